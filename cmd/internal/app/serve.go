package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Bounds of one HTTP exchange. A command may take 8 seconds when the engine is slow.
const (
	readTimeout  = 15 * time.Second
	writeTimeout = 30 * time.Second
	drainTimeout = 15 * time.Second
)

// Listen takes the address, so that a wrong or taken one is known before anything else is done.
func Listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s (is another program using it?): %w", addr, err)
	}
	return l, nil
}

// Serve answers on the listener, and to operators on theirs, until ctx ends, then lets requests under way finish.
func (e Entrance) Serve(ctx context.Context, l net.Listener, s Site) error {
	if e.operators == nil {
		return e.serve(ctx, l, s.People)
	}
	both, stop := context.WithCancel(ctx)
	defer stop()
	other := make(chan error, 1)
	go func() {
		defer stop()
		other <- e.serve(both, e.operators, s.Operators)
	}()
	err := e.serve(both, l, s.People)
	stop()
	return errors.Join(err, <-other)
}

func (e Entrance) serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{
		Handler: h, TLSConfig: e.tls, ReadHeaderTimeout: readTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- e.answer(server, l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return fmt.Errorf("stop serving: %w", err)
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

func (e Entrance) answer(server *http.Server, l net.Listener) error {
	if e.tls == nil {
		return server.Serve(l)
	}
	return server.ServeTLS(l, "", "")
}
