package app

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	"scpo.example/desk/activities"
	"scpo.example/desk/activities/packing"
	"scpo.example/desk/cmd/internal/measure"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// workerStop is how long a stopping worker may finish what it is writing.
const workerStop = 10 * time.Second

// stickyTimeout is how long work waits for the worker that did it last before any other may have it.
const stickyTimeout = 2 * time.Second

// Work is what a worker can do in addition to the life of applications.
type Work struct {
	Post   *activities.Post // nil: letters are not delivered
	Packer *packing.Packer  // nil: submissions have no documents
}

func (w Work) papers() activities.Papers {
	if w.Packer == nil {
		return nil
	}
	return w.Packer
}

// StartWorker starts a worker and returns the function that stops it. Where the engine is away it
// tries again until ctx ends. A worker that dies later calls failed.
func StartWorker(ctx context.Context, c client.Client, s *store.Store, work Work, log *slog.Logger, failed func(error)) (func(), error) {
	for {
		w := worker.New(c, workflows.TaskQueue, worker.Options{
			WorkerStopTimeout: workerStop,
			Identity:          "worker", // the default names the machine, and is in every history
			OnFatalError:      failed,

			StickyScheduleToStartTimeout: stickyTimeout,
		})
		workflows.Register(w, &activities.Activities{Cases: store.Proved{Store: s}, Covers: store.Proved{Store: s}, Desk: workflows.NewClient(c), Post: work.Post, Papers: work.papers()})
		err := w.Start()
		if err == nil {
			resumeCovers(ctx, workflows.NewClient(c), s, log)
			go keepReconciled(ctx, workflows.NewClient(c), s, log)
			if work.Post != nil {
				go keepPost(ctx, workflows.NewClient(c), log)
			}
			return w.Stop, nil
		}
		log.Warn("workflow engine not available yet", "error", err)
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("start worker: %w", err)
		case <-time.After(2 * time.Second):
		}
	}
}

// resumeCovers sees that every cover that is not over has its workflow: the person who asked for it may have gone
// before it was started, or the engine's own data may be lost. What cannot be done now is done at the next start, or
// when the cover is requested again.
func resumeCovers(ctx context.Context, c *workflows.Client, s *store.Store, log *slog.Logger) {
	covers, err := s.OpenCovers(ctx)
	if err != nil {
		log.Error("covers could not be read", "error", err)
		return
	}
	for _, cover := range covers {
		if err := c.StartCover(ctx, cover); err != nil {
			log.Error("workflow of a cover could not be started", "cover", cover.ID, "error", err)
			return
		}
	}
}

// Dial makes a client that connects when it is first used, so that the pages and the health
// answers are there while the engine is not. What it measures of itself goes to measures.
func Dial(o client.Options, log *slog.Logger, measures prometheus.Registerer) (client.Client, error) {
	o.Logger = engineLogger(log)
	o.MetricsHandler = measure.Engine(measures)
	if err := traceEngine(&o); err != nil {
		return nil, err
	}
	o.Identity = "scpo"
	c, err := client.NewLazyClient(o)
	if err != nil {
		return nil, fmt.Errorf("connect to the workflow engine: %w", err)
	}
	return c, nil
}
