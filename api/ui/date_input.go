package ui

import (
	"html/template"
	"strconv"
	"strings"

	"scpo.example/desk/models/calendar"
)

// DateInput asks for a day as three numbers.
type DateInput struct {
	ID           string
	NamePrefix   string // the names sent are this, "-" and "day", "month", "year"
	Day          DatePart
	Month        DatePart
	Year         DatePart
	Fieldset     *Fieldset
	Hint         Hint
	ErrorMessage ErrorMessage
	FormGroup    FormGroup
	Classes      string
	Attributes   Attributes
}

// DatePart is one of the three boxes.
type DatePart struct {
	Name         string // "day", "month" or "year" if empty
	Label        string // the name with a capital if empty
	Value        string
	ID           string
	Omit         bool // the question does not ask for this part
	Error        bool // this part is wrong; with an error message and no such part, all three are marked
	Autocomplete string
	InputMode    string // "numeric" if empty
	Pattern      string
	Classes      string
	Attributes   Attributes
}

// With is the same question with a day filled in; no date leaves it empty.
func (d DateInput) With(day calendar.Date) DateInput {
	if !day.IsZero() {
		d.Day.Value, d.Month.Value, d.Year.Value = strconv.Itoa(day.Day), strconv.Itoa(int(day.Month)), strconv.Itoa(day.Year)
	}
	return d
}

// Render implements Component.
func (d DateInput) Render() (template.HTML, error) {
	by := ""
	if d.Fieldset != nil {
		by = d.Fieldset.DescribedBy
	}
	by = describe(by, d.ID, &d.Hint, &d.ErrorMessage)
	whole := d.ErrorMessage.given() && !d.Day.wrong() && !d.Month.wrong() && !d.Year.wrong()
	var parts []Input
	for _, p := range []struct {
		DatePart
		name  string
		width int
	}{{d.Day, "day", 2}, {d.Month, "month", 2}, {d.Year, "year", 4}} {
		if !p.Omit {
			parts = append(parts, d.part(p.DatePart, p.name, p.width, whole))
		}
	}
	inside, err := execute("date-input", struct {
		DateInput
		Parts []Input
	}{d, parts})
	if err != nil {
		return "", err
	}
	if d.Fieldset != nil {
		set := *d.Fieldset
		set.DescribedBy, set.HTML = by, inside
		set.Role = "group" // some screen readers leave out the description of a fieldset of text boxes without it
		if inside, err = set.Render(); err != nil {
			return "", err
		}
	}
	return d.FormGroup.wrap(inside, d.ErrorMessage)
}

func (p DatePart) wrong() bool { return p.Error || strings.Contains(p.Classes, "govuk-input--error") }

func (d DateInput) part(p DatePart, name string, width int, wrong bool) Input {
	name = or(p.Name, name)
	label := or(p.Label, strings.ToUpper(name[:1])+name[1:])
	marked := (wrong || p.Error) && !strings.Contains(p.Classes, "govuk-input--error")
	sized := !strings.Contains(p.Classes, "govuk-input--width-")
	sent := name
	if d.NamePrefix != "" {
		sent = d.NamePrefix + "-" + name
	}
	return Input{
		ID: or(p.ID, d.ID+"-"+name), Name: sent, Value: p.Value, InputMode: or(p.InputMode, "numeric"),
		Label:        Label{Text: label, Classes: "govuk-date-input__label"},
		Autocomplete: p.Autocomplete, Pattern: p.Pattern, Attributes: p.Attributes,
		Classes: classes("govuk-date-input__input", when(marked, "govuk-input--error"), when(sized, "govuk-input--width-"+strconv.Itoa(width)), p.Classes),
	}
}
