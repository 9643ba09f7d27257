package models_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// TestABlankIsABlankInEveryDisguise: a reason of characters without width once passed a stop check.
func TestABlankIsABlankInEveryDisguise(t *testing.T) {
	for _, blank := range []string{"", " ", "\u00a0", "\u200b", "\u00ad", "...", "\u3164", "\u2800"} {
		b := models.SubmitBody{Justifications: map[string]string{"Q30": blank}}
		require.NotEmpty(t, b.Problems(models.Rules{}), "%q", blank)
	}
	b := models.SubmitBody{Justifications: map[string]string{"Q30": "The officer made it by hand."}}
	require.Empty(t, b.Problems(models.Rules{}))
}
