package store_test

import (
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/store"
)

const elsewhere = "asks for less than sslmode=verify-full"

func TestADatabaseElsewhereProvesWhichItIs(t *testing.T) {
	t.Setenv("PGSSLMODE", "")
	for _, address := range []string{
		"postgres://desk@db.example/desk", "postgresql://desk@db.example:5433/desk?connect_timeout=2", "host=db.example user=desk dbname=desk",
		"postgres://desk@db.example/desk?sslmode=verify-full", "postgres://desk@192.0.2.7/desk", "postgres://desk@[2001:db8::1]/desk",
		"postgres://desk@db1.example,db2.example/desk", "postgres://desk@127.0.0.1,db2.example/desk", "postgres://db.example", "postgres://db.example/desk?",
	} {
		got, err := store.Verified(address, "")
		require.NoError(t, err, address)
		c, err := pgconn.ParseConfig(got)
		require.NoError(t, err, got)
		require.NotNil(t, c.TLSConfig, got)
		require.False(t, c.TLSConfig.InsecureSkipVerify, got)
		require.NotEmpty(t, c.TLSConfig.ServerName)
		for _, other := range c.Fallbacks {
			require.NotNil(t, other.TLSConfig, got)
			require.False(t, other.TLSConfig.InsecureSkipVerify, got)
		}
	}
	for _, address := range []string{
		"postgres://desk@db.example/desk?sslmode=disable", "postgres://desk@db.example/desk?sslmode=require", "postgres://desk@db.example/desk?sslmode=prefer",
		"postgres://desk@db.example/desk?sslmode=allow", "postgres://desk@db.example/desk?sslmode=verify-ca", "postgres://desk@db.example/desk?ssl=true",
		"host=db.example sslmode=disable", "host=db.example sslmode = disable", "postgres://desk@127.0.0.1,db.example/desk?sslmode=require",
		"postgres://desk@/desk?host=db.example&sslmode=disable", "postgres://desk@localhost.example/desk?sslmode=disable",
	} {
		_, err := store.Verified(address, "")
		require.ErrorContains(t, err, elsewhere, address)
	}
	t.Setenv("PGSSLMODE", "disable")
	_, err := store.Verified("postgres://desk@db.example/desk", "")
	require.ErrorContains(t, err, elsewhere, "the environment asks for less")
	_, err = store.Open(t.Context(), store.Config{Postgres: "postgres://desk@db.example/desk"})
	require.ErrorContains(t, err, elsewhere, "nothing is connected to")
}

func TestADatabaseOnThisMachineIsTakenAsItIs(t *testing.T) {
	for _, address := range []string{
		"postgres://desk@127.0.0.1:5432/desk?sslmode=disable", "postgres://desk@localhost/desk", "postgres://desk@[::1]/desk", "postgres://desk@/desk?host=/var/run/postgresql",
		"host=/tmp dbname=desk", "host=localhost sslmode=prefer",
	} {
		got, err := store.Verified(address, "")
		require.NoError(t, err, address)
		require.Equal(t, address, got)
	}
}

func TestThePasswordOfTheDatabase(t *testing.T) {
	t.Setenv("PGSSLMODE", "")
	for _, password := range []string{`plain`, `a b&c=d?e#f@g:h/i`, `it's a \ "quote" %41 +`, "é=ß"} {
		for _, address := range []string{
			"postgres://desk@127.0.0.1/desk", "postgres://desk:other@db.example/desk?connect_timeout=2", "host=127.0.0.1 user=desk password=other", "host=db.example",
		} {
			got, err := store.Verified(address, password)
			require.NoError(t, err, address)
			c, err := pgconn.ParseConfig(got)
			require.NoError(t, err)
			require.Equal(t, password, c.Password, address)
		}
	}
}
