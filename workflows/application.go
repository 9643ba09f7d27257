package workflows

import (
	"time"

	"go.temporal.io/sdk/workflow"

	"scpo.example/desk/models"
)

// Application is the life of one application for an order, from the first draft to the court's
// outcome or withdrawal. It waits, for years if need be, for people to act, decides what each may
// do, and has every step written before it answers.
func Application(ctx workflow.Context, in Input) error {
	l, err := setup(ctx, in)
	if err != nil {
		return err
	}
	return l.run(ctx)
}

// life is everything that the workflow knows. Commands are decided one at a time: while one is being written, writing
// is set and the next must ask again.
type life struct {
	in       Input
	standing models.Standing
	open     bool      // the application has been written
	writing  bool      // a step is on its way to the database
	unopened error     // why the application could not be written
	diverged bool      // the database refused a step: nothing may be decided until a person has looked
	acts     int       // commands done in this run
	expired  bool      // Late: no command came
	told     time.Time // up to when the clock has had its say
}

// setup registers every handler before anything can block, so that no early command is lost.
func setup(ctx workflow.Context, in Input) (*life, error) {
	l := &life{in: in, standing: models.Standing{ApplicationID: in.ApplicationID}}
	err := workflow.SetQueryHandler(ctx, StandingQuery, func() (models.Standing, error) { return l.standing, nil })
	if err != nil {
		return nil, err
	}
	return l, l.listen(ctx)
}

// run is the story: the application is opened, people act on it until it ends, and a very long
// life is continued in a new run.
func (l *life) run(ctx workflow.Context) error {
	if l.unopened = l.begin(ctx); l.unopened != nil {
		return l.tell(ctx)
	}
	l.open = true
	workflow.Go(ctx, l.watch)
	if l.in.Late {
		workflow.Go(ctx, l.expire)
	}
	for {
		if err := workflow.Await(ctx, func() bool { return l.over() || l.long(ctx) }); err != nil {
			return err
		}
		if err := workflow.Await(ctx, func() bool { return workflow.AllHandlersFinished(ctx) }); err != nil {
			return err
		}
		if l.over() {
			return nil
		}
		if quiet, err := l.quiet(ctx); err != nil {
			return err
		} else if quiet {
			return workflow.NewContinueAsNewError(ctx, Application, Input{
				ApplicationID: l.in.ApplicationID, Origin: FromRun, Standing: &l.standing, Told: l.told,
			})
		}
	}
}

// begin writes the application, or finds out its standing.
func (l *life) begin(ctx workflow.Context) error {
	switch l.in.Origin {
	case FromRun:
		l.standing, l.told = *l.in.Standing, l.in.Told
		return nil
	case FromStore:
		standing, err := resume(ctx, l.in.ApplicationID)
		l.standing = standing
		return err
	case FromRecord:
		step := models.Step{UpdateID: l.in.UpdateID, Command: l.in.Command, Next: l.standing, At: workflow.Now(ctx)}
		done, err := importRecord(ctx, step)
		l.standing, l.told = done.Standing, workflow.Now(ctx) // what was due before it came here is not news
		return err
	case FromDraft:
	}
	next, refusal := l.standing.Decide(l.in.Command, workflow.Now(ctx))
	if refusal != nil {
		return refusedError(refusal)
	}
	step := models.Step{UpdateID: l.in.UpdateID, Command: l.in.Command, Next: next, At: workflow.Now(ctx)}
	done, err := create(ctx, step)
	l.standing = done.Standing
	return err
}

// tell ends a life that could not begin, once the caller that waits for the opening has got the reason.
func (l *life) tell(ctx workflow.Context) error {
	if err := workflow.Await(ctx, func() bool { return workflow.AllHandlersFinished(ctx) }); err != nil {
		return err
	}
	return l.unopened
}

// over reports whether nothing more can happen.
func (l *life) over() bool {
	if l.in.Late && l.acts == 0 && !l.expired {
		return false
	}
	return !l.standing.State.Open()
}

// expire ends the wait for a command on an application that has ended.
func (l *life) expire(ctx workflow.Context) {
	if workflow.Sleep(ctx, time.Minute) == nil {
		l.expired = true
	}
}

// long reports whether the run's history should end. An approval has some 60 commands and stays
// far below; this is for the rare application that does not.
func (l *life) long(ctx workflow.Context) bool {
	return workflow.GetInfo(ctx).GetContinueAsNewSuggested()
}

// quiet waits a moment and reports whether no one acted in it: a command that completes in the
// very task that continues as new may be delivered again to the new run.
func (l *life) quiet(ctx workflow.Context) (bool, error) {
	before := l.acts
	err := workflow.Sleep(ctx, 5*time.Second)
	return l.acts == before && workflow.AllHandlersFinished(ctx), err
}
