package models_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// answeredWith is the standing of an application after the CPS answered its first submission.
func answeredWith(t *testing.T, c models.Command) models.Standing {
	t.Helper()
	next, refusal := in(models.WithCPS).Decide(c, noon)
	require.Nil(t, refusal)
	return next
}

func triage(o models.TriageOutcome, points ...string) models.Command {
	c := models.Command{Action: models.CPSTriage, Actor: cps, Triage: o, DecidedOn: may(8), Reasons: len(points)}
	for _, p := range points {
		c.Points = append(c.Points, must(p))
	}
	return c
}

func answer(a models.Action, actor models.Actor, d models.Decision, points ...string) models.Command {
	c := models.Command{Action: a, Actor: actor, Decision: d, DecidedOn: may(8), Reasons: len(points)}
	for _, p := range points {
		c.Points = append(c.Points, must(p))
	}
	return c
}

func TestTriage(t *testing.T) {
	on := answeredWith(t, triage(models.TakenOn))
	require.Equal(t, []any{models.WithCPS, 1, true}, []any{on.State, on.Round, on.TakenOn})
	require.Nil(t, on.Answer, "being taken on is no decision")
	_, refusal := on.Decide(triage(models.TakenOn), noon)
	require.Equal(t, models.AlreadyTakenOn, refusal.Reason)
	back := answeredWith(t, triage(models.TriagedReturned, "r1"))
	require.Equal(t, []any{models.ReturnedByCPS, 2, models.DecisionAtTriage}, []any{back.State, back.Round, back.Answer.Decision})
	_, refusal = in(models.WithCPS).Decide(triage(models.TriagedReturned), noon)
	require.Equal(t, models.NoReasons, refusal.Reason)
	_, refusal = in(models.WithCPS).Decide(triage("perhaps"), noon)
	require.Equal(t, models.BadValue, refusal.Reason)
}

func TestACorrectionLeadsToWhatTheRightAnswerLeadsTo(t *testing.T) {
	fix := func(s models.Standing, c models.Command) models.Standing {
		t.Helper()
		next, refusal := s.Decide(c, noon)
		require.Nil(t, refusal)
		return next
	}
	correct := models.CorrectDecision
	rejected := answeredWith(t, answer(models.CPSDecision, officer, models.DecisionRejected, "r1"))
	accepted := fix(rejected, answer(correct, second, models.DecisionAccepted))
	require.Equal(t, []any{models.Accepted, 1}, []any{accepted.State, accepted.Round})
	require.True(t, accepted.Points[0].Cancelled, "what was asked by mistake is asked no more")
	require.False(t, rejected.Points[0].Cancelled, "and what was, stays as it was")

	again := fix(accepted, answer(correct, cps, models.DecisionMoreInfo, "r2"))
	require.Equal(t, []any{models.ReturnedByCPS, 2, true}, []any{again.State, again.Round, again.Answer.Confirmed})
	on := models.Command{Action: correct, Actor: second, Triage: models.TakenOn, DecidedOn: may(8)}
	_, refusal := again.Decide(on, noon)
	require.Equal(t, models.CPSOnly, refusal.Reason, "an officer cannot take back what the CPS answered")
	on.Actor = cps
	back := fix(again, on)
	require.Equal(t, []any{models.WithCPS, 1, true}, []any{back.State, back.Round, back.TakenOn})

	wrong := answeredWith(t, triage(models.TakenOn))
	returned := fix(wrong, models.Command{Action: correct, Actor: second, Triage: models.TriagedReturned, DecidedOn: may(8), Reasons: 1, Points: []models.PointStanding{must("r3")}})
	require.Equal(t, []any{models.ReturnedByCPS, 2}, []any{returned.State, returned.Round})

	for _, over := range []models.State{models.WithCPS, models.Closed, models.Withdrawn} {
		later := rejected
		later.State = over
		stays := fix(later, answer(correct, second, models.DecisionRejected, "r4"))
		require.Equal(t, []any{over, later.Round, models.DecisionRejected}, []any{stays.State, stays.Round, stays.Answer.Decision})
		require.True(t, stays.Points[1].Cancelled, "nobody can answer it any more")
	}
	ended := accepted
	ended.State = models.Closed
	_, refusal = ended.Decide(answer(correct, cps, models.DecisionRejected, "r5"), noon)
	require.Equal(t, models.CourtDecided, refusal.Reason)
	taken := wrong
	taken.State = models.Withdrawn
	_, refusal = taken.Decide(answer(correct, cps, models.DecisionAccepted), noon)
	require.Equal(t, models.NothingToCorrect, refusal.Reason, "being taken on is no decision")
	for _, c := range []models.Command{answer(correct, officer, models.DecisionAccepted), {Action: models.ConfirmDecision, Actor: cps}} {
		_, refusal := in(models.WithCPS).Decide(c, noon)
		require.Equal(t, models.NothingToCorrect, refusal.Reason)
	}
}

func TestTheCPSConfirmsOnce(t *testing.T) {
	confirm := models.Command{Action: models.ConfirmDecision, Actor: cps}
	accepted := answeredWith(t, answer(models.CPSDecision, officer, models.DecisionAccepted))
	confirmed, refusal := accepted.Decide(confirm, noon)
	require.Nil(t, refusal)
	require.True(t, confirmed.Answer.Confirmed)
	require.False(t, accepted.Answer.Confirmed)
	for _, s := range []models.Standing{confirmed, answeredWith(t, answer(models.CPSDecision, cps, models.DecisionAccepted))} {
		_, refusal = s.Decide(confirm, noon)
		require.Equal(t, models.AlreadyConfirmed, refusal.Reason)
	}
}
