package models_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// People of the tests. Ids say what they are.
var (
	writer  = models.Actor{ID: "u-writer", Role: models.Applicant}
	other   = models.Actor{ID: "u-other", Role: models.Applicant}
	officer = models.Actor{ID: "u-officer", Role: models.Officer}
	second  = models.Actor{ID: "u-second", Role: models.Officer}
	cps     = models.Actor{ID: "u-cps", Role: models.CPS}
)

// noon is the tests' now: a Friday in British Summer Time.
var noon = time.Date(2026, 5, 8, 11, 0, 0, 0, time.UTC)

// in makes a standing in a state, as it is after real steps.
func in(s models.State, change ...func(*models.Standing)) models.Standing {
	submitted := calendar.NewDate(2026, 5, 4)
	standing := models.Standing{
		ApplicationID: "a1", State: s, Seq: 7, Round: 1, ContentHash: "c1", Editors: []string{writer.ID},
		Last: models.Move{Action: models.Claim, ActorID: officer.ID, At: noon.Add(-time.Hour)},
	}
	switch s {
	case models.None:
		standing = models.Standing{ApplicationID: "a1"}
	case models.InQA:
		standing.Before = models.Drafting
	case models.Approved:
		standing.ApprovedHash = "c1"
	case models.WithCPS, models.ReturnedByCPS, models.Accepted, models.Closed:
		standing.ApprovedHash, standing.SubmittedOn = "c1", &submitted
	case models.Drafting, models.ReturnedByQA, models.Withdrawn, models.Discarded:
	}
	for _, f := range change {
		f(&standing)
	}
	return standing
}

func heldBy(a models.Actor) func(*models.Standing) {
	return func(s *models.Standing) { s.Holder = a.ID }
}

func withPoints(p ...models.PointStanding) func(*models.Standing) {
	return func(s *models.Standing) { s.Points = p }
}

func named(a models.Actor) func(*models.Standing) {
	return func(s *models.Standing) { s.Named = []string{a.ID} }
}

func conflicted(a models.Actor) func(*models.Standing) {
	return func(s *models.Standing) { s.Conflicts = append(s.Conflicts, a.ID) }
}

// stopped stops the clock from a day in May 2026 on; a second day is that on which it ran again.
func stopped(from int, to ...int) func(*models.Standing) {
	return func(s *models.Standing) {
		stop := models.ClockStop{Cause: "awaiting-court-date", From: *may(from)}
		if len(to) > 0 {
			stop.To = may(to[0])
		}
		s.Stops = append(s.Stops, stop)
	}
}

func TestAvailable(t *testing.T) {
	type a = []models.Action
	for _, c := range []struct {
		name  string
		s     models.Standing
		actor models.Actor
		want  a
	}{
		{"nothing there yet", in(models.None), writer, a{models.Create}},
		{"nothing there yet", in(models.None), officer, a{}},
		{"draft", in(models.Drafting), writer, a{models.SubmitForQA, models.Withdraw}},
		{"draft", in(models.Drafting), officer, a{models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict}},
		{"draft", in(models.Drafting), cps, a{}},
		{"waiting", in(models.InQA), writer, a{models.Recall, models.Withdraw}},
		{"waiting", in(models.InQA), officer, a{models.Claim, models.Assign, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}},
		{"claimed", in(models.InQA, heldBy(officer)), writer, a{models.Withdraw}},
		{"claimed", in(models.InQA, heldBy(officer)), officer,
			a{models.Release, models.Assign, models.Return, models.Approve, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}},
		{"claimed by another", in(models.InQA, heldBy(second)), officer, a{models.Assign, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}},
		{"own work", in(models.InQA, heldBy(officer), func(s *models.Standing) { s.Editors = []string{writer.ID, officer.ID} }), officer,
			a{models.Release, models.Assign, models.Return, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}},
		{"named in the request", in(models.InQA, heldBy(officer), named(officer)), officer,
			a{models.Release, models.Assign, models.Return, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}},
		{"a conflict of interest", in(models.InQA, heldBy(second), conflicted(officer)), officer, a{}},
		{"another's conflict of interest", in(models.InQA, conflicted(second)), officer,
			a{models.Claim, models.Assign, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}},
		{"the clock stopped", in(models.InQA, stopped(4)), officer,
			a{models.Claim, models.Assign, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StartClock}},
		{"returned by QA", in(models.ReturnedByQA), writer, a{models.SubmitForQA, models.Withdraw}},
		{"returned by QA, still to answer", in(models.ReturnedByQA, withPoints(models.PointStanding{ID: "p1", Severity: models.Must})), writer,
			a{models.SubmitForQA, models.Withdraw}}, // may try, and learns what is missing
		{"returned by QA", in(models.ReturnedByQA), officer, a{models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}},
		{"approved", in(models.Approved), writer, a{models.Withdraw}},
		{"approved", in(models.Approved), officer, a{models.Reopen, models.SubmitToCPS, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}},
		{"with the CPS", in(models.WithCPS), writer, a{models.Withdraw}},
		{"with the CPS", in(models.WithCPS), officer, a{models.CPSDecision, models.CPSTriage, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}},
		{"with the CPS", in(models.WithCPS), cps, a{models.CPSDecision, models.CPSTriage}},
		{"returned by the CPS", in(models.ReturnedByCPS), writer, a{models.SubmitForQA, models.Withdraw}},
		{"returned by the CPS", in(models.ReturnedByCPS), officer, a{models.CorrectDecision, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict, models.StopClock}},
		{"accepted", in(models.Accepted), writer, a{models.Withdraw}},
		{"accepted", in(models.Accepted), officer, a{models.CourtOutcome, models.CorrectDecision, models.Relate, models.Withdraw, models.DeclareConflict, models.Restrict}},
		{"accepted", in(models.Accepted), cps, a{models.CorrectDecision, models.ConfirmDecision}},
		{"closed", in(models.Closed), writer, a{}},
		{"closed", in(models.Closed), officer, a{models.CorrectDecision, models.Relate, models.Restrict}},
		{"withdrawn", in(models.Withdrawn), writer, a{}},
		{"withdrawn", in(models.Withdrawn), officer, a{models.Relate, models.Restrict}},
	} {
		require.Equal(t, c.want, c.s.Available(c.actor), "%s, %s", c.name, c.actor.Role)
		for _, action := range models.Actions() {
			if !action.Offered() {
				continue
			}
			require.Equal(t, slices.Contains(c.want, action), c.s.Forbids(action, c.actor) == nil, "%s: %s", c.name, action)
		}
	}
	for _, s := range everyState() {
		for _, role := range []models.Role{models.Manager, models.Lead, models.Auditor, models.Admin, "", "no-such-role"} {
			require.Empty(t, in(s).Available(models.Actor{ID: "u-x", Role: role}), "%s %s", s, role)
			require.NotNil(t, in(s).Available(models.Actor{ID: "u-x", Role: role}), "an empty list, not null")
		}
	}
}

func TestForbidsSaysWhoDecidedLast(t *testing.T) {
	s := in(models.InQA, heldBy(second))
	require.Equal(t, &models.Refusal{Reason: models.ClaimedByOther, State: models.InQA, Last: s.Last}, s.Forbids(models.Approve, officer))
}

func TestPointOfStanding(t *testing.T) {
	p := models.PointStanding{ID: "p2", Severity: models.Should, Answered: true}
	s := in(models.ReturnedByQA, withPoints(models.PointStanding{ID: "p1"}, p))
	got, ok := s.Point("p2")
	require.True(t, ok)
	require.Equal(t, p, got)
	_, ok = s.Point("p3")
	require.False(t, ok)
}

func TestStandingSurvivesTheRoundTrip(t *testing.T) {
	s := in(models.WithCPS, heldBy(officer), withPoints(models.PointStanding{ID: "p1", Severity: models.Must, Answered: true, Resolved: true}))
	s.Before, s.Named, s.Conflicts, s.PassedFrom = models.ReturnedByQA, []string{"u-x"}, []string{"u-y"}, second.ID
	s.Stops = []models.ClockStop{{Cause: "c", From: *may(4), To: may(5)}, {Cause: "c", From: *may(6)}}
	s.Timetable = &models.Timetable{Stage: models.WithCPS, Since: noon, DueOn: *may(29), DueAt: noon, RemindAt: noon, EscalateAt: noon}
	text, err := json.Marshal(s)
	require.NoError(t, err)
	var back models.Standing
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, s, back)
}
