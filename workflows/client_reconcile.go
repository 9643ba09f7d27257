package workflows

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	enumspb "go.temporal.io/api/enums/v1"

	"scpo.example/desk/models"
)

// Reconciled is what a comparison of one application with its workflow led to.
type Reconciled string

// The results. In the last two a new workflow has started from the database.
const (
	Agrees   Reconciled = "agrees"
	Missing  Reconciled = "missing" // no workflow was running
	Differed Reconciled = "differed"
)

// sightings is how often a difference must be seen unchanged before it is believed, and betweenSightings the
// time between: a command that is being written makes one for some 20 ms.
const (
	sightings        = 3
	betweenSightings = 300 * time.Millisecond
)

// Stored reads the standing of an application in the database.
type Stored func(ctx context.Context, applicationID string) (models.Standing, error)

// Reconcile compares an open application in the database with its workflow. If there is none, or if its standing
// differs, as after a restore of either, a workflow that starts from the database replaces it: the database has what
// was acknowledged. The clock then repeats only reminders that the database has no notice of.
func (c *Client) Reconcile(ctx context.Context, applicationID string, stored Stored) (Reconciled, error) {
	var last sighting
	for seen := 0; ; seen++ {
		now, err := c.compare(ctx, applicationID, stored)
		switch {
		case err != nil:
			return "", err
		case now.agrees:
			return Agrees, nil
		case !bytes.Equal(now.words, last.words):
			seen = 0 // it moves: someone is acting
		}
		if last = now; seen == sightings-1 {
			return c.replace(ctx, applicationID, now)
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(betweenSightings):
		}
	}
}

// sighting is one comparison of a workflow with the database.
type sighting struct {
	agrees bool
	runID  string // "" if no workflow is running
	words  []byte // both standings
}

func (c *Client) compare(ctx context.Context, applicationID string, stored Stored) (sighting, error) {
	run, err := c.running(ctx, applicationID)
	if err != nil {
		return sighting{}, err
	}
	var its models.Standing
	if run != "" {
		if its, err = c.Standing(ctx, applicationID); err != nil {
			return sighting{}, err
		}
	}
	ours, err := stored(ctx, applicationID)
	if err != nil {
		return sighting{}, err
	}
	ourWords, err := json.Marshal(ours)
	if err != nil {
		return sighting{}, fmt.Errorf("compare %s: %w", applicationID, err)
	}
	itsWords, err := json.Marshal(its)
	if err != nil {
		return sighting{}, fmt.Errorf("compare %s: %w", applicationID, err)
	}
	over := !ours.State.Open() // it ended meanwhile, and its workflow with it
	return sighting{agrees: over || bytes.Equal(ourWords, itsWords), runID: run, words: append(ourWords, itsWords...)}, nil
}

// running finds the run of an application's workflow; "" if none is running.
func (c *Client) running(ctx context.Context, applicationID string) (runID string, err error) {
	described, err := c.temporal.DescribeWorkflowExecution(ctx, WorkflowID(applicationID), "")
	if err = translate(err); errors.Is(err, models.ErrNotFound) {
		return "", nil
	}
	info := described.GetWorkflowExecutionInfo()
	if err != nil || info.GetStatus() != enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING {
		return "", err
	}
	return info.GetExecution().GetRunId(), nil
}

func (c *Client) replace(ctx context.Context, applicationID string, s sighting) (Reconciled, error) {
	found := Missing
	if s.runID != "" {
		found = Differed
		err := translate(c.temporal.TerminateWorkflow(ctx, WorkflowID(applicationID), s.runID, "it differed from the database"))
		if err != nil && !errors.Is(err, models.ErrNotFound) {
			return "", err
		}
	}
	return found, c.Resume(ctx, applicationID, false)
}

// Resume starts a workflow that takes over an application from the database, where none is running. Late is for an
// application that has ended, which takes one command more.
func (c *Client) Resume(ctx context.Context, applicationID string, late bool) error {
	return c.Open(ctx, Input{ApplicationID: applicationID, Origin: FromStore, Late: late, UpdateID: "resume-" + uuid.NewString()})
}
