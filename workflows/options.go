package workflows

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// untilWritten is for steps that must reach the database: a try takes at most five seconds, and
// it is tried for ever, because the person has been or will be told that it was done. Only what
// cannot be fixed by trying again ends it: the activities mark such errors (activities/errors.go).
func untilWritten(ctx workflow.Context) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: 5 * time.Second,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval:    100 * time.Millisecond,
			BackoffCoefficient: 2,
			MaximumInterval:    10 * time.Second,
		},
	})
}
