package workflows

import (
	"context"
	"errors"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"

	"scpo.example/desk/models"
)

// StartCover starts the workflow of a cover that has been saved. Asking again does nothing more.
func (c *Client) StartCover(ctx context.Context, cover models.Cover) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	_, err := c.temporal.ExecuteWorkflow(ctx, client.StartWorkflowOptions{
		ID: CoverWorkflowID(cover.ID), TaskQueue: TaskQueue,
		WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
		WorkflowIDReusePolicy:    enumspb.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY,
		WorkflowTaskTimeout:      taskTimeout,

		WorkflowExecutionErrorWhenAlreadyStarted: true,
	}, Cover, CoverInput{CoverID: cover.ID, From: cover.FromAt(), Until: cover.UntilAt()})
	if err = translate(err); errors.Is(err, models.ErrExists) { // it has ended as it should
		return nil
	}
	return err
}

// CancelCover ends a cover now and returns when that has been written; what comes back is still on
// its way. A cover that has ended otherwise meanwhile stays as it is. ErrNotFound when it has no
// workflow, or has none any more.
func (c *Client) CancelCover(ctx context.Context, coverID, updateID string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	handle, err := c.temporal.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
		WorkflowID: CoverWorkflowID(coverID), UpdateID: updateID, UpdateName: CancelUpdate,
		WaitForStage: client.WorkflowUpdateStageCompleted,
	})
	if err == nil {
		err = handle.Get(ctx, nil)
	}
	return translate(err)
}
