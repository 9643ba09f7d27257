package vitals

import (
	"log/slog"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"scpo.example/desk/models/store"
)

// New watches a service over its store and its engine; nil for none.
func New(s *store.Store, e Engine, log *slog.Logger) *Watch {
	return &Watch{Store: s, Engine: e, Log: log, Folders: map[string]string{}}
}

// NewRegistry measures one process: itself, its connections to the database, and what the watch sees.
func NewRegistry(w *Watch) *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), w)
	if w.Store == nil {
		return r
	}
	for name, pool := range w.Store.Pools() {
		r.MustRegister(collectors.NewDBStatsCollector(pool, name))
	}
	return r
}
