// Package activities holds every side effect that a workflow may ask for. Each may be run twice:
// the store writes once per update and gives the same answer again.
package activities

import (
	"context"

	"scpo.example/desk/models"
)

// Cases is what the activities need of the store.
type Cases interface {
	Create(ctx context.Context, step models.Step) (models.Applied, error)
	Import(ctx context.Context, step models.Step) (models.Applied, error)
	Apply(ctx context.Context, step models.Step) (models.Applied, error)
	Remind(ctx context.Context, r models.Reminder) error
	Standing(ctx context.Context, applicationID string) (models.Standing, error)
	ProvePapers(step models.Step, papers []models.Paper) ([]models.Paper, error)
}

// Papers makes the documents of a submission.
type Papers interface {
	Making(ctx context.Context, step models.Step, beat func()) ([]models.Paper, error)
	Of(ctx context.Context, applicationID string, round int) ([]models.Paper, error)
}

// Activities is registered with the worker; workflows name its methods.
type Activities struct {
	Cases  Cases
	Covers Covers
	Desk   Desk
	Post   *Post  // nil: no email is configured
	Papers Papers // nil: there is no storage for files
}

// Create writes the application and its first event.
func (a *Activities) Create(ctx context.Context, step models.Step) (models.Applied, error) {
	done, err := a.Cases.Create(ctx, step)
	return done, forEngine(err)
}

// Import writes an application from before the service, with the history that its record gives.
func (a *Activities) Import(ctx context.Context, step models.Step) (models.Applied, error) {
	done, err := a.Cases.Import(ctx, step)
	return done, forEngine(err)
}

// Apply writes state and event of one decided step in one transaction.
func (a *Activities) Apply(ctx context.Context, step models.Step) (models.Applied, error) {
	done, err := a.Cases.Apply(ctx, step)
	return done, forEngine(err)
}

// Remind writes to the outbox the reminders that are due in a stage, unless the stage has ended.
func (a *Activities) Remind(ctx context.Context, r models.Reminder) error {
	return forEngine(a.Cases.Remind(ctx, r))
}

// Resume reads the standing of an application, for a workflow that replaces one that is gone.
func (a *Activities) Resume(ctx context.Context, applicationID string) (models.Standing, error) {
	standing, err := a.Cases.Standing(ctx, applicationID)
	return standing, forEngine(err)
}
