package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/pgtest"
)

// TestWhatPasses: a database that is full, only read or not there is one to ask again later; a mistake of ours is not.
func TestWhatPasses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "desk.db")
	do := func(pragma, statement string) error {
		db, err := sql.Open("sqlite", "file:"+file+"?_pragma=busy_timeout(1)&_pragma="+pragma)
		require.NoError(t, err)
		defer func() { require.NoError(t, db.Close()) }()
		_, err = db.ExecContext(t.Context(), statement)
		return err
	}
	require.NoError(t, do("journal_mode(wal)", "CREATE TABLE t (x TEXT)"))
	full := do("max_page_count(3)", "INSERT INTO t SELECT hex(randomblob(100000))")
	require.ErrorContains(t, full, "full")
	require.True(t, store.Away(fmt.Errorf("write: %w", full)))
	reads := do("query_only(on)", "INSERT INTO t VALUES ('x')")
	require.Error(t, reads)
	require.True(t, store.Away(reads), reads)
	ours := do("query_only(off)", "INSERT INTO nothing VALUES (1)")
	require.Error(t, ours)
	require.False(t, store.Away(ours))

	for _, other := range []error{nil, errors.New("odd"), context.Canceled, sql.ErrNoRows} {
		require.False(t, store.Away(other), other)
	}
	nothing, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, nothing.Close())
	_, err = store.Open(t.Context(), store.Config{Postgres: "postgres://desk@" + nothing.Addr().String() + "/desk"})
	require.Error(t, err)
	require.True(t, store.Away(err), err)
}

// TestALockIsNotKeptForEver: a program that was stopped within a transaction does not stop the others.
func TestALockIsNotKeptForEver(t *testing.T) {
	url := pgtest.DSN(t)
	s, err := store.OpenAndMigrate(t.Context(), store.Config{Postgres: url})
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	url, err = store.Bounded(url)
	require.NoError(t, err)
	db, err := sql.Open("pgx", url)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	stopped, err := db.BeginTx(t.Context(), nil)
	require.NoError(t, err)
	_, err = stopped.ExecContext(t.Context(), "LOCK TABLE users")
	require.NoError(t, err)

	waiting, err := db.BeginTx(t.Context(), nil)
	require.NoError(t, err)
	began := time.Now()
	_, err = waiting.ExecContext(t.Context(), "LOCK TABLE users")
	require.True(t, store.Away(err), err)
	require.Less(t, time.Since(began), 8*time.Second)
	require.NoError(t, waiting.Rollback())
	require.Eventually(t, func() bool {
		_, err := db.ExecContext(t.Context(), "DELETE FROM users WHERE id = 'nobody'")
		return err == nil
	}, 20*time.Second, 100*time.Millisecond, "the server ends what is idle in a transaction")
	require.True(t, store.Away(stopped.Commit()))
}

// TestSeveralMigrateAtOnce: programs that start together all find the schema that they need.
func TestSeveralMigrateAtOnce(t *testing.T) {
	url := pgtest.DSN(t)
	var all sync.WaitGroup
	failed := make([]error, 4)
	for i := range failed {
		all.Go(func() {
			s, err := store.OpenAndMigrate(t.Context(), store.Config{Postgres: url})
			if err == nil {
				err = s.Close()
			}
			failed[i] = err
		})
	}
	all.Wait()
	require.NoError(t, errors.Join(failed...))
}
