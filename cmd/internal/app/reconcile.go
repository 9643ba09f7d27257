package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"scpo.example/desk/models"
	"scpo.example/desk/models/health"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

const (
	reconcilePage   = 200 // applications read at a time
	reconcileAtOnce = 4   // comparisons at a time, so that people who act meanwhile do not wait
	reconcileAgain  = 10 * time.Second
)

// Report counts what a comparison of all open applications with their workflows found.
type Report struct {
	Compared, Missing, Differed, Failed int
}

// String says it in one line.
func (r Report) String() string {
	return fmt.Sprintf("%d open applications compared with their workflows: %d had none and %d differed; all of these have a new one. %d could not be compared",
		r.Compared, r.Missing, r.Differed, r.Failed)
}

// Reconcile compares each open application with its workflow, and replaces a workflow that is missing or differs. It
// stops with models.ErrEngineAway when the engine does not answer; what it has done by then stays done.
func Reconcile(ctx context.Context, c *workflows.Client, s *store.Store, log *slog.Logger) (Report, error) {
	var report Report
	var one sync.Mutex
	for after := ""; ; {
		ids, err := s.OpenApplications(ctx, after, reconcilePage)
		if err == nil && len(ids) == 0 {
			return report, s.NoteCheck(ctx, health.WorkflowsCheck, report.Failed == 0, report.notRight())
		}
		if err != nil {
			return report, err
		}
		after = ids[len(ids)-1]
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(reconcileAtOnce)
		for _, id := range ids {
			group.Go(func() error {
				found, err := c.Reconcile(ctx, id, s.Standing)
				one.Lock()
				defer one.Unlock()
				return report.add(id, found, err, log)
			})
		}
		if err := group.Wait(); err != nil {
			return report, err
		}
	}
}

// notRight counts what could not be compared; where nothing failed, what was put right.
func (r Report) notRight() int64 {
	if r.Failed > 0 {
		return int64(r.Failed)
	}
	return int64(r.Missing + r.Differed)
}

func (r *Report) add(id string, found workflows.Reconciled, err error, log *slog.Logger) error {
	switch {
	case errors.Is(err, models.ErrEngineAway), errors.Is(err, context.Canceled):
		return err
	case err != nil:
		r.Failed++
		log.Error("an application could not be compared with its workflow", "application", id, "error", err)
	case found == workflows.Missing:
		r.Missing++
		log.Warn("the workflow of an open application was missing: started one from the database", "application", id)
	case found == workflows.Differed:
		r.Differed++
		log.Warn("the workflow of an open application differed: replaced it from the database", "application", id)
	}
	r.Compared++
	return nil
}

// keepReconciled compares once after the start of a worker, and again where the engine was away meanwhile.
func keepReconciled(ctx context.Context, c *workflows.Client, s *store.Store, log *slog.Logger) {
	for {
		report, err := Reconcile(ctx, c, s, log)
		if err == nil {
			if report.Missing+report.Differed+report.Failed > 0 {
				log.Warn(report.String())
			}
			return
		}
		log.Warn("open applications are not all compared with their workflows yet", "error", err)
		select {
		case <-ctx.Done():
			return
		case <-time.After(reconcileAgain):
		}
	}
}
