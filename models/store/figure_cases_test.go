package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

// returnedCases are six applications of Sussex; QA sent five of them back.
//
//	1 returned on 2 March, sent on 3 March, accepted
//	2 approved on 2 March and reopened, sent on 3 March, accepted
//	3 sent on 3 March, accepted
//	4 returned at 23:30 on 31 March UTC, which is 1 April in London; not sent since
//	5 returned on 2 March and withdrawn on 3 March, never sent
//	6 returned on 2 March, with QA again on 3 March
func returnedCases(d *desk) (ids []string) {
	at := func(day int) { d.clock.set(time.Date(2026, 3, day, 12, 0, 0, 0, time.UTC)) }
	start := func() *life {
		l := d.create("sussex", "serocu", draft("X"))
		ids = append(ids, l.id)
		l.do(models.SubmitForQA, writer, `{}`)
		l.do(models.Claim, officer, `{}`)
		return l
	}
	back := func() *life {
		l := start()
		l.do(models.Return, officer, `{"points": [{"id": "p1", "code": "TERM", "severity": "should", "anchor": "terms", "text": "Too wide."}]}`)
		return l
	}
	sent := func(l *life, claimed bool) {
		at(3)
		if !claimed {
			l.do(models.SubmitForQA, writer, `{}`)
			l.do(models.Claim, officer, `{}`)
		}
		l.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
		l.do(models.SubmitToCPS, officer, `{}`)
		l.decided(models.DecisionAccepted, "2026-03-03")
	}
	at(2)
	sent(back(), false)
	at(2)
	two := start()
	two.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	two.do(models.Reopen, officer, `{"reason": "A term was missed."}`)
	sent(two, false)
	at(2)
	sent(start(), true)
	d.clock.set(time.Date(2026, 3, 31, 23, 30, 0, 0, time.UTC))
	back()
	at(2)
	five := back()
	at(3)
	five.do(models.Withdraw, writer, `{"reason": "Not wanted."}`)
	at(2)
	six := back()
	at(3)
	six.do(models.SubmitForQA, writer, `{}`)
	return ids
}

func testFigureAndQA(t *testing.T, open opener) {
	d := newDesk(t, open)
	ids := returnedCases(d)
	q := store.FigureQuery{Scope: models.Scope{Force: "sussex"}, Basis: models.BySubmission, From: calendar.NewDate(2026, 3, 1), To: calendar.NewDate(2026, 3, 31)}
	groups, err := d.Figure(d.ctx, q)
	require.NoError(t, err)
	require.Equal(t, []store.FigureGroup{{Counts: models.Counts{Submitted: 3, Decided: 3, Accepted: 3, ReturnedByQA: 2, AcceptedUnreturned: 1}}}, groups)
	before := func() models.Before {
		t.Helper()
		b, err := d.FigureBefore(d.ctx, q)
		require.NoError(t, err)
		return b
	}
	behind := func(of models.Counted) (found []string) {
		t.Helper()
		cases, _, err := d.FigureCases(d.ctx, store.FigureCasesQuery{FigureQuery: q, Of: of, Limit: 10})
		require.NoError(t, err)
		for _, c := range cases {
			found = append(found, c.ID)
		}
		return found
	}
	require.Equal(t, models.Before{Withdrawn: 1, Returned: 1}, before(), "5, and 6; 4 is of April")
	require.Equal(t, [][]string{ids[:2], ids[2:3], ids[4:5], ids[5:]}, [][]string{
		behind(models.CountReturnedByQA), behind(models.CountAcceptedUnreturned), behind(models.CountWithdrawnBefore), behind(models.CountReturnedBefore)})
	q.From, q.To = calendar.NewDate(2026, 4, 1), calendar.NewDate(2026, 4, 1)
	require.Equal(t, models.Before{Returned: 1}, before())
	require.Equal(t, ids[3:4], behind(models.CountReturnedBefore))
	q.Scope = models.Scope{Force: "surrey"}
	require.Equal(t, models.Before{}, before())
	q.Scope = models.Scope{}
	require.Equal(t, models.Before{}, before())
	require.Empty(t, behind(models.CountReturnedBefore))
	require.Empty(t, behind(models.CountSubmitted))
	q.Scope = everything
	require.Empty(t, behind("a.state"), "no such number")
}

// testFigureCases: the list behind a number is as long as the number says, in every scope and group.
func testFigureCases(t *testing.T, open opener) {
	d := newDesk(t, open)
	goldenCases(d)
	numbers := func(c models.Counts) map[models.Counted]int {
		return map[models.Counted]int{
			models.CountSubmitted: c.Submitted, models.CountDecided: c.Decided, models.CountAccepted: c.Accepted,
			models.CountAcceptedWithAmendments: c.AcceptedWithAmendments, models.CountNotAccepted: c.NotAccepted,
			models.CountMoreInformation: c.MoreInformation, models.CountOutsideControl: c.OutsideControl, models.CountPending: c.Pending,
			models.CountWithdrawn: c.Withdrawn, models.CountReturnedByQA: c.ReturnedByQA, models.CountAcceptedUnreturned: c.AcceptedUnreturned,
		}
	}
	for _, scope := range []models.Scope{everything, {Region: "serocu"}, {Force: "kent"}} {
		for _, basis := range []models.Basis{models.BySubmission, models.ByDecision} {
			for _, by := range []string{"", "force", "region", "month", "offence", "route"} {
				q := store.FigureQuery{Scope: scope, Basis: basis, By: by, From: calendar.NewDate(2026, 1, 10), To: calendar.NewDate(2026, 3, 31)}
				groups, err := d.Figure(d.ctx, q)
				require.NoError(t, err)
				for _, g := range groups {
					for of, n := range numbers(g.Counts) {
						cases, next, err := d.FigureCases(d.ctx, store.FigureCasesQuery{FigureQuery: q, Of: of, Group: &g.Key, Limit: 50})
						require.NoError(t, err)
						require.Empty(t, next)
						require.Len(t, cases, n, "%s of %s by %q: %q", of, basis, by, g.Key)
					}
				}
			}
		}
	}
	q := store.FigureCasesQuery{FigureQuery: store.FigureQuery{Scope: everything, Basis: models.BySubmission, From: calendar.NewDate(2026, 1, 10), To: calendar.NewDate(2026, 3, 31)},
		Of: models.CountSubmitted, Limit: 4}
	var found []store.FigureCase
	for {
		cases, next, err := d.FigureCases(d.ctx, q)
		require.NoError(t, err)
		found = append(found, cases...)
		if q.Cursor = next; next == "" {
			break
		}
		require.Len(t, cases, 4)
	}
	require.Len(t, found, 9)
	for i := range found[1:] {
		require.Less(t, found[i].Reference, found[i+1].Reference)
	}
	require.Equal(t, []any{"thames-valley", calendar.NewDate(2026, 2, 15), models.DecisionMoreInfo, calendar.NewDate(2026, 3, 1)}, []any{found[5].Force, *found[5].SubmittedOn, found[5].Decision, *found[5].DecidedOn})
	q.Cursor = "nonsense"
	_, _, err := d.FigureCases(d.ctx, q)
	require.ErrorIs(t, err, store.ErrBadCursor)
}
