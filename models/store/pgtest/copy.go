package pgtest

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"testing"
)

// filled is the one database of this process that Copy copies, and what ends with the process.
var filled struct {
	once sync.Once
	name string
	drop func(context.Context) error
	err  error
}

// Copy returns the URL of a database of the test's own with all that fill puts into one, dropped when the test ends. fill is
// called once in a process: every call must give the same.
func Copy(t testing.TB, fill func(ctx context.Context, dsn string) error) string {
	t.Helper()
	s, err := process.get()
	if err != nil {
		t.Fatalf("no PostgreSQL for this test: %v", err)
	}
	filled.once.Do(func() { filled.name, filled.drop, filled.err = s.fill(fill) })
	if filled.err != nil {
		t.Fatalf("no PostgreSQL database to copy for this test: %v", filled.err)
	}
	return own(t, func(ctx context.Context) (string, func(context.Context) error, error) {
		return s.createFrom(ctx, filled.name)
	})
}

func (s *Server) fill(fill func(ctx context.Context, dsn string) error) (name string, drop func(context.Context) error, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), callLimit)
	defer cancel()
	dsn, drop, err := s.CreateDatabase(ctx)
	if err != nil {
		return "", nil, err
	}
	u, err := url.Parse(dsn)
	if err != nil {
		return "", drop, err
	}
	return strings.TrimPrefix(u.Path, "/"), drop, fill(ctx, dsn)
}

// dropFilled drops the database that was copied: a server that was there before keeps nothing of the tests.
func dropFilled() error {
	if filled.drop == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), callLimit)
	defer cancel()
	return filled.drop(ctx)
}
