package content_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

func day(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

func TestPeriodsEndOnTheDayBeforeTheAnniversary(t *testing.T) {
	for _, c := range []struct {
		start         string
		years, months int
		days          int
		last          string
	}{
		{"2026-03-01", 5, 0, 0, "2031-02-28"},
		{"2028-02-29", 5, 0, 0, "2033-02-28"},
		{"2028-02-29", 4, 0, 0, "2032-02-28"},
		{"2026-10-01", 5, 0, 0, "2031-09-30"},
		{"2026-10-20", 2, 0, 0, "2028-10-19"},
		{"2026-01-31", 0, 1, 0, "2026-02-28"},
		{"2028-01-31", 0, 1, 0, "2028-02-29"},
		{"2026-01-01", 0, 0, 1, "2026-01-01"},
		{"2026-11-15", 1, 3, 10, "2028-02-24"},
	} {
		end := content.End{Kind: content.EndAfterLength, Years: c.years, Months: c.months, Days: c.days}
		last, ok := end.LastDay(day(t, c.start))
		require.True(t, ok)
		require.Equal(t, c.last, last.String(), "%+v", c)
	}
	_, ok := content.End{Kind: content.EndAfterLength}.LastDay(day(t, "2026-01-01"))
	require.False(t, ok, "a length of nothing says no last day")
}
