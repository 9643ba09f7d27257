// Package audit has the pages for auditors of the service: who read what, whose history they can read, and what
// emergency access was used for.
package audit

import (
	"embed"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

//go:embed templates
var files embed.FS

var templates = pages.MustParse(files)

// Routes are the pages of this package.
func Routes() []pages.Route {
	auditors := models.RolesWho(models.Audits)
	return []pages.Route{
		{Method: http.MethodGet, Path: "/audit", Roles: auditors, Takes: logTakes, Log: "audit", Handle: log},
		{Method: http.MethodGet, Path: "/audit/applications", Roles: auditors, Takes: []string{"q", "cursor"}, Log: "list", Handle: find},
		{Method: http.MethodGet, Path: "/audit/notices", Roles: auditors, Takes: []string{"before"}, Log: "audit", Handle: showNotices},
		{Method: http.MethodPost, Path: "/audit/notices/{notice}/seen", Roles: auditors, Handle: seeNotice},
		{Method: http.MethodGet, Path: "/audit/break-glass", Roles: pages.Roles(models.Auditor, models.Admin), Takes: []string{"before"}, Log: "audit", Handle: breakGlass},
	}
}

// perPage is how many lines of the log the API gives at a time.
const perPage = 200

// line is one line of the access log.
type line answers.AccessLine

// What says in a word what someone did.
func (l line) What() string {
	switch l.Kind {
	case "view":
		return "Viewed"
	case "list":
		return "Listed"
	case "search":
		return "Searched"
	case "export":
		return "Exported or downloaded"
	case "print":
		return "Printed"
	case "figures":
		return "Viewed figures"
	case "audit":
		return "Viewed audit pages"
	case "admin":
		return "Changed a user"
	case "break-glass":
		return "Used emergency access"
	case store.KindSignIn:
		return "Signed in"
	case store.KindSignInRefused:
		return "Sign-in refused"
	case store.KindSignOut:
		return "Signed out"
	case store.KindTokenRefused:
		return "API token refused"
	case store.KindRefused:
		return "Refused"
	case store.KindCommandRefused:
		return "Command without proof refused"
	}
	return l.Kind
}

// Where says as text which page it was: what is in its address, without ids.
func (l line) Where() string {
	_, path, _ := strings.Cut(l.Route, " ")
	path, program := strings.CutPrefix(path, "/api/v1")
	var words []string
	for _, part := range strings.Split(path, "/") {
		if part != "" && !strings.ContainsAny(part[:1], "{:") {
			words = append(words, strings.ReplaceAll(part, "-", " "))
		}
	}
	if l.ApplicationID != nil && len(words) > 0 && words[0] == "applications" {
		words[0] = "application"
		if len(words) > 1 {
			words = words[1:]
		}
	}
	said := ui.Capital(strings.Join(words, ", "))
	if program {
		said += " (through the API)"
	}
	return said
}

// Role is who they are.
func (l line) Role() string { return l.By.Role.Words() }

func log(v *pages.Visit) error {
	ask := url.Values{}
	for _, name := range logTakes {
		if value := strings.TrimSpace(v.Query(name)); value != "" {
			ask.Set(name, value)
		}
	}
	v.Detail = ask.Encode()
	var got answers.List[line]
	err := v.Get("/access-log?"+ask.Encode(), &got)
	p, wrong := pages.Invalid(err)
	if err != nil && !wrong {
		return err
	}
	data := struct {
		Filter      filterForm
		Lines       []line
		Application string
		Reference   string
		Newest      string // address of the first page; "" on it
		Next        ui.Component
	}{Lines: got.Items, Application: v.Query("application")}
	if wrong {
		errs := p.Faults()
		data.Filter = filterOf(v, errs)
		return v.ShowInvalid(templates, "log", ui.Page{Title: "Access log", Errors: errs}, data)
	}
	data.Filter = filterOf(v, nil)
	if len(got.Items) > 0 && data.Application != "" && got.Items[0].Reference != nil {
		data.Reference = *got.Items[0].Reference
	}
	if len(got.Items) == perPage {
		more, err := url.ParseQuery(ask.Encode())
		if err != nil {
			return err
		}
		more.Set("before", strconv.FormatInt(got.Items[perPage-1].ID, 10))
		data.Next = ui.Pagination{Next: ui.PaginationLink{Href: "/audit?" + more.Encode(), Text: "Next page"}}
	}
	if v.Query("before") != "" {
		ask.Del("before")
		data.Newest = strings.TrimSuffix("/audit?"+ask.Encode(), "?")
	}
	return v.Show(templates, "log", ui.Page{Title: "Access log"}, data)
}

type foundRow struct {
	answers.HistoryItem
	ForceName string
	Tag       ui.Tag
}

func find(v *pages.Visit) error {
	q := strings.TrimSpace(v.Query("q"))
	ask := url.Values{"q": {q}}
	if c := v.Query("cursor"); c != "" {
		ask.Set("cursor", c)
	}
	v.Detail = ask.Encode()
	if q != "" {
		v.Kind = "search"
	}
	var got answers.Page[answers.HistoryItem]
	if err := v.Get("/histories?"+ask.Encode(), &got); err != nil {
		return err
	}
	data := struct {
		Q      string
		Search ui.Component
		Button ui.Component
		Rows   []foundRow
		Next   ui.Component
	}{
		Q: q, Button: ui.Button{Text: "Search"},
		Search: ui.Input{Name: "q", Type: "search", Value: q, Label: ui.Label{Text: "Reference", Classes: "govuk-label--s"},
			Hint: ui.Hint{Text: "All or part of a reference, for example SEROCU/2026/014"}, Classes: "govuk-input--width-20"},
	}
	for _, f := range got.Items {
		data.Rows = append(data.Rows, foundRow{f, v.ForceName(f.Force), pages.StateTag(f.State)})
	}
	if got.NextCursor != nil {
		data.Next = ui.Pagination{Next: ui.PaginationLink{Href: "/audit/applications?" + url.Values{"q": {q}, "cursor": {*got.NextCursor}}.Encode(), Text: "Next page"}}
	}
	return v.Show(templates, "find", ui.Page{Title: "Find the history of an application"}, data)
}

func breakGlass(v *pages.Visit) error {
	ask := v.Given("before")
	v.Detail = ask.Encode()
	var got answers.BreakGlass
	if err := v.Get("/break-glass?"+ask.Encode(), &got); err != nil {
		return err
	}
	data := struct {
		Accounts []answers.Emergency
		Uses     []line
		Next     ui.Component
	}{Accounts: got.Accounts}
	for _, use := range got.Uses {
		data.Uses = append(data.Uses, line(use))
	}
	if len(got.Uses) == perPage {
		more := url.Values{"before": {strconv.FormatInt(got.Uses[perPage-1].ID, 10)}}
		data.Next = ui.Pagination{Next: ui.PaginationLink{Href: "/audit/break-glass?" + more.Encode(), Text: "Next page"}}
	}
	return v.Show(templates, "break-glass", ui.Page{Title: "Emergency access"}, data)
}
