package forms

import (
	"html/template"
	"strconv"
	"strings"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/decode"
)

// Beside is what is in the form next to the controls.
type Beside struct {
	Notes    map[string]template.HTML // by pointer; what has no control of its own is at the nearest part around it
	Fixed    map[string]template.HTML // the same, for what does not change while someone writes
	Problems []decode.Problem
}

// Render is the form, without the element around it and without the buttons that send it, and what is wrong with it, for
// the error summary of the page.
func (f *Form) Render(b Beside) (template.HTML, ui.Errors, error) {
	f.shown()
	w := writer{form: f, notes: f.nearby(b.Notes), fixed: f.nearby(b.Fixed), errors: f.Errors(b.Problems)}
	html, err := w.node(f.root)
	return html, w.errors, err
}

// nearby puts what is said of pointers at the nearest part that is shown, by its pointer.
func (f *Form) nearby(said map[string]template.HTML) map[string]template.HTML {
	out := map[string]template.HTML{}
	for _, pointer := range sortedKeys(said) {
		out[f.nearest(pointer).pointer] += said[pointer]
	}
	return out
}

// Beside are notes by the id of their place in the page, for a page whose script puts them there.
func (f *Form) Beside(notes map[string]template.HTML) map[string]template.HTML {
	f.shown()
	out := map[string]template.HTML{}
	for pointer, html := range f.nearby(notes) {
		out[notesID(pointer)] = html
	}
	return out
}

func notesID(pointer string) string { return ID(pointer) + "-notes" }

// Errors are the problems with the ids of the controls that they are about, in the order given.
func (f *Form) Errors(problems []decode.Problem) ui.Errors {
	f.shown()
	var errs ui.Errors
	for _, p := range problems {
		n := f.nearest(p.Pointer)
		message := p.Message
		if n.sort != group && n.word.Label != "" {
			message = strings.TrimSuffix(n.word.Label, "?") + ": " + asked.Small(message)
		}
		errs = append(errs, ui.FieldError{ID: n.target(), Text: message})
	}
	return errs
}

// nearest is the part shown that holds what a pointer points to.
func (f *Form) nearest(pointer string) *node {
	found := f.root
	f.root.walk(func(n *node) {
		inside := pointer == n.pointer || strings.HasPrefix(pointer, n.pointer+"/")
		if inside && n.sort != hidden && len(n.pointer) > len(found.pointer) {
			found = n
		}
	})
	return found
}

// target is the id that the error summary links to.
func (n *node) target() string {
	if n.sort == date {
		return ID(n.pointer) + "-day"
	}
	return ID(n.pointer)
}

type writer struct {
	form   *Form
	notes  map[string]template.HTML
	fixed  map[string]template.HTML
	errors ui.Errors
}

func (w *writer) node(n *node) (template.HTML, error) {
	switch n.sort {
	case group:
		return w.group(n)
	case list:
		return w.list(n)
	case hidden:
		return hiddenInput(n.pointer, w.form.Values.Get(n.pointer)), nil
	case text, date, yesNo, tick, choice, refs, number:
	}
	return w.control(n)
}

// inside are the parts of a group, and what is shown next to the group itself.
func (w *writer) inside(n *node) (template.HTML, error) {
	html := w.beside(n)
	if n.item {
		html += hiddenInput(n.pointer+mark, "1")
	} else {
		html += hiddenInput(n.pointer+mark, w.form.Values.Get(n.pointer+mark))
	}
	if w.form.isSchedule1(n.pointer) {
		html += hiddenInput(n.pointer+was, w.form.Values.Get(n.pointer+was))
	}
	if n.kind() != nil {
		kind, err := w.kinds(n)
		return html + kind, err
	}
	for _, c := range n.children {
		part, err := w.node(c)
		if err != nil {
			return "", err
		}
		html += part
	}
	return html, nil
}

func (w *writer) group(n *node) (template.HTML, error) {
	inside, err := w.inside(n)
	if err != nil || n == w.form.root {
		return wrapped(ID(n.pointer), "", inside), err
	}
	hint, err := ui.Hint{Text: n.word.Hint}.Render()
	if err != nil {
		return "", err
	}
	return ui.Fieldset{
		Legend: ui.Legend{Text: n.word.Label, Classes: "govuk-fieldset__legend--m"}, HTML: hint + inside, Classes: "app-form-group",
		Attributes: ui.Attributes{{Name: "id", Value: ID(n.pointer)}},
	}.Render()
}

// kinds are a group that first says what kind it is: the rest is under the kind to which it belongs.
func (w *writer) kinds(n *node) (template.HTML, error) {
	k := n.kind()
	under := map[string]template.HTML{}
	for _, c := range n.children[1:] {
		part, err := w.node(c)
		if err != nil {
			return "", err
		}
		under[c.when] += part
	}
	html, err := w.radios(k, under)
	return html + w.beside(k), err
}

// list is a repeated group, with buttons that work without script.
func (w *writer) list(n *node) (template.HTML, error) {
	undo, err := w.undo(n)
	if err != nil {
		return "", err
	}
	html := w.beside(n) + undo
	for i, c := range n.children {
		item, err := w.item(n, c, i)
		if err != nil {
			return "", err
		}
		html += item
	}
	add := "Add another " + asked.Small(n.word.One)
	if len(n.children) == 0 {
		add = "Add " + article(n.word.One)
		html += hiddenInput(n.pointer+mark, w.form.Values.Get(n.pointer+mark))
	}
	button, err := ui.Button{Text: add, Name: "do", Value: "add:" + n.pointer, Classes: "govuk-button--secondary",
		Attributes: backAt(n.pointer + "/" + strconv.Itoa(len(n.children)))}.Render()
	if err != nil {
		return "", err
	}
	html += button
	if n == w.form.root {
		return wrapped(ID(n.pointer), "", html), nil
	}
	hint, err := ui.Hint{Text: n.word.Hint}.Render()
	if err != nil {
		return "", err
	}
	return ui.Fieldset{
		Legend: ui.Legend{Text: n.word.Label, Classes: "govuk-fieldset__legend--m"}, HTML: hint + html, Classes: "app-form-group",
		Attributes: ui.Attributes{{Name: "id", Value: ID(n.pointer)}},
	}.Render()
}

func (w *writer) item(n, c *node, i int) (template.HTML, error) {
	title := n.word.One + " " + strconv.Itoa(i+1)
	remove, err := ui.Button{
		Text: "Remove " + asked.Small(title), Name: "do", Value: "remove:" + c.pointer, Classes: "govuk-button--secondary app-form-remove",
		Attributes: backAt(n.pointer),
	}.Render()
	if err != nil {
		return "", err
	}
	if c.sort != group { // a list of words: one line each
		c.word.Label = title
		line, err := w.node(c)
		if c.long {
			return wrapped("", "", line+remove), err
		}
		return wrapped("", "app-form-line", line+remove), err
	}
	inside, err := w.inside(c)
	if err != nil {
		return "", err
	}
	return ui.Fieldset{
		Legend: ui.Legend{Text: title, Classes: "govuk-fieldset__legend--m"}, HTML: inside + remove, Classes: "app-form-item",
		Attributes: ui.Attributes{{Name: "id", Value: ID(c.pointer)}},
	}.Render()
}

// undo says that an item of the list has just been removed, and puts it back.
func (w *writer) undo(n *node) (template.HTML, error) {
	i, here := indexBelow(n.pointer, w.form.removed)
	if !here || w.form.removed != n.pointer+"/"+strconv.Itoa(i) {
		return "", nil
	}
	title := n.word.One + " " + strconv.Itoa(i+1)
	button, err := ui.Button{
		Text: "Put back " + asked.Small(title), Name: "do", Value: "restore:" + w.form.removed, Classes: "govuk-button--secondary app-form-remove",
		Attributes: backAt(w.form.removed),
	}.Render()
	if err != nil {
		return "", err
	}
	return wrapped("", "govuk-inset-text", template.HTML(`<p class="govuk-body" role="status">`+template.HTMLEscapeString(title)+" removed.</p>")+ //nolint:gosec // escaped
		button+hiddenInput(w.form.At+taken, w.form.Values.Get(w.form.At+taken))), nil
}

// backAt has the browser show the page again from that place on.
func backAt(pointer string) ui.Attributes {
	return ui.Attributes{{Name: "formaction", Value: "#" + ID(pointer)}}
}

// beside are the notes at the node, with an id for controls to refer to. Their place exists even when it is empty: the
// checks may find something while someone writes.
func (w *writer) beside(n *node) template.HTML {
	return w.fixed[n.pointer] + wrapped(notesID(n.pointer), "app-form-notes", w.notes[n.pointer])
}

func article(noun string) string {
	if noun != "" && strings.ContainsAny(noun[:1], "AEIOaeio") {
		return "an " + asked.Small(noun)
	}
	return "a " + asked.Small(noun)
}

// Label is what people call the part that a pointer points to, with the item that it is in.
func (f *Form) Label(pointer string) string {
	n := f.nearest(pointer)
	label, before := n.word.Label, ""
	f.root.walk(func(l *node) {
		for i, c := range l.children {
			if c.item && (c.pointer == n.pointer || strings.HasPrefix(n.pointer, c.pointer+"/")) {
				before = l.word.One + " " + strconv.Itoa(i+1)
			}
		}
	})
	switch {
	case before == "":
		return label
	case label == "":
		return before
	}
	return before + ", " + asked.Small(label)
}
