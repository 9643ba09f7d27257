package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations
var migrations embed.FS

const sqliteMigrations = "migrations/sqlite"

// ErrNewerSchema says that the database was written by a newer version of the program.
var ErrNewerSchema = errors.New("the database is from a newer version of this program; nothing was changed; start the newer version")

// ErrTooOldSchema says that the database is from before the oldest version that this one can migrate.
var ErrTooOldSchema = errors.New("the database is from a version that is too old to be migrated at once; nothing was changed; migrate it with version 0.1.0 first, then with this one")

// An epoch is the migrations of one ten thousand. Within an epoch migrations only add, so that a program works on a
// database of its epoch that is newer than itself: it may serve while the next release is put in place, or after it was
// taken out again. What an older program needs is removed in the next epoch only, when no program of the last is in use.
const epoch = 10_000

// floor is the number of the oldest schema that can be migrated: that of 0.1.0 once a later release leaves out what
// brought an older one up. 0 is an empty database.
var floor int64 = 1

// ErrOldSchema says that the database has not been brought up to this version.
var ErrOldSchema = errors.New("the database is not up to date; run the migrate command first")

func (s *Store) provider() (*goose.Provider, error) {
	dialect, dir := goose.DialectSQLite3, sqliteMigrations
	if s.postgres {
		dialect, dir = goose.DialectPostgres, "migrations/postgres"
	}
	db, err := s.sqlDB()
	if err != nil {
		return nil, err
	}
	return providerFor(dialect, dir, db)
}

func providerFor(dialect goose.Dialect, dir string, db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, dir)
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(dialect, db, files, goose.WithDisableGlobalRegistry(true))
}

func (s *Store) migrate(ctx context.Context) error {
	p, err := s.provider()
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	current, newest, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read schema version: %w", err)
	}
	switch {
	case current > newest:
		return ErrNewerSchema
	case current > 0 && current < floor:
		return ErrTooOldSchema
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	if err := s.reindex(ctx); err != nil { // SQL cannot fold text
		return err
	}
	if err := s.reckonWaiting(ctx); err != nil { // queues are sorted by a day that SQL cannot calculate
		return err
	}
	if err := s.reindexSubjects(ctx); err != nil {
		return err
	}
	return s.backfillFigures(ctx)
}

// checkSchema refuses a database that lacks what this program needs: an older one, and one of a later epoch.
func (s *Store) checkSchema(ctx context.Context) error {
	p, err := s.provider()
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	current, newest, err := p.GetVersions(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("read schema version: %w", err)
	case current/epoch > newest/epoch:
		return ErrNewerSchema
	case current < newest:
		return ErrOldSchema
	}
	return nil
}
