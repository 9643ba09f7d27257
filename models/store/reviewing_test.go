package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

func testDraftPoints(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	drafts := func() []models.DraftPoint {
		t.Helper()
		found, err := l.DraftPoints(l.ctx, l.id)
		require.NoError(t, err)
		return found
	}
	add := func(id, text string) models.DraftPoint {
		t.Helper()
		l.clock.advance(time.Second)
		kept, err := l.AddDraftPoint(l.ctx, models.DraftPoint{ID: id, ApplicationID: l.id, By: officer.ID,
			Body: models.PointBody{ID: id, Code: "TERM", Severity: models.Must, Anchor: "terms", Text: text}}, "")
		require.NoError(t, err)
		return kept
	}
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	first, second := add("p2", "Second in name, first in time."), add("p1", "Too wide.")
	require.Equal(t, l.clock.now().Truncate(time.Microsecond), second.At)
	require.Equal(t, first, add("p2", "Other words."), "what is kept is kept")
	require.Equal(t, []models.DraftPoint{first, second}, drafts())
	require.ErrorIs(t, l.DiscardDraftPoint(l.ctx, "other", "p2"), models.ErrNotFound)
	require.NoError(t, l.DiscardDraftPoint(l.ctx, l.id, "p2"))
	require.ErrorIs(t, l.DiscardDraftPoint(l.ctx, l.id, "p2"), models.ErrNotFound)
	replace := func(old, id string) models.DraftPoint {
		t.Helper()
		l.clock.advance(time.Second)
		kept, err := l.AddDraftPoint(l.ctx, models.DraftPoint{ID: id, ApplicationID: l.id, By: officer.ID,
			Body: models.PointBody{ID: id, Code: "TERM", Severity: models.Should, Anchor: "terms", Text: "Other words."}}, old)
		require.NoError(t, err)
		return kept
	}
	last := add("p5", "Last.")
	anew := replace("p1", "p4")
	require.Equal(t, second.At, anew.At, "in the place of the other")
	require.Equal(t, []models.DraftPoint{anew, last}, drafts())
	require.Equal(t, anew, replace("p1", "p4"), "once")
	back := replace("gone", "p1")
	require.Equal(t, []models.DraftPoint{anew, last, back}, drafts())
	require.NoError(t, l.DiscardDraftPoint(l.ctx, l.id, "p4"))
	require.NoError(t, l.DiscardDraftPoint(l.ctx, l.id, "p5"))
	third := add("p3", "Stays behind.")
	l.do(models.Return, officer, point) // p1 and p2
	require.Equal(t, []models.DraftPoint{third}, drafts(), "p1 has gone out")
}

func testNotes(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	note, err := l.AddNote(l.ctx, models.Note{ID: "n1", ApplicationID: l.id, By: officer.ID, Text: "Thin."})
	require.NoError(t, err)
	l.clock.advance(time.Second)
	again, err := l.AddNote(l.ctx, models.Note{ID: "n1", ApplicationID: l.id, By: officer.ID, Text: "Thick."})
	require.NoError(t, err)
	require.Equal(t, note, again)
	_, err = l.AddNote(l.ctx, models.Note{ID: "n0", ApplicationID: l.id, By: officer.ID, Text: "Later."})
	require.NoError(t, err)
	notes, err := l.Notes(l.ctx, l.id)
	require.NoError(t, err)
	require.Len(t, notes, 2)
	require.Equal(t, []models.Note{note, {ID: "n0", ApplicationID: l.id, By: officer.ID, At: l.clock.now().Truncate(time.Microsecond), Text: "Later."}}, notes)
	db, err := l.DB()
	require.NoError(t, err)
	for _, statement := range []string{"UPDATE notes SET text = ''", "DELETE FROM notes"} {
		_, err := db.ExecContext(l.ctx, statement)
		require.Error(t, err, "notes stay as they are: %s", statement)
	}
}

func testAnswersSoFar(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	save := func(by string, answers ...models.CheckAnswer) {
		t.Helper()
		l.clock.advance(time.Second)
		require.NoError(t, l.SaveAnswers(l.ctx, l.id, "hash", by, answers))
	}
	save("u-one", models.CheckAnswer{Check: "Q15", Answer: "n/a", Note: "Nobody."}, models.CheckAnswer{Check: "Q09", Answer: "yes"})
	one := l.clock.now().Truncate(time.Microsecond)
	save("u-two", models.CheckAnswer{Check: "Q09", Note: "Not sure."})
	found, err := l.AnswersSoFar(l.ctx, l.id, "hash")
	require.NoError(t, err)
	require.Equal(t, []models.CheckAnswer{
		{Check: "Q09", Note: "Not sure.", By: "u-two", At: l.clock.now().Truncate(time.Microsecond)},
		{Check: "Q15", Answer: "n/a", Note: "Nobody.", By: "u-one", At: one},
	}, found)
	found, err = l.AnswersSoFar(l.ctx, l.id, "other text")
	require.NoError(t, err)
	require.Empty(t, found)
}

func testTermAnswers(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	require.NoError(t, l.SaveTermAnswers(l.ctx, l.id, "u-one", []models.TermAnswer{{Term: "t1", Hash: "before", Answer: "no", Note: "Which bar?"}, {Term: "t2", Hash: "same", Answer: "yes"}}))
	require.NoError(t, l.SaveTermAnswers(l.ctx, l.id, "u-two", []models.TermAnswer{{Term: "t1", Hash: "after", Answer: "yes"}, {Term: "t2", Hash: "same"}}))
	found, err := l.TermAnswers(l.ctx, l.id)
	require.NoError(t, err)
	at := l.clock.now().Truncate(time.Microsecond)
	require.Equal(t, []models.TermAnswer{
		{Term: "t1", Hash: "after", Answer: "yes", By: "u-two", At: at}, {Term: "t1", Hash: "before", Answer: "no", Note: "Which bar?", By: "u-one", At: at},
		{Term: "t2", Hash: "same", By: "u-two", At: at},
	}, found)
	checks, err := l.AnswersSoFar(l.ctx, l.id, "any text")
	require.NoError(t, err)
	require.Empty(t, checks, "an answer about a term is none to a check")
}

// testReviewCases: a case returned once and then decided, one that waits, and one of another force.
func testReviewCases(t *testing.T, open opener) {
	d := newDesk(t, open)
	mended := draft("X")
	mended.Facts = "More."
	l := d.create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.Return, officer, point)
	l.do(models.AnswerPoint, writer, `{"pointId": "p1", "answer": "explained", "text": "So."}`)
	l.save(writer, mended)
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.ResolvePoint, officer, `{"pointId": "p1"}`)
	l.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	l.do(models.SubmitToCPS, officer, `{}`)
	l.do(models.CPSDecision, cps, `{"decision": "more-information", "decidedOn": "2026-05-08", "reasons": [{"id": "r1", "code": "RISK", "anchor": ""}, {"code": "EXTL"}]}`)
	l.do(models.AnswerPoint, writer, `{"pointId": "r1", "answer": "changed"}`)
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.Return, officer, `{"points": [{"id": "p9", "code": "TERM", "severity": "should", "anchor": "terms", "text": "After the decision."}]}`)
	d.create("surrey", "serocu", draft("Y")).submitted()
	d.create("kent", "ersou", draft("Z")).submitted()

	day := calendar.NewDate(2026, 5, 8)
	query := store.FigureQuery{Scope: models.Scope{Region: "serocu"}, Basis: models.BySubmission, From: day, To: day}
	cases := func(q store.FigureQuery) (found []store.ReviewCase) {
		t.Helper()
		require.NoError(t, d.ReviewCases(d.ctx, q, func(c store.ReviewCase) error {
			found = append(found, c)
			return nil
		}))
		return found
	}
	found := cases(query)
	require.Len(t, found, 2)
	require.Equal(t, []any{l.id, true, []string{"RISK", "EXTL"}}, []any{found[0].ID, found[0].Decided, found[0].CPS})
	require.Len(t, found[0].QA, 2, "without what came after the decision, and without the CPS's own")
	require.Equal(t, models.Explained, found[0].QA[0].Answer)
	require.Len(t, found[0].Versions, 3, "up to what went to the CPS")
	require.Equal(t, mended.Hash(), found[0].Versions[2].Hash)
	require.False(t, found[1].Decided)
	query.Basis = models.ByDecision
	require.Len(t, cases(query), 1)
	query.Scope = models.Scope{Force: "kent"}
	require.Empty(t, cases(query))
	query.Scope, query.Basis = models.Scope{All: true}, models.BySubmission
	require.Len(t, cases(query), 3)
	query.Scope = models.Scope{}
	require.Empty(t, cases(query))
	enough := errors.New("enough")
	query.Scope = models.Scope{All: true}
	require.ErrorIs(t, d.ReviewCases(d.ctx, query, func(store.ReviewCase) error { return enough }), enough)
}
