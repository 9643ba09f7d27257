package api_test

import (
	"database/sql"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

const coversAddress = "/api/v1/covers"

// absence is a cover as a program reads it.
type absence struct {
	ID             string
	Officer, Cover struct{ Username, Name string }
	Region         string
	From, Until    calendar.Date
	State          models.CoverState

	AskedBy, CancelledBy *struct{ Username, Name string }
}

func (r reply) absence() absence {
	r.t.Helper()
	var a absence
	r.into(&a)
	return a
}

// leave is the body for an absence of some days that begins so many days ahead.
func leave(colleague string, ahead, days int) object {
	from := today().AddDays(ahead)
	return object{"username": colleague, "from": from, "until": from.AddDays(days)}
}

func (c caller) covers() []absence {
	c.t.Helper()
	var list struct{ Items []absence }
	c.get(coversAddress).want(http.StatusOK).into(&list)
	return list.Items
}

// view is what an application says of who may act on it, and by when.
type view struct {
	Assignee  *string
	Conflicts []struct{ Username, Name string }
	Cover     *struct{ Username, Name string }
	Clock     struct {
		Running bool
		Stops   []models.ClockStop
	}
	Timetable *struct {
		DueOn *calendar.Date
		Late  bool
	}
}

func (c caller) view(id string) view {
	c.t.Helper()
	var v view
	c.get(at(id)).want(http.StatusOK).into(&v)
	return v
}

// story is what happened to a case, and who did it.
func (d *desk) story(t *testing.T, id string) []string {
	t.Helper()
	names := map[string]string{}
	for username, u := range d.users {
		names[u.ID] = username
	}
	var told []string
	for _, e := range d.events(t, id) {
		told = append(told, string(e.Action)+" "+names[e.ActorID])
	}
	return told
}

// staffed is a desk of its own with a working engine and one more officer.
func staffed(t *testing.T) *desk {
	t.Helper()
	own, err := engine.StartAnother(filepath.Join(t.TempDir(), "engine"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, own.Kill()) })
	d := ownDesk(t, own)
	third := models.User{ID: uuid.NewString(), Username: "officer3.serocu", Name: "Perrin Ashgrove", Role: models.Officer, Region: "serocu", Active: true}
	require.NoError(t, d.store.AddUser(t.Context(), store.NewUser{User: third, TokenHash: models.HashOf([]byte(token(third.Username)))}))
	d.users[third.Username] = third
	require.Eventually(t, func() bool { return d.as(t, "").get("/readyz").status == http.StatusOK }, 20*time.Second, 50*time.Millisecond)
	return d
}

// TestCover has desks of its own: an officer of the shared one who is away would be missed.
func TestCover(t *testing.T) {
	t.Parallel()
	d := staffed(t)
	for _, part := range []struct {
		name string
		test func(*desk, *testing.T)
	}{
		{"away from today", (*desk).testAwayFromToday}, {"cancelled before", (*desk).testCoverCancelledBefore},
		{"refused", (*desk).testCoverRefused}, {"a colleague who may not decide", (*desk).testCoverMayNotDecide},
		{"once", (*desk).testCoverOnce}, {"whose it is", (*desk).testWhoseCover},
		{"for a colleague", (*desk).testCoverForAColleague}, {"for a colleague, refused", (*desk).testCoverForAColleagueRefused},
		{"a workflow that was lost", (*desk).testCoverWorkflowLost},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(d, t) })
	}
}

func (d *desk) testAwayFromToday(t *testing.T) {
	away, colleague, third := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu"), d.as(t, "officer3.serocu")
	held, freed, other := d.caseAt(t, claimed), d.caseAt(t, claimed), d.caseAt(t, sent)

	c := away.post(coversAddress, leave("officer2.serocu", 0, 7)).want(http.StatusCreated).absence()
	require.Equal(t, []string{"Wrenna Tolvey", "Hale Pimmory", "serocu"}, []string{c.Officer.Name, c.Cover.Name, c.Region})
	require.Equal(t, []calendar.Date{today(), today().AddDays(7)}, []calendar.Date{c.From, c.Until})
	passed := func(id, holder string) func() bool {
		return func() bool { v := third.view(id); return v.Assignee != nil && *v.Assignee == holder }
	}
	for _, id := range []string{held, freed} {
		require.Eventually(t, passed(id, "officer2.serocu"), 20*time.Second, 20*time.Millisecond)
		require.Equal(t, "officer.serocu", third.view(id).Cover.Username)
		require.Equal(t, "pass-over officer.serocu", d.story(t, id)[3])
	}
	require.Nil(t, third.view(other).Cover)
	require.Eventually(t, func() bool { return third.covers()[0].State == models.CoverAway }, 5*time.Second, 20*time.Millisecond)

	refused := third.try(other, models.Assign, object{"username": "officer.serocu"})
	refused.faults("/username away")
	require.Contains(t, string(refused.body), "Wrenna Tolvey is away until "+c.Until.Time().Format("2 January 2006")+". Assign it to Hale Pimmory")
	away.act(other, models.Claim, nil) // who looks in may take work
	colleague.act(freed, models.Assign, object{"username": "officer3.serocu"})
	require.Nil(t, third.view(freed).Cover, "it is no longer held for anybody")

	ended := away.post(coversAddress+"/"+c.ID+"/cancel", nil).want(http.StatusOK).absence()
	require.Equal(t, models.CoverCancelled, ended.State)
	require.Eventually(t, passed(held, "officer.serocu"), 20*time.Second, 20*time.Millisecond, "at once")
	require.Equal(t, []string{"pass-over officer.serocu", "hand-back officer.serocu"}, d.story(t, held)[3:])
	require.Equal(t, []string{"pass-over officer.serocu", "assign officer2.serocu"}, d.story(t, freed)[3:])
	require.Equal(t, []string{"claim officer.serocu"}, d.story(t, other)[2:])
	require.Nil(t, third.view(held).Cover)
	told := string(third.get(at(held, "events")).want(http.StatusOK).body)
	require.Contains(t, told, `"action":"pass-over"`)
	require.Contains(t, told, "Hale Pimmory")
	away.post(coversAddress+"/"+c.ID+"/cancel", nil).want(http.StatusOK)
	third.act(freed, models.Assign, object{"username": "officer.serocu"}) // back again
	for _, id := range []string{held, freed, other} {
		d.as(t, "applicant.thames-valley").act(id, models.Withdraw, because())
	}
}

func (d *desk) testCoverCancelledBefore(t *testing.T) {
	away := d.as(t, "officer.serocu")
	id := d.caseAt(t, claimed)
	c := away.post(coversAddress, leave("officer2.serocu", 3, 4)).want(http.StatusCreated).absence()
	require.Equal(t, models.CoverPlanned, c.State)
	key := uuid.NewString()
	first := away.post(coversAddress+"/"+c.ID+"/cancel", object{}, "Idempotency-Key", key).want(http.StatusOK)
	require.Equal(t, models.CoverCancelled, first.absence().State)
	again := away.post(coversAddress+"/"+c.ID+"/cancel", object{}, "Idempotency-Key", key).want(http.StatusOK)
	require.Equal(t, string(first.body), string(again.body))
	require.Len(t, d.events(t, id), 3, "nothing happened")
	away.post(coversAddress, leave("officer2.serocu", 3, 4)).want(http.StatusCreated) // the days are free again
	d.endCovers(t)
}

// endCovers cancels whatever is still open.
func (d *desk) endCovers(t *testing.T) {
	t.Helper()
	for _, c := range d.as(t, "officer.serocu").covers() {
		if c.State.Open() {
			d.as(t, c.Officer.Username).post(coversAddress+"/"+c.ID+"/cancel", nil).want(http.StatusOK)
		}
	}
}

func (d *desk) testCoverRefused(t *testing.T) {
	away := d.as(t, "officer.serocu")
	before := len(away.covers())
	for _, c := range []struct {
		body any
		want string
	}{
		{leave("officer.serocu", 0, 7), "/username bad-value"}, {leave("officer.ersou", 0, 7), "/username bad-value"},
		{leave("manager.serocu", 0, 7), "/username bad-value"}, {leave("nobody", 0, 7), "/username bad-value"}, {leave("", 0, 7), "/username bad-value"},
		{leave("officer2.serocu", -1, 7), "/from bad-value"}, {leave("officer2.serocu", 0, 0), "/until bad-value"},
		{leave("officer2.serocu", 0, 91), "/until bad-value"}, {leave("officer2.serocu", 400, 1), "/from bad-value"},
		{object{"username": "officer2.serocu", "from": "soon", "until": today().AddDays(3)}, "/from bad-date"},
		{object{"username": "officer2.serocu", "from": today()}, "/until no-date"},
		{object{"username": "officer2.serocu", "from": today(), "until": today().AddDays(3), "userId": "x"}, "/userId unknown-field"},
	} {
		away.post(coversAddress, c.body).faults(c.want)
	}
	away.post(coversAddress, "{").refused(http.StatusBadRequest, "malformed")
	require.Len(t, away.covers(), before)

	away.post(coversAddress, leave("officer2.serocu", 10, 5)).want(http.StatusCreated)
	away.post(coversAddress, leave("officer3.serocu", 14, 5)).faults("/from cover-overlaps")
	d.as(t, "officer2.serocu").post(coversAddress, leave("officer3.serocu", 12, 1)).faults("/from covering")
	d.as(t, "officer3.serocu").post(coversAddress, leave("officer.serocu", 12, 1)).faults("/username away")
	d.as(t, "officer3.serocu").post(coversAddress, leave("officer2.serocu", 12, 1)).want(http.StatusCreated)
	away.post(coversAddress, leave("officer3.serocu", 15, 5)).want(http.StatusCreated)
	d.endCovers(t)
}

func (d *desk) testCoverMayNotDecide(t *testing.T) {
	away, colleague := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu")
	id := d.caseAt(t, claimed)
	colleague.act(id, models.DeclareConflict, object{"reason": "The subject is a cousin."})
	content := drugs(t)
	content.Drafter.LineManager = "Perrin  ASHGROVE"
	named := d.as(t, "applicant.thames-valley").create("thames-valley", content)
	d.as(t, "applicant.thames-valley").act(named.ID, models.SubmitForQA, nil)

	refused := away.post(coversAddress, leave("officer2.serocu", 2, 3))
	refused.faults("/username may-not-decide")
	require.Contains(t, string(refused.body), away.read(id).Reference)
	away.post(coversAddress, leave("officer3.serocu", 2, 3)).want(http.StatusCreated)
	d.endCovers(t)
	away.act(named.ID, models.Claim, nil)
	refused = away.post(coversAddress, leave("officer3.serocu", 2, 3))
	refused.faults("/username may-not-decide")
	require.Contains(t, string(refused.body), named.Reference)
	require.NotContains(t, string(refused.body), away.read(id).Reference)
	for _, id := range []string{id, named.ID} {
		d.as(t, "applicant.thames-valley").act(id, models.Withdraw, because())
	}
}

// testCoverOnce: the same key names one cover, also when what it refuses has come about since.
func (d *desk) testCoverOnce(t *testing.T) {
	away := d.as(t, "officer.serocu")
	key, before := uuid.NewString(), len(away.covers())
	first := away.post(coversAddress, leave("officer2.serocu", 2, 3), "Idempotency-Key", key).want(http.StatusCreated)
	d.sql(t, "UPDATE idempotency_keys SET status = 0 WHERE resource = ?", first.absence().ID) // as if it had been killed before it answered
	again := away.post(coversAddress, leave("officer2.serocu", 2, 3), "Idempotency-Key", key).want(http.StatusCreated)
	require.Equal(t, string(first.body), string(again.body))
	require.Len(t, away.covers(), before+1)
	d.endCovers(t)
}

func (d *desk) testWhoseCover(t *testing.T) {
	c := d.as(t, "officer.serocu").post(coversAddress, leave("officer2.serocu", 2, 3)).want(http.StatusCreated).absence()
	for _, who := range []string{"officer.ersou", "manager.serocu", "applicant.surrey", "admin"} {
		d.as(t, who).post(coversAddress+"/"+c.ID+"/cancel", nil).refused(http.StatusNotFound, "not-found")
	}
	d.as(t, "officer.serocu").post(coversAddress+"/"+uuid.NewString()+"/cancel", nil).refused(http.StatusNotFound, "not-found")
	has := func(list []absence) bool {
		for _, a := range list {
			if a.ID == c.ID {
				return true
			}
		}
		return false
	}
	for _, who := range []string{"officer.serocu", "officer2.serocu", "manager.serocu", "manager.thames-valley"} {
		require.True(t, has(d.as(t, who).covers()), who)
	}
	require.Empty(t, d.as(t, "officer.ersou").covers())
	d.endCovers(t)
	d.sql(t, "UPDATE covers SET state = 'over' WHERE id = ?", c.ID)
	d.as(t, "officer.serocu").post(coversAddress+"/"+c.ID+"/cancel", nil).refused(http.StatusConflict, "cover-over")
}

// testCoverForAColleague: an officer of the region names cover for one who fell ill, and cancels it.
func (d *desk) testCoverForAColleague(t *testing.T) {
	ill, asker, covers := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu"), d.as(t, "officer3.serocu")
	id := d.caseAt(t, claimed)
	forIll := leave("officer3.serocu", 0, 7)
	forIll["for"] = "officer.serocu"
	c := asker.post(coversAddress, forIll).want(http.StatusCreated).absence()
	require.Equal(t, []string{"officer.serocu", "officer3.serocu", "officer2.serocu"}, []string{c.Officer.Username, c.Cover.Username, c.AskedBy.Username})
	require.Nil(t, c.CancelledBy)
	holds := func(username string) func() bool {
		return func() bool { v := covers.view(id); return v.Assignee != nil && *v.Assignee == username }
	}
	require.Eventually(t, holds("officer3.serocu"), 20*time.Second, 20*time.Millisecond)
	require.Equal(t, "pass-over officer.serocu", d.story(t, id)[3])
	told := string(ill.get(at(id, "events")).want(http.StatusOK).body)
	require.Contains(t, told, "is away, so the application was assigned to Perrin Ashgrove, as Hale Pimmory asked.")
	force := string(d.as(t, "applicant.thames-valley").get(at(id, "events")).want(http.StatusOK).body)
	require.NotContains(t, force, "Hale Pimmory asked", "for the region alone")

	ended := covers.post(coversAddress+"/"+c.ID+"/cancel", nil).want(http.StatusOK).absence()
	require.Equal(t, "officer3.serocu", ended.CancelledBy.Username)
	require.Eventually(t, holds("officer.serocu"), 20*time.Second, 20*time.Millisecond)
	told = string(ill.get(at(id, "events")).want(http.StatusOK).body)
	require.Contains(t, told, "because the cover was cancelled, as Perrin Ashgrove asked.")

	own := leave("officer2.serocu", 3, 2)
	own["for"] = "officer.serocu"
	c = ill.post(coversAddress, own).want(http.StatusCreated).absence()
	require.Nil(t, c.AskedBy, "who names oneself asks for nobody else")
	require.Nil(t, ill.post(coversAddress+"/"+c.ID+"/cancel", nil).want(http.StatusOK).absence().CancelledBy)
	d.as(t, "applicant.thames-valley").act(id, models.Withdraw, because())
}

func (d *desk) testCoverForAColleagueRefused(t *testing.T) {
	asker := d.as(t, "officer2.serocu")
	id := d.caseAt(t, claimed)
	asker.act(id, models.DeclareConflict, object{"reason": "The subject is a cousin."})
	before := len(asker.covers())
	for _, c := range []struct {
		away, colleague, want string
	}{
		{"officer.ersou", "officer3.serocu", "/for bad-value"}, {"manager.serocu", "officer3.serocu", "/for bad-value"},
		{"nobody", "officer3.serocu", "/for bad-value"}, {"officer.serocu", "officer.serocu", "/username bad-value"},
		{"officer.serocu", "officer.ersou", "/username bad-value"}, {"officer.serocu", "officer2.serocu", "/username may-not-decide"},
	} {
		body := leave(c.colleague, 0, 7)
		body["for"] = c.away
		refused := asker.post(coversAddress, body)
		refused.faults(c.want)
		require.NotContains(t, string(refused.body), "you hold", "it is not about who asks")
	}
	body := leave("officer3.serocu", 0, 7)
	body["for"] = "officer.serocu"
	d.as(t, "officer.ersou").post(coversAddress, body).faults("/for bad-value")
	d.as(t, "manager.serocu").post(coversAddress, body).refused(http.StatusForbidden, "not-for-your-role")
	require.Len(t, asker.covers(), before)
	d.as(t, "applicant.thames-valley").act(id, models.Withdraw, because())
}

// testCoverWorkflowLost: the engine's own data is gone; the cover can still be ended.
func (d *desk) testCoverWorkflowLost(t *testing.T) {
	away := d.as(t, "officer.serocu")
	c := away.post(coversAddress, leave("officer2.serocu", 2, 3)).want(http.StatusCreated).absence()
	require.NoError(t, d.engine.TerminateWorkflow(t.Context(), "cover/"+c.ID, "", "lost"))
	require.Equal(t, models.CoverCancelled, away.post(coversAddress+"/"+c.ID+"/cancel", nil).want(http.StatusOK).absence().State)
}

// TestDeclaredConflictsExclude the person from claiming, assignment, cover, get next and notices.
func TestDeclaredConflictsExclude(t *testing.T) {
	t.Parallel()
	d := staffed(t)
	biased, officer, force := d.as(t, "officer2.serocu"), d.as(t, "officer.serocu"), d.as(t, "applicant.thames-valley")
	id := d.caseAt(t, drafted)
	biased.try(id, models.DeclareConflict, nil).faults("/reason required")
	biased.act(id, models.DeclareConflict, object{"reason": "The subject is a cousin."})
	biased.try(id, models.DeclareConflict, object{"reason": "Again."}).refused(http.StatusNotFound, "not-found")
	force.act(id, models.SubmitForQA, nil)

	notices := d.asked(t, "SELECT COUNT(*) FROM notices WHERE application_id = ? AND user_id = ?", id, d.users["officer2.serocu"].ID)
	require.Zero(t, notices, "told of nothing")
	require.Equal(t, 1, d.asked(t, "SELECT COUNT(*) FROM notices WHERE application_id = ? AND user_id = ?", id, d.users["officer.serocu"].ID))
	biased.try(id, models.Claim, nil).refused(http.StatusNotFound, "not-found")
	biased.post(nextAddress, nil).want(http.StatusNoContent)
	officer.try(id, models.Assign, object{"username": "officer2.serocu"}).refused(http.StatusUnprocessableEntity, "assignee-conflict")
	officer.act(id, models.Claim, nil)
	officer.post(coversAddress, leave("officer2.serocu", 0, 2)).faults("/username may-not-decide")
	for _, action := range []models.Action{models.Return, models.Approve, models.Release, models.Withdraw, models.StopClock} {
		biased.try(id, action, nil).refused(http.StatusNotFound, "not-found")
	}
	biased.get(at(id)).refused(http.StatusNotFound, "not-found")

	require.Equal(t, "officer2.serocu", officer.view(id).Conflicts[0].Username)
	require.NotNil(t, officer.view(id).Conflicts)
	require.Nil(t, force.view(id).Conflicts, "for the region alone")
	require.NotContains(t, string(force.get(at(id, "events")).body), "cousin")

	officer.act(id, models.DeclareConflict, object{"reason": "A neighbour."})
	require.Nil(t, force.view(id).Assignee, "who holds it lets go of it")
	officer.get(at(id)).refused(http.StatusNotFound, "not-found")
}

// TestAConflictDeclaredAfterTheCoverWasPlanned: the work goes to the queue on the first day, not to the colleague.
func TestAConflictDeclaredAfterTheCoverWasPlanned(t *testing.T) {
	t.Parallel()
	d := staffed(t)
	officer, colleague := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu")
	id := d.caseAt(t, claimed)
	c := officer.post(coversAddress, leave("officer2.serocu", 1, 2)).want(http.StatusCreated).absence()
	colleague.act(id, models.DeclareConflict, object{"reason": "The subject is a cousin."})
	// The first day comes: its workflow begins again with a first day that is today.
	d.sql(t, "UPDATE covers SET from_date = ? WHERE id = ?", today().String(), c.ID)
	require.NoError(t, d.engine.TerminateWorkflow(t.Context(), "cover/"+c.ID, "", "the clock is moved"))
	d.resume(t)
	require.Eventually(t, func() bool { return officer.view(id).Assignee == nil }, 20*time.Second, 20*time.Millisecond)
	require.Equal(t, []string{"claim officer.serocu", "declare-conflict officer2.serocu", "release officer.serocu"}, d.story(t, id)[2:])
}

func TestAnApplicationTellsItsTime(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, drafted)
	force, officer := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu")
	require.Nil(t, force.view(id).Timetable, "a draft has no deadline")
	require.True(t, force.view(id).Clock.Running)
	force.act(id, models.SubmitForQA, nil)
	v := force.view(id)
	require.True(t, v.Timetable.DueOn.After(today()))
	require.False(t, v.Timetable.Late)

	officer.act(id, models.StopClock, object{"cause": "awaiting-third-party", "from": today()})
	v = officer.view(id)
	require.False(t, v.Clock.Running)
	require.Equal(t, []models.ClockStop{{Cause: "awaiting-third-party", From: today()}}, v.Clock.Stops)
	require.Nil(t, v.Timetable.DueOn)
	officer.act(id, models.StartClock, nil)
	v = officer.view(id)
	require.True(t, v.Clock.Running)
	require.Equal(t, today(), *v.Clock.Stops[0].To)
	require.NotNil(t, v.Timetable.DueOn)
}

// asked reads one number behind the service's back.
func (d *desk) asked(t *testing.T, query string, args ...any) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+d.file+"?_pragma=busy_timeout(10000)")
	require.NoError(t, err)
	require.NoError(t, db.QueryRowContext(t.Context(), query, args...).Scan(&n))
	require.NoError(t, db.Close())
	return n
}

// resume starts the workflows of all open covers, as a worker does when it starts.
func (d *desk) resume(t *testing.T) {
	t.Helper()
	open, err := d.store.OpenCovers(t.Context())
	require.NoError(t, err)
	for _, c := range open {
		require.NoError(t, workflows.NewClient(d.engine).StartCover(t.Context(), c))
	}
}
