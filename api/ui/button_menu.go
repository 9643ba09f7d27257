package ui

import "html/template"

// ButtonMenu is several buttons that the script folds into one (MoJ). Without script they stand side by side.
type ButtonMenu struct {
	ButtonText string // of the button that opens the menu
	AlignMenu  string // "right" or ""
	Items      []Button
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (b ButtonMenu) Render() (template.HTML, error) {
	items := make([]Button, len(b.Items))
	for i, item := range b.Items {
		item.Classes = classes("moj-button-menu__item govuk-button--secondary", item.Classes)
		items[i] = item
	}
	b.Items = items
	return execute("button-menu", b)
}
