package ui

import (
	"html/template"
	"strconv"
	"strings"
)

// AddAnother is a form for several things of one kind (MoJ). Without script its buttons post the form: the handler adds or
// removes an item and shows the form again. For the script, each control carries the attributes of Numbered.
type AddAnother struct {
	ID         string // the add button sends the name ID-add-another
	ItemLabel  string // what one of them is called, such as "Telephone"
	Items      []AddAnotherItem
	Inline     bool // the controls of an item are next to each other
	RemoveName string
	Classes    string
	Attributes Attributes
}

// AddAnotherItem is one of them.
type AddAnotherItem struct {
	HTML         template.HTML // its controls
	ErrorMessage ErrorMessage
	Classes      string
	Attributes   Attributes
}

// Numbered are the attributes that the script uses to renumber a control when items come and go: name and id hold
// %index% where the number goes, from 0.
func Numbered(name, id string) Attributes {
	return Attributes{{"data-name", name}, {"data-id", id}}
}

// AddButton is the name that the add button sends.
func (a AddAnother) AddButton() string { return a.ID + "-add-another" }

// Render implements Component.
func (a AddAnother) Render() (template.HTML, error) {
	a.ItemLabel, a.RemoveName = or(a.ItemLabel, "Item"), or(a.RemoveName, "remove")
	view := struct {
		AddAnother
		Sets []Fieldset
		Add  Button
	}{AddAnother: a}
	for i, item := range a.Items {
		set, err := a.fieldset(i, item)
		if err != nil {
			return "", err
		}
		view.Sets = append(view.Sets, set)
	}
	view.Add = Button{
		ID: a.AddButton() + "-button", Name: a.AddButton(), Value: "add", Text: "Add another " + strings.ToLower(a.ItemLabel),
		Classes: "govuk-button--secondary moj-add-another__add-button",
	}
	return execute("add-another", view)
}

func (a AddAnother) fieldset(i int, item AddAnotherItem) (Fieldset, error) {
	number := strconv.Itoa(i + 1)
	title := a.ItemLabel + " " + number
	if len(a.Items) > 1 {
		title += " of " + strconv.Itoa(len(a.Items))
	}
	item.ErrorMessage.ID = a.ID + "-" + number + "-error"
	inside, err := execute("add-another-item", struct {
		AddAnotherItem
		Inline, Removable bool
		Remove            Button
	}{item, a.Inline, len(a.Items) > 1, Button{
		Text: "Remove " + strings.ToLower(a.ItemLabel) + " " + number, Name: a.RemoveName, Value: strconv.Itoa(i),
		Classes: "govuk-button--secondary moj-add-another__remove-button",
	}})
	return Fieldset{
		Classes: "moj-add-another__fieldset", HTML: inside, DescribedBy: when(item.ErrorMessage.given(), item.ErrorMessage.ID),
		Legend: Legend{Text: title, Classes: "moj-add-another__item-title govuk-fieldset__legend--m"},
	}, err
}
