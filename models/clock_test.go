package models_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

func stop(from *calendar.Date) models.Command {
	return models.Command{Action: models.StopClock, Actor: officer, Cause: "awaiting-court-date", From: from}
}

// since gives the standing a timetable whose stage began at noon of a day in May 2026.
func since(day int) func(*models.Standing) {
	return func(s *models.Standing) {
		s.Timetable = &models.Timetable{Stage: s.State, Since: time.Date(2026, 5, day, 11, 0, 0, 0, time.UTC)}
	}
}

func TestTheFirstDayOfAStop(t *testing.T) {
	for _, c := range []struct {
		name string
		s    models.Standing
		from *calendar.Date
		why  models.Reason // "" when it is possible
	}{
		{"today", in(models.InQA, since(5)), may(8), ""},
		{"tomorrow", in(models.InQA, since(5)), may(9), models.DateInFuture},
		{"the day the stage began", in(models.InQA, since(5)), may(5), ""},
		{"the day before", in(models.InQA, since(5)), may(4), models.DateTooEarly},
		{"long ago, of a stage without a timetable", in(models.InQA), may(1), ""},
		{"no day", in(models.InQA, since(5)), nil, models.NoDate},
		{"the day on which the last stop ended", in(models.WithCPS, since(4), stopped(5, 7)), may(7), ""},
		{"the day before the last stop ended", in(models.WithCPS, since(4), stopped(5, 7)), may(6), models.StopOverlaps},
		{"the day before the last of two ended", in(models.WithCPS, since(1), stopped(2, 3), stopped(5, 7)), may(6), models.StopOverlaps},
		{"between two", in(models.WithCPS, since(1), stopped(2, 3), stopped(5, 7)), may(4), models.StopOverlaps},
		{"twice", in(models.InQA, since(5), stopped(6)), may(8), models.ClockStopped},
	} {
		if c.why != "" {
			require.Equal(t, c.why, why(t, c.s, stop(c.from)), c.name)
			continue
		}
		next := decided(t, c.s, stop(c.from))
		require.Equal(t, models.ClockStop{Cause: "awaiting-court-date", From: *c.from}, next.Stops[len(next.Stops)-1], c.name)
		require.Len(t, next.Stops, len(c.s.Stops)+1, c.name)
		require.Equal(t, c.s.Timetable, next.Timetable, "the store makes the timetable anew")
	}
	require.Equal(t, models.BadValue, why(t, in(models.InQA), models.Command{Action: models.StopClock, Actor: officer, From: may(8)}), "no cause")
}

func TestADateTooEarlyIsExplainedByWhatItIsOf(t *testing.T) {
	_, refusal := in(models.InQA, since(5)).Decide(stop(may(4)), noon)
	require.Contains(t, refusal.Sentence(), "before this stage started")
	_, refusal = in(models.WithCPS).Decide(models.Command{Action: models.CPSDecision, Actor: cps, Decision: models.DecisionAccepted, DecidedOn: may(3)}, noon)
	require.Contains(t, refusal.Sentence(), "submitted to the CPS")
}

// The days are London's: half past midnight there is still yesterday in UTC.
func TestTheDaysOfAStopAreLondons(t *testing.T) {
	midnight := time.Date(2026, 5, 8, 23, 30, 0, 0, time.UTC)
	s := in(models.InQA)
	s.Timetable = &models.Timetable{Stage: models.InQA, Since: midnight}
	_, refusal := s.Decide(stop(may(8)), midnight)
	require.Equal(t, models.DateTooEarly, refusal.Reason)
	next, refusal := s.Decide(stop(may(9)), midnight)
	require.Nil(t, refusal)
	next, refusal = next.Decide(models.Command{Action: models.StartClock, Actor: officer}, midnight)
	require.Nil(t, refusal)
	require.Equal(t, may(9), next.Stops[0].To)
}

func TestStartClock(t *testing.T) {
	start := models.Command{Action: models.StartClock, Actor: second}
	require.Equal(t, models.ClockRunning, why(t, in(models.InQA), start))
	require.Equal(t, models.ClockRunning, why(t, in(models.InQA, stopped(4, 5)), start))
	s := in(models.InQA, stopped(1, 2), stopped(4))
	next := decided(t, s, start)
	require.Equal(t, in(models.InQA, stopped(1, 2), stopped(4, 8)).Stops, next.Stops)
	require.Nil(t, s.Stops[1].To, "what is decided from stays as it was")
	require.Equal(t, models.ClockRunning, why(t, next, start))
	require.Len(t, decided(t, next, stop(may(8))).Stops, 3, "and stops again on the day it ran again")
}

// A new stage begins with the clock running and without the timetable of the old; a step within the stage keeps both.
func TestAStopEndsWithItsStage(t *testing.T) {
	points := []models.PointStanding{must("p1")}
	for _, c := range []struct {
		s models.Standing
		c models.Command
	}{
		{in(models.InQA), models.Command{Action: models.Recall, Actor: writer}},
		{in(models.InQA, heldBy(officer)), models.Command{Action: models.Return, Actor: officer, Points: points}},
		{in(models.InQA, heldBy(officer)), models.Command{Action: models.Approve, Actor: officer}},
		{in(models.InQA), models.Command{Action: models.Withdraw, Actor: writer}},
		{in(models.ReturnedByQA), models.Command{Action: models.SubmitForQA, Actor: writer}},
		{in(models.Approved), models.Command{Action: models.Reopen, Actor: officer}},
		{in(models.Approved), models.Command{Action: models.SubmitToCPS, Actor: officer}},
		{in(models.WithCPS), models.Command{Action: models.CPSDecision, Actor: cps, Decision: models.DecisionAccepted, DecidedOn: may(8)}},
		{in(models.WithCPS), models.Command{Action: models.CPSDecision, Actor: cps, Decision: models.DecisionRejected, Reasons: 1, DecidedOn: may(8)}},
	} {
		since(5)(&c.s)
		stopped(6)(&c.s)
		next := decided(t, c.s, c.c)
		require.Equal(t, in(c.s.State, stopped(6, 8)).Stops, next.Stops, c.c.Action)
		require.Nil(t, next.Timetable, c.c.Action)
	}
	s := in(models.InQA, since(5), stopped(6))
	for _, c := range []models.Command{{Action: models.Claim, Actor: officer}, {Action: models.Assign, Actor: officer, Assignee: second.ID}, {Action: models.DeclareConflict, Actor: officer}} {
		next := decided(t, s, c)
		require.Equal(t, s.Stops, next.Stops, c.Action)
		require.Equal(t, s.Timetable, next.Timetable, c.Action)
	}
}
