package forms

import (
	"html/template"
	"maps"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/asked"
)

const (
	lineLegend = "govuk-fieldset__legend--s"
	fewChoices = 7 // that are still shown below each other
)

// control is what asks for one value.
func (w *writer) control(n *node) (template.HTML, error) {
	value, by := w.form.Values.Get(n.pointer), notesID(n.pointer)
	var c ui.Component
	switch n.sort {
	case date:
		c = ui.DateInput{
			ID: ID(n.pointer), NamePrefix: n.pointer, Fieldset: w.set(n, by), Hint: w.hint(n), ErrorMessage: w.errors.At(n.target()),
			Day: w.datePart(n, "-day"), Month: w.datePart(n, "-month"), Year: w.datePart(n, "-year"),
		}
	case yesNo:
		items := []ui.Choice{{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"}}
		c = ui.Radios{
			Name: n.pointer, IDPrefix: ID(n.pointer), Items: unanswerable(items), Value: value, Classes: "govuk-radios--inline govuk-radios--small",
			Fieldset: w.set(n, by), Hint: w.hint(n), ErrorMessage: w.errors.At(n.target()),
		}
	case tick:
		c = ui.Checkboxes{
			Name: n.pointer, IDPrefix: ID(n.pointer), DescribedBy: by, ErrorMessage: w.errors.At(n.target()), Classes: "govuk-checkboxes--small",
			Items: []ui.Choice{{Value: "yes", Text: n.word.Label, Hint: w.hint(n), Checked: value == "yes"}},
		}
	case refs:
		c = w.references(n, by)
	case choice:
		html, err := w.choice(n, by)
		return html + w.beside(n), err
	case number:
		c = ui.Input{ID: ID(n.pointer), Name: n.pointer, Value: value, InputMode: "numeric", Label: ui.Label{Text: n.word.Label}, Hint: w.hint(n),
			ErrorMessage: w.errors.At(n.target()), DescribedBy: by, Classes: width(n.word.Short)}
	case text, group, list, hidden:
		c = w.text(n, value, by)
	}
	html, err := c.Render()
	return html + w.beside(n), err
}

func (w *writer) hint(n *node) ui.Hint { return ui.Hint{Text: n.word.Hint} }

func (w *writer) set(n *node, by string) *ui.Fieldset {
	return &ui.Fieldset{Legend: ui.Legend{Text: n.word.Label, Classes: lineLegend}, DescribedBy: by}
}

func (w *writer) datePart(n *node, suffix string) ui.DatePart {
	return ui.DatePart{Value: w.form.Values.Get(n.pointer + suffix)}
}

func (w *writer) text(n *node, value, by string) ui.Component {
	label := ui.Label{Text: n.word.Label, Classes: "govuk-label--s"}
	if !n.long {
		return ui.Input{ID: ID(n.pointer), Name: n.pointer, Value: value, Label: label, Hint: w.hint(n), ErrorMessage: w.errors.At(n.target()),
			DescribedBy: by, Classes: width(n.word.Short), Spellcheck: spelling(n)}
	}
	return ui.Textarea{ID: ID(n.pointer), Name: n.pointer, Value: value, Rows: n.word.Lines, Label: label, Hint: w.hint(n),
		ErrorMessage: w.errors.At(n.target()), DescribedBy: by, Spellcheck: "true"}
}

// spelling is off for names and numbers, which would all be marked.
func spelling(n *node) string {
	if n.word.Short > 0 {
		return "false"
	}
	return ""
}

func width(characters int) string {
	if characters == 0 {
		return ""
	}
	return "govuk-input--width-" + strconv.Itoa(characters)
}

func (w *writer) choice(n *node, by string) (template.HTML, error) {
	if !n.word.Menu && len(n.options) <= fewChoices+3 {
		return w.radios(n, nil)
	}
	value := w.form.Values.Get(n.pointer)
	items := []ui.Option{{Text: "Select an option"}}
	also := also(w.form.setting, asked.Pattern(n.pointer))
	for _, o := range n.options {
		items = append(items, ui.Option{Value: o.Value, Text: o.Words, Attributes: alsoCalled(also[o.Value])})
	}
	html, err := ui.Select{
		ID: ID(n.pointer), Name: n.pointer, Items: items, Value: value, Attributes: w.inBox(n, value), Label: ui.Label{Text: n.word.Label, Classes: "govuk-label--s"}, Hint: w.hint(n),
		ErrorMessage: w.errors.At(n.target()), DescribedBy: by, TypeAhead: len(n.options) > 2*fewChoices,
	}.Render()
	if err != nil || !n.free {
		return html, err
	}
	own, err := w.own(n, "If it is not in the list, enter it here")
	return html + own, err
}

// alsoCalled has the script of the page find an option by what people write.
func alsoCalled(names []string) ui.Attributes {
	if len(names) == 0 {
		return nil
	}
	return ui.Attributes{{Name: "data-also", Value: strings.Join(names, "|")}}
}

// inBox keeps what was typed in the box that replaces the list and is not an option.
func (w *writer) inBox(n *node, value string) ui.Attributes {
	text := w.form.Values.Get(n.pointer + typed)
	if text == "" || slices.ContainsFunc(n.options, func(o asked.Option) bool { return o.Value == value && o.Words == text }) {
		return nil
	}
	return ui.Attributes{{Name: "data-typed", Value: text}}
}

// radios are a choice; under holds what belongs to each value, shown when it is chosen and without script always.
func (w *writer) radios(n *node, under map[string]template.HTML) (template.HTML, error) {
	value := w.form.Values.Get(n.pointer)
	var items []ui.Choice
	for _, o := range n.options {
		items = append(items, ui.Choice{Value: o.Value, Text: o.Words, Conditional: under[o.Value]})
	}
	if n.free {
		own, err := w.own(n, "Enter details")
		if err != nil {
			return "", err
		}
		items = append(items, ui.Choice{Value: other, Text: "Other", Conditional: own})
	}
	if n.word.None != "" {
		items = append(items, ui.Choice{Text: n.word.None, Checked: value == ""})
	} else {
		items = unanswerable(items)
	}
	by := notesID(n.pointer)
	return ui.Radios{
		Name: n.pointer, IDPrefix: ID(n.pointer), Items: items, Value: value, Fieldset: w.set(n, by), Hint: w.hint(n),
		ErrorMessage: w.errors.At(n.target()), Classes: "govuk-radios--small",
	}.Render()
}

// own asks for words other than those to choose from.
func (w *writer) own(n *node, label string) (template.HTML, error) {
	return ui.Input{ID: ID(n.pointer) + "-other", Name: n.pointer + other, Value: w.form.Values.Get(n.pointer + other), Label: ui.Label{Text: label}}.Render()
}

// unanswerable lets an answer be cleared: radios cannot be emptied once one is chosen.
func unanswerable(items []ui.Choice) []ui.Choice { return append(items, ui.ClearChoice()) }

func (w *writer) references(n *node, by string) ui.Component {
	var items []ui.Choice
	for _, o := range n.options {
		items = append(items, ui.Choice{Value: o.Value, Text: shortened(o.Words)})
	}
	if len(items) == 0 {
		return ui.InsetText{HTML: noneAdded(n), ID: ID(n.pointer)}
	}
	return ui.Checkboxes{
		Name: n.pointer, IDPrefix: ID(n.pointer), Items: items, Values: w.form.Values[n.pointer], Fieldset: w.set(n, by), Hint: w.hint(n),
		ErrorMessage: w.errors.At(n.target()), Classes: "govuk-checkboxes--small",
	}
}

// noneAdded says that there is nothing to choose from, and links to where it is added: the section next to the page of
// a section or of a term.
func noneAdded(n *node) template.HTML {
	section, add := "evidence", "evidence"
	switch asked.Pattern(n.pointer) {
	case "/terms/*/appliesTo":
		section, add = "subjects", "the subject"
	case "/terms/*/riskAddressed":
		section, add = "risk", "a risk"
	case "/terms/*/scheduleRefs":
		section, add = "schedules", "a schedule"
	}
	return template.HTML(template.HTMLEscapeString(n.word.Label) + //nolint:gosec // the label is escaped, the rest is said here
		`: none have been added. <a class="govuk-link" href="../sections/` + section + `">Add ` + add + `</a>`)
}

// shortened keeps a choice to some lines.
func shortened(s string) string {
	if r := []rune(s); len(r) > 160 {
		return string(r[:157]) + "…"
	}
	return s
}

func hiddenInput(name, value string) template.HTML {
	if value == "" {
		return ""
	}
	return template.HTML(`<input type="hidden" name="` + template.HTMLEscapeString(name) + `" value="` + template.HTMLEscapeString(value) + `">`) //nolint:gosec // escaped
}

func wrapped(id, class string, inside template.HTML) template.HTML {
	var b strings.Builder
	b.WriteString("<div")
	for _, a := range [][2]string{{"id", id}, {"class", class}} {
		if a[1] != "" {
			b.WriteString(" " + a[0] + `="` + template.HTMLEscapeString(a[1]) + `"`)
		}
	}
	return template.HTML(b.String() + ">" + string(inside) + "</div>") //nolint:gosec // made of escaped parts
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
