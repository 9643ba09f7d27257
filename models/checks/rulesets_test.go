package checks

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
)

func TestALaterSetHoldsWhatChangedAndTheEarlierStaysAsItWas(t *testing.T) {
	change := calendar.NewDate(2027, 4, 1)
	checks := []Check{
		{ID: "Q01", Title: "as it was", To: change.AddDays(-1)},
		{ID: "Q01", Title: "as it is", From: change},
		{ID: "Q02", Title: "always"},
	}
	sets := ruleSetsOf(checks,
		RuleSet{ID: "2026-02-12", From: calendar.NewDate(2026, 2, 12)}, RuleSet{ID: "2027-04-01", From: change})
	titles := func(s RuleSet) (out []string) {
		for _, c := range s.Checks {
			out = append(out, c.Title)
		}
		return out
	}
	require.Equal(t, []string{"as it was", "always"}, titles(sets[0]))
	require.Equal(t, []string{"as it is", "always"}, titles(sets[1]))
	require.Equal(t, "2026-02-12", setOf(sets, change.AddDays(-1)).ID)
	require.Equal(t, "2027-04-01", setOf(sets, change).ID)
	require.Equal(t, "2026-02-12", setOf(sets, calendar.NewDate(2000, 1, 1)).ID)
}
