package models_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// TestAContestHasAnOutcome: it may be changed until the CPS has said, and an outcome that was recorded wrongly again.
func TestAContestHasAnOutcome(t *testing.T) {
	s := in(models.Approved, withPoints(must("p1")))
	contest := func(id string, yes models.YesNo) models.Command {
		return models.Command{Action: models.ContestPoint, Actor: officer, PointID: id, Contested: yes}
	}
	outcome := func(agreed models.YesNo) models.Command {
		return models.Command{Action: models.ContestOutcome, Actor: cps, PointID: "p1", Agreed: agreed, DecidedOn: may(8)}
	}
	require.Equal(t, models.PointUnknown, why(t, s, contest("p9", models.Yes)))
	require.Equal(t, models.BadValue, why(t, s, contest("p1", "")))
	require.Equal(t, models.NotContested, why(t, s, outcome(models.Yes)))
	s = decided(t, s, contest("p1", models.No))
	require.Equal(t, models.NotContested, why(t, s, outcome(models.Yes)))
	s = decided(t, s, contest("p1", models.Yes))
	require.Equal(t, models.DateInFuture, why(t, s, models.Command{Action: models.ContestOutcome, Actor: cps, PointID: "p1", Agreed: models.Yes, DecidedOn: may(30)}))
	s = decided(t, s, outcome(models.Yes))
	require.Equal(t, models.ContestOver, why(t, s, contest("p1", models.No)))
	s = decided(t, s, outcome(models.No))
	require.Equal(t, models.Approved, s.State, "a contest moves nothing")
	require.Equal(t, models.No, s.Points[0].Agreed)
	require.Equal(t, models.WrongRole, why(t, s, models.Command{Action: models.ContestPoint, Actor: writer, PointID: "p1", Contested: models.Yes}))
	require.Equal(t, models.WrongState, why(t, in(models.Drafting, withPoints(must("p1"))), contest("p1", models.Yes)))
}

// TestAnItemLives: a part answer leaves it open, and what the CPS has or no longer wants asks for nothing.
func TestAnItemLives(t *testing.T) {
	s := in(models.ReturnedByCPS, withPoints(must("p1")))
	act := func(a models.Action, part bool) models.Command {
		actor := officer
		if a == models.AnswerPoint || a == models.SubmitForQA {
			actor = writer
		}
		return models.Command{Action: a, Actor: actor, PointID: "p1", DecidedOn: may(8), Part: part}
	}
	s = decided(t, s, act(models.AnswerPoint, true))
	require.Equal(t, models.PointsUnanswered, why(t, s, act(models.SubmitForQA, false)), "something is missing")
	s = decided(t, s, act(models.ReceiveItem, true))
	s = decided(t, s, act(models.MoveItem, false))
	cancelled := decided(t, s, act(models.CancelItem, false))
	require.Equal(t, models.InQA, decided(t, cancelled, act(models.SubmitForQA, false)).State)
	for _, a := range []models.Action{models.ReceiveItem, models.CancelItem, models.MoveItem} {
		require.Equal(t, models.ItemClosed, why(t, cancelled, act(a, false)), a)
		require.Equal(t, models.ItemClosed, why(t, decided(t, s, act(models.ReceiveItem, false)), act(a, false)), a)
	}
}

// TestTheStateOfAnItemIsDerived from what is known of it.
func TestTheStateOfAnItemIsDerived(t *testing.T) {
	day := may(8)
	for want, p := range map[models.ItemState]models.Point{
		"":                   {Source: models.FromQA, Answer: models.Changed},
		models.ItemOpen:      {Source: models.FromCPS, Answer: models.Changed, Missing: "A statement."},
		models.ItemAnswered:  {Source: models.FromCPS, Answer: models.Changed},
		models.ItemReceived:  {Source: models.FromCPS, ReceivedOn: day},
		models.ItemCancelled: {Source: models.FromCPS, Cancelled: true, ReceivedOn: day},
	} {
		require.Equal(t, want, p.ItemState())
	}
	require.Equal(t, models.ItemOpen, models.Point{Source: models.FromCPS, Answer: models.Changed, Resolution: models.Reopened}.ItemState())
}
