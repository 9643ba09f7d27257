package models_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// TestTimetableInHistory holds the names that workflow history keeps.
func TestTimetableInHistory(t *testing.T) {
	since := time.Date(2026, 6, 8, 10, 0, 0, 0, time.UTC)
	to := calendar.NewDate(2026, 6, 12)
	for text, v := range map[string]any{
		`{"stage":"in-qa","since":"2026-06-08T10:00:00Z"}`: models.Timetable{Stage: models.InQA, Since: since},
		`{"stage":"in-qa","since":"2026-06-08T10:00:00Z","dueOn":"2026-06-15","remindAt":"2026-06-11T08:00:00Z",` +
			`"dueAt":"2026-06-15T15:00:00Z","escalateAt":"2026-06-17T08:00:00Z"}`: models.Timetable{
			Stage: models.InQA, Since: since, DueOn: calendar.NewDate(2026, 6, 15),
			RemindAt:   time.Date(2026, 6, 11, 8, 0, 0, 0, time.UTC),
			DueAt:      time.Date(2026, 6, 15, 15, 0, 0, 0, time.UTC),
			EscalateAt: time.Date(2026, 6, 17, 8, 0, 0, 0, time.UTC),
		},
		`{"cause":"awaiting-court-date","from":"2026-06-10"}`: models.ClockStop{Cause: "awaiting-court-date", From: calendar.NewDate(2026, 6, 10)},
		`{"cause":"awaiting-court-date","from":"2026-06-10","to":"2026-06-12"}`: models.ClockStop{Cause: "awaiting-court-date",
			From: calendar.NewDate(2026, 6, 10), To: &to},
	} {
		data, err := json.Marshal(v)
		require.NoError(t, err)
		require.Equal(t, text, string(data))
		if want, ok := v.(models.Timetable); ok {
			var got models.Timetable
			require.NoError(t, json.Unmarshal(data, &got))
			require.Equal(t, want, got)
			require.Equal(t, !want.DueOn.IsZero(), got.Running())
		}
	}
}

func TestClockStopHoldsItsFirstDayAndNotItsLast(t *testing.T) {
	from, to := calendar.NewDate(2026, 6, 10), calendar.NewDate(2026, 6, 12)
	for _, w := range []struct {
		stop models.ClockStop
		on   calendar.Date
		want bool
	}{
		{models.ClockStop{From: from, To: &to}, from.AddDays(-1), false},
		{models.ClockStop{From: from, To: &to}, from, true},
		{models.ClockStop{From: from, To: &to}, to.AddDays(-1), true},
		{models.ClockStop{From: from, To: &to}, to, false},
		{models.ClockStop{From: from, To: &from}, from, false},
		{models.ClockStop{From: from}, from.AddDays(-1), false},
		{models.ClockStop{From: from}, from.AddYears(3), true},
	} {
		require.Equal(t, w.want, w.stop.Holds(w.on), "%v on %s", w.stop, w.on)
	}
}
