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
		{Method: http.MethodGet, Path: "/help/papers", Roles: everyone, Handle: papers},
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
		w := way{Role: ui.Capital(r.Words()), Own: r == v.User.Role, Steps: pages.PartOf(r).Steps}
		if w.Own {
			ways = append([]way{w}, ways...)
			continue
		}
		ways = append(ways, w)
	}
	return v.Show(templates, "working", ui.Page{Title: "How to use this service", Back: back()}, ways)
}
