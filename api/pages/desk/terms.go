package desk

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
)

// termView is the one line of questions about a term as a part of the form.
type termView struct {
	answers.TermLine
	Name   string
	Was    []wasField    // what the line said when the form was made
	Text   template.HTML // of the term, with the words marked that raise a doubt
	Radios ui.Component
	Remark ui.Component
}

// termViews are the lines as a form: what was just typed if the form is sent back, else what is saved.
func (c checklist) termViews(v *pages.Visit, terms []content.Term, errs ui.Errors) []termView {
	views := make([]termView, len(c.Terms))
	for i, line := range c.Terms {
		answer, note := said(line.Answer), line.Note
		if len(errs) > 0 {
			answer, note = v.Form("terms-"+line.Term), v.Form("termNotes-"+line.Term)
		}
		view := termView{TermLine: line, Name: "Term " + strconv.Itoa(line.Number), Text: markedText(terms[i].Text, line, i)}
		view.Was = []wasField{{was + "terms-" + line.Term, said(line.Answer)}, {was + "termNotes-" + line.Term, line.Note}}
		view.Radios = ui.Radios{
			Name: "terms-" + line.Term, Value: answer, Classes: "govuk-radios--inline govuk-radios--small", Hint: ui.Hint{Text: line.Question},
			ErrorMessage: errs.At("terms-" + line.Term),
			Fieldset:     ui.SmallLegend(view.Name),
			Items:        []ui.Choice{{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"}, {Value: "n/a", Text: "Not applicable"}},
		}
		view.Remark = ui.Input{
			ID: "termNotes-" + line.Term, Name: "termNotes-" + line.Term, Value: note, Classes: "govuk-!-width-two-thirds",
			ErrorMessage: errs.At("termNotes-" + line.Term), Label: ui.Label{HTML: noteLabel(view.Name)},
		}
		views[i] = view
	}
	return views
}

// aboutTerms adds what was changed in the lines about terms.
func (c *checklistChange) aboutTerms(v *pages.Visit, now checklist) {
	if v.Form("with") != "terms" {
		return
	}
	c.Terms, c.TermNotes = map[string]string{}, map[string]string{}
	for _, line := range now.Terms {
		answer, note := changed(v, "terms-"+line.Term, said(line.Answer)), changed(v, "termNotes-"+line.Term, line.Note)
		for _, f := range []field{answer, note} {
			if f.behind {
				c.behind = append(c.behind, ui.FieldError{ID: f.name, Text: "Term " + strconv.Itoa(line.Number) + " was changed in another window. Check it and save again"})
			}
		}
		if (answer.touched || note.touched) && !answer.behind && !note.behind {
			c.Terms[line.Term], c.TermNotes[line.Term] = answer.value, note.value
		}
	}
}

func said(answer *string) string {
	if answer == nil {
		return ""
	}
	return *answer
}

// unansweredTerms are the lines that must be answered before the page approves.
func (c checklist) unansweredTerms() []answers.TermLine {
	var open []answers.TermLine
	for _, line := range c.Terms {
		if line.Required && line.Answer == nil {
			open = append(open, line)
		}
	}
	return open
}

func (c checklist) answeredTerms() int {
	n := 0
	for _, line := range c.Terms {
		if line.Answer != nil {
			n++
		}
	}
	return n
}

// markedText marks the words of a term that raise a doubt.
func markedText(text string, line answers.TermLine, place int) template.HTML {
	var words []lint.Span
	for _, d := range line.Doubts {
		if d.Pointer == "/terms/"+strconv.Itoa(place)+"/text" {
			words = append(words, d.Words...)
		}
	}
	slices.SortFunc(words, func(a, b lint.Span) int { return cmp.Compare(a.Start, b.Start) })
	runes, at, html := []rune(text), 0, ""
	for _, w := range words {
		if w.End > len(runes) || w.End <= at {
			continue
		}
		start := max(w.Start, at)
		html += template.HTMLEscapeString(string(runes[at:start])) + "<mark>" + template.HTMLEscapeString(string(runes[start:w.End])) + "</mark>"
		at = w.End
	}
	return template.HTML(html + template.HTMLEscapeString(string(runes[at:]))) //nolint:gosec // escaped
}
