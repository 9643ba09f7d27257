package ui

import (
	"html/template"
	"strconv"
)

// Footer is at the end of a page. It has neither GOV.UK's crown nor its licence and copyright, which are for gov.uk.
type Footer struct {
	Navigation       []FooterSection
	Meta             FooterMeta
	ContainerClasses string
	Classes          string
	Attributes       Attributes
}

// FooterSection is a titled list of links.
type FooterSection struct {
	Title   string
	Width   string // of the grid column; "full" if empty
	Columns int    // one if zero
	Items   []FooterLink
}

// FooterMeta is the line of links at the very end.
type FooterMeta struct {
	VisuallyHiddenTitle string // "Support links" if empty
	Items               []FooterLink
	Text                string
	HTML                template.HTML
}

// FooterLink is one link of a footer.
type FooterLink struct {
	Text       string
	Href       string
	Attributes Attributes
}

// Render implements Component.
func (f Footer) Render() (template.HTML, error) {
	f.Meta.VisuallyHiddenTitle = or(f.Meta.VisuallyHiddenTitle, "Support links")
	return execute("footer", f)
}

// Grid is the class of the section's column.
func (s FooterSection) Grid() string { return "govuk-grid-column-" + or(s.Width, "full") }

// List is the class of the section's list.
func (s FooterSection) List() string {
	return classes("govuk-footer__list", when(s.Columns > 0, "govuk-footer__list--columns-"+strconv.Itoa(s.Columns)))
}

// Given says that there is anything.
func (m FooterMeta) Given() bool { return len(m.Items) > 0 || m.Text != "" || m.HTML != "" }
