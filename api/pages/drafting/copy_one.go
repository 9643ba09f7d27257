package drafting

import (
	"html/template"
	"net/url"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/models/content"
)

// copyOnePage shows a section of another application next to that of the draft.
type copyOnePage struct {
	Head    template.HTML
	Section string
	From    pages.Application
	Theirs  template.HTML // "" where nothing is answered there
	Own     template.HTML // "" where nothing is answered yet
	Follows []string      // what the copy does to other sections
	Links   bool          // it refers to things that are not copied
	Action  string
	Cancel  string
	Version int
}

// one shows what would be copied, and what that would replace.
func (c copying) one(v *pages.Visit, id string) error {
	var from pages.Application
	if err := v.Get("/applications/"+url.PathEscape(id), &from); err != nil {
		return err
	}
	if from.ID == c.App.ID || from.Force != c.App.Force {
		return pages.NotFound()
	}
	theirs, err := from.Written()
	if err != nil {
		return err
	}
	page := copyOnePage{
		Section: c.Section.Name, From: from, Links: links[c.Section.Key], Action: c.Path, Cancel: editing.Path(c.App, c.Section.Key),
		Version: c.App.Version,
	}
	if page.Theirs, err = c.reads(v, theirs, (*forms.Form).SummaryBeside); err != nil {
		return err
	}
	if page.Own, err = c.reads(v, c.Content, (*forms.Form).Summary); err != nil {
		return err
	}
	_, page.Follows = content.CopySection(c.Content, theirs, c.Section.Key)
	if page.Head, err = v.Head(c.App, pages.TabApplication); err != nil {
		return err
	}
	return v.Show(templates, "copy_one", c.frame("Copy from "+from.Reference, c.Path, "Back to the list of applications"), page)
}

// links are the sections that refer to others.
var links = map[string]bool{"risk": true, "schedules": true, content.TermSection: true}

// reads is how the section reads in a content; "" where nothing is answered in it.
func (c copying) reads(v *pages.Visit, in content.Content, summary func(*forms.Form) (template.HTML, error)) (template.HTML, error) {
	if editing.Untouched(in, c.Section.Key) {
		return "", nil
	}
	at := "/" + c.Section.Key
	setting := forms.Setting{Lists: v.Site().Lists, Content: in, InForce: v.Site().Switches.InForce(v.Today())}
	form, err := forms.New(setting, at, forms.Values(at, in))
	if err != nil {
		return "", err
	}
	return summary(form)
}
