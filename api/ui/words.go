package ui

import (
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"scpo.example/desk/models/calendar"
)

// functions are what every template may call.
func functions() template.FuncMap {
	return template.FuncMap{
		"render": render, "content": content, "attributes": writeAttributes, "heading": heading, "inc": func(i int) int { return i + 1 },
		"date": Date, "datetime": DateTime, "time": Time, "workingDays": WorkingDays, "plural": Plural, "percent": Percent, "number": Number,
	}
}

// Date is a day as text, "22 November 2026"; no date is "".
func Date(d calendar.Date) string { return d.Words() }

// DateTime is an instant in London time, "22 November 2026 at 5:40pm"; the zero time is "".
func DateTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return Date(calendar.DateIn(t)) + " at " + Time(t)
}

// Time is the time of day in London, "5:40pm", "5pm", "midday" or "midnight"; the zero time is "".
func Time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(calendar.London())
	switch {
	case t.Hour() == 0 && t.Minute() == 0:
		return "midnight"
	case t.Hour() == 12 && t.Minute() == 0:
		return "midday"
	case t.Minute() == 0:
		return t.Format("3pm")
	}
	return t.Format("3:04pm")
}

// Lasting is "30 minutes", "12 hours", "1 hour and 30 minutes".
func Lasting(d time.Duration) string {
	hours, minutes := int(d/time.Hour), int(d%time.Hour/time.Minute)
	switch {
	case minutes == 0 && hours > 0:
		return Plural(hours, "hour", "hours")
	case hours == 0:
		return Plural(minutes, "minute", "minutes")
	}
	return Plural(hours, "hour", "hours") + " and " + Plural(minutes, "minute", "minutes")
}

// WorkingDays is "1 working day", "3 working days".
func WorkingDays(n int) string { return Plural(n, "working day", "working days") }

// DaysLeft says how far off a day is, in working days: "3 working days left", "today", "passed 2 working days ago".
func DaysLeft(n int) string {
	switch {
	case n < 0:
		return "passed " + WorkingDays(-n) + " ago"
	case n == 0:
		return "today"
	}
	return WorkingDays(n) + " left"
}

// Plural is the number with the noun that goes with it, "1 term", "2 terms", "1,057 terms".
func Plural(n int, one, many string) string {
	if n == 1 || n == -1 {
		return Number(n) + " " + one
	}
	return Number(n) + " " + many
}

// Percent is a share of 1 as a whole number of hundredths, "85%" for 0.85. What is not a number is "".
func Percent(share float64) string {
	if math.IsNaN(share) || math.IsInf(share, 0) {
		return ""
	}
	return fmt.Sprintf("%.0f%%", math.Round(share*100))
}

// Number is a whole number with commas between the thousands, "1,057".
func Number(n int) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	var groups []string
	for len(digits) > 3 {
		digits, groups = digits[:len(digits)-3], append([]string{digits[len(digits)-3:]}, groups...)
	}
	return sign + strings.Join(append([]string{digits}, groups...), ",")
}

// Capital begins words with a capital letter.
func Capital(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + words[size:]
}
