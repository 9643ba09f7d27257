// Package storetest gives tests databases that are migrated already. Each process migrates one of a kind and copies it: to run
// all migrations for each test took a third of the time of the store's own tests.
package storetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/pgtest"
)

var template = sync.OnceValues(func() (file []byte, err error) {
	dir, err := os.MkdirTemp("", "scpo-template-")
	if err != nil {
		return nil, err
	}
	defer func() {
		if removed := os.RemoveAll(dir); err == nil {
			err = removed
		}
	}()
	path := filepath.Join(dir, "desk.db")
	if err := store.Migrate(context.Background(), store.Config{SQLite: path}); err != nil {
		return nil, err
	}
	return os.ReadFile(path) //nolint:gosec // made just now
})

// SQLite puts a migrated database into the file, which must not be there, and returns the file's path.
func SQLite(t testing.TB, path string) string {
	t.Helper()
	made, err := template()
	if err == nil {
		err = os.WriteFile(path, made, 0o600)
	}
	if err != nil {
		t.Fatalf("no SQLite database for this test: %v", err)
	}
	return path
}

// Postgres returns the URL of a migrated database of the test's own, dropped when the test ends.
func Postgres(t testing.TB) string {
	t.Helper()
	return pgtest.Copy(t, func(ctx context.Context, dsn string) error {
		return store.Migrate(ctx, store.Config{Postgres: dsn})
	})
}
