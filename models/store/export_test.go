package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"

	"gorm.io/gorm"
)

// Bounded adds to a URL of PostgreSQL what bounds its transactions.
var Bounded = bounded

// DB is the database beneath, for what only a test may do to it.
func (s *Store) DB() (*sql.DB, error) { return s.sqlDB() }

// Verified is the address that is connected to.
func Verified(address, password string) (string, error) { return verified(address, password) }

// Postgres reports which of the two databases it is.
func (s *Store) Postgres() bool { return s.postgres }

// WatchReads hands every statement that reads to f, with its arguments.
func (s *Store) WatchReads(f func(query string, args []any)) error {
	return s.read.Callback().Query().After("gorm:query").Register("test:watch", func(tx *gorm.DB) {
		f(tx.Statement.SQL.String(), tx.Statement.Vars)
	})
}

// MigrateTo makes a database as an earlier version of the program left it.
func MigrateTo(ctx context.Context, c Config, version int64) (err error) {
	s, err := connect(c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	p, err := s.provider()
	if err != nil {
		return err
	}
	_, err = p.UpTo(ctx, version)
	return err
}

// SetFloor makes the oldest schema that can be migrated another, until the function that it gives is called.
func SetFloor(version int64) (restore func()) {
	before := floor
	floor = version
	return func() { floor = before }
}

// Newest is the number of the newest migration.
func (s *Store) Newest(ctx context.Context) (int64, error) {
	p, err := s.provider()
	if err != nil {
		return 0, err
	}
	_, newest, err := p.GetVersions(ctx)
	return newest, err
}

// Migrations are the files of the migrations by their path.
func Migrations() fs.FS { return migrations }
