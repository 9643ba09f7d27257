package store_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// person is a content about one person in one court case.
func person(pnc, family, urn string) content.Content {
	c := draft(family)
	born := calendar.NewDate(1980, 1, 2)
	c.Subjects[0].PNCID, c.Subjects[0].DateOfBirth, c.Court.URN = &pnc, &born, urn
	return c
}

// lineDesk makes lives of lines, each on its own day of May 2026.
type lineDesk struct {
	*desk
	day int
}

func (d *lineDesk) next() { d.day++; d.clock.set(time.Date(2026, 5, d.day, 12, 0, 0, 0, time.UTC)) }

func (d *lineDesk) start(force, region string, c content.Content) *life {
	d.next()
	l := d.create(force, region, c)
	l.approved()
	return l
}

func (d *lineDesk) today() string { return calendar.DateIn(d.clock.now()).String() }

func (d *lineDesk) send(l *life) *life { d.next(); l.do(models.SubmitToCPS, officer, `{}`); return l }

func (d *lineDesk) relate(l, other *life, as string) {
	d.next()
	l.do(models.Relate, officer, `{"other": "x", "as": "`+as+`", "reason": "Read both.", "otherId": "`+other.id+`"}`)
}

func (d *lineDesk) decide(l *life, decision models.Decision) *life {
	d.next()
	l.decided(decision, d.today(), "EVID")
	return l
}

func (d *lineDesk) withdraw(l *life) {
	d.next()
	l.do(models.Withdraw, officer, `{"reason": "Begun again."}`)
}

// figure is what is counted of May: submitted, decided, accepted, not accepted, pending, withdrawn, begun again.
func (d *lineDesk) figure(asAt time.Time) []int {
	d.t.Helper()
	groups, err := d.Figure(d.ctx, store.FigureQuery{Scope: everything, Basis: models.BySubmission, AsAt: asAt,
		From: calendar.NewDate(2026, 5, 1), To: calendar.NewDate(2026, 6, 30)})
	require.NoError(d.t, err)
	var c models.Counts
	for _, g := range groups {
		c = c.Add(g.Counts)
	}
	return []int{c.Submitted, c.Decided, c.Accepted, c.NotAccepted, c.Pending, c.Withdrawn, c.BegunAgain}
}

// refusedTo is why a submission to the CPS is refused.
func (d *lineDesk) refusedTo(l *life, action models.Action, body string) models.Reason {
	d.t.Helper()
	_, err := d.Apply(d.ctx, l.step(action, officer, body))
	var refusal *models.Refusal
	require.True(d.t, errors.As(err, &refusal), "%v", err)
	return refusal.Reason
}

// Every way round the rate, each with the figure worked by hand: submitted, decided, accepted, not accepted, pending,
// withdrawn, begun again.
func testLines(t *testing.T, open opener) {
	tv, surrey := "thames-valley", "surrey"
	now := time.Time{}
	for _, c := range []struct {
		name string
		live func(d *lineDesk)
		want []int
	}{
		{"rejected, withdrawn and begun again", func(d *lineDesk) {
			one := d.decide(d.send(d.start(tv, "serocu", person("00/1A", "X", "43AA1"))), models.DecisionRejected)
			d.withdraw(one)
			two := d.start(tv, "serocu", person("00/1A", "X", "43AA1"))
			require.Equal(t, models.RelatedUndecided, d.refusedTo(two, models.SubmitToCPS, `{}`))
			d.relate(two, one, "continues")
			d.decide(d.send(two), models.DecisionAccepted)
		}, []int{1, 1, 0, 1, 0, 0, 1}},
		{"by another force of another region, under another name of the same PNC id", func(d *lineDesk) {
			one := d.decide(d.send(d.start(tv, "serocu", person("00/1A", "X", "43AA1"))), models.DecisionRejected)
			two := d.start("kent", "ersou", person("00/1A", "Y", "43AA1"))
			d.relate(two, one, "duplicate")
			d.decide(d.send(two), models.DecisionAccepted)
		}, []int{1, 1, 0, 1, 0, 0, 1}},
		{"said to be unrelated, though PNC id and URN are the same", func(d *lineDesk) {
			one := d.decide(d.send(d.start(tv, "serocu", person("00/1A", "X", "43AA1"))), models.DecisionRejected)
			two := d.start(tv, "serocu", person("00/1A", "X", "43 aa 1"))
			require.Equal(t, models.SameLine, d.refusedTo(two, models.Relate, `{"other": "x", "as": "unrelated", "reason": "No.", "otherId": "`+one.id+`"}`))
			d.relate(one, two, "duplicate") // from either side
			d.decide(d.send(two), models.DecisionAccepted)
		}, []int{1, 1, 0, 1, 0, 0, 1}},
		{"under another URN, said to continue", func(d *lineDesk) {
			one := d.decide(d.send(d.start(tv, "serocu", person("00/1A", "X", "43AA1"))), models.DecisionRejected)
			two := d.start(tv, "serocu", person("00/1A", "X", "43AA2"))
			d.relate(two, one, "continues")
			d.decide(d.send(two), models.DecisionAccepted)
		}, []int{1, 1, 0, 1, 0, 0, 1}},
		{"another case of the same person is another line", func(d *lineDesk) {
			one := d.decide(d.send(d.start(tv, "serocu", person("00/1A", "X", "43AA1"))), models.DecisionRejected)
			two := d.start(tv, "serocu", person("00/1A", "X", "43AA2"))
			d.relate(two, one, "unrelated")
			d.decide(d.send(two), models.DecisionAccepted)
		}, []int{2, 2, 1, 1, 0, 0, 0}},
		{"found to be one line only after both were decided, and then not", func(d *lineDesk) {
			one := d.decide(d.send(d.start(tv, "serocu", person("00/1A", "X", "43AA1"))), models.DecisionRejected)
			two := d.start(tv, "serocu", person("00/1A", "X", "43AA2"))
			d.relate(two, one, "unrelated")
			d.decide(d.send(two), models.DecisionAccepted)
			d.relate(one, two, "continues")
			require.Equal(t, []int{1, 1, 0, 1, 0, 0, 1}, d.figure(now))
			d.relate(two, one, "unrelated")
		}, []int{2, 2, 1, 1, 0, 0, 0}},
		{"withdrawn before any decision: the line is outside the rate for good", func(d *lineDesk) {
			one := d.send(d.start(tv, "serocu", person("00/1A", "X", "43AA1")))
			d.withdraw(one)
			two := d.start(tv, "serocu", person("00/1A", "X", "43AA1"))
			d.relate(two, one, "continues")
			d.decide(d.send(two), models.DecisionAccepted)
		}, []int{1, 0, 0, 0, 0, 1, 1}},
		{"never submitted: what follows is the first", func(d *lineDesk) {
			one := d.start(tv, "serocu", person("00/1A", "X", "43AA1"))
			d.withdraw(one)
			two := d.start(tv, "serocu", person("00/1A", "X", "43AA1"))
			d.relate(two, one, "continues")
			d.decide(d.send(two), models.DecisionAccepted)
		}, []int{1, 1, 1, 0, 0, 0, 0}},
		{"through a third that was never sent", func(d *lineDesk) {
			one := d.decide(d.send(d.start(tv, "serocu", person("00/1A", "X", "43AA1"))), models.DecisionRejected)
			between := d.start(surrey, "serocu", person("00/2B", "Z", "43AA9"))
			two := d.start(tv, "serocu", person("00/3C", "W", "43AA3"))
			d.relate(between, one, "continues")
			d.relate(two, between, "continues")
			d.decide(d.send(two), models.DecisionAccepted)
		}, []int{1, 1, 0, 1, 0, 0, 1}},
		{"the same name and birth without a PNC id", func(d *lineDesk) {
			one := d.decide(d.send(d.start(tv, "serocu", person("", "X", "43AA1"))), models.DecisionRejected)
			two := d.start(tv, "serocu", person("", "X", "43AA1"))
			require.Equal(t, models.RelatedUndecided, d.refusedTo(two, models.SubmitToCPS, `{}`))
			require.Equal(t, models.SameLine, d.refusedTo(two, models.Relate, `{"other": "x", "as": "unrelated", "reason": "No.", "otherId": "`+one.id+`"}`))
			d.relate(two, one, "continues")
			d.send(two)
		}, []int{1, 1, 0, 1, 0, 0, 1}},
		{"a decision is not joined to that of another subject", func(d *lineDesk) {
			good := d.decide(d.send(d.start(tv, "serocu", person("00/1A", "X", "43AA1"))), models.DecisionAccepted)
			bad := d.decide(d.send(d.start(tv, "serocu", person("00/2B", "Z", "43AA2"))), models.DecisionRejected)
			for _, as := range []string{"duplicate", "continues"} {
				body := `{"other": "x", "as": "` + as + `", "reason": "No.", "otherId": "` + good.id + `"}`
				require.Equal(t, models.NotSameSubject, d.refusedTo(bad, models.Relate, body))
			}
		}, []int{2, 2, 1, 1, 0, 0, 0}},
		{"resubmitted in the usual way", func(d *lineDesk) {
			one := d.decide(d.send(d.start(tv, "serocu", person("00/1A", "X", "43AA1"))), models.DecisionMoreInfo)
			d.next()
			one.approved()
			d.decide(d.send(one), models.DecisionAccepted)
		}, []int{1, 1, 0, 1, 0, 0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &lineDesk{desk: newDesk(t, open)}
			c.live(d)
			require.Equal(t, c.want, d.figure(now))
		})
	}
}

// testCorrections: the figure follows a correction as known now, and stays as it was as known then.
func testCorrections(t *testing.T, open opener) {
	d := &lineDesk{desk: newDesk(t, open)}
	l := d.send(d.start("surrey", "serocu", person("00/1A", "X", "43AA1")))
	sent := d.clock.now()
	d.decide(l, models.DecisionRejected)
	rejected := d.clock.now()
	correct := func(body string) {
		d.next()
		l.do(models.CorrectDecision, cps, body)
	}
	right := func(decision string) string {
		return `{"reason": "Read again.", "decision": "` + decision + `", "decidedOn": "` + d.today() + `"}`
	}
	l.save(writer, person("00/1A", "X", "43AA7")) // the force has begun to change the text
	correct(right("accepted"))
	accepted := d.clock.now()
	require.Equal(t, models.Accepted, l.standing.State)
	require.Equal(t, 1, l.standing.Round)
	require.Equal(t, person("00/1A", "X", "43AA1").Hash(), l.app().ContentHash, "what was accepted is what the CPS has")
	require.Equal(t, []int{1, 1, 1, 0, 0, 0, 0}, d.figure(time.Time{}))
	points, err := d.Points(d.ctx, l.id)
	require.NoError(t, err)
	for _, p := range points {
		require.True(t, p.Cancelled)
	}
	correct(`{"reason": "It was not decided.", "outcome": "taken-on", "on": "` + d.today() + `"}`)
	require.Equal(t, models.WithCPS, l.standing.State)
	require.Equal(t, []int{1, 0, 0, 0, 1, 0, 0}, d.figure(time.Time{}))
	correct(strings.TrimSuffix(right("rejected"), "}") + `, "reasons": [{"id": "r9", "code": "EVID", "text": "Exhibit it."}]}`)
	correct(right("accepted"))
	require.Equal(t, []int{1, 1, 1, 0, 0, 0, 0}, d.figure(time.Time{}))
	for at, want := range map[time.Time][]int{
		sent.Add(-time.Hour): {0, 0, 0, 0, 0, 0, 0}, sent: {1, 0, 0, 0, 1, 0, 0}, rejected: {1, 1, 0, 1, 0, 0, 0}, accepted: {1, 1, 1, 0, 0, 0, 0},
	} {
		require.Equal(t, want, d.figure(at), at)
	}
	require.Equal(t, models.DateTooEarly, d.refusedTo(l, models.CorrectDecision, `{"reason": "x", "decision": "accepted", "decidedOn": "2026-04-30"}`))
	subs, err := d.Submissions(d.ctx, l.id)
	require.NoError(t, err)
	require.Equal(t, []any{models.DecisionAccepted, 4, true}, []any{subs[0].Decision, subs[0].Corrections, subs[0].Confirmed})
}

// testOutcomeFollowsDecision: a court cannot have decided what the CPS had not.
func testOutcomeFollowsDecision(t *testing.T, open opener) {
	d := &lineDesk{desk: newDesk(t, open)}
	l := d.create("surrey", "serocu", draft("X"))
	l.submitted()
	day := func() string { return calendar.DateIn(d.clock.now()).String() }
	d.clock.advance(24 * time.Hour)
	between := day()
	d.clock.advance(24 * time.Hour)
	decided := day()
	l.decided(models.DecisionAccepted, decided)
	d.clock.advance(24 * time.Hour)
	require.Equal(t, models.DateTooEarly, d.refusedTo(l, models.CourtOutcome, `{"outcome": "granted", "on": "`+between+`"}`))
	l.do(models.CourtOutcome, officer, `{"outcome": "granted", "on": "`+decided+`"}`)
	require.Equal(t, models.Closed, l.standing.State)
}

// testTriageCounts: a return at triage is a first decision, being taken on is none, and what the region records is unconfirmed.
func testTriageCounts(t *testing.T, open opener) {
	d := &lineDesk{desk: newDesk(t, open)}
	counts := func() models.Counts {
		groups, err := d.Figure(d.ctx, store.FigureQuery{Scope: everything, Basis: models.BySubmission, From: calendar.NewDate(2026, 5, 1), To: calendar.NewDate(2026, 5, 31)})
		require.NoError(t, err)
		return groups[0].Counts
	}
	one := d.send(d.start("surrey", "serocu", person("00/1A", "X", "43AA1")))
	one.do(models.CPSTriage, officer, `{"outcome": "taken-on", "on": "`+d.today()+`"}`)
	require.Equal(t, models.Counts{Submitted: 1, Pending: 1}, counts())
	two := d.send(d.start("surrey", "serocu", person("00/2B", "Y", "43AA2")))
	two.do(models.CPSTriage, officer, `{"outcome": "returned", "on": "`+d.today()+`", "replyBy": "`+d.today()+`", "items": [{"id": "r1", "code": "EVID", "text": "Exhibit."}]}`)
	require.Equal(t, models.Counts{Submitted: 2, Pending: 1, Decided: 1, NotAccepted: 1, ReturnedAtTriage: 1, Unconfirmed: 1, SameOfficer: 1}, counts())
	require.Equal(t, []any{models.ReturnedByCPS, 2}, []any{two.standing.State, two.standing.Round})
	d.next()
	two.do(models.ConfirmDecision, cps, `{}`)
	d.decide(one, models.DecisionRejected)
	c := counts()
	require.Equal(t, []int{2, 2, 1, 1, 0}, []int{c.Decided, c.NotAccepted, c.ReturnedAtTriage, c.ReturnedByLawyer(), c.Unconfirmed})
}
