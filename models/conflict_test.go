package models_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// why is the reason for which a command is refused, and sees that a refusal changes nothing.
func why(t *testing.T, s models.Standing, c models.Command) models.Reason {
	t.Helper()
	next, refusal := s.Decide(c, noon)
	require.NotNil(t, refusal)
	require.Equal(t, s, next)
	return refusal.Reason
}

func decided(t *testing.T, s models.Standing, c models.Command) models.Standing {
	t.Helper()
	next, refusal := s.Decide(c, noon)
	require.Nil(t, refusal, "%v", refusal)
	return next
}

// A person who declared a conflict can do nothing any more, whatever they could do otherwise; no one else is affected.
func TestAConflictStopsEveryActionOfTheOfficer(t *testing.T) {
	tried := 0
	for _, state := range models.States() {
		for _, action := range models.Actions() {
			if !models.Ask(state, action, models.Officer).Allowed || action == models.DropPapers { // which no officer does
				continue
			}
			tried++
			want := models.ConflictDeclared
			if action == models.DeclareConflict {
				want = models.AlreadyDeclared
			}
			for _, s := range []models.Standing{in(state, conflicted(officer)), in(state, conflicted(second), conflicted(officer), heldBy(second), stopped(4))} {
				require.Equal(t, want, s.Forbids(action, officer).Reason, "%s in %s", action, state)
				require.Equal(t, want, why(t, s, models.Command{Action: action, Actor: officer}))
			}
			without, with := in(state, heldBy(second)), in(state, heldBy(second), conflicted(officer))
			require.Equal(t, without.Forbids(action, second), with.Forbids(action, second), "%s in %s", action, state)
		}
	}
	require.Equal(t, 131, tried)
	s := in(models.InQA, conflicted(officer))
	require.Equal(t, models.WrongRole, s.Forbids(models.Recall, officer).Reason, "role and state come before the person")
	require.Equal(t, models.WrongState, s.Forbids(models.Reopen, officer).Reason)
}

func TestDeclareConflict(t *testing.T) {
	declare := models.Command{Action: models.DeclareConflict, Actor: officer}
	for _, state := range []models.State{models.Drafting, models.InQA, models.ReturnedByQA, models.Approved, models.WithCPS, models.ReturnedByCPS, models.Accepted} {
		s := in(state, conflicted(second))
		next := decided(t, s, declare)
		require.Equal(t, []string{second.ID, officer.ID}, next.Conflicts)
		require.Equal(t, []string{second.ID}, s.Conflicts, "what is decided from stays as it was")
		require.Equal(t, state, next.State)
		require.Equal(t, models.AlreadyDeclared, why(t, next, declare))
	}
	require.Equal(t, models.WrongRole, why(t, in(models.Drafting), models.Command{Action: models.DeclareConflict, Actor: writer}))

	held := in(models.InQA, heldBy(officer))
	held.PassedFrom = second.ID
	next := decided(t, held, declare)
	require.Empty(t, next.Holder, "the holder who declares lets go")
	require.Empty(t, next.PassedFrom)
	require.Equal(t, models.ConflictDeclared, why(t, next, models.Command{Action: models.Claim, Actor: officer}))
	require.Equal(t, second.ID, decided(t, next, models.Command{Action: models.Claim, Actor: second}).Holder, "a colleague goes on")
	require.Equal(t, second.ID, decided(t, in(models.InQA, heldBy(second)), declare).Holder, "another's work stays theirs")

	away := in(models.InQA, heldBy(second)) // who is away declares while another covers
	away.PassedFrom = officer.ID
	next = decided(t, away, declare)
	require.Equal(t, second.ID, next.Holder)
	require.Equal(t, models.ConflictDeclared, why(t, next, models.Command{Action: models.HandBack, Actor: officer}))
}

func TestNobodyWithAConflictIsAssignedOrCovers(t *testing.T) {
	s := in(models.InQA, heldBy(officer), conflicted(second))
	for _, action := range []models.Action{models.Assign, models.PassOver} {
		require.Equal(t, models.AssigneeConflict, why(t, s, models.Command{Action: action, Actor: officer, Assignee: second.ID}), action)
		require.Equal(t, models.BadValue, why(t, s, models.Command{Action: action, Actor: officer}), action)
		require.Equal(t, "u-third", decided(t, s, models.Command{Action: action, Actor: officer, Assignee: "u-third"}).Holder)
	}
}

// Work may be assigned to the person who wrote it, to be returned or passed on; a covering colleague must be able to
// decide.
func TestNobodyCoversTheirOwnWork(t *testing.T) {
	for name, change := range map[string]func(*models.Standing){
		"an editor":    func(s *models.Standing) { s.Editors = append(s.Editors, second.ID) },
		"a supervisor": named(second),
	} {
		s := in(models.InQA, heldBy(officer), change)
		require.Equal(t, models.AssigneeOwnWork, why(t, s, models.Command{Action: models.PassOver, Actor: officer, Assignee: second.ID}), name)
		assigned := decided(t, s, models.Command{Action: models.Assign, Actor: officer, Assignee: second.ID})
		require.Equal(t, second.ID, assigned.Holder, name)
		require.Contains(t, []models.Reason{models.OwnWork, models.NamedInRequest}, why(t, assigned, models.Command{Action: models.Approve, Actor: second}))

		back := in(models.InQA, heldBy(officer), change)
		back.PassedFrom = second.ID
		require.Equal(t, second.ID, decided(t, back, models.Command{Action: models.HandBack, Actor: second}).Holder, "one's own held work comes back: %s", name)
	}
	both := in(models.InQA, heldBy(officer), conflicted(second), named(second))
	require.Equal(t, models.AssigneeConflict, why(t, both, models.Command{Action: models.PassOver, Actor: officer, Assignee: second.ID}))
}

func TestCoverPassesHeldWorkOnAndBack(t *testing.T) {
	pass := models.Command{Action: models.PassOver, Actor: officer, Assignee: second.ID}
	back := models.Command{Action: models.HandBack, Actor: officer}
	require.Equal(t, models.NotClaimed, why(t, in(models.InQA), pass), "held by nobody")
	require.Equal(t, models.NotClaimed, why(t, in(models.InQA, heldBy(second)), pass), "held by another")
	require.Equal(t, models.NotClaimed, why(t, in(models.InQA, heldBy(officer)), back), "never passed over")
	for _, state := range []models.State{models.Drafting, models.ReturnedByQA, models.Approved, models.WithCPS, models.Accepted} {
		require.Equal(t, models.WrongState, why(t, in(state), pass), state)
		require.Equal(t, models.WrongState, why(t, in(state), back), state)
	}

	require.Equal(t, models.BadValue, why(t, in(models.InQA, heldBy(officer)), models.Command{Action: models.PassOver, Actor: officer, Assignee: officer.ID}), "to oneself")
	passed := decided(t, in(models.InQA, heldBy(officer)), pass)
	require.Equal(t, second.ID, passed.Holder)
	require.Equal(t, officer.ID, passed.PassedFrom)
	require.Equal(t, models.NotClaimed, why(t, passed, pass), "twice")
	require.Equal(t, models.ClaimedByOther, why(t, passed, models.Command{Action: models.Approve, Actor: officer}))
	require.Equal(t, models.NotClaimed, why(t, passed, models.Command{Action: models.HandBack, Actor: second}), "only to whom it was taken from")

	handed := decided(t, passed, back)
	require.Equal(t, officer.ID, handed.Holder)
	require.Empty(t, handed.PassedFrom)
	require.Equal(t, models.NotClaimed, why(t, handed, back), "twice")
}

// Once someone has reassigned the work there is nothing to come back.
func TestCoverEndsWithTheHolding(t *testing.T) {
	passed := decided(t, in(models.InQA, heldBy(officer), withPoints(models.PointStanding{ID: "p1"})),
		models.Command{Action: models.PassOver, Actor: officer, Assignee: second.ID})
	back := models.Command{Action: models.HandBack, Actor: officer}
	for _, c := range []models.Command{
		{Action: models.ResolvePoint, Actor: second, PointID: "p1", Resolution: models.Resolved}, {Action: models.DeclareConflict, Actor: models.Actor{ID: "u-third", Role: models.Officer}},
		{Action: models.StopClock, Actor: second, Cause: "c", From: may(8)},
	} {
		kept := decided(t, passed, c)
		require.Equal(t, officer.ID, kept.PassedFrom, c.Action)
		require.Equal(t, officer.ID, decided(t, kept, back).Holder, c.Action)
	}
	for _, c := range []models.Command{
		{Action: models.Release, Actor: second},
		{Action: models.Assign, Actor: officer, Assignee: "u-third"},
		{Action: models.Return, Actor: second, Points: []models.PointStanding{must("p2")}},
		{Action: models.Approve, Actor: second},
		{Action: models.Withdraw, Actor: writer},
		{Action: models.DeclareConflict, Actor: second},
	} {
		left := decided(t, passed, c)
		require.Empty(t, left.PassedFrom, c.Action)
		require.NotNil(t, left.Forbids(models.HandBack, officer), c.Action)
	}
	again := decided(t, decided(t, passed, models.Command{Action: models.Return, Actor: second, Points: []models.PointStanding{must("p2")}}),
		models.Command{Action: models.AnswerPoint, Actor: writer, PointID: "p2"})
	again = decided(t, again, models.Command{Action: models.SubmitForQA, Actor: writer, ContentHash: "c2"})
	require.Equal(t, models.NotClaimed, why(t, again, back), "a resubmission is anybody's")
}

// Four eyes: each attempt is refused with its own reason, and always the same one first.
func TestWhoMayNotApproveAndWhy(t *testing.T) {
	approve := models.Command{Action: models.Approve, Actor: officer}
	for i, reasons := 0, []struct {
		change func(*models.Standing)
		why    models.Reason
	}{ // from the last asked to the first: each one added hides those before it
		{func(s *models.Standing) {
			s.Points = []models.PointStanding{{ID: "p1", Severity: models.Must, Answered: true}}
		}, models.PointsUnresolved},
		{named(officer), models.NamedInRequest},
		{func(s *models.Standing) { s.Editors = []string{writer.ID, officer.ID} }, models.OwnWork},
		{heldBy(second), models.ClaimedByOther},
		{conflicted(officer), models.ConflictDeclared},
	}; i < len(reasons); i++ {
		alone := in(models.InQA, heldBy(officer), reasons[i].change)
		require.Equal(t, reasons[i].why, why(t, alone, approve))
		s := in(models.InQA, heldBy(officer))
		for _, r := range reasons[:i+1] {
			r.change(&s)
		}
		require.Equal(t, reasons[i].why, why(t, s, approve))
	}
	require.Equal(t, models.Approved, decided(t, in(models.InQA, heldBy(officer), named(second), conflicted(second)), approve).State)
}
