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

// plain is a page that is the same for everyone.
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
	return v.Show(templates, "figure", ui.Page{Title: "How the figures work", Back: back()}, map[string]any{
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
	return v.Show(templates, "points", ui.Page{Title: "Review points and reason codes", Back: back()}, map[string]any{"Codes": codes, "Ended": ended})
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
	return v.Show(templates, "working", ui.Page{Title: "How to use this service", Back: back()}, ways)
}

// steps is what people of each role do, in order.
var steps = map[models.Role][]string{
	models.Applicant: {
		"Start an application. Anyone in your force with access can view and edit it.",
		"Complete the sections in the task list. Each section shows what is missing and any check results.",
		"Add the terms. You can start from a standard wording and adapt it to this case.",
		"Check your answers and submit. Anything that prevents submission is listed with a link to it.",
		"If the application is returned, respond to every required review point: changed, no change needed, or disagree. Then resubmit.",
	},
	models.Officer: {
		"Open the queue. The most urgent application is first. Get the next application, or claim one.",
		"Read the application with the check results, add review points and answer the checklist.",
		"Return the application with review points, or approve it. You cannot approve an application that you wrote or edited, or that names you.",
		"Submit the approved application to the CPS. Record the CPS decision with the name and grade of the person who made it.",
		"Arrange cover before you are away. Any regional officer can arrange it for a colleague who is ill.",
		"Declare a conflict of interest as soon as you know of one.",
	},
	models.CPS: {
		"Open the list of applications. It shows what was submitted to the CPS.",
		"For a resubmission, view the changes.",
		"Record the decision and the authority for it. Unless you accept the application, add at least one reason. Each reason becomes a review point.",
	},
	models.Manager: {
		"Open the figures for your force or region. Read the rate with its interval: small numbers are uncertain.",
		"Open the list of applications to see the status of each. It does not show names or content.",
	},
	models.Lead: {
		"Open the figures and group them by region. Two regions can differ even if their intervals overlap.",
		"See what regional QA found and missed, by reason code.",
	},
	models.Auditor: {
		"Check the access log. Your own views are recorded too.",
		"Find an application by its reference to see its history and whether it is verified.",
		"Review every use of emergency access.",
	},
	models.Admin: {
		"Add users, set their role, force or region, and close accounts that are no longer needed.",
		"View the settings. They are configured by the system operator.",
		"You cannot see applications. Emergency access is given by a command on the server, and each use is shown to you and to auditors.",
	},
}
