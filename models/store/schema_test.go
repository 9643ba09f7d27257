package store_test

import (
	"context"
	"database/sql"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/pgtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

var listAll = store.ListQuery{Scope: models.Scope{All: true}}

// The schema that the migrations make from an empty database is written down, so that no migration can change more than
// it shows.
func testSchemaSnapshot(t *testing.T, open opener) {
	s := open(t, time.Now)
	db, err := s.DB()
	require.NoError(t, err)
	golden, read := filepath.Join("testdata", "schema.sqlite.txt"), sqliteSchema
	if s.Postgres() {
		golden, read = filepath.Join("testdata", "schema.postgres.txt"), postgresSchema
	}
	got := read(t, db)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), got, "run the tests with -update if the new schema is meant")
}

func sqliteSchema(t *testing.T, db *sql.DB) string {
	return column(t, db, `SELECT type || ' ' || name || char(10) || sql FROM sqlite_master
		WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'sqlite_%' AND tbl_name <> 'goose_db_version' ORDER BY tbl_name, type DESC, name`)
}

func postgresSchema(t *testing.T, db *sql.DB) string {
	const ours = `table_schema = 'public' AND table_name <> 'goose_db_version'`
	return column(t, db, `SELECT concat_ws(' ', table_name, column_name, data_type, CASE is_nullable WHEN 'NO' THEN 'not null' END,
			'default ' || column_default, CASE is_identity WHEN 'YES' THEN 'identity ' || identity_generation END)
			FROM information_schema.columns WHERE `+ours+` ORDER BY table_name COLLATE "C", ordinal_position`) +
		column(t, db, `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'goose_db_version' ORDER BY tablename COLLATE "C", indexname COLLATE "C"`) +
		column(t, db, `SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
			WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'u', 'c') AND conrelid <> 'goose_db_version'::regclass
			ORDER BY conrelid::regclass::text COLLATE "C", conname COLLATE "C"`) +
		column(t, db, `SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname COLLATE "C"`)
}

func column(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	require.NoError(t, err)
	var text strings.Builder
	for rows.Next() {
		var line string
		require.NoError(t, rows.Scan(&line))
		text.WriteString(line + "\n")
	}
	require.NoError(t, rows.Err())
	require.NoError(t, rows.Close())
	return text.String()
}

// Both databases have the same tables and columns, in the same order.
func TestSchemasAgree(t *testing.T) {
	columns := func(open opener, query string) string {
		s := open(t, time.Now)
		db, err := s.DB()
		require.NoError(t, err)
		return column(t, db, query)
	}
	lite := columns(openSQLite, `SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'goose_db_version' ORDER BY m.name, c.cid`)
	post := columns(openPostgres, `SELECT table_name || '.' || column_name FROM information_schema.columns
		WHERE table_schema = 'public' AND table_name <> 'goose_db_version' ORDER BY table_name COLLATE "C", ordinal_position`)
	require.Equal(t, lite, post)
	indexes := `SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`
	lite = columns(openSQLite, indexes)
	post = columns(openPostgres, `SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'goose_db_version'
		AND indexname !~ '_(pkey|key)$' ORDER BY indexname COLLATE "C"`)
	require.Equal(t, lite, post)
}

func TestANewerDatabaseIsLeftAlone(t *testing.T) {
	for name, config := range map[string]func() store.Config{
		"sqlite":   func() store.Config { return store.Config{SQLite: filepath.Join(t.TempDir(), "desk.db")} },
		"postgres": func() store.Config { return store.Config{Postgres: pgtest.DSN(t)} },
	} {
		t.Run(name, func(t *testing.T) {
			c := config()
			s, err := store.OpenAndMigrate(t.Context(), c)
			require.NoError(t, err)
			d := &desk{Store: s, t: t, ctx: t.Context(), clock: &clock{}}
			d.clock.set(time.Date(2026, 5, 8, 9, 0, 0, 0, time.UTC))
			d.create("surrey", "serocu", draft("X"))
			db, err := s.DB()
			require.NoError(t, err)
			_, err = db.ExecContext(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (10001, "+map[bool]string{true: "TRUE", false: "1"}[s.Postgres()]+")")
			require.NoError(t, err)
			before := d.everyRow()
			require.NoError(t, s.Close())
			var file []byte
			if c.SQLite != "" {
				file, err = os.ReadFile(c.SQLite)
				require.NoError(t, err)
			}
			for _, open := range []func(context.Context, store.Config) (*store.Store, error){store.Open, store.OpenAndMigrate} {
				_, err = open(t.Context(), c)
				require.ErrorIs(t, err, store.ErrNewerSchema)
			}
			if c.SQLite != "" {
				after, err := os.ReadFile(c.SQLite)
				require.NoError(t, err)
				require.Equal(t, models.HashOf(file), models.HashOf(after), "not one byte")
			}
			driver, dsn := "sqlite", c.SQLite
			if c.Postgres != "" {
				driver, dsn = "pgx", c.Postgres
			}
			db, err = sql.Open(driver, dsn)
			require.NoError(t, err)
			require.Equal(t, before, everyRow(t, db))
			require.NoError(t, db.Close())
		})
	}
}

func TestOpen(t *testing.T) {
	for name, config := range map[string]func() store.Config{
		"sqlite":   func() store.Config { return store.Config{SQLite: filepath.Join(t.TempDir(), "desk.db")} },
		"postgres": func() store.Config { return store.Config{Postgres: pgtest.DSN(t)} },
	} {
		t.Run(name, func(t *testing.T) {
			c := config()
			_, err := store.Open(t.Context(), c)
			require.ErrorIs(t, err, store.ErrOldSchema, "nothing is migrated unless it is asked for")
			openConfig(t, c)
			openConfig(t, c) // again, which migrates nothing
			s, err := store.Open(t.Context(), c)
			require.NoError(t, err)
			require.NoError(t, s.Ping(t.Context()))
			require.NoError(t, s.Close())
			require.Error(t, s.Ping(t.Context()))
		})
	}
	_, err := store.Open(t.Context(), store.Config{SQLite: filepath.Join(t.TempDir(), "no", "such", "folder", "desk.db")})
	require.Error(t, err)
	_, err = store.Open(t.Context(), store.Config{Postgres: "postgres://nobody@127.0.0.1:1/none?connect_timeout=2"})
	require.Error(t, err)
}

// The file is where it was requested, whatever its folder is called.
func TestSQLiteInAFolderOfAnyName(t *testing.T) {
	for _, name := range []string{"plain", "with space", "100%25", "a?mode=memory", "a#b", "it's", "Ynys Môn", "a&b=c", "file:x"} {
		path := filepath.Join(t.TempDir(), name, "desk.db")
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		openConfig(t, store.Config{SQLite: path})
		_, err := os.Stat(path)
		require.NoError(t, err, name)
		s, err := store.Open(t.Context(), store.Config{SQLite: path})
		require.NoError(t, err, name)
		require.NoError(t, s.Close())
	}
	t.Chdir(t.TempDir())
	openConfig(t, store.Config{SQLite: "desk.db"})
	_, err := os.Stat("desk.db")
	require.NoError(t, err)
}

// Every commit is on the disk before it is answered, and only the writer may write.
func TestSQLitePragmas(t *testing.T) {
	s := openSQLite(t, time.Now)
	db, err := s.DB()
	require.NoError(t, err)
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000"} {
		require.Equal(t, want+"\n", column(t, db, "PRAGMA "+pragma), pragma)
	}
}
