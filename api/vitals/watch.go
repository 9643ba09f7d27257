// Package vitals finds out how the service is, for its own page, for readiness and for measurements: one source for all three.
package vitals

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"scpo.example/desk/models/health"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

const (
	// fresh is how long numbers are given again before they are counted again: several may ask at once.
	fresh = 5 * time.Second
	// patience bounds one look: who asks whether it is ready does not wait long.
	patience = 3 * time.Second
)

// Engine is what is asked of the workflows.
type Engine interface {
	Ready(ctx context.Context) error
	Backlog(ctx context.Context) (health.Queue, error)
}

// Watch is how one process sees the service. It is safe for concurrent use.
type Watch struct {
	Store   *store.Store
	Engine  Engine
	Folders map[string]string // by what they are for; those of this machine
	Log     *slog.Logger
	Own     func() error // why this process alone cannot do its work; nil where there is nothing to say

	one  sync.Mutex
	last health.Health
}

// Faults says why no command can be carried out now: it tries.
func (w *Watch) Faults(ctx context.Context) []health.Fault {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var asking sync.WaitGroup
	var database, engine error
	asking.Go(func() {
		if database = w.Store.Ping(ctx); database == nil {
			if database = w.Store.Writable(ctx); database != nil {
				database = notWritten{database}
			}
		}
	})
	if w.Engine != nil {
		asking.Go(func() { engine = w.Engine.Ready(ctx) })
	}
	asking.Wait()
	if engine == nil && w.Own != nil {
		engine = w.Own()
		if engine != nil {
			engine = fmt.Errorf("%w: %w", workflows.ErrNoWorker, engine)
		}
	}
	return slices.Concat(databaseFault(database), engineFault(engine))
}

// notWritten says that the database answers, and cannot be written.
type notWritten struct{ error }

func (e notWritten) Unwrap() error { return e.error }

func databaseFault(err error) []health.Fault {
	var full notWritten
	switch {
	case err == nil:
		return nil
	case errors.As(err, &full):
		return []health.Fault{{Part: health.Database, Code: "database-not-writable", Text: "The database cannot be written. Its disk may be full.", Err: err}}
	}
	return []health.Fault{{Part: health.Database, Code: "database-away", Text: "The database does not answer.", Err: err}}
}

func engineFault(err error) []health.Fault {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, workflows.ErrNoWorker):
		return []health.Fault{{Part: health.Worker, Code: "worker-away", Text: "No worker answers.", Err: err}}
	}
	return []health.Fault{{Part: health.Engine, Code: "engine-away", Text: "The workflow engine does not answer.", Err: err}}
}

// Look says how everything is. What was found a moment ago is found again.
func (w *Watch) Look(ctx context.Context) health.Health {
	w.one.Lock()
	defer w.one.Unlock()
	if age := time.Since(w.last.At); age >= 0 && age < fresh {
		return w.last
	}
	h := health.Health{At: time.Now(), Faults: w.Faults(ctx), Folders: w.folders()}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if n, err := w.Store.Numbers(ctx); err == nil {
		h.Numbers = &n
	} else {
		w.Log.Warn("how the service is could not be counted", "error", err)
	}
	if w.Engine != nil && !slices.ContainsFunc(h.Faults, func(f health.Fault) bool { return f.Part == health.Engine }) {
		if q, err := w.Engine.Backlog(ctx); err == nil {
			h.Queue = &q
		}
	}
	if ctx.Err() == nil { // what was broken off is not what is
		w.last = h
	}
	return h
}

func (w *Watch) folders() []health.Folder {
	var all []health.Folder
	for name, path := range w.Folders {
		if free, size, err := room(path); err == nil {
			all = append(all, health.Folder{Name: name, Free: free, Size: size})
		}
	}
	slices.SortFunc(all, func(a, b health.Folder) int { return cmp.Compare(a.Name, b.Name) })
	return all
}
