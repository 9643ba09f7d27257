package ui

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
)

func TestDatesInWords(t *testing.T) {
	require.Equal(t, "22 November 2026", Date(calendar.NewDate(2026, time.November, 22)))
	require.Empty(t, Date(calendar.Date{}))
}

func TestTimesAreThoseOfLondon(t *testing.T) {
	for instant, want := range map[string]string{
		"2026-11-22T17:40:59Z": "22 November 2026 at 5:40pm",
		"2026-07-01T23:30:00Z": "2 July 2026 at 12:30am",
		"2026-07-01T16:00:00Z": "1 July 2026 at 5pm",
		"2026-12-24T12:00:00Z": "24 December 2026 at midday",
		"2026-12-25T00:00:00Z": "25 December 2026 at midnight",
		"2026-03-29T00:59:00Z": "29 March 2026 at 12:59am",
		"2026-03-29T01:00:00Z": "29 March 2026 at 2am",
		"2026-10-25T00:30:00Z": "25 October 2026 at 1:30am",
		"2026-10-25T01:30:00Z": "25 October 2026 at 1:30am",
		"2028-02-29T09:05:00Z": "29 February 2028 at 9:05am",
	} {
		at, err := time.Parse(time.RFC3339, instant)
		require.NoError(t, err)
		require.Equal(t, want, DateTime(at), instant)
	}
	require.Empty(t, DateTime(time.Time{}))
	require.Empty(t, Time(time.Time{}))
}

func TestNumbersInWords(t *testing.T) {
	require.Equal(t, "1 working day", WorkingDays(1))
	require.Equal(t, "0 working days", WorkingDays(0))
	require.Equal(t, "-1 working day", WorkingDays(-1))
	require.Equal(t, "1,057 terms", Plural(1057, "term", "terms"))
	require.Equal(t, "-1,234,567", Number(-1234567))
	require.Equal(t, "999", Number(999))
	require.Equal(t, "85%", Percent(0.85))
	require.Equal(t, "95%", Percent(0.948))
	require.Equal(t, "0%", Percent(0))
	require.Equal(t, "100%", Percent(1))
	require.Equal(t, "13%", Percent(0.125))
	require.Empty(t, Percent(math.NaN()))
}

func TestHowWordsBegin(t *testing.T) {
	require.Equal(t, "Élan", Capital("élan"))
	require.Equal(t, "", Capital(""))
}

func TestDaysAreReadAsPeopleTypeThem(t *testing.T) {
	for _, typed := range [][3]string{{"7", "5", "2027"}, {" 07 ", "05", "2027 "}, {"7", "May", "2027"}, {"7", "may", "2027"}} {
		got, err := ParseParts(typed[0], typed[1], typed[2])
		require.NoError(t, err, typed)
		require.Equal(t, calendar.NewDate(2027, time.May, 7), got)
	}
	none, err := ParseParts("", " ", "")
	require.NoError(t, err)
	require.True(t, none.IsZero())
	for _, parts := range [][3]string{{"7", "", "2027"}, {"", "", "2027"}, {"7", "Mayday", "2027"}, {"30", "2", "2027"}, {"7", "13", "2027"}, {"0", "1", "2027"}, {"7", "5", "27"}, {"-1", "5", "2027"}, {"29", "2", "2027"}, {"1", "1", "999"}, {"1", "1", "10000"}} {
		_, err := ParseParts(parts[0], parts[1], parts[2])
		require.ErrorIs(t, err, calendar.ErrBadDate, parts)
	}
	leap, err := ParseParts(" 29", "02", "2028 ")
	require.NoError(t, err)
	require.Equal(t, calendar.NewDate(2028, time.February, 29), leap)
}
