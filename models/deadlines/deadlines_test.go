package deadlines_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/deadlines"
	"scpo.example/desk/models/reference"
)

// The stages of these tests, by the working days that they are allowed here.
const (
	oneDay      = models.Approved
	threeDays   = models.ReturnedByQA
	fiveDays    = models.InQA
	tenDays     = models.ReturnedByCPS
	fifteenDays = models.WithCPS
)

const list = `{"version": "test", "from": "2026-01-01", "source": "test", "items": [
	{"code": "default", "cutOff": "16:00", "leadDays": 10, "stages": [
		{"stage": "approved", "days": 1, "remindBefore": 0, "escalateAfter": 1},
		{"stage": "returned-by-qa", "days": 3, "remindBefore": 1, "escalateAfter": 1},
		{"stage": "in-qa", "days": 5, "remindBefore": 2, "escalateAfter": 2},
		{"stage": "returned-by-cps", "days": 10, "remindBefore": 3, "escalateAfter": 3},
		{"stage": "with-cps", "days": 15, "remindBefore": 5, "escalateAfter": 5}]},
	{"code": "tarian", "cutOff": "12:30", "leadDays": 20, "stages": [
		{"stage": "in-qa", "days": 1, "remindBefore": 0, "escalateAfter": 1}]}]}`

func policy(t testing.TB) deadlines.Policy {
	t.Helper()
	lists, err := reference.Read(fstest.MapFS{"deadlines.json": {Data: []byte(list)}})
	require.NoError(t, err)
	return deadlines.Policy{Lists: lists}
}

func day(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

// instant reads UTC like 2026-06-08T10:00 or 2026-06-08T10:00:00.
func instant(t testing.TB, s string) time.Time {
	t.Helper()
	if len(s) == len("2026-06-08T10:00") {
		s += ":00"
	}
	at, err := time.Parse(time.RFC3339Nano, s+"Z")
	require.NoError(t, err)
	return at
}

// stops reads stops like "2026-06-10 2026-06-12, 2026-06-15 -": from the first day until the second, - for open.
func stops(t testing.TB, s string) []models.ClockStop {
	t.Helper()
	var out []models.ClockStop
	for _, one := range strings.Split(s, ", ") {
		days := strings.Fields(one)
		if len(days) == 0 {
			continue
		}
		stop := models.ClockStop{Cause: "operational-reasons", From: day(t, days[0])}
		if days[1] != "-" {
			to := day(t, days[1])
			stop.To = &to
		}
		out = append(out, stop)
	}
	return out
}

// TestTimetablesWorkedByHand has its days from a wall calendar. Each instant is in UTC.
func TestTimetablesWorkedByHand(t *testing.T) {
	p := policy(t)
	for _, w := range []struct {
		why, since                  string
		stage                       models.State
		stops                       string
		remindAt, dueAt, escalateAt string
	}{
		{"within weeks, in summer", "2026-06-08T10:00", fiveDays, "", "2026-06-11T08:00", "2026-06-15T15:00", "2026-06-17T08:00"},
		{"within weeks, in winter", "2026-01-14T10:00", fiveDays, "", "2026-01-19T09:00", "2026-01-21T16:00", "2026-01-23T09:00"},

		{"the last second before the cut-off, in summer", "2026-06-08T14:59:59", fiveDays, "", "2026-06-11T08:00", "2026-06-15T15:00", "2026-06-17T08:00"},
		{"the last nanosecond before it", "2026-06-08T14:59:59.999999999", fiveDays, "", "2026-06-11T08:00", "2026-06-15T15:00", "2026-06-17T08:00"},
		{"the cut-off, in summer", "2026-06-08T15:00", fiveDays, "", "2026-06-12T08:00", "2026-06-16T15:00", "2026-06-18T08:00"},
		{"the last second before the cut-off, in winter", "2026-01-14T15:59:59", fiveDays, "", "2026-01-19T09:00", "2026-01-21T16:00", "2026-01-23T09:00"},
		{"the cut-off, in winter", "2026-01-14T16:00", fiveDays, "", "2026-01-20T09:00", "2026-01-22T16:00", "2026-01-26T09:00"},
		{"the cut-off on a Friday", "2026-06-12T15:00", oneDay, "", "2026-06-16T08:00", "2026-06-16T15:00", "2026-06-17T08:00"},

		{"before midnight, in summer", "2026-06-08T22:59:59", fiveDays, "", "2026-06-12T08:00", "2026-06-16T15:00", "2026-06-18T08:00"},
		{"midnight, in summer", "2026-06-08T23:00", fiveDays, "", "2026-06-12T08:00", "2026-06-16T15:00", "2026-06-18T08:00"},
		{"23:30 UTC is tomorrow, in summer", "2026-06-11T23:30", fiveDays, "", "2026-06-17T08:00", "2026-06-19T15:00", "2026-06-23T08:00"},
		{"23:30 UTC is late today, in winter", "2026-01-15T23:30", fiveDays, "", "2026-01-21T09:00", "2026-01-23T16:00", "2026-01-27T09:00"},
		{"23:30 UTC on a Sunday is Monday, in summer", "2026-06-07T23:30", oneDay, "", "2026-06-09T08:00", "2026-06-09T15:00", "2026-06-10T08:00"},

		{"Saturday", "2026-06-13T09:00", fiveDays, "", "2026-06-18T08:00", "2026-06-22T15:00", "2026-06-24T08:00"},
		{"Sunday after the cut-off", "2026-06-14T18:00", fiveDays, "", "2026-06-18T08:00", "2026-06-22T15:00", "2026-06-24T08:00"},
		{"Early May bank holiday", "2026-05-01T10:00", oneDay, "", "2026-05-05T08:00", "2026-05-05T15:00", "2026-05-06T08:00"},
		{"Summer bank holiday", "2026-08-28T10:00", oneDay, "", "2026-09-01T08:00", "2026-09-01T15:00", "2026-09-02T08:00"},

		{"the Thursday before the clocks go forward, 15:30 by the old time", "2026-03-26T15:30", fiveDays, "", "2026-03-31T08:00", "2026-04-02T15:00", "2026-04-08T08:00"},
		{"over the clocks going forward", "2026-03-27T10:00", oneDay, "", "2026-03-30T08:00", "2026-03-30T15:00", "2026-03-31T08:00"},
		{"the second before the clocks go forward", "2026-03-29T00:59:59", oneDay, "", "2026-03-31T08:00", "2026-03-31T15:00", "2026-04-01T08:00"},
		{"the second after", "2026-03-29T01:00", oneDay, "", "2026-03-31T08:00", "2026-03-31T15:00", "2026-04-01T08:00"},
		{"the Monday after, 16:30 by the new time", "2026-03-30T15:30", oneDay, "", "2026-04-01T08:00", "2026-04-01T15:00", "2026-04-02T08:00"},
		{"the Friday before the clocks go back, 16:30 by the old time", "2026-10-23T15:30", fiveDays, "", "2026-10-29T09:00", "2026-11-02T16:00", "2026-11-04T09:00"},
		{"over the clocks going back", "2026-10-22T14:00", fiveDays, "", "2026-10-27T09:00", "2026-10-29T16:00", "2026-11-02T09:00"},
		{"the first 01:30 of the night", "2026-10-25T00:30", oneDay, "", "2026-10-27T09:00", "2026-10-27T16:00", "2026-10-28T09:00"},
		{"the second 01:30 of the night", "2026-10-25T01:30", oneDay, "", "2026-10-27T09:00", "2026-10-27T16:00", "2026-10-28T09:00"},
		{"the Monday after, 15:30 by the new time", "2026-10-26T15:30", fiveDays, "", "2026-10-29T09:00", "2026-11-02T16:00", "2026-11-04T09:00"},
		{"due before, escalated after the clocks go back", "2026-10-22T10:00", oneDay, "", "2026-10-23T08:00", "2026-10-23T15:00", "2026-10-26T09:00"},

		{"Christmas 2026, Boxing Day's substitute, New Year", "2026-12-21T10:00", fiveDays, "", "2026-12-24T09:00", "2026-12-30T16:00", "2027-01-04T09:00"},
		{"Christmas 2027 at a weekend, two substitutes, and New Year's", "2027-12-23T10:00", fiveDays, "", "2027-12-30T09:00", "2028-01-04T16:00", "2028-01-06T09:00"},
		{"Christmas Day", "2026-12-25T10:00", oneDay, "", "2026-12-30T09:00", "2026-12-30T16:00", "2026-12-31T09:00"},
		{"Christmas Eve before the cut-off", "2026-12-24T15:59", oneDay, "", "2026-12-29T09:00", "2026-12-29T16:00", "2026-12-30T09:00"},
		{"Christmas Eve at the cut-off", "2026-12-24T16:00", oneDay, "", "2026-12-30T09:00", "2026-12-30T16:00", "2026-12-31T09:00"},
		{"the last half hour of the year", "2026-12-31T23:30", oneDay, "", "2027-01-05T09:00", "2027-01-05T16:00", "2027-01-06T09:00"},
		{"New Year's Day on a Saturday", "2028-01-01T12:00", oneDay, "", "2028-01-05T09:00", "2028-01-05T16:00", "2028-01-06T09:00"},
		{"ten days up to Christmas", "2026-12-07T10:00", tenDays, "", "2026-12-16T09:00", "2026-12-21T16:00", "2026-12-24T09:00"},
		{"fifteen days over Christmas and New Year", "2026-12-14T10:00", fifteenDays, "", "2026-12-30T09:00", "2027-01-07T16:00", "2027-01-14T09:00"},

		{"Easter 2026", "2026-04-01T10:00", fiveDays, "", "2026-04-08T08:00", "2026-04-10T15:00", "2026-04-14T08:00"},
		{"Easter 2027, with the clocks going forward", "2027-03-24T10:00", fiveDays, "", "2027-03-31T08:00", "2027-04-02T15:00", "2027-04-06T08:00"},
		{"Good Friday", "2026-04-03T09:00", oneDay, "", "2026-04-08T08:00", "2026-04-08T15:00", "2026-04-09T08:00"},
		{"Maundy Thursday before the cut-off", "2026-04-02T14:59", oneDay, "", "2026-04-07T08:00", "2026-04-07T15:00", "2026-04-08T08:00"},
		{"Maundy Thursday at the cut-off", "2026-04-02T15:00", oneDay, "", "2026-04-08T08:00", "2026-04-08T15:00", "2026-04-09T08:00"},

		{"due on the leap day", "2028-02-28T10:00", oneDay, "", "2028-02-29T09:00", "2028-02-29T16:00", "2028-03-01T09:00"},
		{"three days up to the leap day", "2028-02-24T10:00", threeDays, "", "2028-02-28T09:00", "2028-02-29T16:00", "2028-03-01T09:00"},
		{"the leap day after the cut-off", "2028-02-29T17:00", oneDay, "", "2028-03-02T09:00", "2028-03-02T16:00", "2028-03-03T09:00"},
		{"no leap day", "2027-02-26T10:00", oneDay, "", "2027-03-01T09:00", "2027-03-01T16:00", "2027-03-02T09:00"},

		{"a stop of two days", "2026-06-08T10:00", fiveDays, "2026-06-10 2026-06-12", "2026-06-15T08:00", "2026-06-17T15:00", "2026-06-19T08:00"},
		{"two stops of a day", "2026-06-08T10:00", fiveDays, "2026-06-09 2026-06-10, 2026-06-11 2026-06-12", "2026-06-15T08:00", "2026-06-17T15:00", "2026-06-19T08:00"},
		{"a day in two stops counts once", "2026-06-08T10:00", fiveDays, "2026-06-09 2026-06-11, 2026-06-10 2026-06-12", "2026-06-16T08:00", "2026-06-18T15:00", "2026-06-22T08:00"},
		{"stopped and started on one day", "2026-06-08T10:00", fiveDays, "2026-06-10 2026-06-10", "2026-06-11T08:00", "2026-06-15T15:00", "2026-06-17T08:00"},
		{"stopped over a weekend", "2026-06-08T10:00", fiveDays, "2026-06-13 2026-06-15", "2026-06-11T08:00", "2026-06-15T15:00", "2026-06-17T08:00"},
		{"stopped before the stage", "2026-06-08T10:00", fiveDays, "2026-06-01 2026-06-05", "2026-06-11T08:00", "2026-06-15T15:00", "2026-06-17T08:00"},
		{"stopped on the day of receipt, which is not counted", "2026-06-08T10:00", fiveDays, "2026-06-08 2026-06-09", "2026-06-11T08:00", "2026-06-15T15:00", "2026-06-17T08:00"},
		{"stopped from the day of receipt", "2026-06-08T10:00", fiveDays, "2026-06-08 2026-06-10", "2026-06-12T08:00", "2026-06-16T15:00", "2026-06-18T08:00"},
		{"stopped when late: due as before, escalated later", "2026-06-08T10:00", fiveDays, "2026-06-17 2026-06-22", "2026-06-11T08:00", "2026-06-15T15:00", "2026-06-22T08:00"},
		{"a stop over Easter", "2026-03-30T10:00", fiveDays, "2026-04-02 2026-04-08", "2026-04-08T08:00", "2026-04-10T15:00", "2026-04-14T08:00"},
		{"a stop of Good Friday to Easter Monday alone", "2026-03-30T10:00", fiveDays, "2026-04-03 2026-04-07", "2026-04-02T08:00", "2026-04-08T15:00", "2026-04-10T08:00"},
		{"a stop over Christmas and New Year", "2026-12-21T10:00", fiveDays, "2026-12-23 2027-01-04", "2027-01-05T09:00", "2027-01-07T16:00", "2027-01-11T09:00"},
		{"a stop over the clocks going forward", "2026-03-26T10:00", threeDays, "2026-03-27 2026-03-30", "2026-03-31T08:00", "2026-04-01T15:00", "2026-04-02T08:00"},
		{"a stop of the leap day", "2028-02-28T10:00", oneDay, "2028-02-29 2028-03-01", "2028-03-01T09:00", "2028-03-01T16:00", "2028-03-02T09:00"},
	} {
		since := instant(t, w.since)
		require.Equal(t, models.Timetable{
			Stage: w.stage, Since: since, DueOn: day(t, w.dueAt[:10]),
			RemindAt: instant(t, w.remindAt), DueAt: instant(t, w.dueAt), EscalateAt: instant(t, w.escalateAt),
		}, deadlines.For(p, w.stage, "serocu", since.In(time.FixedZone("elsewhere", -7*3600)), stops(t, w.stops)), w.why)
	}
}

func TestThereIsNoDueDayWhileTheClockIsStopped(t *testing.T) {
	p, since := policy(t), instant(t, "2026-06-08T10:00")
	none := models.Timetable{Stage: fiveDays, Since: since}
	require.Equal(t, none, deadlines.For(p, fiveDays, "serocu", since, stops(t, "2026-06-10 -")))
	require.Equal(t, none, deadlines.For(p, fiveDays, "serocu", since, stops(t, "2026-06-09 2026-06-10, 2026-06-11 -")))
	require.Equal(t, none, deadlines.For(p, fiveDays, "serocu", since, stops(t, "2026-06-01 -")), "open since before the stage")
	require.False(t, none.Running())
	require.False(t, deadlines.Late(none, since.AddDate(1, 0, 0)))
	for _, stage := range []models.State{models.Drafting, models.Accepted, models.Closed, models.Withdrawn, models.None} {
		require.Equal(t, models.Timetable{Stage: stage, Since: since}, deadlines.For(p, stage, "serocu", since, nil))
	}
}

func TestARegionsOwnTimes(t *testing.T) {
	p := policy(t)
	before, at := instant(t, "2026-06-08T11:29:59"), instant(t, "2026-06-08T11:30")
	require.Equal(t, instant(t, "2026-06-09T11:30"), deadlines.For(p, models.InQA, "tarian", before, nil).DueAt)
	require.Equal(t, instant(t, "2026-06-10T11:30"), deadlines.For(p, models.InQA, "tarian", at, nil).DueAt)
	require.Equal(t, instant(t, "2026-06-11T11:30"), deadlines.For(p, models.ReturnedByQA, "tarian", before, nil).DueAt, "what it leaves out is the default's")
	require.Equal(t, 20, deadlines.Lead(p, "tarian"))
	require.Equal(t, 10, deadlines.Lead(p, "serocu"))
	require.Equal(t, 10, deadlines.Lead(p, "no-such-region"))
}

// TestOneLeadTime checks the list against the lead time that check Q10 uses where it is given none.
func TestOneLeadTime(t *testing.T) {
	require.Equal(t, checks.DefaultLeadDays, deadlines.Lead(deadlines.Policy{}, "serocu"))
}

func TestAnOperatorsBankHolidaysCount(t *testing.T) {
	own, err := calendar.Read([]byte(`{"version": "test", "source": "test", "from": "2026-01-01", "to": "2026-12-31",
		"items": [{"on": "2026-06-09", "name": "A day of its own"}]}`))
	require.NoError(t, err)
	p, since := policy(t), instant(t, "2026-06-08T10:00")
	p.Calendar = own
	require.Equal(t, day(t, "2026-06-16"), deadlines.For(p, fiveDays, "serocu", since, nil).DueOn)
	require.Equal(t, 1, deadlines.Age(p, "serocu", since, instant(t, "2026-06-10T10:00"), nil))
	require.Equal(t, day(t, "2026-06-08"), deadlines.LatestSafe(p, day(t, "2026-06-10"), 1))
}

func TestLateFromTheCutOffOn(t *testing.T) {
	p := policy(t)
	for _, due := range []string{"2026-06-15T15:00", "2026-01-21T16:00"} {
		at := instant(t, due)
		table := deadlines.For(p, fiveDays, "serocu", at.AddDate(0, 0, -7).Add(-time.Hour), nil)
		require.Equal(t, at, table.DueAt)
		require.False(t, deadlines.Late(table, at.Add(-time.Nanosecond)))
		require.True(t, deadlines.Late(table, at))
		require.True(t, deadlines.Late(table, at.In(calendar.London())))
	}
}

func TestAgesWorkedByHand(t *testing.T) {
	p := policy(t)
	for _, w := range []struct {
		why, since, now, stops string
		age                    int
	}{
		{"the same day", "2026-06-08T10:00", "2026-06-08T14:00", "", 0},
		{"the next day, from midnight in London", "2026-06-08T10:00", "2026-06-08T23:00", "", 1},
		{"not before", "2026-06-08T10:00", "2026-06-08T22:59:59", "", 0},
		{"23:30 UTC in winter is the same day", "2026-01-14T10:00", "2026-01-14T23:30", "", 0},
		{"arrived at the cut-off", "2026-06-08T15:00", "2026-06-09T10:00", "", 0},
		{"arrived on Friday evening, at the weekend", "2026-06-12T17:00", "2026-06-14T10:00", "", 0},
		{"arrived on Friday evening, on Tuesday", "2026-06-12T17:00", "2026-06-16T10:00", "", 1},
		{"on the due day", "2026-06-08T10:00", "2026-06-15T10:00", "", 5},
		{"over the weekend nothing is added", "2026-06-08T10:00", "2026-06-14T10:00", "", 4},
		{"Christmas and New Year", "2026-12-21T10:00", "2027-01-04T10:00", "", 7},
		{"Easter", "2026-04-01T10:00", "2026-04-07T10:00", "", 2},
		{"leap day", "2028-02-28T10:00", "2028-03-01T10:00", "", 2},
		{"a stop over Easter", "2026-03-30T10:00", "2026-04-10T10:00", "2026-04-02 2026-04-08", 5},
		{"a stop, on its first day", "2026-06-08T10:00", "2026-06-10T10:00", "2026-06-10 2026-06-12", 1},
		{"a stop, on the day it starts again", "2026-06-08T10:00", "2026-06-12T10:00", "2026-06-10 2026-06-12", 2},
		{"an open stop", "2026-06-08T10:00", "2026-09-08T10:00", "2026-06-10 -", 1},
		{"an open stop back-dated to the day of receipt", "2026-06-08T10:00", "2026-06-12T10:00", "2026-06-08 -", 0},
		{"before it began", "2026-06-08T10:00", "2026-06-01T10:00", "", 0},
	} {
		require.Equal(t, w.age, deadlines.Age(p, "serocu", instant(t, w.since), instant(t, w.now), stops(t, w.stops)), w.why)
	}
}

func TestLatestSafeDatesWorkedByHand(t *testing.T) {
	for _, w := range []struct {
		why, hearing string
		lead         int
		want         string
	}{
		{"over Easter", "2026-04-15", 10, "2026-03-30"},
		{"over Easter, fifteen days", "2026-04-15", 15, "2026-03-23"},
		{"over Christmas and New Year", "2027-01-05", 5, "2026-12-24"},
		{"the leap day", "2028-03-01", 1, "2028-02-29"},
		{"a hearing on a Saturday", "2026-06-13", 1, "2026-06-11"},
		{"a hearing on Easter Monday", "2026-04-06", 1, "2026-04-01"},
		{"no lead time", "2026-06-10", 0, "2026-06-10"},
	} {
		require.Equal(t, day(t, w.want), deadlines.LatestSafe(deadlines.Policy{}, day(t, w.hearing), w.lead), w.why)
	}
}

// TestLatestSafeIsWhatTheChecksCount holds it against the count of check Q10, for every day of three years.
func TestLatestSafeIsWhatTheChecksCount(t *testing.T) {
	c := calendar.EnglandAndWales()
	for hearing := day(t, "2026-01-01"); hearing.Before(day(t, "2029-01-01")); hearing = hearing.AddDays(1) {
		for _, lead := range []int{1, 10, 15} {
			safe := deadlines.LatestSafe(deadlines.Policy{}, hearing, lead)
			require.True(t, c.IsWorkingDay(safe))
			require.GreaterOrEqual(t, c.WorkingDaysBetween(safe, hearing), lead)
			require.Less(t, c.WorkingDaysBetween(c.AddWorkingDays(safe, 1), hearing), lead)
		}
	}
}
