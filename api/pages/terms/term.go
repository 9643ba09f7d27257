package terms

import (
	"fmt"
	"html/template"
	"net/url"
	"slices"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// term is the editor of one term.
var term = editing.Use{
	Part:  func(v *pages.Visit) (editing.Part, error) { return editing.Term(v.Path("term")), nil },
	Page:  termPage,
	Saved: func(e *editing.Editor) string { return name(e.Content, e.Term) + " saved" },
	Next: func(e *editing.Editor, do string) string {
		switch do {
		case another:
			return e.App.Path("/terms/new")
		case onward:
			if s := editing.Next(e.Visit, e.App, e.Content, content.TermSection); s != "" {
				return editing.Path(e.App, s)
			}
		}
		return e.App.Path("/terms#" + cardID(e.Term))
	},
}

// The buttons that save a term and begin the next, or go to the next section.
const (
	another = "another"
	onward  = "onward"
)

// fresh is the editor of a term that is not in the list yet.
var fresh = editing.Use{
	Part:  func(v *pages.Visit) (editing.Part, error) { return editing.Term(newID(v.Form("key"))), nil },
	Blank: func(c content.Content) content.Term { return begun(content.Term{}, c) },
	Page:  termPage, Saved: term.Saved, Next: term.Next,
}

// begun fills in what most terms say in a new term: the subject, where there is only one, that it runs with the order,
// and who monitors the others.
func begun(t content.Term, c content.Content) content.Term {
	if len(c.Subjects) == 1 {
		t.AppliesTo = content.List[string]{c.Subjects[0].ID}
	}
	if t.Start == nil {
		t.Start = &content.Start{Kind: content.StartAsOrder}
	}
	if t.End == nil {
		t.End = &content.End{Kind: content.EndAsOrder}
	}
	if t.MonitoredBy == "" && c.MonitoringPlan != nil {
		t.MonitoredBy = c.MonitoringPlan.Unit
	}
	for i := len(c.Terms) - 1; i >= 0 && t.MonitoredBy == ""; i-- {
		t.MonitoredBy = c.Terms[i].MonitoredBy
	}
	return t
}

func termPage(e *editing.Editor) (editing.Page, error) {
	list := e.App.Path("/terms")
	section, _ := content.SectionOf(content.TermSection)
	p := editing.Page{
		Title: name(e.Content, e.Term), Back: ui.BackLink{Text: "Back to terms", Href: list}, Cancel: list,
		Saved: e.App.Path("/terms/" + url.PathEscape(e.Term)), Guide: editing.Guide(e.Today(), section.Checks),
		Buttons: []ui.Button{
			{Text: "Save term", Name: "do", Value: "save", PreventDoubleClick: true},
			{Text: "Save and add another term", Name: "do", Value: another, Classes: "govuk-button--secondary", PreventDoubleClick: true},
		},
	}
	p.Action = p.Saved
	if e.Path("term") == "" {
		p.Title, p.Action = "Add a term", e.App.Path("/terms/new")
		p.Buttons = append(p.Buttons, ui.Button{Text: "Save and continue", Name: "do", Value: onward, Classes: "govuk-button--secondary", PreventDoubleClick: true})
		if len(e.Content.Terms) > 0 {
			return p, nil
		}
		var err error
		p.Intro, err = templates.Body("first", ways{List: list, Library: e.App.Path("/terms/library"), Word: e.App.Path("/terms/word")})
		return p, err
	}
	all, err := readUsed(e.Visit, e.App)
	if err != nil {
		return p, err
	}
	if p.Intro, err = text.Offer(e); err != nil {
		return p, err
	}
	if u := all[e.Term]; u.Says() != "" {
		var says template.HTML
		says, err = templates.Body("used", u)
		p.Intro = says + p.Intro
	}
	return p, err
}

// ways are the other pages from which the first terms can come.
type ways struct{ List, Library, Word string }

func find(c content.Content, id string) int {
	return slices.IndexFunc(c.Terms, func(t content.Term) bool { return t.ID == id })
}

// name is what a term is called: by its number, which is its place.
func name(c content.Content, id string) string {
	i := find(c, id)
	if i < 0 {
		return "Removed term"
	}
	return numbered(i)
}

func numbered(i int) string { return fmt.Sprintf("Term %d", i+1) }

func cardID(id string) string { return "term-" + id }

// newID is the id of the term that a form adds: the same for a form that is sent twice.
func newID(key string) string {
	return "t-" + models.HashOf([]byte(key))[:12]
}
