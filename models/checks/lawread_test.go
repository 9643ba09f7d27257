package checks_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
)

func TestTheLawGrowsOld(t *testing.T) {
	set := checks.For(calendar.NewDate(2026, 3, 2))
	require.Equal(t, calendar.NewDate(2026, 2, 12), set.Read)
	require.Empty(t, set.Warning(calendar.NewDate(2026, 8, 12)))
	require.Contains(t, set.Warning(calendar.NewDate(2026, 8, 13)), "the law as it was on 12 February 2026, more than six months ago")
	for _, s := range checks.RuleSets() {
		require.False(t, s.Read.IsZero(), s.ID)
	}
}
