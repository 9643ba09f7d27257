// Package help has the pages that explain the service. What can be read from the code is made from it.
package help

import (
	"embed"
	"net/http"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

//go:embed templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package.
func Routes() []pages.Route {
	everyone := pages.Everyone()
	return []pages.Route{
		{Method: http.MethodGet, Path: "/help", Roles: everyone, Handle: plain("index", "Help")},
		{Method: http.MethodGet, Path: "/help/who-may-do-what", Roles: everyone, Handle: whoMay},
		{Method: http.MethodGet, Path: "/help/checks", Roles: everyone, Handle: listChecks},
		{Method: http.MethodGet, Path: "/help/checks/{check}", Roles: everyone, Handle: showCheck},
		{Method: http.MethodGet, Path: "/help/figure", Roles: everyone, Handle: figure},
		{Method: http.MethodGet, Path: "/help/points", Roles: everyone, Handle: points},
		{Method: http.MethodGet, Path: "/help/working", Roles: everyone, Handle: working},
		{Method: http.MethodGet, Path: "/accessibility-statement", Open: true, Handle: plain("accessibility", "Accessibility statement")},
	}
}

// plain is a page that says the same to everybody.
func plain(name, title string) func(*pages.Visit) error {
	return func(v *pages.Visit) error { return v.Show(templates, name, ui.Page{Title: title}, nil) }
}

func back() *ui.BackLink { return &ui.BackLink{Text: "Back to help", Href: "/help"} }

// figure explains the figure with the numbers that the code works by.
func figure(v *pages.Visit) error {
	example := func(k, n int) string {
		r := models.RateOf(k, n)
		return ui.Percent(*r.Rate) + ", 95% interval " + ui.Percent(*r.Low) + " to " + ui.Percent(*r.High)
	}
	return v.Show(templates, "figure", ui.Page{Title: "What the figure means", Back: back()}, map[string]any{
		"Target": models.Target, "Smallest": models.SmallestBase,
		"Of20": example(17, 20), "Of100": example(85, 100), "All20": example(20, 20), "All22": example(22, 22),
	})
}

// points explains what a point is and lists the codes that may be given today.
func points(v *pages.Visit) error {
	type code struct{ Code, Meaning, Owner string }
	var codes, ended []code
	for _, r := range v.Site().Lists.Reasons().Items {
		c := code{r.Code, r.Meaning, r.Owner}
		if r.Current(v.Today()) {
			codes = append(codes, c)
			continue
		}
		ended = append(ended, c)
	}
	return v.Show(templates, "points", ui.Page{Title: "Points and reason codes", Back: back()}, map[string]any{"Codes": codes, "Ended": ended})
}

// working says how a role works here, the visitor's own first.
func working(v *pages.Visit) error {
	type way struct {
		Role  string
		Own   bool
		Steps []string
	}
	var ways []way
	for _, r := range models.Roles() {
		w := way{Role: ui.Capital(r.Words()), Own: r == v.User.Role, Steps: steps[r]}
		if w.Own {
			ways = append([]way{w}, ways...)
			continue
		}
		ways = append(ways, w)
	}
	return v.Show(templates, "working", ui.Page{Title: "How to work here", Back: back()}, ways)
}

// steps is what people of each role do, in order.
var steps = map[models.Role][]string{
	models.Applicant: {
		"Start an application. It belongs to your force; everybody who writes for it can open and edit it.",
		"Work through the task list. Each section shows what is missing and what the checks say of it.",
		"Add the terms of the order. You may copy a wording from the library and make it fit the case.",
		"Check your answers and submit. What stops it is listed with a link to the place.",
		"When it comes back, answer every point: changed, explained, or disagree. Every point marked must needs an answer before you submit again.",
	},
	models.Officer: {
		"Open the queue. The application that is soonest too late comes first. Get the next one, or claim the one you want.",
		"Read it with the checks beside it, and keep points and the checklist as you go.",
		"Return it with points, or approve it. Nobody approves what they wrote, edited or are named in.",
		"Submit what was approved to the CPS, and record the decision with the name and grade of whoever made it.",
		"Before you are away, name a colleague who covers; for one who fell ill any officer of the region can. Declare a conflict of interest as soon as you see one.",
	},
	models.CPS: {
		"Open the list of applications. It holds what was submitted to the CPS, as it was received.",
		"For a resubmission, look at what changed since the last one.",
		"Record the decision with its authority. A decision other than acceptance needs at least one coded reason, which becomes a point for the force.",
	},
	models.Manager: {
		"Open the figures of your force or region. Read the interval with the rate: few cases say little.",
		"Open the list of applications to see where each one stands. It shows no names and no content.",
	},
	models.Lead: {
		"Open the figures and group them by region. Where intervals overlap, the regions cannot be told apart.",
		"Look at what quality assurance caught and missed, by reason code.",
	},
	models.Auditor: {
		"Look at who read what. Your own reading is written down too.",
		"Find an application by its reference to see its events, and whether their chain is whole.",
		"Look at every use of an account for emergencies.",
	},
	models.Admin: {
		"Add people, give them their role, force or region, and close accounts that are no longer needed.",
		"Look at the settings that the service works by. They are set where the service is run.",
		"You see no cases. An account for emergencies is made with a command on the server, and each use is shown to you and to auditors.",
	},
}
