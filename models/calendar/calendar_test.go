package calendar_test

import (
	"bytes"
	"math/rand"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
)

func day(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

func TestWorkingDays(t *testing.T) {
	c := calendar.EnglandAndWales()
	for _, w := range []struct {
		from    string
		days    int
		to, why string
	}{
		{"2026-06-09", 2, "2026-06-11", "within a week"},
		{"2026-06-05", 1, "2026-06-08", "over a weekend"},
		{"2026-06-06", 1, "2026-06-08", "from a Saturday"},
		{"2025-12-24", 1, "2025-12-29", "Christmas before a weekend"},
		{"2026-12-24", 1, "2026-12-29", "Boxing Day on a Saturday, its substitute on Monday"},
		{"2021-12-24", 1, "2021-12-29", "both on a weekend, both with substitutes"},
		{"2022-12-23", 1, "2022-12-28", "Christmas Day on a Sunday"},
		{"2027-12-31", 1, "2028-01-04", "New Year's Day on a Saturday"},
		{"2026-04-02", 1, "2026-04-07", "Easter"},
		{"2024-03-28", 1, "2024-04-02", "Easter in March"},
		{"2024-02-28", 2, "2024-03-01", "leap day"},
		{"2023-02-28", 1, "2023-03-01", "no leap day"},
		{"2020-05-07", 1, "2020-05-11", "VE Day, moved to a Friday"},
		{"2020-05-01", 1, "2020-05-04", "no holiday on the Monday that it moved from"},
		{"2022-05-27", 4, "2022-06-06", "spring holiday moved to a Thursday, and the Platinum Jubilee"},
		{"2022-09-16", 1, "2022-09-20", "the State Funeral"},
		{"2023-05-05", 1, "2023-05-09", "the Coronation"},
		{"2012-06-01", 1, "2012-06-06", "the Diamond Jubilee"},
	} {
		from, to := day(t, w.from), day(t, w.to)
		require.Equal(t, to, c.AddWorkingDays(from, w.days), w.why)
		require.Equal(t, w.days, c.WorkingDaysBetween(from, to), w.why)
	}
}

func TestCountingAndAddingAgree(t *testing.T) {
	c, r := calendar.EnglandAndWales(), rand.New(rand.NewSource(7))
	for range 2000 {
		d := calendar.NewDate(2012, 1, 1).AddDays(r.Intn(16 * 365))
		n := r.Intn(80) - 40
		to := c.AddWorkingDays(d, n)
		require.Equal(t, n, c.WorkingDaysBetween(d, to), "%s %d", d, n)
		require.True(t, n == 0 || c.IsWorkingDay(to))
		e := d.AddDays(r.Intn(60))
		f := e.AddDays(r.Intn(60))
		require.Equal(t, c.WorkingDaysBetween(d, f), c.WorkingDaysBetween(d, e)+c.WorkingDaysBetween(e, f), "parts add up")
	}
}

// easter is Easter Sunday by the method of Meeus, Jones and Butcher.
func easter(y int) calendar.Date {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return calendar.NewDate(y, time.Month(n/31), n%31+1)
}

func firstMonday(y int, m time.Month) calendar.Date {
	d := calendar.NewDate(y, m, 1)
	for d.Time().Weekday() != time.Monday {
		d = d.AddDays(1)
	}
	return d
}

// TestListIsWhatTheRulesGive makes the list anew from the yearly rules and the days that were moved or added.
func TestListIsWhatTheRulesGive(t *testing.T) {
	c := calendar.EnglandAndWales()
	want := map[calendar.Date]bool{}
	for y := c.From.Year; y <= c.To.Year; y++ {
		lastMonday := func(m time.Month) calendar.Date { return firstMonday(y, m+1).AddDays(-7) }
		fixed := []calendar.Date{calendar.NewDate(y, 1, 1), calendar.NewDate(y, 12, 25), calendar.NewDate(y, 12, 26)}
		for _, d := range fixed {
			for w := d.Time().Weekday(); w == time.Saturday || w == time.Sunday || want[d]; w = d.Time().Weekday() {
				d = d.AddDays(1)
			}
			want[d] = true
		}
		for _, d := range []calendar.Date{easter(y).AddDays(-2), easter(y).AddDays(1), firstMonday(y, 5), lastMonday(5), lastMonday(8)} {
			want[d] = true
		}
	}
	for _, gone := range []string{"2012-05-28", "2020-05-04", "2022-05-30"} {
		require.True(t, want[day(t, gone)])
		delete(want, day(t, gone))
	}
	for _, added := range []string{"2012-06-04", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"} {
		want[day(t, added)] = true
	}
	got := map[calendar.Date]bool{}
	for _, h := range c.Items {
		got[h.On] = true
		_, ok := c.Holiday(h.On)
		require.True(t, ok)
		require.False(t, c.IsWorkingDay(h.On))
	}
	require.Equal(t, want, got)
}

func TestWhatTheListCovers(t *testing.T) {
	c := calendar.EnglandAndWales()
	require.Equal(t, day(t, "2028-12-31"), c.To)
	require.True(t, c.Covers(c.From))
	require.True(t, c.Covers(c.To))
	require.False(t, c.Covers(c.From.AddDays(-1)))
	require.False(t, c.Covers(c.To.AddDays(1)))
	require.NotEmpty(t, c.Version)
	require.NotEmpty(t, c.Source)

	require.Empty(t, c.Warning(day(t, "2027-12-31")))
	require.Contains(t, c.Warning(day(t, "2028-01-01")), "ends on 31 December 2028")
	require.Contains(t, c.Warning(day(t, "2028-12-31")), "ends on")
	require.Contains(t, c.Warning(day(t, "2029-01-01")), "ended on")
	require.True(t, c.IsWorkingDay(day(t, "2029-12-25")), "a weekday beyond the list")
}

func TestListIsTakenWholeOrNotAtAll(t *testing.T) {
	good, err := os.ReadFile("bank-holidays.json")
	require.NoError(t, err)
	c, err := calendar.Read(good)
	require.NoError(t, err)
	require.Len(t, c.Items, len(calendar.EnglandAndWales().Items))

	for name, w := range map[string]struct{ old, new, says string }{
		"broken":        {`"2012-04-09",`, `"2012-04-09"`, "line 9: "},
		"no such day":   {`"2012-04-09"`, `"2012-04-31"`, "line 9: "},
		"unknown field": {`"on": "2012-04-09"`, `"day": "2012-04-09"`, "line 9: "},
		"no name":       {`"2012-04-09", "name": "Easter Monday"`, `"2012-04-09"`, "line 9: a date and a name"},
		"weekend":       {`"2012-04-09"`, `"2012-04-08"`, "line 9: 2012-04-08 is at a weekend"},
		"order":         {`"2012-04-09"`, `"2012-04-05"`, "line 9: 2012-04-05 is not after"},
		"twice":         {`"2012-04-09"`, `"2012-04-06"`, "line 9: 2012-04-06 is not after"},
		"outside":       {`"2012-04-09"`, `"2031-04-09"`, "line 9: 2031-04-09 is outside"},
		"end first":     {`"to": "2028-12-31"`, `"to": "2011-12-31"`, "line 1: "},
		"no version":    {`"version": "2026-01",`, ``, "line 1: "},
	} {
		bad := bytes.Replace(good, []byte(w.old), []byte(w.new), 1)
		require.NotEqual(t, good, bad, name)
		_, err := calendar.Read(bad)
		require.ErrorIs(t, err, calendar.ErrBadList, name)
		require.True(t, strings.Contains(err.Error(), w.says), "%s: %s", name, err)
	}
	_, err = calendar.Read(append(good, "{}"...))
	require.ErrorIs(t, err, calendar.ErrBadList)
	_, err = calendar.Read(nil)
	require.ErrorIs(t, err, calendar.ErrBadList)
}
