package workflows

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"scpo.example/desk/activities"
)

// PostID is the id of the one workflow that has letters delivered.
const PostID = "post"

const (
	postEvery  = 20 * time.Second
	postRounds = 200 // of some 11 events, in one run
)

// Post has the due letters delivered, again and again, until it learns that there is no email. It knows nothing about
// them except how many there were.
func Post(ctx workflow.Context) error {
	for range postRounds {
		done, err := deliver(ctx)
		if err != nil {
			return err
		}
		if done.Off {
			return nil
		}
		if done.More {
			continue
		}
		if err := workflow.Sleep(ctx, postEvery); err != nil {
			return err
		}
	}
	return workflow.NewContinueAsNewError(ctx, Post)
}

// deliver asks for one round and tries for ever. A round begins no letter after five minutes, and
// one letter takes some three; a worker that is gone is noticed sooner, by its silence.
func deliver(ctx workflow.Context) (done activities.Delivered, err error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: 15 * time.Minute,
		HeartbeatTimeout:    30 * time.Second,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval:    time.Second,
			BackoffCoefficient: 2,
			MaximumInterval:    time.Minute,
		},
	})
	err = workflow.ExecuteActivity(ctx, do.DeliverLetters).Get(ctx, &done)
	return done, err
}
