package drafting

import (
	"html/template"
	"net/url"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// listing is one page of the list of applications.
type listing = answers.Page[pages.Application]

// listPage is what its template shows.
type listPage struct {
	Begin      bool     // the visitor may start an application
	Waiting    *waiting // nil where nothing is set apart
	Searched   string
	Near       bool // what is shown is one slip away from that
	Search     ui.Component
	Key        string
	Filter     ui.Component
	Table      ui.Component
	Pagination ui.Component
	Clear      string
	State      string
	Empty      []string
}

// search keeps the search terms, and goes to the list.
func search(v *pages.Visit) error {
	text := strings.TrimSpace(v.Form("q"))
	q := url.Values{}
	if state := v.Form("state"); state != "" {
		q.Set("state", state)
	}
	if text != "" {
		key, err := v.KeepSearch("applications", text)
		if err != nil {
			return err
		}
		q.Set("search", key)
	}
	return v.Go(address(q))
}

// searchedFor is what was searched for, if the address is that of a search.
func searchedFor(v *pages.Visit) (string, error) {
	if v.Query("search") == "" {
		return "", nil
	}
	return v.Search("applications", v.Query("search"))
}

func address(q url.Values) string {
	if len(q) == 0 {
		return "/applications"
	}
	return "/applications?" + q.Encode()
}

func showList(v *pages.Visit) error {
	text, err := searchedFor(v)
	if err != nil {
		return err
	}
	if s := models.State(v.Query("state")); s != "" && !s.Known() {
		return v.Told(address(kept(v, "state", "cursor")), "There is no such status. All statuses are shown.")
	}
	if !v.KnownForce(v.Query("force")) {
		return v.Told(address(kept(v, "force", "cursor")), pages.NoSuchForce)
	}
	asked := v.Given("state", "force", "cursor")
	if text != "" {
		asked.Set("q", text)
		v.Kind = "search"
	}
	v.Detail = asked.Encode()
	var found listing
	if err := v.Get("/applications?"+asked.Encode(), &found); err != nil {
		return err
	}
	page, err := listed(v, found, text)
	if err != nil {
		return err
	}
	if len(found.Items) > 0 {
		if page.Waiting, err = waitingFor(v); err != nil {
			return err
		}
	}
	return v.Show(templates, "list", ui.Page{Title: "Applications"}, page)
}

func listed(v *pages.Visit, found listing, text string) (listPage, error) {
	state := v.Query("state")
	page := listPage{
		Begin: v.User.Role == models.Applicant, Searched: text, Near: found.Near, Key: v.Key(), State: state, Clear: address(kept(v, "search", "cursor")),
		Search: ui.Input{Name: "q", ID: "q", Value: text, Label: ui.Label{Text: searchLabel(v.User.Role)}, Hint: ui.Hint{Text: searchHint(v.User.Role)}, Spellcheck: "false"},
		Table:  table(v, found.Items),
	}
	var err error
	if page.Filter, err = filter(v); err != nil {
		return page, err
	}
	if len(found.Items) == 0 {
		page.Table, page.Empty = nil, empty(v, text != "" || state != "" || v.Query("force") != "")
	}
	if found.NextCursor != nil {
		q := kept(v, "cursor")
		q.Set("cursor", *found.NextCursor)
		page.Pagination = ui.Pagination{Next: ui.PaginationLink{Href: address(q), Text: "Older applications"}}
	}
	return page, nil
}

// listTakes is what the address of the list can hold.
var listTakes = []string{"search", "state", "force", "cursor"}

// kept is the query of the address without some of its values.
func kept(v *pages.Visit, without ...string) url.Values {
	q := v.Given(listTakes...)
	for _, name := range without {
		q.Del(name)
	}
	return q
}

func searchLabel(r models.Role) string {
	if r == models.Manager {
		return "Reference"
	}
	return "Reference, name or URN"
}

func searchHint(r models.Role) string {
	if r == models.Manager {
		return ""
	}
	return "Also finds dates of birth, other names, officers in the case, and PNC, prison, company and indictment numbers"
}

func empty(v *pages.Visit, narrowed bool) []string {
	switch {
	case narrowed:
		return []string{"No applications match your search.", "Check the spelling, use fewer words, or clear the search and filters."}
	case v.User.Role == models.Applicant:
		return []string{"Your force has no applications yet.", "Start an application. It stays with your force until you submit it."}
	case v.User.Role == models.CPS:
		return []string{"No applications have been submitted to the CPS yet.", "Applications appear here when a region submits them."}
	}
	return []string{"There are no applications yet.", "Applications appear here when a force in your region starts one."}
}

func filter(v *pages.Visit) (ui.Component, error) {
	states := ui.Select{Name: "state", ID: "state", Value: v.Query("state"), Label: ui.Label{Text: "Status"}, Items: []ui.Option{{Text: "All statuses"}}}
	var chosen []ui.FilterGroup
	for _, s := range models.States() {
		if v.User.Role == models.CPS && (s == models.Drafting || s == models.Discarded) {
			continue // the CPS has not received it
		}
		words := pages.StateTag(s).Text
		states.Items = append(states.Items, ui.Option{Value: string(s), Text: words})
		if string(s) == v.Query("state") {
			chosen = append(chosen, ui.FilterGroup{Heading: "Status", Items: []ui.FilterTag{{Text: words, Href: address(kept(v, "state", "cursor"))}}})
		}
	}
	options, err := states.Render()
	if err != nil {
		return nil, err
	}
	if v.User.Role != models.Applicant {
		forces := ui.Select{Name: "force", ID: "force", Value: v.Query("force"), Label: ui.Label{Text: "Force"}, Items: []ui.Option{{Text: "All forces"}}}
		for _, f := range v.Site().Lists.Forces().Items {
			if v.User.Region != "" && f.Region != v.User.Region {
				continue
			}
			forces.Items = append(forces.Items, ui.Option{Value: f.Code, Text: f.Name})
		}
		more, err := forces.Render()
		if err != nil {
			return nil, err
		}
		options += more
		if f := v.Query("force"); f != "" {
			chosen = append(chosen, ui.FilterGroup{Heading: "Force", Items: []ui.FilterTag{{Text: v.ForceName(f), Href: address(kept(v, "force", "cursor"))}}})
		}
	}
	if key := v.Query("search"); key != "" {
		options += template.HTML(`<input type="hidden" name="search" value="` + template.HTMLEscapeString(key) + `">`) //nolint:gosec // escaped
	}
	return ui.Filter{Action: "/applications", Options: options, Selected: chosen, ClearHref: "/applications"}, nil
}
