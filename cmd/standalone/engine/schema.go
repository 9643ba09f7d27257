package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"

	"go.temporal.io/server/common/persistence/sql/sqlplugin"
	sqliteschema "go.temporal.io/server/schema/sqlite"
	_ "modernc.org/sqlite" // the driver the server itself uses, under the name "sqlite"
)

// setUp creates all tables in a database that has none, in one transaction: a kill leaves all or nothing. It goes
// past the server's own connection, which cannot do that and would stay open.
func (f files) setUp(ctx context.Context, path string) error {
	return withDatabase(path, func(db *sql.DB) error {
		return inTransaction(ctx, db, func(tx *sql.Tx) error {
			var tables int
			row := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE type = 'table'")
			if err := row.Scan(&tables); err != nil {
				return err
			}
			if tables > 0 {
				return f.checkStep(ctx, tx)
			}
			// Temporal offers its two schemas together only; each file uses the tables of one of them.
			if err := sqliteschema.SetupSchemaOnDB(schemaWriter{ctx: ctx, tx: tx}); err != nil {
				return err
			}
			return setStep(ctx, tx, len(f.steps))
		})
	})
}

// schemaWriter is what SetupSchemaOnDB needs of an AdminDB, which is Exec.
type schemaWriter struct {
	sqlplugin.AdminDB
	ctx context.Context
	tx  *sql.Tx
}

func (w schemaWriter) Exec(stmt string, args ...any) error {
	_, err := w.tx.ExecContext(w.ctx, stmt, args...)
	return err
}

// withDatabase opens a file as the server does and closes it again.
func withDatabase(path string, do func(*sql.DB) error) (err error) {
	c := sqlConfig(path)
	query := url.Values{}
	for key, value := range c.ConnectAttributes {
		if key == "mode" {
			query.Set(key, value)
			continue
		}
		query.Add("_pragma", key+"="+value)
	}
	db, err := sql.Open("sqlite", "file:"+c.DatabaseName+"?"+query.Encode())
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, db.Close()) }()
	return do(db)
}

func inTransaction(ctx context.Context, db *sql.DB, do func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// checkStep refuses a database that does not fit the marker, such as one put back from a backup without it.
func (f files) checkStep(ctx context.Context, tx *sql.Tx) error {
	done, err := getStep(ctx, tx)
	if err == nil && done != len(f.steps) {
		err = fmt.Errorf("%w: it has schema step %d of %d", ErrUnknownFiles, done, len(f.steps))
	}
	return err
}

// setStep notes in the database how many schema steps it has; SQLite keeps the number for the application.
func setStep(ctx context.Context, tx *sql.Tx, n int) error {
	_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", n))
	return err
}

func getStep(ctx context.Context, tx *sql.Tx) (n int, err error) {
	err = tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&n)
	return n, err
}
