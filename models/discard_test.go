package models_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// TestADraftIsDiscardedUnlessItWasEverSubmitted: once recalled it is a draft again, and no draft that can be discarded.
func TestADraftIsDiscardedUnlessItWasEverSubmitted(t *testing.T) {
	fresh := models.Standing{ApplicationID: "a1", State: models.Drafting, Round: 1, Seq: 1}
	discard := models.Command{Action: models.Discard, Actor: writer}
	next, refusal := fresh.Decide(discard, noon)
	require.Nil(t, refusal)
	require.Equal(t, models.Discarded, next.State)
	require.False(t, next.State.Open())
	require.Equal(t, models.TurnNone, next.State.Turn())
	require.NotNil(t, next.Forbids(models.Withdraw, writer))

	sent, refusal := fresh.Decide(models.Command{Action: models.SubmitForQA, Actor: writer, ContentHash: "h"}, noon)
	require.Nil(t, refusal)
	back, refusal := sent.Decide(models.Command{Action: models.Recall, Actor: writer}, noon)
	require.Nil(t, refusal)
	require.Equal(t, models.Drafting, back.State)
	_, refusal = back.Decide(discard, noon)
	require.Equal(t, models.AlreadySubmitted, refusal.Reason)
	require.Equal(t, models.WrongRole, fresh.Forbids(models.Discard, officer).Reason)
}
