package ui

import (
	"html/template"
	"strconv"
)

// Choice is one of a list of radios or checkboxes. One with a Divider is only that word between two others.
type Choice struct {
	Value       string
	Text        string
	HTML        template.HTML
	ID          string // made from the list's name and the place in it if empty
	Name        string // checkboxes: if not that of the list
	Hint        Hint
	Label       Wrapper
	Checked     bool
	Disabled    bool
	Divider     string        // such as "or"
	Behaviour   string        // checkboxes: "exclusive" unticks the others
	Conditional template.HTML // shown when this is chosen; without script always
	Attributes  Attributes
}

// choice is what the template of one choice is made from.
type choice struct {
	Choice
	Block       string // "govuk-radios" or "govuk-checkboxes"
	Type        string
	DescribedBy string
	Words       Label
}

// choices completes a list. The first id has no number, so that the error summary can link to it.
func choices(items []Choice, block, kind, prefix, name, describedBy string, chosen func(string) bool) []choice {
	out := make([]choice, len(items))
	for i, item := range items {
		if item.ID == "" {
			item.ID = prefix
			if i > 0 {
				item.ID += "-" + strconv.Itoa(i+1)
			}
		}
		item.Name = or(item.Name, name)
		item.Checked = item.Checked || chosen(item.Value)
		item.Hint.ID = item.ID + "-item-hint"
		item.Hint.Classes = classes(block+"__hint", item.Hint.Classes)
		out[i] = choice{
			Choice: item, Block: block, Type: kind, DescribedBy: classes(describedBy, when(item.Hint.given(), item.Hint.ID)),
			Words: Label{Text: item.Text, HTML: item.HTML, For: item.ID, Classes: classes(block+"__label", item.Label.Classes), Attributes: item.Label.Attributes},
		}
	}
	return out
}

// list is what the template of a list of choices is made from.
type list struct {
	Block, Classes string
	Attributes     Attributes
	Hint           Hint
	ErrorMessage   ErrorMessage
	FormGroup      FormGroup
	Choices        []choice
}

// in renders the list, inside the fieldset if there is one.
func (l list) in(f *Fieldset, describedBy string) (template.HTML, error) {
	inside, err := execute("choices", l)
	if err != nil {
		return "", err
	}
	if f != nil {
		set := *f
		set.DescribedBy, set.HTML = describedBy, inside
		if inside, err = set.Render(); err != nil {
			return "", err
		}
	}
	return l.FormGroup.wrap(inside, l.ErrorMessage)
}
