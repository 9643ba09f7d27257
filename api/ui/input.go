package ui

import "html/template"

// Input is one line of text.
type Input struct {
	ID             string // the name if empty
	Name           string
	Type           string // "text" if empty
	InputMode      string // such as "numeric"
	Value          string
	Label          Label
	Hint           Hint
	ErrorMessage   ErrorMessage
	Prefix         Affix
	Suffix         Affix
	DescribedBy    string // ids of further descriptions
	Autocomplete   string
	Autocapitalize string
	Pattern        string
	Spellcheck     string // "true", "false" or ""
	Disabled       bool
	InputWrapper   Wrapper
	FormGroup      FormGroup
	Classes        string // such as "govuk-input--width-10"
	Attributes     Attributes
}

// Affix is what is in front of an input or after it, such as a unit.
type Affix struct {
	Text       string
	HTML       template.HTML
	Classes    string
	Attributes Attributes
}

// Wrapper is the element round an input with its affixes.
type Wrapper struct {
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (i Input) Render() (template.HTML, error) {
	i.ID, i.Type = or(i.ID, i.Name), or(i.Type, "text")
	i.Label.For = i.ID
	i.DescribedBy = describe(i.DescribedBy, i.ID, &i.Hint, &i.ErrorMessage)
	i.Classes = classes("govuk-input", i.Classes, when(i.ErrorMessage.given(), "govuk-input--error"))
	inside, err := execute("input", i)
	if err != nil {
		return "", err
	}
	return i.FormGroup.wrap(inside, i.ErrorMessage)
}

// Wrapped says that there is something next to the input.
func (i Input) Wrapped() bool {
	return i.Prefix.Given() || i.Suffix.Given() || i.FormGroup.Before != "" || i.FormGroup.After != ""
}

// Given says that there is something to show.
func (a Affix) Given() bool { return a.Text != "" || a.HTML != "" }
