package engine

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// step is one version of Temporal's SQLite schema.
type step struct {
	schema, visibility version
	// sql is what it adds to the step before, for both schemas, from Temporal's schema/sqlite/v3/*/versioned. Both
	// files have the tables of both schemas, so both get all of it. The first step has none.
	sql string
}

// schemaSteps lists the schema versions this program has ever written, oldest first. A new server pin whose schema
// differs adds one; no entry is ever changed or removed.
func schemaSteps() []step {
	return []step{{schema: version{0, 11}, visibility: version{0, 1}}}
}

// upgrade takes the files from an older server's marker to this one's, after a backup. It may be repeated after a
// kill at any point.
func (f files) upgrade(ctx context.Context, have marker, log *slog.Logger) error {
	if have.newer(f.want) {
		return fmt.Errorf("%w: Temporal %s (schema %s), this program has %s (schema %s)",
			ErrNewerFiles, have.Server, have.Schema, f.want.Server, f.want.Schema)
	}
	if err := f.upgradable(have); err != nil {
		return err
	}
	backup, err := f.backup(ctx, have)
	if err != nil {
		return fmt.Errorf("back up the Temporal files before an upgrade: %w", err)
	}
	log.Info("upgrading the Temporal files", "from", have.Server.String(), "to", f.want.Server.String(), "backup", backup)
	for _, path := range f.databases() {
		if err := f.applySteps(ctx, path); err != nil {
			return fmt.Errorf("upgrade %s (backup in %s): %w", filepath.Base(path), backup, err)
		}
	}
	return f.writeMarker()
}

// upgradable follows Temporal's rule: one minor version at a time.
func (f files) upgradable(have marker) error {
	from, to := have.Server, f.want.Server
	if from[0] != to[0] || to[1]-from[1] > 1 {
		return fmt.Errorf("%w: start Temporal %d.%d on them first, they are from %s",
			ErrNoUpgrade, from[0], from[1]+1, from)
	}
	for _, m := range []marker{have, f.want} {
		known := func(s step) bool { return s.schema == m.Schema && s.visibility == m.Visibility }
		if !slices.ContainsFunc(f.steps, known) {
			return fmt.Errorf("%w: no step for schema %s, visibility %s", ErrNoUpgrade, m.Schema, m.Visibility)
		}
	}
	return nil
}

// applySteps runs what a database lacks; the count it keeps is moved in the same transaction.
func (f files) applySteps(ctx context.Context, path string) error {
	return withDatabase(path, func(db *sql.DB) error {
		return inTransaction(ctx, db, func(tx *sql.Tx) error {
			done, err := getStep(ctx, tx)
			if err != nil || done == 0 { // 0: never set up, which prepare does next
				return err
			}
			if done > len(f.steps) {
				return fmt.Errorf("%w: it has schema step %d of %d", ErrUnknownFiles, done, len(f.steps))
			}
			for _, s := range f.steps[done:] {
				if _, err := tx.ExecContext(ctx, s.sql); err != nil {
					return fmt.Errorf("schema %s: %w", s.schema, err)
				}
			}
			return setStep(ctx, tx, len(f.steps))
		})
	})
}

// backup copies the databases, as of now and in one file each, into a new folder and returns its path.
func (f files) backup(ctx context.Context, have marker) (string, error) {
	dir := f.path("backup-" + have.Server.String() + "-" + time.Now().UTC().Format("20060102T150405.000000000"))
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", err
	}
	for _, path := range f.databases() {
		target := filepath.Join(dir, filepath.Base(path))
		err := withDatabase(path, func(db *sql.DB) error {
			_, err := db.ExecContext(ctx, "VACUUM INTO ?", target)
			return err
		})
		if err != nil {
			return "", err
		}
		if err := syncFile(target); err != nil { // SQLite does not do it for VACUUM INTO
			return "", err
		}
	}
	return dir, copyMarker(f.path(markerFile), filepath.Join(dir, markerFile))
}

func copyMarker(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		return err
	}
	return syncFile(to)
}
