package ui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"scpo.example/desk/models/calendar"
)

// ParseParts reads what was typed into a DateInput. The month may be a name. Three empty parts are no date; anything
// else that is not a date is models.ErrBadDate.
func ParseParts(day, month, year string) (calendar.Date, error) {
	day, month, year = strings.TrimSpace(day), strings.TrimSpace(month), strings.TrimSpace(year)
	if day == "" && month == "" && year == "" {
		return calendar.Date{}, nil
	}
	bad := fmt.Errorf("%q/%q/%q: %w", day, month, year, calendar.ErrBadDate)
	d, err := strconv.Atoi(day)
	if err != nil {
		return calendar.Date{}, bad
	}
	y, err := strconv.Atoi(year)
	if err != nil || y < 1000 || y > 9999 {
		return calendar.Date{}, bad
	}
	date := calendar.Date{Year: y, Month: ParseMonth(month), Day: d}
	if calendar.NewDate(date.Year, date.Month, date.Day) != date {
		return calendar.Date{}, bad
	}
	return date, nil
}

// ParseMonth reads a month as its number, its name or the first three letters of it; 0 for anything else.
func ParseMonth(s string) time.Month {
	if i, err := strconv.Atoi(s); err == nil && i >= 1 && i <= 12 {
		return time.Month(i)
	}
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(s, m.String()) || strings.EqualFold(s, m.String()[:3]) {
			return m
		}
	}
	return 0
}
