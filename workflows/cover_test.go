package workflows_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/testsuite"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
	"scpo.example/desk/workflows"
)

// leave is one run of a cover's workflow in Temporal's test environment, over real activities and a real database. Its
// clock is the engine's, and skips.
type leave struct {
	t     *testing.T
	store *store.Store
	env   *testsuite.TestWorkflowEnvironment
	cover models.Cover
	away  map[string]func() bool // whether an application's workflow does not answer
}

// newLeave has the first officer away between two days, covered by the second; asked on a day before.
func newLeave(t *testing.T, asked string, from, until calendar.Date) *leave {
	t.Helper()
	begin, err := time.ParseInLocation("2006-01-02 15:04", asked, calendar.London())
	require.NoError(t, err)
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(silent())
	l := &leave{t: t, env: suite.NewTestWorkflowEnvironment(), away: map[string]func() bool{}}
	l.env.SetStartTime(begin.UTC())
	l.store, err = store.OpenAndMigrate(t.Context(), store.Config{SQLite: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db")), Now: func() time.Time { return l.env.Now() }})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.store.Close()) })
	addOfficers(t, l.store)
	workflows.Register(l.env, &activities.Activities{Cases: l.store, Covers: l.store, Desk: l})
	for _, id := range []string{"a1", "a2", "a3"} {
		l.held(id)
	}
	l.cover = saveCover(t, l.store, from, until)
	return l
}

func addOfficers(t *testing.T, s *store.Store) {
	t.Helper()
	for _, o := range []models.Actor{officer, second} {
		u := models.User{ID: o.ID, Username: o.ID, Role: o.Role, Region: "serocu", Active: true}
		require.NoError(t, s.AddUser(t.Context(), store.NewUser{User: u}))
	}
}

func saveCover(t *testing.T, s *store.Store, from, until calendar.Date) models.Cover {
	t.Helper()
	c, problems, err := s.SaveCover(t.Context(), models.Cover{
		ID: "7b1e9a52-0d2c-4f2b-9a53-1c7f6be0a7de", UserID: officer.ID, CoverID: second.ID, Region: "serocu", From: from, Until: until,
	})
	require.NoError(t, err)
	require.Empty(t, problems)
	return c
}

// Act decides and writes as an application's workflow does.
func (l *leave) Act(ctx context.Context, id, updateID string, c models.Command) error {
	if off := l.away[id]; off != nil && off() {
		return models.ErrEngineAway
	}
	app, err := l.store.Application(ctx, models.Scope{All: true}, id)
	if err != nil {
		return err
	}
	now := l.store.Now()
	next, refusal := app.Standing.Decide(c, now)
	if refusal != nil {
		return refusal
	}
	_, err = l.store.Apply(ctx, models.Step{UpdateID: updateID, Command: c, From: app.Standing.State, Next: next, At: now})
	return err
}

// held makes an application that the officer holds.
func (l *leave) held(id string) {
	l.t.Helper()
	c := draft(l.t, l.store, id, id)
	next, refusal := models.Standing{ApplicationID: id}.Decide(c, l.store.Now())
	require.Nil(l.t, refusal)
	_, err := l.store.Create(l.t.Context(), models.Step{UpdateID: id, Command: c, Next: next, At: l.store.Now()})
	require.NoError(l.t, err)
	for _, m := range happy(calendar.DateIn(l.store.Now()))[:2] {
		ref := id + string(m.action)
		require.NoError(l.t, l.Act(l.t.Context(), id, ref, command(l.t, l.store, id, ref, m)))
	}
}

func (l *leave) run() {
	l.t.Helper()
	l.env.ExecuteWorkflow(workflows.Cover, workflows.CoverInput{CoverID: l.cover.ID, From: l.cover.FromAt(), Until: l.cover.UntilAt()})
	require.True(l.t, l.env.IsWorkflowCompleted())
	require.NoError(l.t, l.env.GetWorkflowError())
}

// passings are what the cover did to an application, with the time in London.
func (l *leave) passings(id string) []string {
	l.t.Helper()
	got := []string{}
	for _, e := range history(l.t, l.store, id)[3:] {
		got = append(got, string(e.Action)+" "+e.At.In(calendar.London()).Format("2006-01-02 15:04:05"))
	}
	return got
}

func (l *leave) requireState(want models.CoverState) {
	l.t.Helper()
	c, err := l.store.Cover(l.t.Context(), l.cover.ID)
	require.NoError(l.t, err)
	require.Equal(l.t, want, c.State)
}

// cancel cancels the cover that long after the workflow began.
func (l *leave) cancel(after time.Duration) *heard {
	h := &heard{}
	l.env.RegisterDelayedCallback(func() {
		l.env.UpdateWorkflow(workflows.CancelUpdate, "cancel-"+after.String(), &testsuite.TestUpdateCallback{
			OnAccept: func() { h.accepted = true }, OnReject: func(err error) { h.rejection = err },
			OnComplete: func(_ any, err error) { h.answered, h.err = true, err },
		})
	}, after)
	return h
}

func TestWorkPassesAtMidnightInLondon(t *testing.T) {
	for _, c := range []struct {
		name, asked, from, until string
	}{
		{"over Christmas", "2026-12-18 10:00", "2026-12-24", "2027-01-04"},
		{"over the clock going on", "2026-03-20 10:00", "2026-03-28", "2026-03-30"},
		{"from the day of the clock going on", "2026-03-28 23:30", "2026-03-29", "2026-04-07"},
		{"over the clock going back", "2026-10-20 10:00", "2026-10-24", "2026-10-26"},
		{"until the day of the clock going back", "2026-10-20 10:00", "2026-10-22", "2026-10-25"},
		{"from leap day", "2028-02-28 10:00", "2028-02-29", "2028-03-01"},
		{"until leap day", "2028-02-20 10:00", "2028-02-21", "2028-02-29"},
		{"for 90 days", "2026-01-02 10:00", "2026-01-05", "2026-04-05"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLeave(t, c.asked, parse(t, c.from), parse(t, c.until))
			l.env.RegisterDelayedCallback(func() { // the last instant before
				require.Empty(t, l.passings("a1"))
				l.requireState(models.CoverPlanned)
			}, l.cover.FromAt().Sub(l.store.Now())-time.Millisecond)
			l.env.RegisterDelayedCallback(func() {
				require.Equal(t, []string{"pass-over " + c.from + " 00:00:00"}, l.passings("a1"))
				l.requireState(models.CoverAway)
			}, l.cover.UntilAt().Sub(l.store.Now())-time.Millisecond)
			l.run()
			for _, id := range []string{"a1", "a2", "a3"} {
				require.Equal(t, []string{"pass-over " + c.from + " 00:00:00", "hand-back " + c.until + " 00:00:00"}, l.passings(id))
				require.Equal(t, officer.ID, read(t, l.store, id).Standing.Holder)
			}
			l.requireState(models.CoverOver)
		})
	}
}

func parse(t *testing.T, text string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestACoverFromTodayBeginsAtOnce(t *testing.T) {
	l := newLeave(t, "2026-05-08 14:20", calendar.NewDate(2026, 5, 8), calendar.NewDate(2026, 5, 9))
	l.run()
	require.Equal(t, []string{"pass-over 2026-05-08 14:20:00", "hand-back 2026-05-09 00:00:00"}, l.passings("a1"))
}

// TestACoverWhoseDaysAreGone: the engine was away for all of it.
func TestACoverWhoseDaysAreGone(t *testing.T) {
	l := newLeave(t, "2026-05-08 14:20", calendar.NewDate(2026, 5, 9), calendar.NewDate(2026, 5, 10))
	l.env.SetStartTime(time.Date(2026, 5, 20, 9, 0, 0, 0, time.UTC))
	l.run()
	l.requireState(models.CoverOver)
	require.Empty(t, l.passings("a1"))
}

func TestACoverCancelledBefore(t *testing.T) {
	l := newLeave(t, "2026-05-08 10:00", calendar.NewDate(2026, 5, 18), calendar.NewDate(2026, 5, 25))
	told, again := l.cancel(time.Hour), l.cancel(time.Hour+time.Millisecond)
	l.run()
	for _, h := range []*heard{told, again} {
		if h == again && !h.accepted {
			continue // it may have ended by then
		}
		require.NoError(t, h.rejection)
		require.True(t, h.answered)
		require.NoError(t, h.err)
	}
	l.requireState(models.CoverCancelled)
	require.Empty(t, l.passings("a1"), "nothing happened")
	require.Equal(t, time.Date(2026, 5, 8, 10, 0, 0, 0, time.UTC), l.env.Now().UTC().Truncate(time.Hour), "it waits for nothing")
}

func TestACoverCancelledWhileAway(t *testing.T) {
	l := newLeave(t, "2026-05-08 10:00", calendar.NewDate(2026, 5, 18), calendar.NewDate(2026, 5, 25))
	back := l.cover.FromAt().Add(34 * time.Hour)
	told := l.cancel(back.Sub(l.store.Now()))
	l.run()
	require.True(t, told.answered)
	require.NoError(t, told.err)
	l.requireState(models.CoverCancelled)
	for _, id := range []string{"a1", "a2", "a3"} {
		require.Equal(t, []string{"pass-over 2026-05-18 00:00:00", "hand-back 2026-05-19 10:00:00"}, l.passings(id), "at once")
	}
}

// TestOneApplicationThatRefuses holds up neither the others nor the end of the cover. The test environment tries
// anything ten times, which here is for four minutes; the engine never stops trying.
func TestOneApplicationThatRefuses(t *testing.T) {
	from, until := calendar.NewDate(2026, 5, 18), calendar.NewDate(2026, 5, 25)
	others := []string{"pass-over 2026-05-18 00:00:00", "hand-back 2026-05-25 00:00:00"}
	t.Run("for some minutes", func(t *testing.T) {
		l := newLeave(t, "2026-05-08 10:00", from, until)
		mended := l.cover.FromAt().Add(3 * time.Minute)
		l.away["a2"] = func() bool { return l.env.Now().Before(mended) }
		l.run()
		require.Equal(t, others, l.passings("a1"))
		require.Equal(t, others, l.passings("a3"))
		events := history(t, l.store, "a2")
		require.Len(t, events, 5)
		require.WithinDuration(t, mended, events[3].At, time.Minute)
		require.Equal(t, l.cover.UntilAt(), events[4].At)
	})
	t.Run("for the whole cover", func(t *testing.T) {
		l := newLeave(t, "2026-05-18 23:57", from, from.AddDays(1))
		l.away["a2"] = func() bool { return true }
		l.run()
		require.Equal(t, []string{"pass-over 2026-05-18 23:57:00", "hand-back 2026-05-19 00:00:00"}, l.passings("a1"))
		require.Empty(t, l.passings("a2"))
		require.Equal(t, officer.ID, read(t, l.store, "a2").Standing.Holder)
		l.requireState(models.CoverOver)
	})
	t.Run("on the way back", func(t *testing.T) {
		l := newLeave(t, "2026-05-08 10:00", from, until)
		mended := l.cover.UntilAt().Add(3 * time.Minute)
		l.away["a2"] = func() bool { return l.env.Now().After(l.cover.FromAt()) && l.env.Now().Before(mended) }
		l.run()
		require.Equal(t, others, l.passings("a1"))
		events := history(t, l.store, "a2")
		require.WithinDuration(t, mended, events[4].At, time.Minute)
		l.requireState(models.CoverOver)
	})
	t.Run("until it is cancelled", func(t *testing.T) {
		l := newLeave(t, "2026-05-08 10:00", from, until)
		l.away["a2"] = func() bool { return true }
		back := l.cover.FromAt().Add(90 * time.Second)
		told := l.cancel(back.Sub(l.store.Now()))
		l.run()
		require.True(t, told.answered)
		require.Equal(t, []string{"pass-over 2026-05-18 00:00:00", "hand-back 2026-05-18 00:01:30"}, l.passings("a1"))
		require.Empty(t, l.passings("a2"))
		l.requireState(models.CoverCancelled)
	})
}
