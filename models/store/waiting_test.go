package store_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

const noHearing = "9999-12-31"

// staffed is a desk whose people are users, as what refers to them asks.
func staffed(t testing.TB, open opener, more ...models.User) *desk {
	t.Helper()
	d := newDesk(t, open)
	for _, u := range append([]models.User{
		{ID: writer.ID, Role: models.Applicant, Force: "surrey", Region: "serocu", Active: true},
		{ID: other.ID, Role: models.Applicant, Force: "surrey", Region: "serocu", Active: true},
		{ID: officer.ID, Role: models.Officer, Region: "serocu", Active: true},
		{ID: colleague.ID, Role: models.Officer, Region: "serocu", Active: true},
		{ID: cps.ID, Role: models.CPS, Active: true},
	}, more...) {
		if u.Username == "" {
			u.Username, u.Name = "user."+u.ID, "Person "+u.ID
		}
		require.NoError(t, d.AddUser(d.ctx, store.NewUser{User: u}))
	}
	return d
}

var colleague = models.Actor{ID: "u-second", Role: models.Officer}

// heardOn is a draft with a hearing at which the order may be made.
func heardOn(family string, year int, month time.Month, day int) content.Content {
	c := draft(family)
	on := calendar.NewDate(year, month, day)
	c.Court.Hearings = content.List[content.Hearing]{{Kind: content.HearingSentence, Date: &on}}
	return c
}

// lines reads rows as text, values parted by |.
func (d *desk) lines(query string) []string {
	d.t.Helper()
	db, err := d.DB()
	require.NoError(d.t, err)
	return linesOf(d.t, db, query)
}

// queued is the row by which the application waits: desk, holder, latest safe day and due day; "" when it is no one's
// turn.
func (l *life) queued() string {
	l.t.Helper()
	rows := l.lines("SELECT desk, holder, latest_safe, due_on, region, force FROM waiting WHERE application_id = '" + l.id + "'")
	if len(rows) == 0 {
		return ""
	}
	require.Len(l.t, rows, 1)
	at := l.app()
	values := strings.Split(rows[0], "|")
	require.Equal(l.t, []string{at.Region, at.Force}, values[4:])
	return fmt.Sprintf("%s [%s] %s %s", values[0], values[1], values[2], values[3])
}

// since is the start of the stage as the queue has it.
func (l *life) since() time.Time {
	l.t.Helper()
	rows := l.lines("SELECT since FROM waiting WHERE application_id = '" + l.id + "'")
	require.Len(l.t, rows, 1)
	var us int64
	_, err := fmt.Sscan(rows[0], &us)
	require.NoError(l.t, err)
	return time.UnixMicro(us).UTC()
}

// counts are the counters that are not nought, and sees that they are those of a recount.
func (d *desk) counts() []string {
	d.t.Helper()
	kept := d.lines("SELECT region, force, desk, CASE WHEN held THEN 'held' ELSE 'free' END, n FROM queue_counts WHERE n <> 0 ORDER BY 1, 2, 3, 4")
	counted := d.lines("SELECT region, force, desk, CASE WHEN holder <> '' THEN 'held' ELSE 'free' END, COUNT(*) FROM waiting GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4")
	require.Equal(d.t, counted, kept)
	require.Empty(d.t, d.lines("SELECT n FROM queue_counts WHERE n < 0"))
	return kept
}

// The days are worked out by hand: 8 May 2026 is a Friday, 25 May a bank holiday, and the times are those that ship.
func testWaiting(t *testing.T, open opener) {
	l := staffed(t, open).create("surrey", "serocu", draft("X"))
	begun := l.since()
	require.Equal(t, l.clock.now().Truncate(time.Microsecond), begun)
	see := func(want, count string) {
		t.Helper()
		require.Equal(t, want, l.queued())
		if count == "" {
			require.Empty(t, l.counts())
		} else {
			require.Equal(t, []string{"serocu|surrey|" + count + "|1"}, l.counts())
		}
	}
	stage := func(action models.Action, actor models.Actor, body string) {
		t.Helper()
		l.do(action, actor, body)
		begun = l.clock.now().Truncate(time.Microsecond)
	}
	see("draft [] "+noHearing+" ", "draft|free")
	l.do(models.DeclareConflict, colleague, `{"reason": "A relative."}`)
	l.save(writer, heardOn("X", 2026, 7, 1))
	see("draft [] 2026-06-10 ", "draft|free")
	require.Equal(t, begun, l.since())

	stage(models.SubmitForQA, writer, `{}`)
	see("qa [] 2026-06-10 2026-05-22", "qa|free")
	require.Equal(t, begun, l.since())
	l.do(models.Claim, officer, `{}`)
	see("qa [u-officer] 2026-06-10 2026-05-22", "qa|held")
	l.do(models.Assign, officer, `{"userId": "u-third"}`)
	see("qa [u-third] 2026-06-10 2026-05-22", "qa|held")
	l.do(models.Assign, officer, `{"userId": "u-officer"}`)
	l.do(models.Release, officer, `{}`)
	see("qa [] 2026-06-10 2026-05-22", "qa|free")
	require.Equal(t, begun, l.since(), "who holds it does not make it younger")
	stage(models.Recall, writer, `{}`)
	see("draft [] 2026-06-10 ", "draft|free")
	require.Equal(t, begun, l.since())

	stage(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	stage(models.Return, officer, point)
	see("force [] 2026-06-10 2026-05-22", "force|free")
	require.Equal(t, begun, l.since())
	l.do(models.AnswerPoint, writer, `{"pointId": "p1", "answer": "changed"}`)
	l.save(writer, heardOn("X", 2026, 7, 2))
	see("force [] 2026-06-11 2026-05-22", "force|free")
	require.Equal(t, begun, l.since())

	stage(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.ResolvePoint, officer, `{"pointId": "p1"}`)
	stage(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	see("ready [] 2026-06-11 2026-05-13", "ready|free")
	stage(models.SubmitToCPS, officer, `{}`)
	see("cps [] 2026-06-11 2026-06-01", "cps|free")
	require.Equal(t, begun, l.since())
	l.decided(models.DecisionMoreInfo, "2026-05-08", "TERM")
	see("force [] 2026-06-11 2026-05-22", "force|free")
	l.submitted()
	l.decided(models.DecisionAccepted, "2026-05-08")
	see("", "")
	l.do(models.CourtOutcome, officer, `{"outcome": "granted", "on": "2026-05-08"}`)
	see("", "")

	gone := l.create("surrey", "serocu", draft("Y"))
	gone.do(models.SubmitForQA, writer, `{}`)
	gone.do(models.Claim, officer, `{}`)
	gone.do(models.Withdraw, writer, `{"reason": "x"}`)
	require.Empty(t, gone.queued())
	require.Empty(t, l.counts())
}

// The latest safe day follows the current text, also while an officer is assigned the application.
func testLatestSafe(t *testing.T, open opener) {
	d := staffed(t, open)
	require.Equal(t, "draft [] 2026-06-10 ", d.create("surrey", "serocu", heardOn("X", 2026, 7, 1)).queued())
	l := d.create("kent", "serocu", draft("Y"))
	for _, w := range []struct {
		content content.Content
		safe    string
	}{
		{heardOn("Y", 2026, 7, 1), "2026-06-10"},
		{heardOn("Y", 2026, 7, 4), "2026-06-12"},  // a Saturday counts as the Friday before
		{heardOn("Y", 2026, 5, 12), "2026-04-20"}, // past, and so first in its queue; Early May bank holiday between
		{heardOn("Y", 2026, 5, 7), noHearing},     // a hearing that is over is none
		{heardOn("Y", 2027, 1, 4), "2026-12-09"},  // Christmas Day, Boxing Day and New Year's Day between
		{draft("Y"), noHearing},
	} {
		l.save(writer, w.content)
		require.Equal(t, "draft [] "+w.safe+" ", l.queued())
	}
	require.Equal(t, []string{"serocu|kent|draft|free|1", "serocu|surrey|draft|free|1"}, d.counts())
}

// A hearing that goes by gives way to the next one as the application moves on; with none to come it stays urgent.
func testLatestSafeMovesOn(t *testing.T, open opener) {
	d := staffed(t, open)
	c := heardOn("X", 2026, 5, 20)
	later := calendar.NewDate(2026, 7, 1)
	c.Court.Hearings = append(c.Court.Hearings, content.Hearing{Kind: content.HearingSentence, Date: &later})
	two, one := d.create("surrey", "serocu", c), d.create("surrey", "serocu", heardOn("Y", 2026, 5, 20))
	for _, l := range []*life{two, one} {
		l.do(models.SubmitForQA, writer, `{}`)
		require.Equal(t, "qa [] 2026-04-28 2026-05-22", l.queued())
		l.do(models.Claim, officer, `{}`)
	}
	d.clock.set(time.Date(2026, 5, 21, 9, 0, 0, 0, time.UTC))
	for _, l := range []*life{two, one} {
		l.do(models.Return, officer, point)
	}
	require.Equal(t, "force [] 2026-06-10 2026-06-05", two.queued())
	require.Equal(t, "force [] 2026-04-28 2026-06-05", one.queued())
}

func testTimetable(t *testing.T, open opener) {
	l := staffed(t, open).create("surrey", "serocu", draft("X"))
	require.Nil(t, l.standing.Timetable, "a draft has no deadline")
	is := func(stage models.State, since time.Time, due, remind, at, escalate string) {
		t.Helper()
		want := &models.Timetable{Stage: stage, Since: since}
		if due != "" {
			var err error
			want.DueOn, err = calendar.ParseDate(due)
			require.NoError(t, err)
			for text, into := range map[string]*time.Time{remind: &want.RemindAt, at: &want.DueAt, escalate: &want.EscalateAt} {
				*into, err = time.Parse("2006-01-02 15:04", text)
				require.NoError(t, err)
			}
		}
		require.Equal(t, want, l.standing.Timetable)
		require.Equal(t, l.standing, l.app().Standing)
		require.Equal(t, []string{due}, l.lines("SELECT due_on FROM waiting"))
		require.Equal(t, since.Truncate(time.Microsecond), l.since())
	}
	l.do(models.SubmitForQA, writer, `{}`)
	since := l.clock.now()
	is(models.InQA, since, "2026-05-22", "2026-05-20 08:00", "2026-05-22 15:00", "2026-05-27 08:00")
	l.do(models.Claim, officer, `{}`)
	is(models.InQA, since, "2026-05-22", "2026-05-20 08:00", "2026-05-22 15:00", "2026-05-27 08:00")

	l.clock.set(time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC))
	l.do(models.StopClock, officer, `{"cause": "awaiting-court-date", "from": "2026-05-11"}`)
	is(models.InQA, since, "", "", "", "")
	l.do(models.Release, officer, `{}`)
	is(models.InQA, since, "", "", "", "")
	l.clock.set(time.Date(2026, 5, 14, 9, 0, 0, 0, time.UTC))
	l.do(models.StartClock, colleague, `{}`) // three working days later than it would have been
	is(models.InQA, since, "2026-05-28", "2026-05-26 08:00", "2026-05-28 15:00", "2026-06-01 08:00")

	l.do(models.Claim, officer, `{}`)
	l.do(models.StopClock, officer, `{"cause": "awaiting-third-party", "from": "2026-05-14"}`)
	is(models.InQA, since, "", "", "", "")
	l.do(models.Return, officer, point) // a new stage begins with the clock running
	since = l.clock.now()
	is(models.ReturnedByQA, since, "2026-05-29", "2026-05-26 08:00", "2026-05-29 15:00", "2026-06-03 08:00")
	require.Len(t, l.standing.Stops, 2)
	require.Equal(t, calendar.NewDate(2026, 5, 14), *l.standing.Stops[1].To)

	l.do(models.AnswerPoint, writer, `{"pointId": "p1", "answer": "changed"}`)
	l.clock.set(time.Date(2026, 5, 22, 15, 0, 0, 0, time.UTC)) // at the cut-off: received on Tuesday, after the bank holiday
	step := l.step(models.SubmitForQA, writer, `{}`)
	done, err := l.Apply(l.ctx, step)
	require.NoError(t, err)
	l.standing, since = done.Standing, l.clock.now()
	is(models.InQA, since, "2026-06-09", "2026-06-05 08:00", "2026-06-09 15:00", "2026-06-11 08:00")
	l.do(models.Withdraw, writer, `{"reason": "x"}`)
	require.Nil(t, l.standing.Timetable)
}

// attempt takes the step if it is allowed now.
func (l *life) attempt(action models.Action, actor models.Actor, body string) bool {
	l.t.Helper()
	if l.standing.Forbids(action, actor) != nil {
		return false
	}
	if _, refusal := l.standing.Decide(l.command(action, actor, body), l.clock.now()); refusal != nil {
		return false
	}
	l.do(action, actor, body)
	return true
}

// Whatever is done in whatever order, the counters are what a recount finds.
func testQueueCounts(t *testing.T, open opener) {
	d := staffed(t, open)
	r := rand.New(rand.NewPCG(4, 2007))
	var lives []*life
	for i := range 6 {
		lives = append(lives, d.create([]string{"surrey", "kent"}[i%2], []string{"serocu", "erocu"}[i/3], draft("X")))
	}
	seen, done := map[models.State]int{}, 0
	for n := range 800 {
		l := lives[r.IntN(len(lives))]
		steps := []struct {
			action models.Action
			actor  models.Actor
			body   string
		}{
			{models.SubmitForQA, writer, `{}`}, {models.Recall, writer, `{}`}, {models.Claim, officer, `{}`}, {models.Claim, colleague, `{}`},
			{models.Release, officer, `{}`}, {models.Assign, colleague, `{"userId": "u-officer"}`}, {models.Assign, officer, `{"userId": "u-second"}`},
			{models.PassOver, officer, `{"userId": "u-second"}`}, {models.HandBack, officer, `{}`},
			{models.Return, officer, fmt.Sprintf(`{"points": [{"id": "p%d", "code": "TERM", "severity": "should", "anchor": "terms", "text": "x"}]}`, n)},
			{models.Approve, officer, `{"checklist": {"H1": "yes"}}`}, {models.Approve, colleague, `{"checklist": {"H1": "yes"}}`},
			{models.Reopen, colleague, `{"reason": "x"}`}, {models.SubmitToCPS, officer, `{}`}, {models.SubmitToCPS, colleague, `{}`},
			{models.CPSDecision, cps, `{"decision": "rejected", "decidedOn": "2026-05-08", "reasons": [{"code": "TERM"}]}`},
			{models.StopClock, colleague, `{"cause": "c", "from": "2026-05-08"}`}, {models.StartClock, colleague, `{}`},
			{models.CPSDecision, cps, `{"decision": "accepted", "decidedOn": "2026-05-08"}`},
		}
		if step := steps[r.IntN(len(steps)-r.IntN(2))]; l.attempt(step.action, step.actor, step.body) {
			done++
			seen[l.standing.State]++
		}
		if n%100 == 0 {
			d.counts()
		}
	}
	for _, s := range []models.State{models.InQA, models.ReturnedByQA, models.Approved, models.WithCPS, models.ReturnedByCPS, models.Accepted} {
		require.NotZero(t, seen[s], s)
	}
	require.Greater(t, done, 80)
	total := 0
	for _, l := range lives {
		l.attempt(models.DeclareConflict, officer, `{"reason": "x"}`)
		if l.standing.State.Turn() != models.TurnNone {
			total++
			require.Contains(t, l.queued(), fmt.Sprintf("%s [%s] ", l.standing.State.Turn(), l.standing.Holder))
		} else {
			require.Empty(t, l.queued())
		}
	}
	d.counts()
	require.Len(t, d.lines("SELECT application_id FROM waiting"), total)
	for _, l := range lives {
		l.attempt(models.Withdraw, colleague, `{"reason": "x"}`)
	}
	d.counts()
}

// Two officers who claim and release at the same moment touch the same counters in turn, not in each other's way.
func testQueueCountsAtOnce(t *testing.T, open opener) {
	d := staffed(t, open)
	const each = 12
	var lives [4]*life
	var steps [len(lives)][]models.Step
	for i := range lives {
		l := d.create("surrey", "serocu", draft("X"))
		l.do(models.SubmitForQA, writer, `{}`)
		if i%2 == 1 {
			l.do(models.Claim, officer, `{}`)
		}
		standing := l.standing
		for range each {
			action := models.Claim
			if l.standing.Holder != "" {
				action = models.Release
			}
			steps[i] = append(steps[i], l.step(action, officer, `{}`))
			l.standing = steps[i][len(steps[i])-1].Next
		}
		lives[i], l.standing = l, standing
	}
	var wait sync.WaitGroup
	errs := make(chan error, len(lives)*each)
	for i := range lives {
		wait.Go(func() {
			for _, step := range steps[i] {
				_, err := d.Apply(d.ctx, step)
				errs <- err
			}
		})
	}
	wait.Wait()
	close(errs)
	for err := range errs {
		require.NoError(t, err)
	}
	require.Equal(t, []string{"serocu|surrey|qa|free|2", "serocu|surrey|qa|held|2"}, d.counts())
}
