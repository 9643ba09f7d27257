package workflows

import (
	"go.temporal.io/sdk/workflow"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
)

// do names the activities; it is never called.
var do *activities.Activities

func create(ctx workflow.Context, step models.Step) (done models.Applied, err error) {
	err = workflow.ExecuteActivity(untilWritten(ctx), do.Create, step).Get(ctx, &done)
	return done, err
}

func importRecord(ctx workflow.Context, step models.Step) (done models.Applied, err error) {
	err = workflow.ExecuteActivity(untilWritten(ctx), do.Import, step).Get(ctx, &done)
	return done, err
}

func apply(ctx workflow.Context, step models.Step) (done models.Applied, err error) {
	err = workflow.ExecuteActivity(untilWritten(ctx), do.Apply, step).Get(ctx, &done)
	return done, err
}

func remind(ctx workflow.Context, r models.Reminder) error {
	return workflow.ExecuteActivity(untilWritten(ctx), do.Remind, r).Get(ctx, nil)
}

func resume(ctx workflow.Context, applicationID string) (standing models.Standing, err error) {
	err = workflow.ExecuteActivity(untilWritten(ctx), do.Resume, applicationID).Get(ctx, &standing)
	return standing, err
}
