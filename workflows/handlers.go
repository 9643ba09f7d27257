package workflows

import (
	"errors"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
)

// listen registers one update for each action of the table, and one that waits for the opening.
func (l *life) listen(ctx workflow.Context) error {
	for _, action := range models.Actions() {
		if action == models.Create {
			continue // the workflow's own start
		}
		check := func(ctx workflow.Context, c models.Command) error { return l.check(ctx, action, c) }
		err := workflow.SetUpdateHandlerWithOptions(ctx, string(action), l.act, workflow.UpdateHandlerOptions{Validator: check})
		if err != nil {
			return err
		}
	}
	return workflow.SetUpdateHandler(ctx, OpenUpdate, l.opened)
}

// check refuses, without a trace in the history, whatever can be foreseen to fail. It only reads.
func (l *life) check(ctx workflow.Context, action models.Action, c models.Command) error {
	switch {
	case l.diverged:
		return temporal.NewNonRetryableApplicationError("database and workflow disagree", diverged, nil)
	case !l.open || l.writing:
		return temporal.NewNonRetryableApplicationError("another command is being written", busy, nil)
	case c.Action != action:
		return refusedError(&models.Refusal{Reason: models.UnknownAction, State: l.standing.State, Last: l.standing.Last})
	}
	if _, refusal := l.standing.Decide(c, workflow.Now(ctx)); refusal != nil {
		return refusedError(refusal)
	}
	if refusal := l.standing.Needless(c); refusal != nil {
		return refusedError(refusal)
	}
	return nil
}

// act decides one command, has it written, and only then answers.
func (l *life) act(ctx workflow.Context, c models.Command) (Outcome, error) {
	next, refusal := l.standing.Decide(c, workflow.Now(ctx))
	if refusal != nil {
		return Outcome{}, refusedError(refusal)
	}
	l.writing = true
	defer func() { l.writing = false }()
	step := models.Step{
		UpdateID: workflow.GetCurrentUpdateInfo(ctx).ID, Command: c,
		From: l.standing.State, Next: next, At: workflow.Now(ctx),
	}
	papers := c.Action == models.SubmitToCPS && makesPapers(ctx, next.Round)
	if papers {
		made, err := l.papers(ctx, step)
		if err != nil {
			return Outcome{}, l.failed(err)
		}
		step.Papers = made
	}
	done, err := apply(ctx, step)
	if err != nil {
		return Outcome{}, l.failed(err)
	}
	l.standing = done.Standing
	l.acts++
	if papers {
		l.finishPack(ctx, next.Round)
	}
	return outcome(done), nil
}

// opened answers once the application has been written, or could not be.
func (l *life) opened(ctx workflow.Context) (Outcome, error) {
	if err := workflow.Await(ctx, func() bool { return l.open || l.unopened != nil }); err != nil {
		return Outcome{}, err
	}
	if l.unopened != nil {
		return Outcome{}, l.unopened
	}
	return Outcome{Seq: l.standing.Seq, State: l.standing.State, Version: 1, Round: l.standing.Round}, nil
}

// failed tells apart a step that the database rightly refused from one that shows a fault of ours.
func (l *life) failed(err error) error {
	var fault *temporal.ApplicationError
	if errors.As(err, &fault) && fault.Type() == activities.ContentChanged {
		return refusedError(&models.Refusal{Reason: models.ContentChanged, State: l.standing.State, Last: l.standing.Last})
	}
	if errors.As(err, &fault) && (fault.Type() == activities.Stale || fault.Type() == activities.Answered) {
		return temporal.NewNonRetryableApplicationError("not written", fault.Type(), nil)
	}
	if errors.As(err, &fault) && fault.Type() == activities.Diverged {
		l.diverged = true
		return temporal.NewNonRetryableApplicationError("database and workflow disagree", diverged, nil)
	}
	return err
}

func outcome(done models.Applied) Outcome {
	return Outcome{Seq: done.Seq, State: done.Standing.State, Version: done.Version, Round: done.Standing.Round}
}

func refusedError(r *models.Refusal) error {
	return temporal.NewNonRetryableApplicationError("refused: "+string(r.Reason), refused, nil, r)
}
