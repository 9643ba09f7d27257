package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/pressly/goose/v3"
)

// Holdings are counts of what a database holds: enough to tell a restored database from an empty or an older one.
type Holdings struct {
	Schema       int64 `json:"schema"` // number of the last migration
	Applications int64 `json:"applications"`
	Events       int64 `json:"events"`
	Users        int64 `json:"users"`
}

// String says it for the operator.
func (h Holdings) String() string {
	return fmt.Sprintf("%d applications, %d events in their histories and %d users", h.Applications, h.Events, h.Users)
}

// Snapshot writes one consistent copy of the SQLite file to a file that does not exist yet. The service may run
// meanwhile.
func Snapshot(ctx context.Context, from, to string) (err error) {
	db, err := openFile(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return fmt.Errorf("copy the database: %w", err)
	}
	return nil
}

// Examine opens an SQLite file that no one uses, looks for damage and counts. ErrNewerSchema if a newer version of the
// program wrote it.
func Examine(ctx context.Context, path string) (h Holdings, err error) {
	db, err := openFile(path)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := sound(ctx, db, "integrity_check FROM pragma_integrity_check"); err != nil {
		return h, err
	}
	if err := sound(ctx, db, "'foreign key of ' || \"table\" FROM pragma_foreign_key_check"); err != nil {
		return h, err
	}
	for query, into := range map[string]*int64{
		"SELECT count(*) FROM applications": &h.Applications,
		"SELECT count(*) FROM events":       &h.Events,
		"SELECT count(*) FROM users":        &h.Users,
	} {
		if err := db.QueryRowContext(ctx, query).Scan(into); err != nil {
			return h, fmt.Errorf("read the database: %w", err)
		}
	}
	p, err := providerFor(goose.DialectSQLite3, sqliteMigrations, db)
	if err != nil {
		return h, fmt.Errorf("read migrations: %w", err)
	}
	var newest int64
	if h.Schema, newest, err = p.GetVersions(ctx); err != nil {
		return h, fmt.Errorf("read schema version: %w", err)
	}
	if h.Schema > newest {
		return h, ErrNewerSchema
	}
	return h, nil
}

// FilesOf lists the files that the database in an SQLite file needs: hashes by key. A database from before files needs none.
func FilesOf(ctx context.Context, path string) (hashes map[string]string, err error) {
	db, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	hashes = map[string]string{}
	for table, query := range map[string]string{
		"attachments": "SELECT blob, sha256 FROM attachments WHERE removed_at = 0 AND scan <> 'infected'",
		"papers":      "SELECT blob, sha256 FROM papers",
	} {
		if err := hashesOf(ctx, db, table, query, hashes); err != nil {
			return nil, err
		}
	}
	return hashes, nil
}

func hashesOf(ctx context.Context, db *sql.DB, table, query string, into map[string]string) error {
	var has int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name = ?", table).Scan(&has); err != nil || has == 0 {
		return err
	}
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return fmt.Errorf("read the files: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var key, hash string
		if err := rows.Scan(&key, &hash); err != nil {
			return fmt.Errorf("read the files: %w", err)
		}
		into[key] = hash
	}
	return rows.Err()
}

// sound asks for the first fault that a check of SQLite's own finds: "ok" or nothing where all is well.
func sound(ctx context.Context, db *sql.DB, check string) error {
	var fault string
	err := db.QueryRowContext(ctx, "SELECT "+check+" LIMIT 1").Scan(&fault)
	switch {
	case errors.Is(err, sql.ErrNoRows), err == nil && fault == "ok":
		return nil
	case err != nil:
		return fmt.Errorf("the database is damaged: %w", err)
	}
	return fmt.Errorf("the database is damaged: %s", fault)
}

// openFile opens an SQLite file that is there, and never makes one.
func openFile(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", fileURI(path)+"?mode=rw&_pragma=busy_timeout(10000)&_pragma=foreign_keys(on)")
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	return db, nil
}
