package pgtest_test

import (
	"database/sql"
	"os"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/store/pgtest"
)

func TestMain(m *testing.M) {
	if os.Getenv(victim) != "" {
		beVictim()
	}
	os.Exit(pgtest.Main(m))
}

func TestEachCallIsADatabaseOfItsOwn(t *testing.T) {
	a, b := open(t, pgtest.DSN(t)), open(t, pgtest.DSN(t))
	_, err := a.ExecContext(t.Context(), "create table note (body text)")
	require.NoError(t, err)

	_, err = a.ExecContext(t.Context(), "insert into note values ('Ynys Môn')")
	require.NoError(t, err)
	_, err = b.ExecContext(t.Context(), "select * from note")
	requireCode(t, "42P01", err) // undefined_table
}

func TestADatabaseIsDroppedWithItsTest(t *testing.T) {
	var dsn string
	t.Run("a test that leaves a connection open", func(t *testing.T) {
		dsn = pgtest.DSN(t)
		db, err := sql.Open("pgx", dsn)
		require.NoError(t, err)
		require.NoError(t, db.PingContext(t.Context()))
	})
	requireCode(t, "3D000", open(t, dsn).PingContext(t.Context())) // invalid_catalog_name
}

func TestADatabaseHoldsAnyText(t *testing.T) {
	var encoding, upper string
	err := open(t, pgtest.DSN(t)).QueryRowContext(t.Context(),
		"select current_setting('server_encoding'), upper('ŵ')").Scan(&encoding, &upper)
	require.NoError(t, err)
	require.Equal(t, "UTF8", encoding)
	require.Equal(t, "Ŵ", upper)
}

func open(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", dsn)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return db
}

func requireCode(t *testing.T, code string, err error) {
	t.Helper()
	var e *pgconn.PgError
	require.ErrorAs(t, err, &e)
	require.Equal(t, code, e.Code)
}
