package ui

import "html/template"

// Radios is a list of which one can be chosen.
type Radios struct {
	Name         string
	IDPrefix     string // the name if empty
	Items        []Choice
	Value        string // the value of the item chosen, if none says Checked
	Fieldset     *Fieldset
	Hint         Hint
	ErrorMessage ErrorMessage
	FormGroup    FormGroup
	Classes      string // such as "govuk-radios--inline"
	Attributes   Attributes
}

// Render implements Component.
func (r Radios) Render() (template.HTML, error) {
	prefix, by := or(r.IDPrefix, r.Name), ""
	if r.Fieldset != nil {
		by = r.Fieldset.DescribedBy
	}
	by = describe(by, prefix, &r.Hint, &r.ErrorMessage)
	chosen := func(value string) bool { return r.Value != "" && value == r.Value }
	return list{
		Block: "govuk-radios", Classes: classes("govuk-radios", r.Classes), Attributes: r.Attributes,
		Hint: r.Hint, ErrorMessage: r.ErrorMessage, FormGroup: r.FormGroup,
		Choices: choices(r.Items, "govuk-radios", "radio", prefix, r.Name, "", chosen),
	}.in(r.Fieldset, by)
}
