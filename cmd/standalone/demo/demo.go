// Package demo makes the demonstration data: fictional users, the sample applications and enough
// history for the figures to mean something.
package demo

import (
	"context"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// atOnce is how many applications are opened at the same time.
const atOnce = 8

// Engine is what the demonstration asks of the workflow engine: it comes in by the same door as
// everyone else.
type Engine interface {
	Open(ctx context.Context, in workflows.Input) error
	Act(ctx context.Context, applicationID, updateID string, c models.Command) error
	Resume(ctx context.Context, applicationID string, late bool) error
}

// Seed makes the users and, with history, the sample applications and the past ones. It can be called again after it
// was stopped at any instant: it completes what is missing and duplicates nothing. Once all is there it does nothing,
// whatever has been done to the data since.
func Seed(ctx context.Context, s *store.Store, e Engine, dir string, history bool) error {
	p, err := begin(dir)
	if err != nil {
		return err
	}
	if p.Finished && (!history || p.HistoryAt != nil) {
		return nil
	}
	if history && p.HistoryAt == nil {
		now := s.Now()
		p.HistoryAt, p.Finished = &now, false
		if err := p.save(dir); err != nil {
			return err
		}
	}
	users, err := addUsers(ctx, s, dir)
	if err != nil {
		return err
	}
	if history {
		w := &seeder{store: s, engine: e, users: users, namespace: p.Namespace, at: *p.HistoryAt}
		if err := w.applications(ctx); err != nil {
			return err
		}
	}
	p.Finished = true
	return p.save(dir)
}

// seeder puts applications into the service.
type seeder struct {
	store     *store.Store
	engine    Engine
	users     map[string]models.User // by username
	namespace uuid.UUID              // of all ids: the same again on a repeat, others in another installation
	at        time.Time              // when the history was first requested
}

func (w *seeder) applications(ctx context.Context) error {
	past, err := history(calendar.DateIn(w.at), w.users, w.namespace)
	if err != nil {
		return err
	}
	samples, err := w.samples()
	if err != nil {
		return err
	}
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for _, sample := range samples {
		group.Go(func() error { return w.present(within, sample) })
	}
	for _, record := range past {
		group.Go(func() error { return w.open(within, record) })
	}
	return group.Wait()
}

// id names a thing of the demonstration: the same words give the same id in this installation.
func id(namespace uuid.UUID, words string) string {
	return uuid.NewSHA1(namespace, []byte(words)).String()
}
