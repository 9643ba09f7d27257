package store_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/store"
)

func TestExamineFindsARowThatLeadsNowhere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "scpo.db")
	s, err := store.OpenAndMigrate(t.Context(), store.Config{SQLite: path})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	holds, err := store.Examine(t.Context(), path)
	require.NoError(t, err)
	require.Positive(t, holds.Schema)

	db, err := sql.Open("sqlite", "file:"+path)
	require.NoError(t, err)
	_, err = db.Exec("CREATE TABLE lost (u TEXT REFERENCES users (id)); INSERT INTO lost VALUES ('nobody')")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	_, err = store.Examine(t.Context(), path)
	require.ErrorContains(t, err, "the database is damaged: foreign key of lost")
}
