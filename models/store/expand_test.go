package store_test

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/pgtest"
)

// lastOfFirst is the highest number that a migration of release 0.1.0 may have: those after it change databases that are in
// use, beside programs that are a release older.
const (
	lastOfFirst = 199
	nextEpoch   = 10_000
)

// destroys are what takes from an older program something that it needs.
var destroys = map[string]*regexp.Regexp{
	"drops":                    regexp.MustCompile(`(?i)\bDROP\s+(TABLE|COLUMN|VIEW|SCHEMA|SEQUENCE)\b`),
	"renames":                  regexp.MustCompile(`(?i)\bRENAME\b`),
	"changes a type":           regexp.MustCompile(`(?i)\bALTER\s+(COLUMN\s+)?\S+\s+(SET\s+DATA\s+)?TYPE\b`),
	"requires a value":         regexp.MustCompile(`(?i)\bSET\s+NOT\s+NULL\b`),
	"removes a default":        regexp.MustCompile(`(?i)\bDROP\s+DEFAULT\b`),
	"empties a table":          regexp.MustCompile(`(?i)\bTRUNCATE\b|\bDELETE\s+FROM\b`),
	"adds a rule to old rows":  regexp.MustCompile(`(?i)\bADD\s+(CONSTRAINT|CHECK|UNIQUE|PRIMARY|FOREIGN)\b`),
	"adds a value to be given": regexp.MustCompile(`(?i)\bADD\s+(COLUMN\s+)?[^;,]*\bNOT\s+NULL\b`),
}

var withDefault = regexp.MustCompile(`(?i)\bDEFAULT\b`)

// destructive names what a migration takes from an older program.
func destructive(sql string) []string {
	var found []string
	for statement := range strings.SplitSeq(regexp.MustCompile(`--[^\n]*`).ReplaceAllString(sql, ""), ";") {
		for why, pattern := range destroys {
			if m := pattern.FindString(statement); m != "" && (why != "adds a value to be given" || !withDefault.MatchString(statement)) {
				found = append(found, why+": "+strings.Join(strings.Fields(m), " "))
			}
		}
	}
	return found
}

// TestMigrationsOnlyAdd: after the first release a migration of the same epoch takes nothing away.
func TestMigrationsOnlyAdd(t *testing.T) {
	require.NoError(t, fs.WalkDir(store.Migrations(), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		number, err := strconv.Atoi(strings.SplitN(path.Base(file), "_", 2)[0])
		require.NoError(t, err)
		text, err := fs.ReadFile(store.Migrations(), file)
		if number > lastOfFirst && number < nextEpoch {
			require.Empty(t, destructive(string(text)), "%s: an older program still needs it. Add what is new now, and remove what is old in the next epoch", file)
		}
		return err
	}))
}

func TestDestructiveStatementsAreFound(t *testing.T) {
	for _, sql := range []string{
		"DROP TABLE drops;", "ALTER TABLE drops DROP COLUMN part;", "ALTER TABLE drops RENAME TO letters;", "alter table drops\n rename column part to piece;",
		"ALTER TABLE drops ALTER COLUMN round TYPE BIGINT;", "ALTER TABLE drops ALTER part SET NOT NULL;", "ALTER TABLE drops ADD COLUMN kind TEXT NOT NULL;",
		"ALTER TABLE drops ADD kind TEXT NOT NULL;", "TRUNCATE drops;", "DELETE FROM drops;", "ALTER TABLE drops ADD CONSTRAINT c CHECK (round > 0);",
		"ALTER TABLE drops ALTER COLUMN part DROP DEFAULT;", "CREATE TABLE x (id TEXT); DROP TABLE IF EXISTS y;",
	} {
		require.NotEmpty(t, destructive(sql), sql)
	}
	for _, sql := range []string{
		"CREATE TABLE drops (id TEXT NOT NULL, part TEXT NOT NULL);", "ALTER TABLE drops ADD COLUMN kind TEXT;", "-- DROP TABLE drops;\nSELECT 1;",
		"ALTER TABLE drops ADD COLUMN kind TEXT NOT NULL DEFAULT '';", "CREATE INDEX drops_kind ON drops (kind);", "DROP INDEX drops_state;", "UPDATE drops SET part = '';",
	} {
		require.Empty(t, destructive(sql), sql)
	}
}

// onBoth runs a test with a new database of each kind.
func onBoth(t *testing.T, test func(t *testing.T, c store.Config)) {
	t.Run("sqlite", func(t *testing.T) { test(t, store.Config{SQLite: filepath.Join(t.TempDir(), "desk.db")}) })
	t.Run("postgres", func(t *testing.T) { test(t, store.Config{Postgres: pgtest.DSN(t)}) })
}

// TestTheNextReleaseIsWorkedBeside: a program goes on working on a database that the next release has brought up, and does
// not migrate it itself.
func TestTheNextReleaseIsWorkedBeside(t *testing.T) {
	onBoth(t, func(t *testing.T, c store.Config) {
		next, err := store.OpenAndMigrate(t.Context(), c)
		require.NoError(t, err)
		newest, err := next.Newest(t.Context())
		require.NoError(t, err)
		db, err := next.DB()
		require.NoError(t, err)
		for _, statement := range []string{
			"ALTER TABLE applications ADD COLUMN later TEXT", "ALTER TABLE events ADD COLUMN later TEXT NOT NULL DEFAULT ''", "CREATE TABLE later (id TEXT PRIMARY KEY)",
			fmt.Sprintf("INSERT INTO goose_db_version (version_id, is_applied) VALUES (%d, %s)", newest+1, map[bool]string{true: "TRUE", false: "1"}[next.Postgres()]),
		} {
			_, err = db.ExecContext(t.Context(), statement)
			require.NoError(t, err, statement)
		}
		require.NoError(t, next.Close())

		_, err = store.OpenAndMigrate(t.Context(), c)
		require.ErrorIs(t, err, store.ErrNewerSchema, "only the newest program migrates")
		now := &clock{}
		now.set(time.Date(2026, 5, 8, 9, 0, 0, 0, time.UTC))
		c.Now = now.now
		s, err := store.Open(t.Context(), c)
		require.NoError(t, err)
		defer func() { require.NoError(t, s.Close()) }()
		l := (&desk{Store: s, t: t, ctx: t.Context(), clock: now}).create("surrey", "serocu", draft("X"))
		l.save(writer, draft("Y"))
		l.do(models.Withdraw, writer, `{"reason": "x"}`)
		require.Equal(t, models.Withdrawn, l.app().Standing.State)
	})
}

// TestADatabaseBelowTheFloorIsLeftAlone: what is too old to be brought up at once is refused, with what to do.
func TestADatabaseBelowTheFloorIsLeftAlone(t *testing.T) {
	onBoth(t, func(t *testing.T, c store.Config) {
		require.NoError(t, store.MigrateTo(t.Context(), c, 2))
		restore := store.SetFloor(3)
		_, err := store.OpenAndMigrate(t.Context(), c)
		restore()
		require.ErrorIs(t, err, store.ErrTooOldSchema)
		s, err := store.OpenAndMigrate(t.Context(), c)
		require.NoError(t, err, "nothing was changed")
		require.NoError(t, s.Close())
	})
}
