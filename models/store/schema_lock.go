package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// migrating is the number of the lock under which one program at a time changes the schema of a PostgreSQL database.
const migrating = 7263001

// alone runs f while no other program changes the schema. SQLite's file has one program only.
func (s *Store) alone(ctx context.Context, f func() error) (err error) {
	if !s.postgres {
		return f()
	}
	db, err := s.sqlDB()
	if err != nil {
		return err
	}
	conn, err := db.Conn(ctx) // the lock belongs to the session
	if err != nil {
		return fmt.Errorf("lock the schema: %w", err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := lockSchema(ctx, conn); err != nil {
		return fmt.Errorf("lock the schema: %w", err)
	}
	defer func() {
		_, unlocked := conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", migrating)
		err = errors.Join(err, unlocked)
	}()
	return f()
}

// lockSchema tries again until it has the lock: waiting in the server would end at lock_timeout.
func lockSchema(ctx context.Context, conn *sql.Conn) error {
	for {
		var got bool
		if err := conn.QueryRowContext(ctx, "SELECT pg_try_advisory_lock($1)", migrating).Scan(&got); got || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}
