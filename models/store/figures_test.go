package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// Twelve applications, and what became of each. The figures below were counted from this table by
// hand. The period is 10 January to 31 March 2026, both days included.
//
//	 #  force          region  offence  route  submitted   first decision                         and then
//	 1  thames-valley  serocu  DRUG     s19    10 January  accepted 20 January
//	 2  thames-valley  serocu  DRUG     s19    31 January  accepted 3 February                    closed: granted
//	 3  thames-valley  serocu  FIRE     s19    2 February  accepted with amendments 20 February
//	 4  thames-valley  serocu  FRAU     s1     10 February rejected 25 February: TERM             sent again as DRUG by s19 on 10 March, accepted 20 March
//	 5  thames-valley  serocu  DRUG     s19    15 February more information 1 March: EXTL, EXTL
//	 6  surrey         serocu  DRUG     s19    9 January   accepted 12 January                    (submitted before the period)
//	 7  surrey         serocu  DRUG     s19    16 January  pending
//	 8  surrey         serocu  FIRE     s19    11 February none: withdrawn 20 February
//	 9  surrey         serocu  none     s19    12 February accepted 13 February                   withdrawn 1 March
//	10  kent           ersou   SLAV     s1     31 March    rejected 2 April: EXTL, TERM           (decided after the period)
//	11  kent           ersou   SLAV     s19    1 April     accepted 2 April                       (23:30 UTC on 31 March is 1 April in London)
//	12  kent           ersou   DRUG     s19    never: approved
func goldenCases(d *desk) {
	at := func(month time.Month, day int) { d.clock.set(time.Date(2026, month, day, 12, 0, 0, 0, time.UTC)) }
	start := func(force, region, offence string, route content.Route, month time.Month, day int) *life {
		at(month, day)
		l := d.create(force, region, categorised(offence, route))
		l.submitted()
		return l
	}
	decide := func(l *life, month time.Month, day int, decision models.Decision, reasons ...string) *life {
		at(month, day)
		l.decided(decision, calendar.NewDate(2026, month, day).String(), reasons...)
		return l
	}
	tv := func(offence string, route content.Route, month time.Month, day int) *life {
		return start("thames-valley", "serocu", offence, route, month, day)
	}
	surrey := func(offence string, month time.Month, day int) *life {
		return start("surrey", "serocu", offence, content.RouteS19, month, day)
	}
	decide(tv("DRUG", content.RouteS19, 1, 10), 1, 20, models.DecisionAccepted)
	decide(tv("DRUG", content.RouteS19, 1, 31), 2, 3, models.DecisionAccepted).do(models.CourtOutcome, officer, `{"outcome": "granted", "on": "2026-02-03"}`)
	decide(tv("FIRE", content.RouteS19, 2, 2), 2, 20, models.DecisionWithAmendments)
	four := decide(tv("FRAU", content.RouteS1, 2, 10), 2, 25, models.DecisionRejected, "TERM")
	at(3, 10)
	four.save(writer, categorised("DRUG", content.RouteS19))
	four.submitted()
	decide(four, 3, 20, models.DecisionAccepted)
	decide(tv("DRUG", content.RouteS19, 2, 15), 3, 1, models.DecisionMoreInfo, "EXTL", "EXTL")
	decide(surrey("DRUG", 1, 9), 1, 12, models.DecisionAccepted)
	surrey("DRUG", 1, 16)
	eight := surrey("FIRE", 2, 11)
	at(2, 20)
	eight.do(models.Withdraw, writer, `{"reason": "Not wanted."}`)
	nine := decide(surrey("", 2, 12), 2, 13, models.DecisionAccepted)
	at(3, 1)
	nine.do(models.Withdraw, officer, `{"reason": "Not wanted."}`)
	decide(start("kent", "ersou", "SLAV", content.RouteS1, 3, 31), 4, 2, models.DecisionRejected, "EXTL", "TERM")
	d.clock.set(time.Date(2026, 3, 31, 23, 30, 0, 0, time.UTC))
	eleven := d.create("kent", "ersou", categorised("SLAV", content.RouteS19))
	eleven.submitted()
	decide(eleven, 4, 2, models.DecisionAccepted)
	d.create("kent", "ersou", categorised("DRUG", content.RouteS19)).approved()
}

func categorised(offence string, route content.Route) content.Content {
	c := draft("X")
	c.Route = route
	if offence != "" {
		c.Offences = content.List[content.Offence]{{ID: "o1", Schedule1: &content.Schedule1{Category: offence}}}
	}
	return c
}

// row is a line of the golden figures, in the order of the columns of Counts. Number 5 is the only request for more
// information and the only decision wholly outside control; QA returned nothing.
func row(key string, submitted, decided, accepted, amended, notAccepted, outside, pending, withdrawn int) store.FigureGroup {
	return store.FigureGroup{Key: key, Counts: models.Counts{Submitted: submitted, Decided: decided, Accepted: accepted,
		AcceptedWithAmendments: amended, NotAccepted: notAccepted, MoreInformation: outside, OutsideControl: outside, Pending: pending, Withdrawn: withdrawn, AcceptedUnreturned: accepted}}
}

func testFigure(t *testing.T, open opener) {
	d := newDesk(t, open)
	goldenCases(d)
	national, surrey, ersou := everything, models.Scope{Force: "surrey"}, models.Scope{Region: "ersou"}
	type rows = []store.FigureGroup
	for _, c := range []struct {
		basis models.Basis
		by    string
		scope models.Scope
		want  rows //             submitted, decided, accepted, amended, not accepted, outside, pending, withdrawn
	}{
		{models.BySubmission, "", national, rows{row("", 9, 7, 3, 1, 3, 1, 1, 1)}},
		{models.BySubmission, "force", national, rows{
			row("kent", 1, 1, 0, 0, 1, 0, 0, 0), row("surrey", 3, 1, 1, 0, 0, 0, 1, 1), row("thames-valley", 5, 5, 2, 1, 2, 1, 0, 0)}},
		{models.BySubmission, "region", national, rows{
			row("ersou", 1, 1, 0, 0, 1, 0, 0, 0), row("serocu", 8, 6, 3, 1, 2, 1, 1, 1)}},
		{models.BySubmission, "month", national, rows{
			row("2026-01", 3, 2, 2, 0, 0, 0, 1, 0), row("2026-02", 5, 4, 1, 1, 2, 1, 0, 1), row("2026-03", 1, 1, 0, 0, 1, 0, 0, 0)}},
		{models.BySubmission, "offence", national, rows{
			row("", 1, 1, 1, 0, 0, 0, 0, 0), row("DRUG", 4, 3, 2, 0, 1, 1, 1, 0), row("FIRE", 2, 1, 0, 1, 0, 0, 0, 1),
			row("FRAU", 1, 1, 0, 0, 1, 0, 0, 0), row("SLAV", 1, 1, 0, 0, 1, 0, 0, 0)}},
		{models.BySubmission, "route", national, rows{
			row("s1", 2, 2, 0, 0, 2, 0, 0, 0), row("s19", 7, 5, 3, 1, 1, 1, 1, 1)}},
		{models.ByDecision, "", national, rows{row("", 7, 7, 4, 1, 2, 1, 0, 0)}},
		{models.ByDecision, "force", national, rows{
			row("surrey", 2, 2, 2, 0, 0, 0, 0, 0), row("thames-valley", 5, 5, 2, 1, 2, 1, 0, 0)}},
		{models.ByDecision, "region", national, rows{row("serocu", 7, 7, 4, 1, 2, 1, 0, 0)}},
		{models.ByDecision, "month", national, rows{
			row("2026-01", 2, 2, 2, 0, 0, 0, 0, 0), row("2026-02", 4, 4, 2, 1, 1, 0, 0, 0), row("2026-03", 1, 1, 0, 0, 1, 1, 0, 0)}},
		{models.ByDecision, "offence", national, rows{
			row("", 1, 1, 1, 0, 0, 0, 0, 0), row("DRUG", 4, 4, 3, 0, 1, 1, 0, 0), row("FIRE", 1, 1, 0, 1, 0, 0, 0, 0), row("FRAU", 1, 1, 0, 0, 1, 0, 0, 0)}},
		{models.ByDecision, "route", national, rows{
			row("s1", 1, 1, 0, 0, 1, 0, 0, 0), row("s19", 6, 6, 4, 1, 1, 1, 0, 0)}},
		{models.BySubmission, "force", surrey, rows{row("surrey", 3, 1, 1, 0, 0, 0, 1, 1)}},
		{models.BySubmission, "", ersou, rows{row("", 1, 1, 0, 0, 1, 0, 0, 0)}},
		{models.ByDecision, "", ersou, nil},
		{models.BySubmission, "", models.Scope{}, nil},
		{models.BySubmission, "force", models.Scope{SubmittedOnly: true}, nil},
	} {
		got, err := d.Figure(d.ctx, store.FigureQuery{Scope: c.scope, Basis: c.basis, By: c.by,
			From: calendar.NewDate(2026, 1, 10), To: calendar.NewDate(2026, 3, 31)})
		require.NoError(t, err)
		require.Equal(t, c.want, got, "%s by %q", c.basis, c.by)

		sum := models.Counts{}
		for _, g := range got {
			sum = sum.Add(g.Counts)
			require.Equal(t, g.Submitted, g.Decided+g.Pending+g.Withdrawn)
			require.Equal(t, g.Decided, g.Accepted+g.AcceptedWithAmendments+g.NotAccepted)
		}
		if c.scope == national {
			total, err := d.Figure(d.ctx, store.FigureQuery{Scope: c.scope, Basis: c.basis, From: calendar.NewDate(2026, 1, 10), To: calendar.NewDate(2026, 3, 31)})
			require.NoError(t, err)
			require.Equal(t, total[0].Counts, sum, "the groups make up the total")
		}
	}
}

func testFigureOfNothing(t *testing.T, open opener) {
	d := newDesk(t, open)
	q := store.FigureQuery{Scope: everything, Basis: models.BySubmission, From: calendar.NewDate(2026, 1, 1), To: calendar.NewDate(2026, 12, 31)}
	for _, q.By = range []string{"", "force", "region", "month", "offence", "route"} {
		got, err := d.Figure(d.ctx, q)
		require.NoError(t, err)
		require.Empty(t, got)
	}
	q.By = "s.force; --"
	_, err := d.Figure(d.ctx, q)
	require.Error(t, err)
}
