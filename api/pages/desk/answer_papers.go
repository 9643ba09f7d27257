package desk

import (
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// answerPapers are the files that came with an answer of the CPS: they are named by it, and Word documents can be read.
type answerPapers struct {
	Files  string // the page on which they are added
	Choose ui.Component
	Read   []paperToRead
	Scans  []string // titles of the files whose terms no program can read
	Letter *letter  // nil where no file is shown beside the form
	Unread string   // why it cannot be shown
}

// paperToRead is a Word document with the pages that read it.
type paperToRead struct{ Title, Terms, Beside string }

// letter is the text of a Word document.
type letter struct {
	ID, Title string
	answers.FileRead
}

// papersOf are the papers for a form at that address. The one whose id is in the form, or in the address, is read.
func papersOf(v *pages.Visit, a pages.Application, at string, errs ui.Errors) (answerPapers, error) {
	p := answerPapers{Files: a.Path("/files")}
	var list answers.List[answers.Attachment]
	if err := v.Get(a.Path("/attachments"), &list); err != nil {
		return p, err
	}
	boxes := ui.Checkboxes{Name: "papers", Values: v.Posted()["papers"], Classes: "govuk-checkboxes--small", Fieldset: ui.SmallLegend("Files of this answer (optional)"), ErrorMessage: errs.At("papers")}
	beside := v.Form("letter") + v.Query("letter")
	for _, f := range list.Items {
		if f.Origin != models.FromAnswer || !f.Scan.Released() {
			continue
		}
		boxes.Items = append(boxes.Items, ui.Choice{Value: f.ID, Text: f.Title})
		if !readable(f) {
			p.Scans = append(p.Scans, f.Title)
			continue
		}
		p.Read = append(p.Read, paperToRead{f.Title, a.Path("/returned-order/" + f.ID), a.Path(at) + "?letter=" + f.ID})
		if f.ID == beside {
			read, err := readPaper(v, a, f.ID)
			if problem, invalid := pages.Invalid(err); invalid {
				p.Unread = problem.Detail
				continue
			}
			if err != nil {
				return p, err
			}
			p.Letter = &letter{f.ID, f.Title, read}
		}
	}
	if len(boxes.Items) > 0 {
		p.Choose = boxes
	}
	return p, nil
}

func readable(f answers.Attachment) bool {
	return f.Type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
}

func readPaper(v *pages.Visit, a pages.Application, id string) (read answers.FileRead, err error) {
	err = v.Get(a.Path("/attachments/"+id+"/text"), &read)
	return read, err
}

// chosen are the papers that the form names, each once.
func chosen(v *pages.Visit) []string {
	ids := slices.Clone(v.Posted()["papers"])
	slices.Sort(ids)
	return slices.Compact(ids)
}
