package ui

import "html/template"

// Filter is a form that narrows a list by GET, so that the address keeps what was chosen (MoJ). It needs no script.
type Filter struct {
	Action     string        // path of the list
	Heading    string        // "Filter" if empty
	Options    template.HTML // the controls; their labels are visible
	Selected   []FilterGroup
	ClearHref  string // the list without filters
	SubmitText string // "Apply filters" if empty
	Attributes Attributes
}

// FilterGroup is what has been chosen for one control.
type FilterGroup struct {
	Heading string
	Items   []FilterTag
}

// FilterTag is one choice; its link is the list without it.
type FilterTag struct {
	Text string
	Href string
}

// Render implements Component.
func (f Filter) Render() (template.HTML, error) {
	f.Heading, f.SubmitText = or(f.Heading, "Filter"), or(f.SubmitText, "Apply filters")
	return execute("filter", f)
}

// Submit is the button.
func (f Filter) Submit() Component { return Button{Text: f.SubmitText} }
