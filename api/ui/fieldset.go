package ui

import "html/template"

// Fieldset groups form controls under a legend.
type Fieldset struct {
	Legend      Legend
	DescribedBy string
	Role        string
	HTML        template.HTML // the controls
	Classes     string
	Attributes  Attributes
}

// Legend names a fieldset.
type Legend struct {
	Text          string
	HTML          template.HTML
	IsPageHeading bool   // it is the h1 of the page
	Classes       string // such as "govuk-fieldset__legend--l"
}

// SmallLegend is a fieldset for a question with others on the same page.
func SmallLegend(text string) *Fieldset {
	return &Fieldset{Legend: Legend{Text: text, Classes: "govuk-fieldset__legend--s"}}
}

// Render implements Component.
func (f Fieldset) Render() (template.HTML, error) { return execute("fieldset", f) }

// Given says that the legend has words.
func (l Legend) Given() bool { return l.Text != "" || l.HTML != "" }
