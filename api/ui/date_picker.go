package ui

import (
	"fmt"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"scpo.example/desk/models"
)

// DatePicker asks for a day that is best found in a calendar (MoJ). Without script it is a box to type in. What is sent
// is read by ParsePicked.
type DatePicker struct {
	ID            string // the name if empty
	Name          string
	Value         string // as typed, or from Picked
	MinDate       models.Date
	MaxDate       models.Date
	ExcludedDates []models.Date // such as bank holidays
	NoWeekends    bool
	Label         Label
	Hint          Hint // "For example, 17/5/2027." is expected somewhere on the page
	ErrorMessage  ErrorMessage
	FormGroup     FormGroup
	Classes       string
	Attributes    Attributes
}

const pickedLayout = "2/1/2006"

// Picked is a day as the picker writes it, "17/5/2027"; no date is "".
func Picked(d models.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(pickedLayout)
}

var pickedShape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$`)
})

// ParsePicked reads a day as people type it: day, month and year in numbers. An empty text is no date; anything else that
// is no day is models.ErrBadDate.
func ParsePicked(s string) (models.Date, error) {
	if strings.TrimSpace(s) == "" {
		return models.Date{}, nil
	}
	parts := pickedShape().FindStringSubmatch(s)
	if parts == nil {
		return models.Date{}, fmt.Errorf("%q: %w", s, models.ErrBadDate)
	}
	return ParseParts(parts[1], parts[2], parts[3])
}

// ParseParts reads the three numbers of a DateInput. Three empty parts are no date; anything else that is no day is
// models.ErrBadDate.
func ParseParts(day, month, year string) (models.Date, error) {
	var n [3]int
	empty := 0
	for i, part := range []string{day, month, year} {
		if part = strings.TrimSpace(part); part == "" {
			empty++
			continue
		}
		var err error
		if n[i], err = strconv.Atoi(part); err != nil {
			return models.Date{}, fmt.Errorf("%q: %w", part, models.ErrBadDate)
		}
	}
	if empty == len(n) {
		return models.Date{}, nil
	}
	d := models.Date{Year: n[2], Month: time.Month(n[1]), Day: n[0]}
	if d.Year < 1000 || d.Year > 9999 || models.NewDate(d.Year, d.Month, d.Day) != d {
		return models.Date{}, fmt.Errorf("%q/%q/%q: %w", day, month, year, models.ErrBadDate)
	}
	return d, nil
}

// Render implements Component.
func (d DatePicker) Render() (template.HTML, error) {
	a := Attributes{{"data-module", "moj-date-picker"}}
	for _, limit := range []struct {
		name string
		day  models.Date
	}{{"data-min-date", d.MinDate}, {"data-max-date", d.MaxDate}} {
		if !limit.day.IsZero() {
			a = append(a, Attribute{limit.name, Picked(limit.day)})
		}
	}
	if len(d.ExcludedDates) > 0 {
		days := make([]string, len(d.ExcludedDates))
		for i, day := range d.ExcludedDates {
			days[i] = Picked(day)
		}
		a = append(a, Attribute{"data-excluded-dates", strings.Join(days, " ")})
	}
	if d.NoWeekends {
		a = append(a, Attribute{"data-excluded-days", "saturday sunday"})
	}
	return execute("date-picker", struct {
		Attributes Attributes
		Input      Input
	}{a, Input{
		ID: d.ID, Name: d.Name, Value: d.Value, Label: d.Label, Hint: d.Hint, ErrorMessage: d.ErrorMessage, FormGroup: d.FormGroup,
		Autocomplete: "off", Classes: classes("moj-js-datepicker-input", d.Classes), Attributes: d.Attributes,
	}})
}
