package pgtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // the database/sql driver named pgx
)

// Env names the environment variable with the URL of a maintenance database on a server to use instead of
// starting one.
const Env = "SCPO_TEST_POSTGRES"

var errStopped = errors.New("the tests of this process have ended")

// A Server is a running PostgreSQL whose user may create databases.
type Server struct {
	maintenance url.URL
	local       *local // nil for a server that was already there
}

// Start uses the server that SCPO_TEST_POSTGRES names, or starts one; it answers queries when Start returns. The
// error says what to do about it. Cancelling ctx afterwards does not end the server: call Stop.
func Start(ctx context.Context) (*Server, error) {
	if v := os.Getenv(Env); v != "" {
		return connect(ctx, v)
	}
	l, err := startLocal(ctx)
	if err != nil {
		return nil, fmt.Errorf("start PostgreSQL (or set %s to the URL of a maintenance database): %w", Env, err)
	}
	return &Server{maintenance: l.url(), local: l}, nil
}

func connect(ctx context.Context, dsn string) (*Server, error) {
	u, err := url.Parse(dsn)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		// The value may hold a password, and so does url.Parse's error.
		return nil, fmt.Errorf("%s is not a postgres:// URL", Env)
	}
	s := &Server{maintenance: *u}
	if err := s.exec(ctx, "select 1"); err != nil {
		return nil, fmt.Errorf("the server named by %s: %w", Env, err)
	}
	return s, nil
}

// CreateDatabase makes an empty database with a random name and returns its URL, and the function that drops it
// with whatever connections it still has.
func (s *Server) CreateDatabase(ctx context.Context) (dsn string, drop func(context.Context) error, err error) {
	// template0 takes no connections, so that tests creating databases at once never block one another.
	return s.createFrom(ctx, "template0")
}

// createFrom makes a database that is a copy of another, to which there must be no connection.
func (s *Server) createFrom(ctx context.Context, template string) (dsn string, drop func(context.Context) error, err error) {
	name := "scpo_test_" + strings.ToLower(rand.Text())
	if err := s.exec(ctx, "create database "+name+" template "+template); err != nil {
		return "", nil, fmt.Errorf("create database %s: %w", name, err)
	}
	u := s.maintenance
	u.Path = "/" + name
	drop = func(ctx context.Context) error {
		if err := s.exec(ctx, "drop database if exists "+name+" with (force)"); err != nil {
			return fmt.Errorf("drop database %s: %w", name, err)
		}
		return nil
	}
	return u.String(), drop, nil
}

// Stop ends a server that Start started and removes its folder; it leaves any other alone. It may be called again.
func (s *Server) Stop() error {
	if s.local == nil {
		return nil
	}
	return s.local.stop()
}

func (s *Server) exec(ctx context.Context, query string) (err error) {
	db, err := sql.Open("pgx", s.maintenance.String())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	_, err = db.ExecContext(ctx, query)
	return err
}
