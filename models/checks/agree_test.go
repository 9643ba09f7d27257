package checks_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAnswersThatContradictOthersAreAskedAbout, and never stop; the second of each pair is a near miss.
func TestAnswersThatContradictOthersAreAskedAbout(t *testing.T) {
	for _, c := range []struct {
		sample, pointer string
		wrong, right    any
	}{
		{"014", "/subjects/0/sex", "female", "male"},
		{"014", "/conviction/how", "verdict", "plea"},
		{"014", "/conviction/on", "2026-03-05", "2026-03-06"},
		{"021", "/disposal/on", "2026-05-28", "2026-05-29"},
		{"014", "/terms/5/proportionality", "Only from 06:00 to 20:00, on one road.", "From 8 pm to 6 am, on one road."},
		{"021", "/disposal/length", "7 years", "108 months"},
		{"021", "/terms/2/breachProof", "Records showing an opening with no notification within 14 days.", "Records showing an opening with no notification within a week."},
		{"030", "/section1/statute", "SCA 2007 s.2(1)(a)", "SCA 2007 s.2(1)(c)"},
	} {
		f := fault{Sample: c.sample}
		before := f.sample(t, nil)
		wrong, right := f.sample(t, map[string]any{c.pointer: c.wrong}), f.sample(t, map[string]any{c.pointer: c.right})
		require.True(t, fresh(before, wrong, "Q26", false), c.pointer)
		require.False(t, fresh(before, wrong, "", true), c.pointer)
		require.False(t, fresh(before, right, "", false), c.pointer)
	}
}
