package workflows

import (
	"context"
	"errors"
	"fmt"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/sdk/client"

	"scpo.example/desk/models"
	"scpo.example/desk/models/health"
)

const (
	// pollerGone is when a poller that has not asked again is taken to be gone: one poll lasts 70 seconds at most.
	pollerGone = 75 * time.Second
	// workerAnswers is how long a worker that listens is given to answer one question.
	workerAnswers = 3 * time.Second
	// glance is how long a command waits to learn whether an engine that was away is back.
	glance = time.Second
)

// ErrNoWorker says that the engine answers, and no worker does.
var ErrNoWorker = errors.New("no worker answers")

// Ready reports why no command can be carried out now: the engine does not answer, or no worker does. nil if one can.
func (c *Client) Ready(ctx context.Context) error {
	queue, err := c.temporal.DescribeTaskQueue(ctx, TaskQueue, enumspb.TASK_QUEUE_TYPE_WORKFLOW)
	if err != nil {
		return fmt.Errorf("workflow engine: %w", err)
	}
	for _, p := range queue.GetPollers() { // the engine remembers pollers for minutes after they are gone
		if time.Since(p.GetLastAccessTime().AsTime()) < pollerGone {
			return c.answers(ctx)
		}
	}
	return fmt.Errorf("%w: none is listening", ErrNoWorker)
}

// answers asks a worker a question about the delivery of letters, which every worker knows: one that has died stays in the
// engine's list for more than a minute. Where there is no email, the delivery has ended, and answers all the same.
func (c *Client) answers(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, workerAnswers)
	defer cancel()
	_, err := c.temporal.QueryWorkflow(ctx, PostID, "", client.QueryTypeStackTrace)
	var gone *serviceerror.NotFound
	if errors.As(err, &gone) { // never started, or forgotten by the engine
		if err = c.StartPost(ctx); err == nil {
			_, err = c.temporal.QueryWorkflow(ctx, PostID, "", client.QueryTypeStackTrace)
		}
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoWorker, err)
	}
	return nil
}

// Backlog is what waits for a worker now.
func (c *Client) Backlog(ctx context.Context) (health.Queue, error) {
	var waiting health.Queue
	queue, err := c.temporal.DescribeTaskQueueEnhanced(ctx, client.DescribeTaskQueueEnhancedOptions{TaskQueue: TaskQueue, ReportStats: true})
	if err != nil {
		return waiting, fmt.Errorf("workflow engine: %w", err)
	}
	for _, version := range queue.VersionsInfo { //nolint:staticcheck // the plain call asks for no numbers, and only the connection knows its namespace
		for _, kind := range version.TypesInfo {
			if kind.Stats != nil {
				waiting.Backlog += kind.Stats.ApproximateBacklogCount
				waiting.Age = max(waiting.Age, kind.Stats.ApproximateBacklogAge)
			}
		}
	}
	return waiting, nil
}

// noting remembers that the engine did not answer a command, so that the next need not wait as long to learn it.
func (c *Client) noting(err error) error {
	if errors.Is(err, models.ErrEngineAway) {
		c.away.Store(true)
	}
	return err
}

// back refuses a command at once while the engine that did not answer the last one is still away.
func (c *Client) back(ctx context.Context) error {
	if !c.away.Load() {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, glance)
	defer cancel()
	if err := c.Ready(ctx); err != nil {
		return fmt.Errorf("%w: %w", models.ErrEngineAway, err)
	}
	c.away.Store(false)
	return nil
}
