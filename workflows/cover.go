package workflows

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
)

// CancelUpdate asks the workflow of a cover to end it now; it answers when that has been written.
const CancelUpdate = "cancel"

// CoverWorkflowID is the id of a cover's workflow.
func CoverWorkflowID(coverID string) string { return "cover/" + coverID }

// CoverInput starts the workflow of a cover. Its instants are midnights in London, in UTC.
type CoverInput struct {
	CoverID string    `json:"coverId"`
	From    time.Time `json:"from"`
	Until   time.Time `json:"until"`
}

// Cover passes an officer's work to a colleague on the first day away and back on the last. It ends
// earlier when it is cancelled: before the first day nothing happens, after that all comes back.
func Cover(ctx workflow.Context, in CoverInput) error {
	a := &absence{in: in}
	if err := workflow.SetUpdateHandler(ctx, CancelUpdate, a.cancel); err != nil {
		return err
	}
	if err := a.wait(ctx, in.From); err != nil {
		return err
	}
	begun := !a.cancelled
	if begun && workflow.Now(ctx).Before(in.Until) { // it may be past when the engine was away for long
		if err := a.leave(ctx); err != nil {
			return err
		}
	}
	if err := a.wait(ctx, in.Until); err != nil {
		return err
	}
	if err := a.end(ctx); err != nil {
		return err
	}
	if begun {
		if err := workflow.ExecuteActivity(sweeping(ctx), do.HandBack, in.CoverID).Get(ctx, nil); err != nil {
			return err
		}
	}
	return workflow.Await(ctx, func() bool { return workflow.AllHandlersFinished(ctx) })
}

// absence is what the workflow of a cover knows.
type absence struct {
	in        CoverInput
	cancelled bool
	ending    bool // it is being written how it ends
	ended     bool // that has been written
}

func (a *absence) cancel(ctx workflow.Context) error {
	if !a.ending {
		a.cancelled = true
	}
	return workflow.Await(ctx, func() bool { return a.ended })
}

// wait waits for the instant, or for being cancelled.
func (a *absence) wait(ctx workflow.Context, until time.Time) error {
	_, err := workflow.AwaitWithTimeout(ctx, until.Sub(workflow.Now(ctx)), func() bool { return a.cancelled })
	return err
}

// leave assigns the work to the colleague. What cannot be assigned is retried until the cover ends.
func (a *absence) leave(ctx workflow.Context) error {
	trying, stop := workflow.WithCancel(ctx)
	passed := workflow.ExecuteActivity(sweeping(trying), do.PassOver, a.in.CoverID)
	_, err := workflow.AwaitWithTimeout(ctx, a.in.Until.Sub(workflow.Now(ctx)), func() bool { return a.cancelled || passed.IsReady() })
	if err != nil {
		return err
	}
	stopped := !passed.IsReady()
	stop()
	if err := passed.Get(ctx, nil); err != nil && !stopped {
		return err
	}
	return ctx.Err() // what was stopped may have failed as well: the engine does not try it again
}

// end writes that the officer is back.
func (a *absence) end(ctx workflow.Context) error {
	a.ending = true
	how := activities.CoverEnd{CoverID: a.in.CoverID, State: models.CoverOver}
	if a.cancelled {
		how.State = models.CoverCancelled
	}
	if err := workflow.ExecuteActivity(untilWritten(ctx), do.EndCover, how).Get(ctx, nil); err != nil {
		return err
	}
	a.ended = true
	return nil
}

// sweeping is for what goes through many applications: each round may take minutes, is watched by
// its heartbeat, and is repeated until nothing is left.
func sweeping(ctx workflow.Context) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: 10 * time.Minute,
		HeartbeatTimeout:    20 * time.Second,
		WaitForCancellation: true,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval:    time.Second,
			BackoffCoefficient: 2,
			MaximumInterval:    time.Minute,
		},
	})
}
