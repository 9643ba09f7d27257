package figures

import (
	"cmp"
	"net/url"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// question is the requested figure.
type question struct {
	values url.Values // from, to, by, basis and asAt, those that are given
	typed  bool       // a day came in three parts, from the form
}

func questionOf(v *pages.Visit) question {
	q := question{values: url.Values{}}
	for _, name := range []string{"from", "to", "by", "basis"} {
		value := strings.TrimSpace(v.Query(name))
		day, month, year := v.Query(name+"-day"), v.Query(name+"-month"), v.Query(name+"-year")
		if v.Queries().Has(name + "-day") {
			q.typed = true
			value = ""
		}
		if day+month+year != "" {
			value = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
		}
		if value != "" {
			q.values.Set(name, value)
		}
	}
	if at := strings.TrimSpace(v.Query("asAt")); at != "" { // the figure as it was known then; the form has no box for it
		q.values.Set("asAt", at)
	}
	if v.User.Role == models.Lead && !v.Queries().Has("by") {
		q.values.Set("by", "region") // leads see the regions side by side, until they ask otherwise
	}
	return q
}

// padded writes a number that was typed with as many digits as a date has there.
func padded(typed string, digits int) string {
	typed = strings.TrimSpace(typed)
	return strings.Repeat("0", max(0, digits-len(typed))) + typed
}

// query is the question as an address has it.
func (q question) query() string {
	if len(q.values) == 0 {
		return ""
	}
	return "?" + q.values.Encode()
}

func (q question) without(name string) question {
	less := url.Values{}
	for k, v := range q.values {
		if k != name {
			less[k] = v
		}
	}
	return question{values: less}
}

// form asks for another figure.
type form struct {
	From, To, Basis, By, Show ui.Component
}

// groupings are the ways to group the figure, as text.
var groupings = []ui.Option{
	{Value: "", Text: "No grouping"}, {Value: "region", Text: "Region"}, {Value: "force", Text: "Force"},
	{Value: "offence", Text: "Offence"}, {Value: "route", Text: "Route"}, {Value: "month", Text: "Month (counts only)"},
}

func formOf(v *pages.Visit, q question, errs ui.Errors) form {
	day := func(name, legend, hint string) ui.Component {
		d := ui.DateInput{
			ID: name + "-date", NamePrefix: name, Day: ui.DatePart{ID: name}, ErrorMessage: errs.At(name), Hint: ui.Hint{Text: hint},
			Fieldset: ui.SmallLegend(legend),
		}
		if on, err := calendar.ParseDate(q.values.Get(name)); err == nil {
			return d.With(on)
		}
		d.Day.Value, d.Month.Value, d.Year.Value = v.Query(name+"-day"), v.Query(name+"-month"), v.Query(name+"-year")
		return d
	}
	return form{
		From: day("from", "From", "Leave blank for the 12 months before the “To” date"),
		To:   day("to", "To", "Leave blank for today"),
		Basis: ui.Radios{
			Name: "basis", Value: cmp.Or(q.values.Get("basis"), string(models.BySubmission)), ErrorMessage: errs.At("basis"),
			Classes:  "govuk-radios--small",
			Fieldset: ui.SmallLegend("Include applications by"),
			Items: []ui.Choice{
				{Value: string(models.BySubmission), Text: "date of first submission to the CPS"},
				{Value: string(models.ByDecision), Text: "date of the first decision"},
			},
		},
		By: ui.Select{
			Name: "by", Label: ui.Label{Text: "Group by", Classes: "govuk-label--s"}, Items: groupings, Value: q.values.Get("by"),
			ErrorMessage: errs.At("by"),
		},
		Show: ui.Button{Text: "Show figures"},
	}
}
