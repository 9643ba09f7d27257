package engine

import (
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/server/common/log"
	"go.temporal.io/server/common/metrics"
	persistence "go.temporal.io/server/common/persistence/sql"
	"go.temporal.io/server/common/persistence/sql/sqlplugin"
	"go.temporal.io/server/common/resolver"
)

// prepared is a folder as the first start leaves it.
func prepared(t *testing.T) files {
	f, err := newFiles(t.TempDir())
	require.NoError(t, err)
	require.NoError(t, f.prepare(t.Context(), quiet()))
	return f
}

// snapshot is the content of all files in a folder, but for the lock, which is always empty.
func snapshot(t *testing.T, dir string) map[string][32]byte {
	sums := map[string][32]byte{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "temporal.lock" {
			return err
		}
		data, err := os.ReadFile(path)
		sums[path] = sha256.Sum256(data)
		return err
	}))
	return sums
}

func mark(t *testing.T, f files, m any) {
	data, err := json.Marshal(m)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(f.path(markerFile), data, 0o600))
}

func tables(t *testing.T, path, name string) (n int) {
	require.NoError(t, withDatabase(path, func(db *sql.DB) error {
		return db.QueryRow("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", name).Scan(&n)
	}))
	return n
}

func TestTheLastStepIsTheLinkedSchema(t *testing.T) {
	m, err := linkedMarker()
	require.NoError(t, err)
	steps := schemaSteps()
	last := steps[len(steps)-1]
	require.Equal(t, m.Schema, last.schema, "a new server pin needs a step with the SQL between the two schemas")
	require.Equal(t, m.Visibility, last.visibility)
}

func TestNewFilesGetSchemaAndMarker(t *testing.T) {
	f := prepared(t)
	require.Equal(t, 1, tables(t, f.path(mainFile), "executions"))
	require.Equal(t, 1, tables(t, f.path(visibilityFile), "executions_visibility"))
	have, err := f.readMarker()
	require.NoError(t, err)
	require.Equal(t, f.want, have)

	sums := snapshot(t, f.dir)
	require.NoError(t, f.prepare(t.Context(), quiet()))
	require.Equal(t, sums, snapshot(t, f.dir), "a second start changes nothing")
}

func TestAKillDuringTheFirstStartIsMadeGood(t *testing.T) {
	f, err := newFiles(t.TempDir())
	require.NoError(t, err)
	require.NoError(t, f.start())
	require.NoError(t, f.setUp(t.Context(), f.path(mainFile)))
	require.NoError(t, os.WriteFile(f.path(visibilityFile), nil, 0o600))
	require.NoError(t, f.prepare(t.Context(), quiet()))
	require.Equal(t, 1, tables(t, f.path(visibilityFile), "executions_visibility"))
}

func TestFilesThatAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*testing.T, files)
		want   error
	}{
		"newer server": {func(t *testing.T, f files) {
			mark(t, f, marker{Server: version{f.want.Server[0], f.want.Server[1] + 1}, Schema: f.want.Schema, Visibility: f.want.Visibility})
		}, ErrNewerFiles},
		"newer patch": {func(t *testing.T, f files) {
			mark(t, f, marker{Server: version{f.want.Server[0], f.want.Server[1], f.want.Server[2] + 1}, Schema: f.want.Schema, Visibility: f.want.Visibility})
		}, ErrNewerFiles},
		"newer schema": {func(t *testing.T, f files) {
			mark(t, f, marker{Server: f.want.Server, Schema: version{99, 0}, Visibility: f.want.Visibility})
		}, ErrNewerFiles},
		"two minor versions older": {func(t *testing.T, f files) {
			mark(t, f, marker{Server: version{f.want.Server[0], f.want.Server[1] - 2}, Schema: f.want.Schema, Visibility: f.want.Visibility})
		}, ErrNoUpgrade},
		"schema of which no step is known": {func(t *testing.T, f files) {
			mark(t, f, marker{Server: f.want.Server, Schema: version{0, 10}, Visibility: f.want.Visibility})
		}, ErrNoUpgrade},
		"no marker":         {func(t *testing.T, f files) { require.NoError(t, os.Remove(f.path(markerFile))) }, ErrUnknownFiles},
		"unreadable marker": {func(t *testing.T, f files) { mark(t, f, "1.32") }, ErrUnknownFiles},
		"strange version":   {func(t *testing.T, f files) { mark(t, f, map[string]string{"server": "1.32.x"}) }, ErrUnknownFiles},
	} {
		t.Run(name, func(t *testing.T) {
			f := prepared(t)
			c.change(t, f)
			sums := snapshot(t, f.dir)
			_, err := Start(t.Context(), Config{Dir: f.dir, Namespace: testNamespace, Logger: quiet()})
			require.ErrorIs(t, err, c.want)
			require.Equal(t, sums, snapshot(t, f.dir), "nothing has changed")
		})
	}
}

func TestADatabaseOfAnotherStepIsRefused(t *testing.T) {
	f := prepared(t)
	require.NoError(t, withDatabase(f.path(mainFile), func(db *sql.DB) error {
		_, err := db.Exec("PRAGMA user_version = 7")
		return err
	}))
	require.ErrorIs(t, f.prepare(t.Context(), quiet()), ErrUnknownFiles)
}

// next is what the same folder looks like to a program with the following server.
func next(f files) files {
	f.want = marker{
		Server: version{f.want.Server[0], f.want.Server[1] + 1}, Schema: version{0, 99}, Visibility: f.want.Visibility,
	}
	f.steps = append(f.steps, step{schema: f.want.Schema, visibility: f.want.Visibility, sql: "CREATE TABLE extra (x INT); CREATE TABLE more (x INT);"})
	return f
}

func TestUpgrade(t *testing.T) {
	for name, interrupt := range map[string]func(*testing.T, files){
		"in one go":                   func(*testing.T, files) {},
		"killed after the first file": func(t *testing.T, f files) { require.NoError(t, f.applySteps(t.Context(), f.path(mainFile))) },
		"killed before the marker": func(t *testing.T, f files) {
			for _, path := range f.databases() {
				require.NoError(t, f.applySteps(t.Context(), path))
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			old := prepared(t)
			f := next(old)
			interrupt(t, f)
			require.NoError(t, f.prepare(t.Context(), quiet()))
			for _, path := range f.databases() {
				require.Equal(t, 1, tables(t, path, "extra"))
				require.Equal(t, 1, tables(t, path, "more"))
			}
			have, err := f.readMarker()
			require.NoError(t, err)
			require.Equal(t, f.want, have)
			require.ErrorIs(t, old.prepare(t.Context(), quiet()), ErrNewerFiles)
		})
	}
}

func TestUpgradeKeepsABackup(t *testing.T) {
	old := prepared(t)
	require.NoError(t, next(old).prepare(t.Context(), quiet()))
	dirs, err := filepath.Glob(old.path("backup-" + old.want.Server.String() + "-*"))
	require.NoError(t, err)
	require.Len(t, dirs, 1)
	old.dir = dirs[0]
	require.NoError(t, old.prepare(t.Context(), quiet()), "the backup suits the old program")
	require.Equal(t, 1, tables(t, old.path(mainFile), "executions"))
	require.Zero(t, tables(t, old.path(mainFile), "extra"))
}

func TestAFailedUpgradeLeavesTheOldFiles(t *testing.T) {
	old := prepared(t)
	f := next(old)
	f.steps[len(f.steps)-1].sql = "CREATE TABLE extra (x INT); ALTER TABLE missing ADD y INT;"
	require.ErrorContains(t, f.prepare(t.Context(), quiet()), "backup in")
	require.Zero(t, tables(t, f.path(mainFile), "extra"))
	require.NoError(t, old.prepare(t.Context(), quiet()))
}

// TestServerPragmas asks a connection that Temporal's own plugin has opened.
func TestServerPragmas(t *testing.T) {
	f := prepared(t)
	db, err := persistence.NewSQLAdminDB(sqlplugin.DbKindUnknown, sqlConfig(f.path(mainFile)),
		resolver.NewNoopResolver(), log.NewNoopLogger(), metrics.NoopMetricsHandler)
	require.NoError(t, err)
	require.NoError(t, db.Exec("CREATE TABLE seen AS SELECT s.*, b.*, j.* "+
		"FROM pragma_synchronous s, pragma_busy_timeout b, pragma_journal_mode j"))
	require.NoError(t, db.Close())
	require.NoError(t, withDatabase(f.path(mainFile), func(db *sql.DB) error {
		var synchronous, timeout int
		var journal string
		if err := db.QueryRow("SELECT * FROM seen").Scan(&synchronous, &timeout, &journal); err != nil {
			return err
		}
		require.Equal(t, 2, synchronous)
		require.Equal(t, 10000, timeout)
		require.Equal(t, "wal", journal)
		return nil
	}))
}
