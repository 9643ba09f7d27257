package activities_test

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
)

var (
	away      = models.Actor{ID: "u-away", Role: models.Officer}
	colleague = models.Actor{ID: "u-colleague", Role: models.Officer}
	third     = models.Actor{ID: "u-third", Role: models.Officer}
)

// office is a database with officers at work on it, and the activities of their covers.
type office struct {
	*testing.T
	*store.Store
	file   string
	at     time.Time
	env    *testsuite.TestActivityEnvironment
	faults map[string]error // what becomes of a command on an application
	before func()           // happens once, as the next command arrives; nil for nothing
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{T: t, file: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db")), at: now.Truncate(time.Microsecond), faults: map[string]error{}}
	s, err := store.OpenAndMigrate(t.Context(), store.Config{SQLite: o.file, Now: func() time.Time { return o.at }})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	o.Store = s
	for _, u := range []models.User{
		{ID: writer.ID, Username: "writer", Role: models.Applicant, Force: "surrey", Region: "serocu", Active: true},
		{ID: away.ID, Username: "away", Role: models.Officer, Region: "serocu", Active: true},
		{ID: colleague.ID, Username: "colleague", Role: models.Officer, Region: "serocu", Active: true},
		{ID: third.ID, Username: "third", Role: models.Officer, Region: "serocu", Active: true},
		{ID: "u-left", Username: "left", Role: models.Officer, Region: "serocu"},
	} {
		require.NoError(t, s.AddUser(t.Context(), store.NewUser{User: u}))
	}
	var suite testsuite.WorkflowTestSuite
	o.env = suite.NewTestActivityEnvironment()
	o.env.RegisterActivity(&activities.Activities{Cases: s, Covers: s, Desk: o})
	return o
}

// Act decides and writes as an application's workflow does.
func (o *office) Act(ctx context.Context, id, updateID string, c models.Command) error {
	if err := o.faults[id]; err != nil {
		return err
	}
	if happens := o.before; happens != nil {
		o.before = nil
		happens()
	}
	app, err := o.Application(ctx, models.Scope{All: true}, id)
	if err != nil {
		return err
	}
	if _, err := o.EventOf(ctx, id, updateID); err == nil {
		return nil
	}
	next, refusal := app.Standing.Decide(c, o.at)
	if refusal != nil {
		return refusal
	}
	_, err = o.Apply(ctx, models.Step{UpdateID: updateID, Command: c, From: app.Standing.State, Next: next, At: o.at})
	return err
}

// do has a person do something that must succeed.
func (o *office) do(id string, by models.Actor, action models.Action, body models.Body) {
	o.Helper()
	c := models.Command{Action: action, Actor: by, ContentHash: o.app(id).ContentHash}
	ref := id + "-" + time.Duration(len(o.actions(id))).String()
	if body != nil {
		body.Fill(&c)
		p, err := models.NewPayload(ref, id, c, body)
		require.NoError(o, err)
		_, err = o.SavePayload(o.Context(), p)
		require.NoError(o, err)
		c.PayloadRef, c.PayloadHash = p.Ref, p.Hash
	}
	require.NoError(o, o.Act(o.Context(), id, ref, c))
}

// held makes an application that the absent officer holds; its text names drafter as its author.
func (o *office) held(id, drafter string) {
	o.Helper()
	content := content.Empty()
	content.Drafter.Username = drafter
	c := models.Command{Action: models.Create, Actor: writer}
	p, err := models.NewPayload(id, id, c, models.NewApplication{Force: "surrey", Region: "serocu", Content: content.Canonical()})
	require.NoError(o, err)
	_, err = o.SavePayload(o.Context(), p)
	require.NoError(o, err)
	c.PayloadRef, c.PayloadHash = p.Ref, p.Hash
	next, refusal := models.Standing{ApplicationID: id}.Decide(c, o.at)
	require.Nil(o, refusal)
	_, err = o.Create(o.Context(), models.Step{UpdateID: id, Command: c, Next: next, At: o.at})
	require.NoError(o, err)
	o.do(id, writer, models.SubmitForQA, nil)
	o.do(id, away, models.Claim, nil)
}

// cover saves a cover of that many days from today.
func (o *office) cover(id string, by models.Actor, days int) models.Cover {
	o.Helper()
	from := calendar.DateIn(o.at)
	c, problems, err := o.SaveCover(o.Context(), models.Cover{ID: id, UserID: away.ID, CoverID: by.ID, Region: "serocu", From: from, Until: from.AddDays(days)})
	require.NoError(o, err)
	require.Empty(o, problems)
	return c
}

func (o *office) run(activity any, arg any) error {
	_, err := o.env.ExecuteActivity(activity, arg)
	return err
}

func (o *office) app(id string) models.Application {
	o.Helper()
	app, err := o.Application(o.Context(), models.Scope{All: true}, id)
	require.NoError(o, err)
	return app
}

// actions are the actions in the history of an application after it was claimed.
func (o *office) actions(id string) []models.Action {
	o.Helper()
	events, err := o.Events(o.Context(), id)
	require.NoError(o, err)
	_, err = models.VerifyHistory(events)
	require.NoError(o, err)
	var actions []models.Action
	for _, e := range events {
		actions = append(actions, e.Action)
	}
	return actions
}

// since are the actions after it was claimed.
func (o *office) since(id string) []models.Action { return o.actions(id)[3:] }

func (o *office) state(id string) models.CoverState {
	o.Helper()
	c, err := o.Cover(o.Context(), id)
	require.NoError(o, err)
	return c.State
}

func TestWorkPassesOverAndBackOnce(t *testing.T) {
	o := newOffice(t)
	for _, id := range []string{"a1", "a2", "a3"} {
		o.held(id, "")
	}
	o.do("a3", away, models.Release, nil)
	c := o.cover("c1", colleague, 7)
	for range 2 {
		require.NoError(t, o.run(do.PassOver, c.ID))
	}
	require.Equal(t, models.CoverAway, o.state(c.ID))
	for _, id := range []string{"a1", "a2"} {
		require.Equal(t, []models.Action{models.PassOver}, o.since(id))
		require.Equal(t, colleague.ID, o.app(id).Standing.Holder)
		require.Equal(t, away.ID, o.app(id).Standing.PassedFrom)
	}
	require.Empty(t, o.app("a3").Standing.Holder, "what nobody held")
	events, err := o.Events(t.Context(), "a1")
	require.NoError(t, err)
	require.Equal(t, away.ID, events[3].ActorID)
	require.Equal(t, "cover-c1-out-a1", events[3].UpdateID)
	text, err := o.Payload(t.Context(), events[3].PayloadRef)
	require.NoError(t, err)
	require.JSONEq(t, `{"coverId": "c1", "userId": "u-colleague"}`, string(text.Body))
	require.Equal(t, text.Hash, events[3].PayloadHash)

	o.do("a2", colleague, models.Release, nil) // the colleague has let go of it
	o.do("a3", away, models.Claim, nil)        // and the officer has looked in
	require.NoError(t, o.run(do.EndCover, activities.CoverEnd{CoverID: c.ID, State: models.CoverOver}))
	for range 2 {
		require.NoError(t, o.run(do.HandBack, c.ID))
	}
	require.Equal(t, models.CoverOver, o.state(c.ID))
	require.Equal(t, []models.Action{models.PassOver, models.HandBack}, o.since("a1"))
	require.Equal(t, away.ID, o.app("a1").Standing.Holder)
	require.Empty(t, o.app("a1").Standing.PassedFrom)
	require.Empty(t, o.app("a2").Standing.Holder)
	require.Equal(t, []models.Action{models.Release, models.Claim}, o.since("a3"))
}

// TestWhatTheColleagueMayNotDecideIsFreed: it must not stay with someone who is away.
func TestWhatTheColleagueMayNotDecideIsFreed(t *testing.T) {
	o := newOffice(t)
	o.held("conflict", "")
	o.held("own", "colleague")
	o.held("sound", "")
	o.do("conflict", colleague, models.DeclareConflict, &models.ConflictBody{Reason: "A cousin."})
	c := o.cover("c1", colleague, 7)
	for range 2 {
		require.NoError(t, o.run(do.PassOver, c.ID))
	}
	require.Equal(t, []models.Action{models.DeclareConflict, models.Release}, o.since("conflict"))
	require.Equal(t, []models.Action{models.Release}, o.since("own"))
	require.Equal(t, []models.Action{models.PassOver}, o.since("sound"))
	for _, id := range []string{"conflict", "own"} {
		require.Empty(t, o.app(id).Standing.Holder)
	}
	texts, err := o.Payloads(t.Context(), "conflict")
	require.NoError(t, err)
	require.NotContains(t, string(texts["cover-c1-free-conflict"].Body), "onflict", "the force reads this")
	require.NoError(t, o.run(do.EndCover, activities.CoverEnd{CoverID: c.ID, State: models.CoverOver}))
	require.NoError(t, o.run(do.HandBack, c.ID))
	require.Empty(t, o.app("own").Standing.Holder, "what was freed does not come back")
}

func TestAColleagueWhoHasLeftGetsNothing(t *testing.T) {
	o := newOffice(t)
	o.held("a1", "")
	c := o.cover("c1", colleague, 7)
	o.leaves(colleague.ID)
	require.NoError(t, o.run(do.PassOver, c.ID))
	require.Equal(t, []models.Action{models.Release}, o.since("a1"))
}

func TestNothingComesBackToAnOfficerWhoHasLeft(t *testing.T) {
	o := newOffice(t)
	o.held("a1", "")
	c := o.cover("c1", colleague, 7)
	require.NoError(t, o.run(do.PassOver, c.ID))
	o.leaves(away.ID)
	require.NoError(t, o.run(do.EndCover, activities.CoverEnd{CoverID: c.ID, State: models.CoverOver}))
	require.NoError(t, o.run(do.HandBack, c.ID))
	require.Equal(t, colleague.ID, o.app("a1").Standing.Holder)
}

// leaves takes an officer out of service.
func (o *office) leaves(id string) {
	o.Helper()
	db, err := sql.Open("sqlite", "file:"+o.file+"?_pragma=busy_timeout(10000)")
	require.NoError(o, err)
	_, err = db.ExecContext(o.Context(), "UPDATE users SET active = false WHERE id = ?", id)
	require.NoError(o, err)
	require.NoError(o, db.Close())
}

// TestOneApplicationDoesNotHoldUpTheOthers, whatever is wrong with it.
func TestOneApplicationDoesNotHoldUpTheOthers(t *testing.T) {
	for name, fault := range map[string]error{"busy": models.ErrEngineAway, "diverged": models.ErrDiverged, "gone": models.ErrNotFound} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			for _, id := range []string{"a1", "a2", "a3"} {
				o.held(id, "")
			}
			c := o.cover("c1", colleague, 7)
			o.faults["a1"] = fault
			requireLeft(t, o.run(do.PassOver, c.ID))
			require.Equal(t, []string{"", "colleague", "colleague"}, o.holders("a1", "a2", "a3"))
			delete(o.faults, "a1")
			require.NoError(t, o.run(do.PassOver, c.ID))
			require.Equal(t, []string{"colleague", "colleague", "colleague"}, o.holders("a1", "a2", "a3"))

			require.NoError(t, o.run(do.EndCover, activities.CoverEnd{CoverID: c.ID, State: models.CoverOver}))
			o.faults["a2"] = fault
			requireLeft(t, o.run(do.HandBack, c.ID))
			require.Equal(t, []string{"", "colleague", ""}, o.holders("a1", "a2", "a3"))
			delete(o.faults, "a2")
			require.NoError(t, o.run(do.HandBack, c.ID))
			for _, id := range []string{"a1", "a2", "a3"} {
				require.Equal(t, []models.Action{models.PassOver, models.HandBack}, o.since(id))
			}
		})
	}
}

// requireLeft holds an error to ask for another round.
func requireLeft(t *testing.T, err error) {
	t.Helper()
	var fault *temporal.ApplicationError
	require.ErrorAs(t, err, &fault)
	require.Equal(t, activities.Left, fault.Type())
	require.False(t, fault.NonRetryable())
}

// holders are who holds the applications, "" for the absent officer.
func (o *office) holders(ids ...string) []string {
	names := []string{}
	for _, id := range ids {
		name := map[string]string{away.ID: "", colleague.ID: "colleague", third.ID: "third"}[o.app(id).Standing.Holder]
		names = append(names, name)
	}
	return names
}

// TestOneCoverAfterAnother: what comes back on the first day of the next absence is passed on at once.
func TestOneCoverAfterAnother(t *testing.T) {
	for name, c := range map[string]struct {
		then      models.Actor
		nextFirst bool
		want      []models.Action
	}{
		"to another colleague":                      {third, false, []models.Action{models.PassOver, models.HandBack, models.PassOver}},
		"to another colleague, who is ready sooner": {third, true, []models.Action{models.PassOver, models.HandBack, models.PassOver}},
		"to the same colleague":                     {colleague, false, []models.Action{models.PassOver}},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			o.held("a1", "")
			first := o.cover("c1", colleague, 7)
			require.NoError(t, o.run(do.PassOver, first.ID))
			o.at = o.at.AddDate(0, 0, 7)
			next := o.cover("c2", c.then, 7)
			if c.nextFirst {
				require.NoError(t, o.run(do.PassOver, next.ID))
			}
			require.NoError(t, o.run(do.EndCover, activities.CoverEnd{CoverID: first.ID, State: models.CoverOver}))
			o.faults["a1"] = models.ErrEngineAway
			if c.then == third {
				requireLeft(t, o.run(do.HandBack, first.ID))
			}
			delete(o.faults, "a1")
			for range 2 {
				require.NoError(t, o.run(do.HandBack, first.ID))
			}
			require.NoError(t, o.run(do.PassOver, next.ID))
			require.Equal(t, c.want, o.since("a1"))
			require.Equal(t, c.then.ID, o.app("a1").Standing.Holder)
			o.held("b1", "") // the officer has looked in and taken work
			require.NoError(t, o.run(do.HandBack, first.ID))
			require.Empty(t, o.since("b1"))
			require.NoError(t, o.run(do.EndCover, activities.CoverEnd{CoverID: next.ID, State: models.CoverOver}))
			o.at = o.at.AddDate(0, 0, 7)
			require.NoError(t, o.run(do.HandBack, next.ID))
			require.Equal(t, append(slices.Clone(c.want), models.HandBack), o.since("a1"))
			require.Equal(t, away.ID, o.app("a1").Standing.Holder)
		})
	}
}

// TestAnotherColleagueNamedAsACoverEnds: the first has fallen ill too. What is on its way back is passed on, even if
// the next cover looked before it arrived.
func TestAnotherColleagueNamedAsACoverEnds(t *testing.T) {
	o := newOffice(t)
	o.held("a1", "")
	first := o.cover("c1", colleague, 7)
	require.NoError(t, o.run(do.PassOver, first.ID))
	require.NoError(t, o.run(do.EndCover, activities.CoverEnd{CoverID: first.ID, State: models.CoverCancelled}))
	o.before = func() { o.cover("c2", third, 7) }
	require.NoError(t, o.run(do.HandBack, first.ID))
	require.Equal(t, []models.Action{models.PassOver, models.HandBack, models.PassOver}, o.since("a1"))
	require.Equal(t, third.ID, o.app("a1").Standing.Holder)
}

func TestACoverThatIsNotThereIsNotTriedAgain(t *testing.T) {
	o := newOffice(t)
	for _, err := range []error{
		o.run(do.PassOver, "none"), o.run(do.HandBack, "none"), o.run(do.EndCover, activities.CoverEnd{CoverID: "none", State: models.CoverOver}),
	} {
		var fault *temporal.ApplicationError
		require.ErrorAs(t, err, &fault)
		require.Equal(t, activities.NotFound, fault.Type())
		require.True(t, fault.NonRetryable())
	}
	c := o.cover("c1", colleague, 7)
	require.NoError(t, o.Close())
	var fault *temporal.ApplicationError
	require.True(t, errors.As(o.run(do.PassOver, c.ID), &fault))
	require.False(t, fault.NonRetryable(), "a database that is away")
}

func TestACancelledCoverPassesNothing(t *testing.T) {
	o := newOffice(t)
	o.held("a1", "")
	c := o.cover("c1", colleague, 7)
	require.NoError(t, o.run(do.EndCover, activities.CoverEnd{CoverID: c.ID, State: models.CoverCancelled}))
	require.NoError(t, o.run(do.PassOver, c.ID))
	require.Equal(t, models.CoverCancelled, o.state(c.ID))
	require.Empty(t, o.since("a1"))
}

// TestACoverThatEndsAsTheColleagueGoesAway: both happen at the same midnight, in either order. What was covered goes
// to its own officer, and not on with what the colleague holds.
func TestACoverThatEndsAsTheColleagueGoesAway(t *testing.T) {
	for name, c := range map[string]struct {
		arrange func(o *office)
		holder  models.Actor // in the end, of what the colleague held for the officer
		want    []models.Action
	}{
		"and the officer is back": {func(*office) {}, away, []models.Action{models.PassOver, models.HandBack}},
		"and the officer has left": {func(o *office) { o.leaves(away.ID) }, third,
			[]models.Action{models.PassOver, models.PassOver}},
		"and the officer has declared a conflict": {func(o *office) {
			o.do("a1", away, models.DeclareConflict, &models.ConflictBody{Reason: "A cousin."})
		}, third, []models.Action{models.PassOver, models.DeclareConflict, models.PassOver}},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			o.held("a1", "")
			first := o.cover("c1", colleague, 7)
			require.NoError(t, o.run(do.PassOver, first.ID))
			o.held("b1", "")
			o.do("b1", away, models.Release, nil)
			o.do("b1", colleague, models.Claim, nil)
			c.arrange(o)
			o.at = o.at.AddDate(0, 0, 7)
			from := calendar.DateIn(o.at)
			next, problems, err := o.SaveCover(t.Context(), models.Cover{
				ID: "c2", UserID: colleague.ID, CoverID: third.ID, Region: "serocu", From: from, Until: from.AddDays(7)})
			require.NoError(t, err)
			require.Empty(t, problems)

			require.NoError(t, o.run(do.PassOver, next.ID))
			require.NoError(t, o.run(do.EndCover, activities.CoverEnd{CoverID: first.ID, State: models.CoverOver}))
			require.NoError(t, o.run(do.HandBack, first.ID))
			require.Equal(t, c.want, o.since("a1"))
			require.Equal(t, c.holder.ID, o.app("a1").Standing.Holder)
			require.Equal(t, third.ID, o.app("b1").Standing.Holder, "the colleague's own work")
		})
	}
}
