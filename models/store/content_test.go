package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

func testSave(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	before := l.app()
	l.clock.advance(time.Minute)
	content := draft("ŁUCZAK-O’NEILL")
	save := store.Save{ID: l.id, Scope: models.Scope{Force: "surrey"}, Version: 1, Content: content.Canonical(), ActorID: other.ID}
	app, err := l.SaveContent(l.ctx, save)
	require.NoError(t, err)
	want := before
	want.Version, want.Content, want.ContentHash = 2, content.Canonical(), content.Hash()
	want.Subject, want.UpdatedAt, want.UpdatedBy = content.SubjectName(), l.Now(), other.ID
	require.Equal(t, want, app)
	require.Equal(t, want, l.app())

	l.writesNothing(func() {
		l.clock.advance(time.Minute)
		again, err := l.SaveContent(l.ctx, save) // its answer was lost
		require.NoError(t, err)
		require.Equal(t, app, again)

		save.Version = 2 // pressed save, changed nothing
		again, err = l.SaveContent(l.ctx, save)
		require.NoError(t, err)
		require.Equal(t, app, again)
	})
	events, err := l.Events(l.ctx, l.id)
	require.NoError(t, err)
	require.Len(t, events, 1, "saving is no event")
}

func testSaveRefused(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	l.save(writer, draft("Y"))
	l.save(writer, draft("Z"))
	save := store.Save{ID: l.id, Scope: models.Scope{Force: "surrey"}, Version: 3, Content: draft("W").Canonical(), ActorID: writer.ID}
	refused := func(want error, change func(*store.Save)) {
		t.Helper()
		spoilt := save
		change(&spoilt)
		l.writesNothing(func() {
			_, err := l.SaveContent(l.ctx, spoilt)
			require.ErrorIs(t, err, want)
		})
	}
	refused(models.ErrStale, func(s *store.Save) { s.Version = 2 })
	refused(models.ErrStale, func(s *store.Save) { s.Version = 0 })
	refused(models.ErrStale, func(s *store.Save) { s.Version = 4 })
	refused(models.ErrStale, func(s *store.Save) { s.Version, s.Content = 1, draft("Z").Canonical() })
	refused(models.ErrStale, func(s *store.Save) { // what is there, but someone else wrote it
		s.Version, s.Content, s.ActorID = 2, draft("Z").Canonical(), other.ID
	})
	refused(models.ErrNotFound, func(s *store.Save) { s.ID = "none" })
	refused(models.ErrNotFound, func(s *store.Save) { s.Scope = models.Scope{Force: "kent"} })
	refused(models.ErrNotFound, func(s *store.Save) { s.Scope = models.Scope{Region: "ersou"} })
	refused(models.ErrNotFound, func(s *store.Save) { s.Scope = models.Scope{} })
	refused(models.ErrNotFound, func(s *store.Save) { s.Scope = models.Scope{All: true, SubmittedOnly: true} })

	// In every state, either the force can edit or the save is refused.
	editable := 0
	pass := func(action models.Action, actor models.Actor, body string) {
		t.Helper()
		l.do(action, actor, body)
		save.Version = l.app().Version
		if !l.standing.State.Editable() {
			refused(models.ErrNotEditable, func(*store.Save) {})
			return
		}
		editable++
		l.save(writer, draft(string(l.standing.State)))
	}
	pass(models.SubmitForQA, writer, `{}`)
	pass(models.Claim, officer, `{}`)
	pass(models.Return, officer, `{"points": [{"id": "p1", "code": "TERM", "severity": "should", "anchor": "terms", "text": "x"}]}`)
	pass(models.SubmitForQA, writer, `{}`)
	pass(models.Claim, officer, `{}`)
	pass(models.Approve, officer, `{}`)
	pass(models.SubmitToCPS, officer, `{}`)
	pass(models.CPSDecision, cps, `{"decision": "rejected", "decidedOn": "2026-05-08", "reasons": [{"code": "TERM"}]}`)
	pass(models.SubmitForQA, writer, `{}`)
	pass(models.Claim, officer, `{}`)
	pass(models.Approve, officer, `{}`)
	pass(models.SubmitToCPS, officer, `{}`)
	pass(models.CPSDecision, cps, `{"decision": "accepted", "decidedOn": "2026-05-08"}`)
	pass(models.CourtOutcome, officer, `{"outcome": "granted", "on": "2026-05-08"}`)
	require.Equal(t, 2, editable)
	refused(models.ErrNotEditable, func(s *store.Save) { s.Version = 1 }) // before stale
}

// Of many who save what they read, one wins.
func testSaveAtOnce(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	const n = 6
	won := 0
	for _, err := range atOnce(n, func(i int) error {
		_, err := l.SaveContent(l.ctx, store.Save{ID: l.id, Scope: everything, Version: 1, Content: draft(string(rune('A' + i))).Canonical(), ActorID: writer.ID})
		return err
	}) {
		if err == nil {
			won++
			continue
		}
		require.ErrorIs(t, err, models.ErrStale)
	}
	require.Equal(t, 1, won)
	require.Equal(t, 2, l.app().Version)
	require.Len(t, l.everyRow()["edits"], 2)
}
