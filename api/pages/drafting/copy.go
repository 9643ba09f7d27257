package drafting

import (
	"html/template"
	"net/url"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
)

// mostOffered is how many applications are offered to copy from. Others are found by a search.
const mostOffered = 20

// copyPage is the list of the applications to copy from.
type copyPage struct {
	Head     template.HTML
	Section  string
	Search   ui.Component
	Action   string
	Searched string
	Clear    string
	Table    ui.Component // nil where there are none
	More     bool         // there are others, which a search finds
}

// copying is the draft into which a section is copied.
type copying struct {
	App     pages.Application
	Content content.Content
	Section content.Section
	Path    string
}

func copyingInto(v *pages.Visit) (c copying, err error) {
	var known bool
	if c.Section, known = content.SectionOf(v.Path("section")); !known || !c.Section.Copies {
		return c, pages.NotFound()
	}
	if c.App, err = v.Case(); err != nil {
		return c, err
	}
	if c.Content, err = c.App.Written(); err != nil {
		return c, err
	}
	c.Path = editing.CopyPath(c.App, c.Section.Key)
	return c, nil
}

// showCopy lists the other applications of the force, or shows the section of the one that was chosen.
func showCopy(v *pages.Visit) error {
	c, err := copyingInto(v)
	if err != nil {
		return err
	}
	if !c.App.Editable {
		return v.Told(c.App.Path(""), "You cannot copy into the application while it is "+c.App.State.Words()+".")
	}
	if from := v.Query("from"); from != "" {
		return c.one(v, from)
	}
	text, err := searchedFor(v)
	if err != nil {
		return err
	}
	page := copyPage{
		Section: c.Section.Name, Action: c.Path + "/search", Searched: text, Clear: c.Path,
		Search: ui.Input{Name: "q", ID: "q", Value: text, Label: ui.Label{Text: searchLabel(v.User.Role)}, Spellcheck: "false"},
	}
	if err := page.fill(v, c, text); err != nil {
		return err
	}
	if page.Head, err = v.Head(c.App, pages.TabApplication); err != nil {
		return err
	}
	return v.Show(templates, "copy", c.frame("Copy from an earlier application", editing.Path(c.App, c.Section.Key), "Back to "+c.Section.Name), page)
}

func (c copying) frame(title, back, words string) ui.Page {
	return ui.Page{Title: title + ": " + c.Section.Name, Back: &ui.BackLink{Href: back, Text: words}}
}

// searchCopy keeps the search terms out of the address.
func searchCopy(v *pages.Visit) error {
	c, err := copyingInto(v)
	if err != nil {
		return err
	}
	text := strings.TrimSpace(v.Form("q"))
	if text == "" {
		return v.Go(c.Path)
	}
	key, err := v.KeepSearch("applications", text)
	if err != nil {
		return err
	}
	return v.Go(c.Path + "?" + url.Values{"search": {key}}.Encode())
}
