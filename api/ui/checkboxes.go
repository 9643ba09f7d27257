package ui

import (
	"html/template"
	"slices"
)

// Checkboxes is a list of which any number can be chosen.
type Checkboxes struct {
	Name         string
	IDPrefix     string // the name if empty
	Items        []Choice
	Values       []string // the values of the chosen items, in addition to those that say Checked
	Fieldset     *Fieldset
	DescribedBy  string // ids of further descriptions
	Hint         Hint
	ErrorMessage ErrorMessage
	FormGroup    FormGroup
	Classes      string // such as "govuk-checkboxes--small"
	Attributes   Attributes
}

// Render implements Component.
func (c Checkboxes) Render() (template.HTML, error) {
	prefix, by := or(c.IDPrefix, c.Name), c.DescribedBy
	if c.Fieldset != nil && c.Fieldset.DescribedBy != "" {
		by = c.Fieldset.DescribedBy
	}
	by = describe(by, prefix, &c.Hint, &c.ErrorMessage)
	each := by
	if c.Fieldset != nil {
		each = ""
	}
	chosen := func(value string) bool { return slices.Contains(c.Values, value) }
	return list{
		Block: "govuk-checkboxes", Classes: classes("govuk-checkboxes", c.Classes), Attributes: c.Attributes,
		Hint: c.Hint, ErrorMessage: c.ErrorMessage, FormGroup: c.FormGroup,
		Choices: choices(c.Items, "govuk-checkboxes", "checkbox", prefix, c.Name, each, chosen),
	}.in(c.Fieldset, by)
}
