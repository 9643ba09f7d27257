package workflows

import (
	"errors"
	"fmt"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
)

// makesPapers asks whether this submission makes its documents. It is asked for each round by itself: in a life that
// began before, only the rounds from then on do.
func makesPapers(ctx workflow.Context, round int) bool {
	return workflow.GetVersion(ctx, fmt.Sprintf("makes-papers-%d", round), workflow.DefaultVersion, 1) == 1
}

// papers has the documents of a submission made before it is written: what cannot be made refuses it.
func (l *life) papers(ctx workflow.Context, step models.Step) (made []models.Paper, err error) {
	err = workflow.ExecuteActivity(untilGivenUp(ctx), do.MakePapers, step).Get(ctx, &made)
	var fault *temporal.ApplicationError
	if err == nil || errors.As(err, &fault) && fault.Type() == activities.ContentChanged {
		return made, err
	}
	workflow.GetLogger(ctx).Error("a submission was refused, because its papers could not be made", "application", l.standing.ApplicationID, "error", err)
	return nil, refusedError(&models.Refusal{Reason: models.PapersNotMade, State: l.standing.State, Last: l.standing.Last})
}

// finishPack has the lists of the pack made. The submission is written: where they cannot be made now, they are at the
// first request.
func (l *life) finishPack(ctx workflow.Context, round int) {
	if err := workflow.ExecuteActivity(untilGivenUp(ctx), do.FinishPack, l.standing.ApplicationID, round).Get(ctx, nil); err != nil {
		workflow.GetLogger(ctx).Error("the index of a pack is not made yet", "application", l.standing.ApplicationID, "error", err)
	}
}

// untilGivenUp is for work on files, which may be large: it is watched by its heartbeat, and after some failures a person
// is told.
func untilGivenUp(ctx workflow.Context) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: 2 * time.Minute,
		HeartbeatTimeout:    5 * time.Second,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval:    100 * time.Millisecond,
			BackoffCoefficient: 2,
			MaximumAttempts:    5,
		},
	})
}
