package ui

import "html/template"

// Select is a list in a menu of which one can be chosen.
type Select struct {
	ID           string // the name if empty
	Name         string
	Items        []Option
	Value        string // the value of the option chosen, if none says Selected
	Label        Label
	Hint         Hint
	ErrorMessage ErrorMessage
	DescribedBy  string // ids of further descriptions
	Disabled     bool
	TypeAhead    bool // with script, a box to type in takes the place of the menu: for long lists
	FormGroup    FormGroup
	Classes      string
	Attributes   Attributes
}

// Option is one line of a Select.
type Option struct {
	Value      string // sent when the option is chosen; may be empty
	Text       string
	Selected   bool
	Disabled   bool
	Attributes Attributes
}

// Render implements Component.
func (s Select) Render() (template.HTML, error) {
	s.ID = or(s.ID, s.Name)
	s.Label.For = s.ID
	s.DescribedBy = describe(s.DescribedBy, s.ID, &s.Hint, &s.ErrorMessage)
	s.Classes = classes("govuk-select", s.Classes, when(s.ErrorMessage.given(), "govuk-select--error"))
	inside, err := execute("select", s)
	if err != nil {
		return "", err
	}
	return s.FormGroup.wrap(inside, s.ErrorMessage)
}
