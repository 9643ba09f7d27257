package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/deadlines"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// addOfficer makes the officer known, so that there is someone to notify.
func addOfficer(t *testing.T, db *store.Store) {
	t.Helper()
	require.NoError(t, db.AddUser(t.Context(), store.NewUser{User: models.User{
		ID: officer.ID, Username: "officer.region", Name: private, Role: models.Officer, Region: "serocu", Active: true,
	}}))
}

// told lists the kinds of notice that the officer has had, oldest first.
func told(t *testing.T, db *store.Store) []models.NoticeKind {
	t.Helper()
	kinds := []models.NoticeKind{}
	list, _, err := db.Notices(t.Context(), store.NoticeQuery{User: models.User{ID: officer.ID, Role: models.Officer, Region: "serocu"}, Limit: 50})
	require.NoError(t, err)
	for i := len(list) - 1; i >= 0; i-- {
		kinds = append(kinds, list[i].Kind)
	}
	return kinds
}

// wait lets days pass before what is arranged next.
func (s *stage) wait(days int) { s.clock += time.Duration(days) * 24 * time.Hour }

func TestTheClockSpeaksWhileAStageLasts(t *testing.T) {
	db := openStore(t)
	addOfficer(t, db)
	s := stageOn(t, db, nil)
	s.ask(does(applicant, models.SubmitForQA, models.InQA))
	s.wait(60)
	end := s.run()
	require.Error(t, end, "it waits until it is cancelled")
	require.Equal(t, []models.NoticeKind{models.NoticeSubmitted, models.NoticeReminder, models.NoticeOverdue, models.NoticeEscalated}, told(t, db))
}

func TestAStageThatEndsIsNotRemindedOf(t *testing.T) {
	db := openStore(t)
	addOfficer(t, db)
	s := stageOn(t, db, nil)
	s.ask(does(applicant, models.SubmitForQA, models.InQA))
	s.wait(2)
	s.ask(does(applicant, models.Recall, models.Drafting))
	s.wait(60)
	require.Error(t, s.run())
	require.Equal(t, []models.NoticeKind{models.NoticeSubmitted}, told(t, db), "its timers were cancelled")
}

func TestAStoppedClockIsSilent(t *testing.T) {
	db := openStore(t)
	addOfficer(t, db)
	s := stageOn(t, db, nil)
	from := today
	s.ask(does(applicant, models.SubmitForQA, models.InQA))
	s.ask(does(officer, models.StopClock, models.InQA, &models.StopBody{Cause: "awaiting-court-date", From: &from}))
	s.wait(60)
	var before []models.NoticeKind
	s.later(func() { before = told(t, db) })
	s.ask(does(officer, models.StartClock, models.InQA))
	s.wait(60)
	require.Error(t, s.run())
	require.Equal(t, []models.NoticeKind{models.NoticeSubmitted}, before, "nothing is said while it is stopped")
	require.Equal(t, []models.NoticeKind{models.NoticeSubmitted, models.NoticeReminder, models.NoticeOverdue, models.NoticeEscalated}, told(t, db))
}

// Reminders that were due while a worker was away are sent once, when it is back.
func TestALifeTakenOverIsRemindedOnce(t *testing.T) {
	db := openStore(t)
	addOfficer(t, db)
	first := stageOn(t, db, nil)
	first.ask(does(applicant, models.SubmitForQA, models.InQA))
	first.wait(60)
	require.Error(t, first.run())
	before := told(t, db)

	later := stageOn(t, db, nil)
	later.env.SetStartTime(start.AddDate(0, 3, 0))
	later.input = workflows.Input{ApplicationID: applicationID, Origin: workflows.FromStore, UpdateID: "resume"}
	require.Error(t, later.run())
	require.Equal(t, before, told(t, db))
}

// A new run knows what the old one sent: people who have come since do not get it as if it were news.
func TestAContinuedLifeDoesNotRepeatItself(t *testing.T) {
	db := openStore(t)
	old := stageOn(t, db, nil)
	old.ask(does(applicant, models.SubmitForQA, models.InQA))
	old.wait(60)
	old.later(func() { old.env.SetContinueAsNewSuggested(true) })
	old.ask(does(second, models.Claim, models.InQA)) // the engine looks again
	old.ask(does(second, models.Release, models.InQA))
	old.wait(1)
	var again workflows.Input
	decodeContinuation(t, old.run(), &again)

	addOfficer(t, db)
	next := stageOn(t, db, nil)
	next.asked, next.input = 100, again
	next.env.SetStartTime(start.AddDate(0, 3, 0))
	next.wait(1)
	require.Error(t, next.run())
	require.Empty(t, told(t, db))
}

// The instants are those of London: over Christmas, Easter, both changes of the clock and a leap day.
func TestRemindersComeAtNineInLondon(t *testing.T) {
	for _, begins := range []time.Time{
		time.Date(2026, 12, 18, 15, 0, 0, 0, time.UTC), time.Date(2027, 3, 22, 16, 30, 0, 0, time.UTC),
		time.Date(2026, 10, 16, 23, 30, 0, 0, time.UTC), time.Date(2028, 2, 18, 9, 0, 0, 0, time.UTC),
	} {
		db := openStore(t)
		addOfficer(t, db)
		s := stageOn(t, db, nil)
		s.env.SetStartTime(begins)
		s.ask(does(applicant, models.SubmitForQA, models.InQA))
		want := deadlines.For(deadlines.Policy{}, models.InQA, "serocu", begins.Add(time.Minute), nil)
		var early, late []models.NoticeKind
		s.env.RegisterDelayedCallback(func() { early = told(t, db) }, want.RemindAt.Sub(begins)-time.Second)
		s.env.RegisterDelayedCallback(func() { late = told(t, db) }, want.RemindAt.Sub(begins)+time.Second)
		s.clock = want.RemindAt.Sub(begins) + time.Hour
		require.Error(t, s.run())
		require.Equal(t, 9, want.RemindAt.In(calendar.London()).Hour())
		require.Len(t, early, 1, "not before %s", want.RemindAt)
		require.Len(t, late, 2, "at %s", want.RemindAt)
	}
}
