package terms

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
)

// used is how a term compares with the standard wording that it was made from; the zero value is for a term without
// one.
type used struct {
	answers.WordingUsed
	Path string // of the wording
}

// Says is the state as text; "" for a term of one's own.
func (u used) Says() string {
	switch u.State {
	case library.AsLibrary:
		return "Standard wording, unchanged"
	case library.Bespoke:
		return "Standard wording, changed"
	case library.EmptySlot:
		return "Standard wording with a blank to complete"
	case library.NewerVersion:
		return "Standard wording. A newer version is available"
	}
	return ""
}

func readUsed(v *pages.Visit, a pages.Application) (map[string]used, error) {
	var answer answers.List[answers.WordingUsed]
	if err := v.Get(a.Path("/wordings"), &answer); err != nil {
		return nil, err
	}
	byTerm := map[string]used{}
	for _, u := range answer.Items {
		byTerm[u.Term] = used{u, a.Path("/terms/library/" + url.PathEscape(u.Wording))}
	}
	return byTerm, nil
}

func readLibrary(v *pages.Visit) ([]library.Wording, error) {
	var answer answers.WordingList
	err := v.Get("/wordings", &answer)
	return answer.Items, err
}

// shelf is the page of the library.
type shelf struct {
	Head     template.HTML
	Category ui.Component
	Search   ui.Component
	Find     ui.Component
	Clear    string
	Filtered bool
	Count    int
	Groups   []wordingGroup
}

type wordingGroup struct {
	Name  string
	Items []wordingLine
}

type wordingLine struct {
	library.Wording
	Kind, For, Path string
}

func showLibrary(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	all, err := readLibrary(v)
	if err != nil {
		return err
	}
	category, q := v.Query("category"), v.Query("q")
	if category != "" && !slices.ContainsFunc(v.Site().Lists.TermCategories().Items, func(h reference.TermHeading) bool { return h.Code == category }) {
		return v.Told(a.Path("/terms/library"), "There is no such category. All categories are shown.")
	}
	p := shelf{
		Search: ui.Input{Name: "q", Value: q, Type: "search", Label: ui.Label{Text: "Search"}, Classes: "govuk-input--width-20"},
		Find:   ui.Button{Text: "Search", Classes: "govuk-button--secondary"}, Clear: a.Path("/terms/library"), Filtered: category != "" || q != "",
	}
	if p.Head, err = v.Head(a, pages.TabApplication); err != nil {
		return err
	}
	options := []ui.Option{{Value: "", Text: "All categories"}}
	for _, h := range v.Site().Lists.TermCategories().Items {
		options = append(options, ui.Option{Value: h.Code, Text: h.Name})
		g := wordingGroup{Name: h.Name}
		for _, w := range all {
			if string(w.Category) == h.Code && (category == "" || category == h.Code) && holds(w, q) {
				g.Items = append(g.Items, wordingLine{legible(w), typeName(w.Type), forWhom(w.AppliesTo), a.Path("/terms/library/" + url.PathEscape(w.ID))})
			}
		}
		if len(g.Items) > 0 {
			p.Groups, p.Count = append(p.Groups, g), p.Count+len(g.Items)
		}
	}
	p.Category = ui.Select{Name: "category", Items: options, Value: category, Label: ui.Label{Text: "Category"}}
	return v.Show(templates, "library", ui.Page{Title: "Standard wordings", Back: &ui.BackLink{Text: "Back to terms", Href: a.Path("/terms")}}, p)
}

// holds finds every word of the search somewhere in the wording, whatever its case.
func holds(w library.Wording, q string) bool {
	text := strings.ToLower(strings.Join([]string{w.Title, w.Text, w.Family, w.Guidance.When, w.Guidance.Tailor}, " "))
	for word := range strings.FieldsSeq(strings.ToLower(q)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func forWhom(s library.Subjects) string {
	switch s {
	case library.Individual:
		return "for individuals"
	case library.Body:
		return "for companies and other bodies"
	case library.Both:
	}
	return "for individuals and bodies"
}

// legible is the wording with the names of its slots in place of their keys.
func legible(w library.Wording) library.Wording {
	for _, s := range w.Slots {
		w.Text = strings.ReplaceAll(w.Text, "{"+s.Name+"}", "["+s.Label+"]")
	}
	return w
}
