package ui

import (
	"html/template"
	"strings"
)

const interruption = "govuk-panel--interruption"

// Panel confirms that something is done; with the class "govuk-panel--interruption" it asks before something unusual.
type Panel struct {
	TitleText    string
	TitleHTML    template.HTML
	Text         string
	HTML         template.HTML
	HeadingLevel int // 1 if zero
	Actions      PanelActions
	Classes      string
	Attributes   Attributes
}

// PanelActions are what can be done at an interruption.
type PanelActions struct {
	Items      []PanelAction
	Classes    string
	Attributes Attributes
}

// PanelAction is a button, or a link if it has an Href and is not of the type "button".
type PanelAction struct {
	Text       string
	Href       string
	Type       string // "button" if empty
	Name       string
	Value      string
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (p Panel) Render() (template.HTML, error) {
	if p.HeadingLevel == 0 {
		p.HeadingLevel = 1
	}
	return execute("panel", p)
}

// Interruption says that the panel asks rather than confirms.
func (p Panel) Interruption() bool { return strings.Contains(p.Classes, interruption) }

// Given says that there is anything to be done.
func (a PanelActions) Given() bool {
	return len(a.Items) > 0 || a.Classes != "" || len(a.Attributes) > 0
}

// Button is the action as a button; nil if it is a link.
func (a PanelAction) Button() Component {
	if a.Href != "" && a.Type != "button" {
		return nil
	}
	return Button{
		Text: a.Text, Type: or(a.Type, "button"), Name: a.Name, Value: a.Value, Href: a.Href,
		Classes: classes("govuk-button--inverse", a.Classes), Attributes: a.Attributes,
	}
}
