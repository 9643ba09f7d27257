// Package measure gives Prometheus what the engine's client and worker measure of themselves.
package measure

import (
	"maps"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.temporal.io/sdk/client"
)

// labels are those that a measurement of the engine may have. All others are left out: so no id of a workflow can become one.
var labels = []string{"task_queue", "workflow_type", "activity_type", "worker_type", "poller_type", "operation", "status_code", "cause", "failure_reason"}

// Failures are counted from 0, so that the first one is seen as a rise.
var failures = []string{
	"temporal_activity_execution_failed", "temporal_workflow_task_execution_failed", "temporal_workflow_failed", "temporal_request_failure",
	"temporal_long_request_failure",
}

// Engine hands the measurements of a client on. Names are those of the client, with what they measure: _total, _seconds.
func Engine(r prometheus.Registerer) client.MetricsHandler {
	h := &handler{shared: &shared{registry: r, counters: map[string]*prometheus.CounterVec{}, gauges: map[string]*prometheus.GaugeVec{}, timers: map[string]*prometheus.HistogramVec{}}}
	for _, name := range failures {
		h.Counter(name).Inc(0)
	}
	return h
}

// shared has each measurement once, for all combinations of tags.
type shared struct {
	registry prometheus.Registerer
	one      sync.Mutex
	counters map[string]*prometheus.CounterVec
	gauges   map[string]*prometheus.GaugeVec
	timers   map[string]*prometheus.HistogramVec
}

type handler struct {
	*shared
	tags map[string]string
}

// WithTags adds tags to those there are.
func (h *handler) WithTags(tags map[string]string) client.MetricsHandler {
	all := maps.Clone(h.tags)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, tags)
	return &handler{h.shared, all}
}

func (h *handler) values() []string {
	values := make([]string, len(labels))
	for i, name := range labels {
		values[i] = h.tags[name]
	}
	return values
}

type counted struct{ prometheus.Counter }

// Inc adds, but never less than nothing.
func (c counted) Inc(n int64) { c.Add(float64(max(0, n))) }

type gauged struct{ prometheus.Gauge }

// Update sets the value.
func (g gauged) Update(v float64) { g.Set(v) }

type timed struct{ prometheus.Observer }

// Record notes a time.
func (t timed) Record(d time.Duration) { t.Observe(d.Seconds()) }

// Counter counts under a name.
func (h *handler) Counter(name string) client.MetricsCounter {
	vec := made(h.shared, h.counters, name, func() *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name + "_total", Help: help}, labels)
	})
	return counted{vec.WithLabelValues(h.values()...)}
}

// Gauge shows a value under a name.
func (h *handler) Gauge(name string) client.MetricsGauge {
	vec := made(h.shared, h.gauges, name, func() *prometheus.GaugeVec {
		return prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: name, Help: help}, labels)
	})
	return gauged{vec.WithLabelValues(h.values()...)}
}

// Timer measures times under a name.
func (h *handler) Timer(name string) client.MetricsTimer {
	vec := made(h.shared, h.timers, name, func() *prometheus.HistogramVec {
		return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: name + "_seconds", Help: help, Buckets: prometheus.ExponentialBuckets(0.001, 4, 10)}, labels)
	})
	return timed{vec.WithLabelValues(h.values()...)}
}

const help = "Measured by the client or the worker of the workflow engine."

// made finds the measurement of a name, or makes and registers it.
func made[T prometheus.Collector](s *shared, known map[string]T, name string, fresh func() T) T {
	s.one.Lock()
	defer s.one.Unlock()
	if one, there := known[name]; there {
		return one
	}
	one := fresh()
	s.registry.MustRegister(one)
	known[name] = one
	return one
}
