package ui

import "html/template"

// PasswordInput asks for a secret, with a button to show it.
type PasswordInput struct {
	ID                             string // the name if empty
	Name                           string
	Value                          string
	Label                          Label
	Hint                           Hint
	ErrorMessage                   ErrorMessage
	DescribedBy                    string
	Autocomplete                   string // "current-password" if empty
	Disabled                       bool
	ShowPasswordText               string
	HidePasswordText               string
	ShowPasswordAriaLabelText      string
	HidePasswordAriaLabelText      string
	PasswordShownAnnouncementText  string
	PasswordHiddenAnnouncementText string
	Button                         Wrapper
	FormGroup                      FormGroup
	Classes                        string
	Attributes                     Attributes
}

// Render implements Component.
func (p PasswordInput) Render() (template.HTML, error) {
	id := or(p.ID, p.Name)
	button, err := Button{
		Type: "button", Text: or(p.ShowPasswordText, "Show"),
		Classes: classes("govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", p.Button.Classes),
		Attributes: Attributes{
			{"aria-controls", id}, {"aria-label", or(p.ShowPasswordAriaLabelText, "Show password")}, {"hidden", ""},
		},
	}.Render()
	if err != nil {
		return "", err
	}
	return Input{
		ID: id, Name: p.Name, Type: "password", Value: p.Value, Label: p.Label, Hint: p.Hint, ErrorMessage: p.ErrorMessage,
		DescribedBy: p.DescribedBy, Spellcheck: "false", Autocapitalize: "none", Autocomplete: or(p.Autocomplete, "current-password"),
		Disabled: p.Disabled, InputWrapper: Wrapper{Classes: "govuk-password-input__wrapper"}, Attributes: p.Attributes,
		Classes: classes("govuk-password-input__input govuk-js-password-input-input", p.Classes),
		FormGroup: FormGroup{
			Classes: classes("govuk-password-input", p.FormGroup.Classes), Attributes: append(p.words(), p.FormGroup.Attributes...),
			Before: p.FormGroup.Before, After: button + p.FormGroup.After,
		},
	}.Render()
}

// words tell the script what to say instead of its own words.
func (p PasswordInput) words() Attributes {
	a := Attributes{{"data-module", "govuk-password-input"}}
	for _, word := range []Attribute{
		{"show-password", p.ShowPasswordText}, {"hide-password", p.HidePasswordText},
		{"show-password-aria-label", p.ShowPasswordAriaLabelText}, {"hide-password-aria-label", p.HidePasswordAriaLabelText},
		{"password-shown-announcement", p.PasswordShownAnnouncementText}, {"password-hidden-announcement", p.PasswordHiddenAnnouncementText},
	} {
		if word.Value != "" {
			a = append(a, Attribute{"data-i18n." + word.Name, word.Value})
		}
	}
	return a
}
