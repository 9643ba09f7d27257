package workflows_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// TestRefusals has every reason for which the rules refuse; each leaves no trace and stops nothing.
func TestRefusals(t *testing.T) {
	h := happy(today)
	paths := openStates(today)
	inQA, held, withCPS, accepted := paths[models.InQA], h[:2], paths[models.WithCPS], paths[models.Accepted]
	back := paths[models.ReturnedByQA]
	answered := append(back[:len(back):len(back)], does(applicant, models.AnswerPoint, models.ReturnedByQA, answer("p1")),
		does(applicant, models.SubmitForQA, models.InQA), does(officer, models.Claim, models.InQA))
	blocked := func(m move, ids ...string) move { m.points = ids; return m }
	bent := func(m move, f func(*models.Command)) move { m.bend = f; return m }
	yesterday, tomorrow := today.AddDays(-1), today.AddDays(1)

	for _, c := range []struct {
		name string
		path []move
		move
	}{
		{"an action under the name of another", inQA, bent(refused(officer, models.Claim, models.UnknownAction), func(c *models.Command) { c.Action = models.Approve })},
		{"wrong role", inQA, refused(applicant, models.Claim, models.WrongRole)},
		{"wrong state", inQA, refused(applicant, models.SubmitForQA, models.WrongState)},
		{"approve what nobody holds", inQA, refused(officer, models.Approve, models.NotClaimed)},
		{"return what nobody holds", inQA, refused(officer, models.Return, models.NotClaimed, points(must("p1")))},
		{"release what nobody holds", inQA, refused(officer, models.Release, models.NotClaimed)},
		{"claim what another holds", held, refused(second, models.Claim, models.ClaimedByOther)},
		{"approve what another holds", held, refused(second, models.Approve, models.ClaimedByOther)},
		{"return what another holds", held, refused(second, models.Return, models.ClaimedByOther, points(must("p1")))},
		{"recall what an officer holds", held, refused(applicant, models.Recall, models.ClaimedByOther)},
		{"claim again", held, refused(officer, models.Claim, models.AlreadyYours)},
		{"assign to who holds it", held, bent(refused(second, models.Assign, models.AlreadyHeld), func(c *models.Command) { c.Assignee = officer.ID })},
		{"assign to oneself what one holds", held, bent(refused(officer, models.Assign, models.AlreadyYours), func(c *models.Command) { c.Assignee = officer.ID })},
		{"return without a point", held, refused(officer, models.Return, models.NoPoint)},
		{"submit with an unanswered point", back, blocked(refused(applicant, models.SubmitForQA, models.PointsUnanswered), "p1")},
		{"answer a point that is not there", back, blocked(refused(applicant, models.AnswerPoint, models.PointUnknown, answer("p9")), "p9")},
		{"approve with an unresolved point", answered, blocked(refused(officer, models.Approve, models.PointsUnresolved), "p1")},
		{"resolve a point that is not there", answered, blocked(refused(officer, models.ResolvePoint, models.PointUnknown, resolve("p9", models.Resolved)), "p9")},
		{"resolve what another holds", answered, refused(second, models.ResolvePoint, models.ClaimedByOther, resolve("p1", models.Resolved))},
		{"a decision that is not one", withCPS, refused(reviewer, models.CPSDecision, models.BadValue, decision("perhaps", today))},
		{"a decision without its reasons", withCPS, bent(refused(reviewer, models.CPSDecision, models.NoReasons, decision(models.DecisionRejected, today)), func(c *models.Command) { c.Reasons = 0 })},
		{"a decision without a date", withCPS, bent(refused(reviewer, models.CPSDecision, models.NoDate, decision(models.DecisionAccepted, today)), func(c *models.Command) { c.DecidedOn = nil })},
		{"a decision before the submission", withCPS, refused(reviewer, models.CPSDecision, models.DateTooEarly, decision(models.DecisionAccepted, yesterday))},
		{"a decision in the future", withCPS, refused(reviewer, models.CPSDecision, models.DateInFuture, decision(models.DecisionAccepted, tomorrow))},
		{"an outcome that is not one", accepted, refused(officer, models.CourtOutcome, models.BadValue, courtSaid("perhaps", today))},
		{"an outcome without a date", accepted, bent(refused(officer, models.CourtOutcome, models.NoDate, courtSaid(models.Granted, today)), func(c *models.Command) { c.DecidedOn = nil })},
		{"an outcome before the submission", accepted, refused(officer, models.CourtOutcome, models.DateTooEarly, courtSaid(models.Granted, yesterday))},
		{"an outcome in the future", accepted, refused(officer, models.CourtOutcome, models.DateInFuture, courtSaid(models.Granted, tomorrow))},
	} {
		t.Run(c.name, func(t *testing.T) {
			moves := append(c.path[:len(c.path):len(c.path)], c.move, does(officer, models.Withdraw, models.Withdrawn))
			newStage(t).play(moves...)
		})
	}
}

// TestOwnWork: that an officer wrote some of the text is known to the database alone.
func TestOwnWork(t *testing.T) {
	s := newStage(t)
	s.later(func() {
		app := read(t, s.store, applicationID)
		_, err := s.store.SaveContent(t.Context(), store.Save{
			ID: applicationID, Scope: models.Scope{All: true}, Version: app.Version, ActorID: officer.ID,
			Content: text("as an officer would have it").Canonical(),
		})
		require.NoError(t, err)
	})
	s.play(
		does(applicant, models.SubmitForQA, models.InQA),
		does(officer, models.Claim, models.InQA),
		refused(officer, models.Approve, models.OwnWork),
		does(officer, models.Release, models.InQA),
		does(second, models.Claim, models.InQA),
		does(second, models.Approve, models.Approved),
	)
	require.ElementsMatch(t, []string{applicant.ID, officer.ID}, s.standing().Editors)
}

// TestWhateverTheTableForbidsIsRefused asks, in every open state, for every action in every role.
func TestWhateverTheTableForbidsIsRefused(t *testing.T) {
	for state, path := range openStates(today) {
		t.Run(string(state), func(t *testing.T) {
			moves := path[:len(path):len(path)]
			for _, action := range models.Actions() {
				for _, role := range models.Roles() {
					if answer := models.Ask(state, action, role); !answer.Allowed && action != models.Create {
						moves = append(moves, refused(models.Actor{ID: officer.ID, Role: role}, action, answer.Why))
					}
				}
			}
			require.Greater(t, len(moves)-len(path), 80)
			newStage(t).play(moves...)
		})
	}
}
