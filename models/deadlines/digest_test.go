package deadlines_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/deadlines"
)

// TestDailyLettersWorkedByHand has its days from a wall calendar. Each instant is in UTC: 08:00 in London is 07:00 in
// summer and 08:00 in winter.
func TestDailyLettersWorkedByHand(t *testing.T) {
	for _, w := range []struct{ why, at, goes string }{
		{"before eight, in summer", "2026-06-10T06:59:59", "2026-06-10T07:00"},
		{"eight, in summer", "2026-06-10T07:00", "2026-06-11T07:00"},
		{"before eight, in winter", "2026-01-14T07:59:59", "2026-01-14T08:00"},
		{"eight, in winter", "2026-01-14T08:00", "2026-01-15T08:00"},
		{"23:30 UTC is tomorrow, in summer", "2026-06-10T23:30", "2026-06-11T07:00"},
		{"23:30 UTC is late today, in winter", "2026-01-14T23:30", "2026-01-15T08:00"},

		{"Friday before eight", "2026-06-12T06:30", "2026-06-12T07:00"},
		{"Friday at work", "2026-06-12T10:00", "2026-06-15T07:00"},
		{"Saturday before eight", "2026-06-13T06:00", "2026-06-15T07:00"},
		{"Sunday", "2026-06-14T12:00", "2026-06-15T07:00"},
		{"23:30 UTC on a Sunday is Monday, in summer", "2026-06-14T23:30", "2026-06-15T07:00"},
		{"Monday before eight", "2026-06-15T06:59", "2026-06-15T07:00"},

		{"Maundy Thursday before eight", "2026-04-02T06:30", "2026-04-02T07:00"},
		{"Maundy Thursday at work", "2026-04-02T09:00", "2026-04-07T07:00"},
		{"Good Friday before eight", "2026-04-03T06:00", "2026-04-07T07:00"},
		{"Easter Sunday", "2026-04-05T12:00", "2026-04-07T07:00"},
		{"Easter Monday before eight", "2026-04-06T06:00", "2026-04-07T07:00"},
		{"the Tuesday after, at eight", "2026-04-07T07:00", "2026-04-08T07:00"},
		{"Easter 2027, the clocks going forward on its Sunday", "2027-03-25T10:00", "2027-03-30T07:00"},

		{"the Friday before the clocks go forward, before eight", "2026-03-27T07:59", "2026-03-27T08:00"},
		{"over the clocks going forward", "2026-03-27T08:00", "2026-03-30T07:00"},
		{"the second before they go forward", "2026-03-29T00:59:59", "2026-03-30T07:00"},
		{"the second after", "2026-03-29T01:00", "2026-03-30T07:00"},
		{"the Monday after, 07:30 by the new time", "2026-03-30T06:30", "2026-03-30T07:00"},
		{"the Monday after, 08:30 by the new time", "2026-03-30T07:30", "2026-03-31T07:00"},

		{"the Friday before the clocks go back, 08:30 by the old time", "2026-10-23T07:30", "2026-10-26T08:00"},
		{"the first 01:30 of the night", "2026-10-25T00:30", "2026-10-26T08:00"},
		{"the second 01:30 of the night", "2026-10-25T01:30", "2026-10-26T08:00"},
		{"the Monday after, 07:30 by the new time", "2026-10-26T07:30", "2026-10-26T08:00"},
		{"the Monday after, at eight", "2026-10-26T08:00", "2026-10-27T08:00"},

		{"Christmas Eve at work", "2026-12-24T10:00", "2026-12-29T08:00"},
		{"the leap day", "2028-02-28T10:00", "2028-02-29T08:00"},
	} {
		got := deadlines.DigestAt(policy(t), instant(t, w.at))
		require.Equal(t, instant(t, w.goes), got, w.why)
		require.Equal(t, time.UTC, got.Location(), w.why)
	}
}

// TestADailyLetterGoesAtTheNextEightOfAWorkingDay asks at every half hour of a year, and looks for the answer hour by hour.
func TestADailyLetterGoesAtTheNextEightOfAWorkingDay(t *testing.T) {
	p, holidays := policy(t), calendar.EnglandAndWales()
	next := func(at time.Time) time.Time {
		for h := at.Truncate(time.Hour).Add(time.Hour); ; h = h.Add(time.Hour) {
			if h.In(calendar.London()).Hour() == 8 && holidays.IsWorkingDay(calendar.DateIn(h)) {
				return h
			}
		}
	}
	for at := instant(t, "2026-01-01T00:00"); at.Year() == 2026; at = at.Add(30 * time.Minute) {
		require.Equal(t, next(at), deadlines.DigestAt(p, at), at)
	}
}
