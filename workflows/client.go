package workflows

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync/atomic"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
)

// patience is how long a caller waits for a command to be decided and written. A person gets an
// answer within 8 seconds, whatever the engine does; the rest of that is for asking again.
const patience = 5 * time.Second

// taskTimeout is how long the engine waits for a worker that may have died while it was deciding.
// Deciding takes milliseconds; the default of ten seconds would keep people waiting after a crash.
const taskTimeout = 3 * time.Second

// Client asks the workflows. It is the only caller of the Temporal client, and its errors are
// those of models: a *models.Refusal, ErrNotFound, ErrExists, ErrDiverged or ErrEngineAway.
type Client struct {
	temporal client.Client
	away     atomic.Bool // the last command was not answered
}

// NewClient wraps a connection.
func NewClient(c client.Client) *Client { return &Client{temporal: c} }

// Open starts the workflow of an application and returns when the application has been written.
// Asking again with the same input does nothing more. What could not begin is begun again with a new proof.
func (c *Client) Open(ctx context.Context, in Input) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := c.back(ctx); err != nil {
		return err
	}
	start := c.temporal.NewWithStartWorkflowOperation(client.StartWorkflowOptions{
		ID: WorkflowID(in.ApplicationID), TaskQueue: TaskQueue,
		WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
		WorkflowIDReusePolicy:    reuse(in.Origin),
		WorkflowTaskTimeout:      taskTimeout,
	}, Application, in)
	handle, err := c.temporal.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{
		StartWorkflowOperation: start,
		UpdateOptions: client.UpdateWorkflowOptions{
			UpdateID: openingID(in), UpdateName: OpenUpdate, WaitForStage: client.WorkflowUpdateStageCompleted,
		},
	})
	if err == nil {
		err = handle.Get(ctx, nil)
	}
	return c.noting(translate(err))
}

// reuse lets a workflow be started again to take over one that is gone, and where it could not begin: its proof may have been
// too old when the database was back.
func reuse(o Origin) enumspb.WorkflowIdReusePolicy {
	if o == FromStore {
		return enumspb.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE
	}
	return enumspb.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY
}

// openingID names the wait for the opening. The engine remembers what it answered under a name, so that another proof has
// another one.
func openingID(in Input) string {
	if in.Command.Proof == nil {
		return in.UpdateID
	}
	return in.UpdateID + "-" + strconv.FormatInt(in.Command.Proof.At.Unix(), 10)
}

// Act asks for one command under an update id and returns when it has been written. The same id always means the same
// command: asking again has no second effect.
func (c *Client) Act(ctx context.Context, applicationID, updateID string, command models.Command) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := c.back(ctx); err != nil {
		return err
	}
	for {
		err := c.update(ctx, applicationID, updateID, command)
		if !isType(err, busy) {
			return c.noting(c.settle(ctx, applicationID, updateID, translate(err)))
		}
		select { // another command is being written: it takes some 20 ms
		case <-ctx.Done():
			return models.ErrEngineAway
		case <-time.After(15 * time.Millisecond):
		}
	}
}

func (c *Client) update(ctx context.Context, applicationID, updateID string, command models.Command) error {
	handle, err := c.temporal.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
		WorkflowID: WorkflowID(applicationID), UpdateID: updateID, UpdateName: string(command.Action),
		Args: []any{command}, WaitForStage: client.WorkflowUpdateStageCompleted,
	})
	if err != nil {
		return err
	}
	return handle.Get(ctx, nil)
}

// settle asks again for the outcome of a command whose answer did not come: it may well have
// been written.
func (c *Client) settle(ctx context.Context, applicationID, updateID string, err error) error {
	if !errors.Is(err, models.ErrEngineAway) {
		return err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	handle := c.temporal.GetWorkflowUpdateHandle(client.GetWorkflowUpdateHandleOptions{
		WorkflowID: WorkflowID(applicationID), UpdateID: updateID,
	})
	later := handle.Get(ctx, nil)
	if isType(later, busy) { // refused for the moment only
		return err
	}
	if later := translate(later); !errors.Is(later, models.ErrEngineAway) && !errors.Is(later, models.ErrNotFound) {
		return later
	}
	return err
}

// Standing asks the workflow for the standing of its application.
func (c *Client) Standing(ctx context.Context, applicationID string) (models.Standing, error) {
	var standing models.Standing
	value, err := c.temporal.QueryWorkflow(ctx, WorkflowID(applicationID), "", StandingQuery)
	if err == nil {
		err = value.Get(&standing)
	}
	return standing, translate(err)
}

func isType(err error, name string) bool {
	var fault *temporal.ApplicationError
	return errors.As(err, &fault) && fault.Type() == name
}

// translate turns the engine's errors into ours.
func translate(err error) error {
	if err == nil {
		return nil
	}
	var fault *temporal.ApplicationError
	if errors.As(err, &fault) {
		return translateFault(fault)
	}
	var missing *serviceerror.NotFound
	if errors.As(err, &missing) {
		return models.ErrNotFound
	}
	var started *serviceerror.WorkflowExecutionAlreadyStarted
	if errors.As(err, &started) {
		return models.ErrExists
	}
	return fmt.Errorf("%w: %w", models.ErrEngineAway, err)
}

func translateFault(fault *temporal.ApplicationError) error {
	switch fault.Type() {
	case refused:
		var r models.Refusal
		if err := fault.Details(&r); err != nil {
			return fmt.Errorf("read refusal: %w", err)
		}
		return &r
	case diverged:
		return models.ErrDiverged
	case activities.Exists:
		return models.ErrExists
	case activities.Stale:
		return models.ErrStale
	case activities.Answered:
		return models.ErrAnswered
	case activities.NotFound:
		return models.ErrNotFound
	}
	return fmt.Errorf("workflow: %w", fault)
}
