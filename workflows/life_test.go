package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestHappyLife(t *testing.T) {
	s := newStage(t)
	s.play(happy(today)...)

	submissions, err := s.store.Submissions(t.Context(), applicationID)
	require.NoError(t, err)
	require.Len(t, submissions, 1)
	require.Equal(t, models.DecisionAccepted, submissions[0].Decision)
	require.Equal(t, today, submissions[0].On)
	versions, err := s.store.Versions(t.Context(), applicationID)
	require.NoError(t, err)
	require.Len(t, versions, 2, "what the region and what the CPS received")
}

func TestReturnedLife(t *testing.T) {
	s := newStage(t)
	s.play(returned(today)...)

	standing := s.standing()
	require.Equal(t, 2, standing.Round)
	submissions, err := s.store.Submissions(t.Context(), applicationID)
	require.NoError(t, err)
	require.Len(t, submissions, 2)
	require.Equal(t, models.DecisionMoreInfo, submissions[0].Decision)
	require.Equal(t, models.DecisionWithAmendments, submissions[1].Decision)
	raised, err := s.store.Points(t.Context(), applicationID)
	require.NoError(t, err)
	require.Len(t, raised, 3)
	for _, p := range raised {
		if p.Severity == models.Must {
			require.Equal(t, models.Resolved, p.Resolution)
		}
	}
}

func TestTheCPSOpensANewRound(t *testing.T) {
	for _, d := range []models.Decision{models.DecisionMoreInfo, models.DecisionRejected} {
		t.Run(string(d), func(t *testing.T) {
			s := newStage(t)
			s.play(append(happy(today)[:4], does(reviewer, models.CPSDecision, models.ReturnedByCPS, decision(d, today)))...)
			require.Equal(t, 2, s.standing().Round)
			require.Empty(t, s.standing().ApprovedHash, "what was approved was the last round")
		})
	}
}

func TestWithdrawEndsItFromEveryOpenState(t *testing.T) {
	paths := openStates(today)
	for _, state := range models.States() {
		path, ok := paths[state]
		require.Equal(t, state.Open(), ok, "a path to %s", state)
		for _, by := range []models.Actor{applicant, officer} {
			if !ok {
				continue
			}
			t.Run(string(state)+" by "+string(by.Role), func(t *testing.T) {
				newStage(t).play(append(path[:len(path):len(path)], does(by, models.Withdraw, models.Withdrawn))...)
			})
		}
	}
}

func TestTheEventsCarryTheWorkflowsClock(t *testing.T) {
	s := newStage(t)
	s.play(happy(today)[:2]...)
	events := history(t, s.store, applicationID)
	require.Equal(t, start, events[0].At)
	require.Equal(t, start.Add(time.Minute), events[1].At)
	require.Equal(t, start.Add(2*time.Minute), events[2].At)
}
