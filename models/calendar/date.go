package calendar

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"
	_ "time/tzdata" // London time must not depend on what the machine has installed
)

// ErrBadDate says that a text is not a day of the calendar written YYYY-MM-DD.
var ErrBadDate = errors.New("not a date like 2026-05-08")

// Date is a day of the calendar without time or zone. Values compare with ==; the zero value means no date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

const dateLayout = "2006-01-02"

// London is the time zone in which this system's days begin and end.
func London() *time.Location { return london() }

var london = sync.OnceValue(func() *time.Location {
	l, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic("the embedded time zones hold no Europe/London: " + err.Error())
	}
	return l
})

// NewDate makes a date, carrying what is out of range as time.Date does: 32 January is 1 February.
func NewDate(year int, month time.Month, day int) Date {
	return dateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateIn is the day it is in London at the instant t, whatever the zone of t.
func DateIn(t time.Time) Date { return dateOf(t.In(London())) }

func dateOf(t time.Time) Date { return Date{Year: t.Year(), Month: t.Month(), Day: t.Day()} }

// ParseDate reads exactly YYYY-MM-DD; any other text, and any day that does not exist, is ErrBadDate.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(dateLayout, s)
	if err != nil || t.Year() == 0 {
		return Date{}, fmt.Errorf("%q: %w", s, ErrBadDate)
	}
	return dateOf(t), nil
}

// Time is midnight UTC at the start of the day: for arithmetic and for databases, not an instant in London.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Midnight is when the day begins in London, in UTC: the clocks never change then.
func (d Date) Midnight() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, London()).UTC()
}

// IsZero says that there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String is the date as YYYY-MM-DD, or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Words is the day as people read it, "22 November 2026"; "" for the zero day.
func (d Date) Words() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("2 January 2006")
}

// Compare is -1, 0 or +1 as d is before, the same as or after e.
func (d Date) Compare(e Date) int { return d.Time().Compare(e.Time()) }

// Before says that d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After says that d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddDays moves by whole days; n may be negative.
func (d Date) AddDays(n int) Date { return NewDate(d.Year, d.Month, d.Day+n) }

// AddMonths is the corresponding day n months on. Where that month has no such day it is the first of the month
// after: a month from 31 January is 1 March, and its last day, the day before, is the last of February.
func (d Date) AddMonths(n int) Date {
	first := NewDate(d.Year, d.Month+time.Month(n), 1)
	last := NewDate(first.Year, first.Month+1, 0)
	if d.Day > last.Day {
		return last.AddDays(1)
	}
	return Date{Year: first.Year, Month: first.Month, Day: d.Day}
}

// AddYears is the anniversary n years on; for 29 February that is 1 March in a common year. A period of n years that
// includes its first day therefore ends on AddYears(n).AddDays(-1): from 29 February 2028, five years end on
// 28 February 2033.
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// DaysUntil counts days from d to e: 1 if e is tomorrow, negative if e is past.
func (d Date) DaysUntil(e Date) int { return int((e.Time().Unix() - d.Time().Unix()) / 86400) }

// MarshalText writes YYYY-MM-DD, or nothing for no date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// MarshalJSON writes "YYYY-MM-DD", or null for no date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads "YYYY-MM-DD"; null is no date; any other value is ErrBadDate.
func (d *Date) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*d = Date{}
		return nil
	}
	var s string
	if err := json.Unmarshal(data, &s); err != nil {
		return fmt.Errorf("%s: %w", data, ErrBadDate)
	}
	parsed, err := ParseDate(s)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
