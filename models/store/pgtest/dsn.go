package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"
)

const (
	// startLimit leaves room for installing PostgreSQL on a slow network.
	startLimit = 8 * time.Minute
	callLimit  = time.Minute
)

// process holds the one server that all tests of this process share. It is the only state of the package, and
// it has to be package-wide: starting a server for each test would take a second or two each time.
var process shared

type shared struct {
	once   sync.Once
	server *Server
	err    error
}

func (s *shared) get() (*Server, error) {
	s.once.Do(func() {
		ctx, cancel := context.WithTimeout(context.Background(), startLimit)
		defer cancel()
		s.server, s.err = Start(ctx)
	})
	return s.server, s.err
}

// stop also makes sure that no server starts afterwards.
func (s *shared) stop() error {
	s.once.Do(func() { s.err = errStopped })
	if s.server == nil {
		return nil
	}
	return s.server.Stop()
}

// DSN returns the URL of a new, empty database of the test's own, dropped when the test ends. A test that cannot
// have one fails, and is never skipped: half a suite would look like a whole one.
func DSN(t testing.TB) string {
	t.Helper()
	s, err := process.get()
	if err != nil {
		t.Fatalf("no PostgreSQL for this test: %v", err)
	}
	return own(t, s.CreateDatabase)
}

// own makes a database that is dropped when the test ends.
func own(t testing.TB, create func(context.Context) (string, func(context.Context) error, error)) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), callLimit)
	defer cancel()
	dsn, drop, err := create(ctx)
	if err != nil {
		t.Fatalf("no PostgreSQL database for this test: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), callLimit)
		defer cancel()
		if err := drop(ctx); err != nil {
			t.Errorf("clean up after the test: %v", err)
		}
	})
	return dsn
}

// Main runs the tests, stops the server that they shared, and returns the exit code for the process.
func Main(m *testing.M) int {
	code := m.Run()
	if err := errors.Join(dropFilled(), process.stop()); err != nil {
		fmt.Fprintln(os.Stderr, "pgtest:", err)
		return max(code, 1)
	}
	return code
}
