package desk

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
)

// checklist is every human check with the answers so far.
type checklist answers.Checklist

func checklistOf(v *pages.Visit) (checklist, error) {
	var list checklist
	err := v.Get(v.CasePath("checklist"), &list)
	return list, err
}

func (c checklist) answered() int {
	n := 0
	for _, line := range c.Items {
		if line.Answer != nil {
			n++
		}
	}
	return n
}

// checkView is one check as a part of the form.
type checkView struct {
	answers.ChecklistItem
	Radios ui.Component
	Remark ui.Component
	Found  []found
	Was    []wasField // what the line said when the form was made
}

type wasField struct{ Name, Value string }

// found is one thing that a check flags, with a link to it.
type found struct{ Check, Message, Link string }

// views are the checks as a form: what was just typed if the form is sent back, else what is saved.
func (c checklist) views(v *pages.Visit, place func(pointer string) string, errs ui.Errors) []checkView {
	views := make([]checkView, len(c.Items))
	for i, line := range c.Items {
		answer, note := "", line.Note
		if line.Answer != nil {
			answer = *line.Answer
		}
		if len(errs) > 0 {
			answer, note = v.Form("answers-"+line.Check), v.Form("notes-"+line.Check)
		}
		legend := line.Check + ": " + line.Title
		view := checkView{ChecklistItem: line, Was: []wasField{{was + "answers-" + line.Check, checkLine(line).given()}, {was + "notes-" + line.Check, line.Note}}}
		view.Radios = ui.Radios{
			Name: "answers-" + line.Check, IDPrefix: "answers-" + line.Check, Value: answer, Classes: "govuk-radios--inline govuk-radios--small",
			ErrorMessage: errs.At("answers-" + line.Check), Hint: ui.Hint{Text: line.Question},
			Fieldset: ui.SmallLegend(legend),
			Items:    []ui.Choice{{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"}, {Value: "n/a", Text: "Not applicable"}, ui.ClearChoice()},
		}
		view.Remark = ui.Textarea{
			ID: "notes-" + line.Check, Name: "notes-" + line.Check, Value: note, Rows: 2, Classes: "govuk-!-width-two-thirds", ErrorMessage: errs.At("notes-" + line.Check),
			Label: ui.Label{HTML: noteLabel(line.Check)},
		}
		for _, m := range line.Machine {
			for _, f := range m.Findings {
				view.Found = append(view.Found, found{m.ID, f.Message, place(f.Pointer)})
			}
		}
		views[i] = view
	}
	return views
}
