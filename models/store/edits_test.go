package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

func testLastEdits(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	last := func(since int) []models.Edit {
		t.Helper()
		edits, err := l.LastEdits(l.ctx, l.id, since)
		require.NoError(t, err)
		return edits
	}
	require.Empty(t, last(0), "whoever created it changed nothing of anybody")

	edit := func(section, term string, version int, by models.Actor) models.Edit {
		return models.Edit{Section: section, Term: term, Version: version, ActorID: by.ID, At: l.app().UpdatedAt}
	}
	text := draft("X")
	text.Facts = "Facts."
	l.save(writer, text)
	facts := edit("facts", "", 2, writer)
	l.clock.advance(time.Minute)
	text.Terms = []content.Term{{ID: "t1", Text: "One."}, {ID: "t2", Text: "Two."}}
	l.save(other, text)
	t2 := edit("terms", "t2", 3, other)
	l.clock.advance(time.Minute)
	text.Terms = []content.Term{{ID: "t1", Text: "Another."}, {ID: "t2", Text: "Two."}}
	l.save(writer, text)
	terms, t1 := edit("terms", "", 4, writer), edit("terms", "t1", 4, writer)
	require.Equal(t, []models.Edit{terms, t1, t2, facts}, last(0))
	require.Equal(t, []models.Edit{terms, t1, t2}, last(2))
	require.Equal(t, []models.Edit{terms, t1}, last(3))
	require.Empty(t, last(4))

	db, err := l.DB()
	require.NoError(t, err)
	_, err = db.ExecContext(t.Context(), "INSERT INTO edits (application_id, version, actor_id, at, content_hash) VALUES ('"+l.id+"', 5, 'u-writer', 1, '')")
	require.NoError(t, err)
	require.Equal(t, []models.Edit{terms, t1, t2, facts}, last(0), "an edit from before places were kept tells nothing")
}
