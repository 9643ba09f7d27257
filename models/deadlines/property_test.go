package deadlines_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/deadlines"
	"scpo.example/desk/models/reference"
)

// FuzzTimetable tries arrivals from 2012 on, each pair of bytes being a stop: days after the arrival, and its length.
func FuzzTimetable(f *testing.F) {
	start := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC)
	f.Add(int64(455_000_000), uint8(0), []byte{2, 3, 9, 1})
	for i := range 200 { // run by every test
		f.Add(int64(i)*2_654_321, uint8(i), []byte{byte(i), byte(i * 7), byte(i * 3), byte(i * 5)}[:i%3*2])
	}
	p, c := policy(f), calendar.EnglandAndWales()
	f.Fuzz(func(t *testing.T, seconds int64, stage uint8, raw []byte) {
		since := start.Add(time.Duration(uint64(seconds)%530_000_000) * time.Second)
		timed := p.Lists.DeadlinesOf("serocu").Stages
		rule := timed[int(stage)%len(timed)]
		var made []models.ClockStop
		before := deadlines.For(p, rule.Stage, "serocu", since, nil)
		for i := 0; i+1 < min(len(raw), 20); i += 2 {
			from := calendar.DateIn(since).AddDays(int(raw[i])%40 - 5)
			to := from.AddDays(int(raw[i+1]) % 30)
			made = append(made, models.ClockStop{From: from, To: &to})
			after := deadlines.For(p, rule.Stage, "serocu", since, made)
			require.False(t, after.RemindAt.Before(before.RemindAt), "a stop brings nothing forward")
			require.False(t, after.DueAt.Before(before.DueAt))
			require.False(t, after.EscalateAt.Before(before.EscalateAt))
			before = after
		}
		inOrder(t, c, before, made)
		require.Equal(t, rule.Days, deadlines.Age(p, "serocu", since, before.DueAt, made), "one count for age and due day")
		require.Equal(t, rule.Days+rule.EscalateAfter, deadlines.Age(p, "serocu", since, before.EscalateAt, made))
		require.Equal(t, rule.Days-rule.RemindBefore, deadlines.Age(p, "serocu", since, before.RemindAt, made))
		open := append(made, models.ClockStop{From: calendar.DateIn(since)})
		require.False(t, deadlines.For(p, rule.Stage, "serocu", since, open).Running())
		require.Zero(t, deadlines.Age(p, "serocu", since, before.EscalateAt, open))
	})
}

// inOrder checks a timetable for what is true of all that run.
func inOrder(t *testing.T, c *calendar.Calendar, table models.Timetable, stops []models.ClockStop) {
	t.Helper()
	require.True(t, table.Running())
	require.True(t, table.Since.Before(table.RemindAt))
	require.True(t, table.RemindAt.Before(table.DueAt))
	require.True(t, table.DueAt.Before(table.EscalateAt))
	require.True(t, table.DueOn.After(calendar.DateIn(table.Since)))
	require.Equal(t, table.DueOn, calendar.DateIn(table.DueAt))
	require.False(t, deadlines.Late(table, table.DueAt.Add(-1)))
	require.True(t, deadlines.Late(table, table.DueAt))
	for at, hour := range map[time.Time]int{table.RemindAt: reference.Morning, table.DueAt: 16, table.EscalateAt: reference.Morning} {
		require.Equal(t, time.UTC, at.Location())
		require.Equal(t, hour, at.In(calendar.London()).Hour())
		require.Zero(t, at.Minute())
		on := calendar.DateIn(at)
		require.True(t, c.IsWorkingDay(on))
		for _, s := range stops {
			require.False(t, s.Holds(on), "%s falls in a stop", on)
		}
	}
}
