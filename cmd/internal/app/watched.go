package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"

	"github.com/prometheus/client_golang/prometheus"

	"scpo.example/desk/api"
	"scpo.example/desk/api/door"
	"scpo.example/desk/api/vitals"
	"scpo.example/desk/models/store"
)

// Watched is how a process sees the service and itself.
type Watched struct {
	Watch    *vitals.Watch
	Measures *prometheus.Registry
	began    *atomic.Bool // nil: there is nothing to begin
}

// Watch begins to watch a service. Its engine is named when there is a connection to it.
func Watch(s *store.Store, log *slog.Logger) Watched {
	w := vitals.New(s, nil, log)
	return Watched{Watch: w, Measures: vitals.NewRegistry(w)}
}

// Folder watches the room on the disk of a folder; "" for none.
func (w Watched) Folder(name, path string) {
	if path != "" {
		w.Watch.Folders[name] = path
	}
}

// Option has the API tell what is watched.
func (w Watched) Option() api.Option { return api.WithWatch(w.Watch, w.Measures) }

// Operators is where a process without pages says how it is.
type Operators struct {
	MetricsAddr string `name:"metrics-addr" help:"Address with /healthz, /readyz and /metrics for those who run the service. A loopback address, or any with a certificate. ${metricsAddr} if left out." env:"SCPO_METRICS_ADDR" placeholder:"HOST:PORT"`
	TLSCert     string `name:"tls-cert" help:"File with the certificate, and those between it and its authority, to answer there over https." env:"SCPO_TLS_CERT" placeholder:"FILE"`
	TLSKey      string `name:"tls-key" help:"File with the key of the certificate." env:"SCPO_TLS_KEY" placeholder:"FILE"`
}

// DefaultMetricsAddr is where a worker says how it is, unless another address is named.
const DefaultMetricsAddr = "127.0.0.1:9464"

// OperatorsWay is an open address for those who run the service.
type OperatorsWay struct {
	net.Listener
	entrance Entrance
}

// Open takes the address. Where none is named and another program has the default one, as a second worker on one machine
// finds, it takes a free one and says which.
func (o Operators) Open(log *slog.Logger) (OperatorsWay, error) {
	encrypted, err := certificateOf(o.TLSCert, o.TLSKey)
	if err != nil {
		return OperatorsWay{}, err
	}
	way := OperatorsWay{entrance: Entrance{tls: encrypted}}
	if o.MetricsAddr != "" {
		way.Listener, err = forOperators(o.MetricsAddr, encrypted != nil)
		return way, err
	}
	if way.Listener, err = Listen(DefaultMetricsAddr); err != nil {
		if way.Listener, err = Listen("127.0.0.1:0"); err == nil {
			log.Warn("another program has the usual address for health and metrics, so this one took a free one; name one with --metrics-addr", "address", way.Addr().String())
		}
	}
	return way, err
}

// Tell answers there until ctx ends, also before the process has begun its work; what went wrong then comes back.
func (w OperatorsWay) Tell(ctx context.Context, of Watched, log *slog.Logger) <-chan error {
	edge := api.New(of.Watch.Store, nil, log, of.Option()).Handler() //nolint:contextcheck // each request has its own
	fmt.Printf("Health and metrics are at %s\n", w.Addr())
	ended := make(chan error, 1)
	go func() { ended <- w.entrance.serve(ctx, w.Listener, door.Door{}.Operators(forOperatorsOnly(edge))) }()
	return ended
}

// forOperatorsOnly leaves of the API what is for those who run the service.
func forOperatorsOnly(edge http.Handler) http.Handler {
	only := http.NewServeMux()
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		only.Handle(path, edge)
	}
	return only
}

var errNotBegun = errors.New("this worker has not started")

// Begins says that the process is not ready before Began is called.
func (w *Watched) Begins() {
	w.began = &atomic.Bool{}
	w.Watch.Own = func() error {
		if w.began.Load() {
			return nil
		}
		return errNotBegun
	}
}

// Began says that the process does its work now.
func (w *Watched) Began() { w.began.Store(true) }
