package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// testCopies: the mark is written with the text, also where the text stays the same, and goes when it was looked at since.
func testCopies(t *testing.T, open opener) {
	d := newDesk(t, open)
	from, l := d.create("surrey", "serocu", draft("X")), d.create("surrey", "serocu", draft("Y"))
	save := store.Save{
		ID: l.id, Scope: models.Scope{Force: "surrey"}, Version: 1, Content: draft("Z").Canonical(), ActorID: other.ID,
		Copied: &store.SectionCopy{Section: "risk", FromID: from.id},
	}
	stale := save
	stale.Version = 7
	_, err := l.SaveContent(l.ctx, stale)
	require.ErrorIs(t, err, models.ErrStale)
	marks := func() []models.Copy {
		t.Helper()
		all, err := l.Copies(l.ctx, l.id)
		require.NoError(t, err)
		return all
	}
	require.Empty(t, marks(), "what was not saved is not marked")

	_, err = l.SaveContent(l.ctx, save)
	require.NoError(t, err)
	want := models.Copy{Section: "risk", FromID: from.id, Version: 2, ActorID: other.ID, At: l.Now()}
	require.Equal(t, []models.Copy{want}, marks())

	require.ErrorIs(t, l.CheckCopy(l.ctx, l.id, "risk", 1), models.ErrStale, "what was read had no copy yet")
	require.NoError(t, l.CheckCopy(l.ctx, l.id, "terms", 2))
	require.Len(t, marks(), 1)
	require.NoError(t, l.CheckCopy(l.ctx, l.id, "risk", 2))
	require.Empty(t, marks())
	require.NoError(t, l.CheckCopy(l.ctx, l.id, "risk", 2), "twice is once")

	l.clock.advance(time.Minute)
	save.Version = 2
	for range 2 {
		_, err = l.SaveContent(l.ctx, save) // the same text again, and a second copy in place of the first
		require.NoError(t, err)
		require.Len(t, marks(), 1)
	}
	require.Equal(t, 2, marks()[0].Version)
}
