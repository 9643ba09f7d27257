// Package desk has the pages of the regional officer's work: queues, review, and every action on an
// application, with those that CPS reviewers share.
package desk

import (
	"embed"
	"net/http"
	"slices"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

//go:embed all:templates
var files embed.FS

var templates = pages.MustParse(files)

const caseRoot = "/applications/{id}"

// Routes are the pages of this package.
func Routes() []pages.Route {
	officer := models.RolesWho(models.Reviews)
	queuers := models.RolesWho(models.Queues)
	deciders := models.RolesFor(models.CPSDecision)
	routes := []pages.Route{
		{Method: http.MethodGet, Path: "/queues", Roles: queuers, Handle: firstQueue},
		{Method: http.MethodGet, Path: "/queues/{queue}", Roles: queuers, Takes: queueTakes, Log: "list", Handle: showQueue},
		{Method: http.MethodPost, Path: "/queues/unassigned/next", Roles: officer, Handle: getNext},
		{Method: http.MethodPost, Path: caseRoot + "/claim", Roles: officer, Log: "view", Handle: claim},

		{Method: http.MethodGet, Path: caseRoot + "/review", Roles: officer, Log: "view", Handle: showReview},
		{Method: http.MethodPost, Path: caseRoot + "/review", Roles: officer, Log: "view", Handle: saveChecklist},
		{Method: http.MethodGet, Path: caseRoot + "/points/new", Roles: officer, Log: "view", Handle: newPoint},
		{Method: http.MethodPost, Path: caseRoot + "/points/new", Roles: officer, Log: "view", Handle: addPoint},
		{Method: http.MethodPost, Path: caseRoot + "/points/{point}/discard", Roles: officer, Log: "view", Handle: discardPoint},
		{Method: http.MethodGet, Path: caseRoot + "/return", Roles: officer, Log: "view", Handle: showReturn},
		{Method: http.MethodPost, Path: caseRoot + "/return", Roles: officer, Log: "view", Handle: sendBack},
		{Method: http.MethodGet, Path: caseRoot + "/approve", Roles: officer, Log: "view", Handle: showApprove},
		{Method: http.MethodPost, Path: caseRoot + "/approve", Roles: officer, Log: "view", Fresh: true, Handle: approve},
		{Method: http.MethodGet, Path: caseRoot + "/decision", Roles: deciders, Log: "view", Handle: showDecision},
		{Method: http.MethodPost, Path: caseRoot + "/decision", Roles: deciders, Log: "view", Handle: decide},
		{Method: http.MethodGet, Path: caseRoot + "/triage", Roles: deciders, Log: "view", Handle: showTriage},
		{Method: http.MethodPost, Path: caseRoot + "/triage", Roles: deciders, Log: "view", Handle: triage},
		{Method: http.MethodGet, Path: caseRoot + "/correct", Roles: deciders, Log: "view", Handle: showCorrection},
		{Method: http.MethodPost, Path: caseRoot + "/correct", Roles: deciders, Log: "view", Handle: correct},
		{Method: http.MethodGet, Path: caseRoot + "/related", Roles: officer, Log: "view", Handle: showRelated},
		{Method: http.MethodPost, Path: caseRoot + "/related", Roles: officer, Log: "view", Handle: relate},
		{Method: http.MethodGet, Path: caseRoot + "/restrict", Roles: officer, Log: "view", Handle: showRestrict},
		{Method: http.MethodPost, Path: caseRoot + "/restrict", Roles: officer, Log: "view", Handle: restrict},
		{Method: http.MethodGet, Path: caseRoot + "/court-outcome", Roles: officer, Log: "view", Handle: showOutcome},
		{Method: http.MethodPost, Path: caseRoot + "/court-outcome", Roles: officer, Log: "view", Handle: recordOutcome},
		{Method: http.MethodGet, Path: caseRoot + "/assign", Roles: officer, Log: "view", Handle: showAssign},
		{Method: http.MethodPost, Path: caseRoot + "/assign", Roles: officer, Log: "view", Handle: assign},
		{Method: http.MethodGet, Path: caseRoot + "/clock", Roles: officer, Log: "view", Handle: showClock},
		{Method: http.MethodPost, Path: caseRoot + "/clock", Roles: officer, Log: "view", Handle: moveClock},

		{Method: http.MethodGet, Path: "/covers", Roles: models.RolesWho(models.SeesCover), Handle: showCovers},
		{Method: http.MethodGet, Path: "/covers/new", Roles: officer, Handle: newCover},
		{Method: http.MethodPost, Path: "/covers/new", Roles: officer, Handle: nameCover},
		{Method: http.MethodPost, Path: "/covers/{cover}/cancel", Roles: officer, Handle: cancelCover},
	}
	return slices.Concat(routes, itemRoutes(), sendingRoutes(), returnedRoutes(), confirm.Routes(steps...))
}

// back links to the case.
func back(a pages.Application) *ui.BackLink {
	return &ui.BackLink{Href: a.Path(""), Text: "Back to the application"}
}

// page is the frame of a page about a case.
func page(a pages.Application, title string, errs ui.Errors) ui.Page {
	return ui.Page{Title: title, Back: back(a), Errors: errs}
}

// dateAt reads the three boxes of a date; ok is false where what was typed is not a date.
func dateAt(v *pages.Visit, prefix string) (*calendar.Date, bool) {
	d, err := ui.ParseParts(v.Form(prefix+"-day"), v.Form(prefix+"-month"), v.Form(prefix+"-year"))
	if err != nil {
		return nil, false
	}
	if d.IsZero() {
		return nil, true
	}
	return &d, true
}

// dateInput asks for a day, with what was typed kept.
func dateInput(v *pages.Visit, prefix, legend, hint string, errs ui.Errors) ui.DateInput {
	return ui.DateInput{
		ID: prefix, NamePrefix: prefix, ErrorMessage: errs.At(prefix), Hint: ui.Hint{Text: hint},
		Fieldset: ui.SmallLegend(legend),
		Day:      ui.DatePart{Value: v.Form(prefix + "-day")}, Month: ui.DatePart{Value: v.Form(prefix + "-month")},
		Year: ui.DatePart{Value: v.Form(prefix + "-year")},
	}
}

// notADay is the fault of a date that is not real. It replaces the API's complaint that there is no date.
func notADay(errs ui.Errors, prefix string) ui.Errors {
	errs = slices.DeleteFunc(errs, func(e ui.FieldError) bool { return e.ID == prefix })
	return append(errs, ui.FieldError{ID: prefix, Text: noDay})
}

const noDay = "Enter a real date, such as 27 3 2027"

// dated makes the error summary link to the first box of a date.
func dated(errs ui.Errors, prefixes ...string) ui.Errors {
	out := slices.Clone(errs)
	for i, e := range out {
		if slices.Contains(prefixes, e.ID) {
			out[i].ID = e.ID + "-day"
		}
	}
	return out
}

// trimmed is a value of the form without white space round it.
func trimmed(v *pages.Visit, name string) string { return strings.TrimSpace(v.Form(name)) }

func textarea(v *pages.Visit, name, label, hint string, errs ui.Errors) ui.Textarea {
	return ui.Textarea{
		ID: name, Name: name, Value: v.Form(name), ErrorMessage: errs.At(name), Hint: ui.Hint{Text: hint},
		Label: ui.Label{Text: label, Classes: "govuk-label--s"},
	}
}

func input(v *pages.Visit, name, label, hint string, errs ui.Errors) ui.Input {
	return ui.Input{
		ID: name, Name: name, Value: v.Form(name), ErrorMessage: errs.At(name), Hint: ui.Hint{Text: hint},
		Label: ui.Label{Text: label, Classes: "govuk-label--s"},
	}
}
