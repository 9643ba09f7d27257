package desk

import (
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/forms"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/compare"
)

// was begins the names of the fields in which the form of the checklist remembers what a line said when it was made.
const was = "was-"

// checklistChange is what someone changed in the form. A line that they did not touch is not written: it may have been
// answered in another window since.
type checklistChange struct {
	answers.ChecklistBody
	behind ui.Errors // lines that others changed too, to something else
}

func changesTo(v *pages.Visit, now checklist) checklistChange {
	c := checklistChange{ChecklistBody: answers.ChecklistBody{Answers: map[string]string{}, Notes: map[string]string{}}}
	for _, line := range now.Items {
		line := checkLine(line)
		answer := changed(v, "answers-"+line.Check, line.given())
		note := changed(v, "notes-"+line.Check, line.Note)
		for _, field := range []field{answer, note} {
			if field.behind {
				c.behind = append(c.behind, ui.FieldError{ID: field.name, Text: line.Check + " was changed in another window" + line.who() + ". Check it and save again"})
			}
		}
		if (answer.touched || note.touched) && !answer.behind && !note.behind {
			c.Answers[line.Check], c.Notes[line.Check] = answer.value, note.value
		}
	}
	c.aboutTerms(v, now)
	return c
}

// field is one field of the form compared with what is saved.
type field struct {
	name, value     string
	touched, behind bool
}

func changed(v *pages.Visit, name, now string) field {
	f := field{name: name, value: plain(v.Form(name))}
	_, remembered := v.Posted()[was+name]
	before := plain(v.Form(was + name))
	if remembered && before == f.value {
		f.value = now
		return f
	}
	f.touched = true
	f.behind = remembered && before != plain(now) && plain(now) != f.value
	return f
}

// checkLine is one check with its answer so far.
type checkLine answers.ChecklistItem

// plain is a text as it is kept, whatever line ends a browser sends.
func plain(text string) string { return strings.TrimSpace(compare.Typed(text)) }

// given is the answer of a line; "" for none.
func (l checkLine) given() string {
	if l.Answer == nil {
		return ""
	}
	return *l.Answer
}

func (l checkLine) who() string {
	if l.By == nil {
		return ""
	}
	return " by " + l.By.Name
}

// tellChecklist tells the script of the page what was saved while someone wrote.
func tellChecklist(v *pages.Visit, saved checklist, c checklistChange) error {
	told, status := forms.Saved(v.User.Name, v.Site().Store.Now()), http.StatusOK
	told.Fields = map[string]string{}
	for _, line := range saved.Items {
		line := checkLine(line)
		if _, sent := c.Answers[line.Check]; sent {
			told.Fields[was+"answers-"+line.Check], told.Fields[was+"notes-"+line.Check] = line.given(), line.Note
		}
	}
	for _, line := range saved.Terms {
		if _, sent := c.Terms[line.Term]; sent {
			told.Fields[was+"terms-"+line.Term], told.Fields[was+"termNotes-"+line.Term] = said(line.Answer), line.Note
		}
	}
	if len(c.behind) > 0 {
		told.Saved, told.Code, told.Words = false, "overlap", "Not saved: "+c.behind[0].Text+"."
		status = http.StatusConflict
	}
	return v.SendJSON(status, told)
}
