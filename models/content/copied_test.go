package content_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
)

// TestACopiedSectionPointsToNothingElse: every section that may be copied is, under new ids and without references to what
// stays behind.
func TestACopiedSectionPointsToNothingElse(t *testing.T) {
	from := drugs(t)
	for _, s := range content.Sections() {
		after, words := content.CopySection(content.Empty(), from, s.Key)
		require.Empty(t, words)
		require.Equal(t, s.Copies, after.Hash() != content.Empty().Hash(), s.Key)
		if !s.Copies {
			continue
		}
		named, problems, err := content.Used{Highest: map[string]int{"t": 40, "e": 40, "r": 40, "p": 40, "schedule-": 40}}.Decode(after.Canonical())
		require.NoError(t, err)
		require.Empty(t, problems, s.Key)
		for _, term := range named.Terms {
			require.Equal(t, "t4", term.ID[:2])
			require.Empty(t, append(append(append(term.AppliesTo, term.RiskAddressed...), term.EvidenceRefs...), term.ScheduleRefs...))
		}
		for _, f := range named.Risk.Factors {
			require.Equal(t, "r4", f.ID[:2])
			require.Empty(t, f.EvidenceRefs)
		}
		for _, e := range named.Evidence {
			require.Equal(t, "e4", e.ID[:2])
		}
	}
	require.Equal(t, drugs(t), from, "what is copied stays as it is")
}

// TestWhatReferredToReplacedItemsIsUnreferred, and said.
func TestWhatReferredToReplacedItemsIsUnreferred(t *testing.T) {
	into := drugs(t)
	after, words := content.CopySection(into, drugs(t), "risk")
	require.NotEmpty(t, words)
	for _, term := range after.Terms {
		require.Empty(t, term.RiskAddressed)
	}
	require.NotEmpty(t, into.Terms[0].RiskAddressed)
}
