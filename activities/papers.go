package activities

import (
	"context"
	"errors"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/temporal"

	"scpo.example/desk/models"
)

// MakePapers makes and stores the documents of a submission that is about to be written. Nothing is noted of them: that is
// for Apply, in the transaction of the event. Without storage for files there are none.
func (a *Activities) MakePapers(ctx context.Context, step models.Step) ([]models.Paper, error) {
	if a.Papers == nil {
		return nil, nil
	}
	made, err := a.Papers.Making(ctx, step, func() { activity.RecordHeartbeat(ctx) })
	if errors.Is(err, models.ErrPapers) {
		activity.GetLogger(ctx).Error("the papers of a submission cannot be made", "application", step.Next.ApplicationID, "error", err)
		return nil, temporal.NewNonRetryableApplicationError("the papers cannot be made", NoPapers, nil)
	}
	if err != nil {
		return nil, forEngine(err)
	}
	return a.Cases.ProvePapers(step, made)
}

// FinishPack makes what lists the documents of a submission that has been written.
func (a *Activities) FinishPack(ctx context.Context, applicationID string, round int) error {
	if a.Papers == nil {
		return nil
	}
	_, err := a.Papers.Of(ctx, applicationID, round)
	return forEngine(err)
}
