package demo

import (
	"math/rand/v2"
	"time"

	"scpo.example/desk/models/calendar"
)

// Office hours, in London.
const (
	opens  = 8*time.Hour + 40*time.Minute
	closes = 17*time.Hour + 20*time.Minute
)

// diary gives the times at which people do things: office hours of working days, each later than
// the one before.
type diary struct {
	rng *rand.Rand
	at  time.Time
}

// begin is some time on the first working day from day on.
func (d *diary) begin(day calendar.Date) {
	d.at = d.hour(workingDays(day, 0), opens)
}

// days is some time on the working day from least to most days on; 0 is later on the same day.
func (d *diary) days(least, most int) time.Time {
	day, after := calendar.DateIn(d.at), opens
	n := least + d.rng.IntN(most-least+1)
	if n == 0 {
		after = d.at.Sub(clock(day, 0)) + 20*time.Minute
		if after >= closes {
			n, after = 1, opens
		}
	}
	d.at = d.hour(workingDays(day, n), after)
	return d.at
}

// minutes is a short while on, even past office hours: one thing done after another.
func (d *diary) minutes() time.Time {
	d.at = d.at.Add(time.Duration(90+d.rng.IntN(600)) * time.Second)
	return d.at
}

func (d *diary) hour(day calendar.Date, after time.Duration) time.Time {
	return clock(day, after+time.Duration(d.rng.Int64N(int64(closes-after)))).Truncate(time.Second)
}

// clock is a time of day in London as an instant. On the two days a year when the clocks change it is counted from
// midnight, which makes no difference in office hours.
func clock(day calendar.Date, since time.Duration) time.Time {
	t := time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, calendar.London())
	h := int(since / time.Hour)
	return time.Date(t.Year(), t.Month(), t.Day(), h, 0, 0, 0, calendar.London()).Add(since - time.Duration(h)*time.Hour).UTC()
}

// workingDays is the nth working day after day; with 0 it is day itself, or the first after it
// that is worked.
func workingDays(day calendar.Date, n int) calendar.Date {
	for !worked(day) {
		day = day.AddDays(1)
	}
	for ; n > 0; n-- {
		for day = day.AddDays(1); !worked(day); {
			day = day.AddDays(1)
		}
	}
	return day
}

// worked leaves out weekends and the usual bank holidays of England and Wales.
func worked(day calendar.Date) bool {
	weekday := day.Time().Weekday()
	if weekday == time.Saturday || weekday == time.Sunday {
		return false
	}
	switch day.Month {
	case time.January:
		return day.Day != 1
	case time.March, time.April:
		toEaster := day.DaysUntil(easter(day.Year))
		return toEaster != 2 && toEaster != -1
	case time.May:
		return weekday != time.Monday || day.Day > 7 && day.Day <= 24
	case time.August:
		return weekday != time.Monday || day.Day <= 24
	case time.December:
		return day.Day != 25 && day.Day != 26
	case time.February, time.June, time.July, time.September, time.October, time.November:
	}
	return true
}

// easter is Easter Sunday by the rule of Butcher for the Gregorian calendar.
func easter(year int) calendar.Date {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	n := h + l - 7*((a+11*h+22*l)/451) + 114
	return calendar.NewDate(year, time.Month(n/31), n%31+1)
}
