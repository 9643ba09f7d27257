package store_test

import (
	"context"
	"database/sql"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
)

// member is a way into the database for an account of its own that has one of the roles.
func member(t *testing.T, dsn, role, account string) string {
	t.Helper()
	run(t, store.Config{Postgres: dsn}, "CREATE ROLE "+account+" LOGIN PASSWORD 'test only' IN ROLE "+role)
	u, err := url.Parse(dsn)
	require.NoError(t, err)
	u.User = url.UserPassword(account, "test only")
	return u.String()
}

// roles gives a database its roles, with names of the test's own: a role belongs to the whole server.
func roles(t *testing.T) (dsn string, r store.Roles) {
	t.Helper()
	dsn = storetest.Postgres(t)
	u, err := url.Parse(dsn)
	require.NoError(t, err)
	name := strings.TrimPrefix(u.Path, "/")
	r = store.Roles{Service: name + "_service", Reader: name + "_reader"}
	s := openConfig(t, store.Config{Postgres: dsn})
	require.NoError(t, s.GrantRoles(t.Context(), r))
	require.NoError(t, s.GrantRoles(t.Context(), r)) // as after the next migration
	db, err := sql.Open("pgx", dsn)
	require.NoError(t, err)
	t.Cleanup(func() {
		ctx := context.WithoutCancel(t.Context())
		for _, role := range []string{r.Service + "_account", r.Reader + "_account", r.Service, r.Reader} {
			_, err := db.ExecContext(ctx, "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '"+role+"') THEN DROP OWNED BY "+role+"; DROP ROLE "+role+"; END IF; END $$")
			require.NoError(t, err)
		}
		require.NoError(t, db.Close())
	})
	return dsn, r
}

// The service has all that an application's life needs, and cannot change what is written once: not by the statements that the
// triggers refuse, and not by removing the triggers.
func TestTheServiceMayOnlyAddToTheRecord(t *testing.T) {
	dsn, r := roles(t)
	c := store.Config{Postgres: member(t, dsn, r.Service, r.Service+"_account")}
	open := opener(func(t testing.TB, now func() time.Time) *store.Store {
		c.Now = now
		s, err := store.Open(t.Context(), c)
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, s.Close()) })
		return s
	})
	testTwoRounds(t, open)

	db, err := sql.Open("pgx", c.Postgres)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	refused := func(statement string) {
		t.Helper()
		_, err := db.ExecContext(t.Context(), statement)
		require.ErrorContains(t, err, "(SQLSTATE 42501)", statement)
	}
	for _, table := range []string{"events", "versions", "edits", "access_log", "audit_entries", "figure_rows", "relations", "targets", "version_files", "papers", "notes", "checklists", "restricted_to"} {
		refused("UPDATE " + table + " SET " + firstColumn(t, db, table) + " = DEFAULT")
		refused("DELETE FROM " + table)
		refused("TRUNCATE " + table)
		refused("ALTER TABLE " + table + " DISABLE TRIGGER ALL")
		refused("DROP TABLE " + table)
	}
	refused("DELETE FROM attachments")
	refused("UPDATE goose_db_version SET version_id = 0")
	refused("SET session_replication_role = replica")
	refused("CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
}

func firstColumn(t *testing.T, db *sql.DB, table string) (name string) {
	t.Helper()
	require.NoError(t, db.QueryRowContext(t.Context(), "SELECT column_name FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position LIMIT 1", table).Scan(&name))
	return name
}

func TestAReaderChangesNothingAndSeesNoSecret(t *testing.T) {
	dsn, r := roles(t)
	db, err := sql.Open("pgx", member(t, dsn, r.Reader, r.Reader+"_account"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	for _, allowed := range []string{"SELECT count(*) FROM events", "SELECT username FROM users", "SELECT count(*) FROM figure_rows"} {
		_, err := db.ExecContext(t.Context(), allowed)
		require.NoError(t, err, allowed)
	}
	for _, refused := range []string{
		"SELECT password_hash FROM users", "SELECT * FROM sessions", "SELECT * FROM tokens", "SELECT * FROM idempotency_keys", "SELECT * FROM unsent_forms",
		"INSERT INTO notes DEFAULT VALUES", "UPDATE applications SET state = 'draft'", "DELETE FROM notices", "CREATE TABLE mine (id int)",
	} {
		_, err := db.ExecContext(t.Context(), refused)
		require.ErrorContains(t, err, "(SQLSTATE 42501)", refused)
	}
}

// An account that may not make roles is refused by name, and nothing is changed.
func TestRolesThatMayNotBeMade(t *testing.T) {
	dsn, r := roles(t)
	s, err := store.Open(t.Context(), store.Config{Postgres: member(t, dsn, r.Service, r.Service+"_account")})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	require.ErrorIs(t, s.GrantRoles(t.Context(), store.Roles{Service: r.Service, Reader: "another_" + r.Reader}), store.ErrMayNotMakeRoles)
}
