package content_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
)

func TestNothingRefersToWhatIsRemoved(t *testing.T) {
	before := drugs(t)
	after := drugs(t)
	after.Subjects, after.Evidence = nil, after.Evidence[1:]
	pruned, words := content.Unrefer(before, after)
	for i, term := range pruned.Terms {
		require.Empty(t, term.AppliesTo)
		require.NotContains(t, term.EvidenceRefs, before.Evidence[0].ID, i)
	}
	for _, f := range pruned.Risk.Factors {
		require.NotContains(t, f.EvidenceRefs, before.Evidence[0].ID)
	}
	require.Contains(t, words, "Term 2 applies to someone you removed. It will apply to no one until you choose someone.")
	require.Equal(t, drugs(t).Terms, before.Terms, "what is saved is not touched")
	same, words := content.Unrefer(before, before)
	require.Empty(t, words)
	require.Equal(t, before, same)
}
