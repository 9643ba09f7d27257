package ui

import (
	"html/template"
	"strconv"
	"strings"
)

// CharacterCount is a text area that says how much more may be written. One of MaxLength and MaxWords is needed.
type CharacterCount struct {
	ID                      string // the name if empty
	Name                    string
	Value                   string
	Rows                    int // 5 if zero
	MaxLength               int // in characters
	MaxWords                int
	Threshold               int    // per cent of the limit from which the count is shown
	CountType               string // how the script counts, if not by the limit given
	Label                   Label
	Hint                    Hint
	ErrorMessage            ErrorMessage
	TextareaDescriptionText string // holds %{count}
	CountMessage            Wrapper
	Spellcheck              string // "true", "false" or ""
	FormGroup               FormGroup
	Classes                 string
	Attributes              Attributes
}

// Render implements Component.
func (c CharacterCount) Render() (template.HTML, error) {
	id, limit, unit := or(c.ID, c.Name), c.MaxLength, "characters"
	countType := c.CountType
	if c.MaxWords != 0 {
		limit, countType = c.MaxWords, or(countType, "words")
	}
	if countType == "words" {
		unit = "words"
	}
	told := ""
	if limit != 0 {
		told = strings.ReplaceAll(or(c.TextareaDescriptionText, "You can enter up to %{count} "+unit), "%{count}", strconv.Itoa(limit))
	}
	message, err := execute("hint", Hint{ID: id + "-info", Text: told, Classes: classes("govuk-character-count__message", c.CountMessage.Classes)})
	if err != nil {
		return "", err
	}
	attributes := append(Attributes{{"data-module", "govuk-character-count"}}, c.numbers(countType)...)
	if limit == 0 && c.TextareaDescriptionText != "" {
		attributes = append(attributes, Attribute{"data-i18n.textarea-description.other", c.TextareaDescriptionText})
	}
	return Textarea{
		ID: id, Name: c.Name, Value: c.Value, Rows: c.Rows, Label: c.Label, Hint: c.Hint, ErrorMessage: c.ErrorMessage,
		DescribedBy: id + "-info", Spellcheck: c.Spellcheck,
		Classes: classes("govuk-js-character-count", c.Classes), Attributes: c.Attributes,
		FormGroup: FormGroup{
			Classes: classes("govuk-character-count", c.FormGroup.Classes), Attributes: append(attributes, c.FormGroup.Attributes...),
			Before: c.FormGroup.Before, After: message + c.FormGroup.After,
		},
	}.Render()
}

func (c CharacterCount) numbers(countType string) Attributes {
	var a Attributes
	for _, n := range []struct {
		name  string
		value int
	}{{"data-maxlength", c.MaxLength}, {"data-maxwords", c.MaxWords}, {"data-threshold", c.Threshold}} {
		if n.value != 0 {
			a = append(a, Attribute{n.name, strconv.Itoa(n.value)})
		}
	}
	if countType != "" {
		a = append(a, Attribute{"data-count-type", countType})
	}
	return a
}
