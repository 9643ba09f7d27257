package casefile

import (
	"errors"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
)

// checked is what the record says of one file or hash.
type checked struct {
	Name  string // of the file as it was chosen, or the hash
	Is    bool
	Words string
}

type checkPage struct {
	Case   pages.Application
	Round  string
	Title  string
	Told   []checked
	Fields []ui.Component
}

func showCheck(v *pages.Visit, told []checked, errs ui.Errors) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	var list answers.List[answers.Paper]
	if err := v.Get(v.CasePath("submissions", v.Path("round"), "documents"), &list); err != nil {
		return err
	}
	p := checkPage{Case: a, Round: v.Path("round"), Title: "Check papers against the record", Told: told, Fields: []ui.Component{
		ui.FileUpload{Name: "file", Multiple: true, Label: ui.Label{Text: "Select one or more files", Classes: "govuk-label--s"}, ErrorMessage: errs.At("file"),
			Hint: ui.Hint{Text: "They are compared and not kept"}},
		ui.Textarea{Name: "hashes", Value: v.Form("hashes"), Rows: 3, Label: ui.Label{Text: "Or enter SHA-256 values", Classes: "govuk-label--s"}, ErrorMessage: errs.At("hashes"),
			Hint: ui.Hint{Text: "64 digits and letters each, one on each line"}},
	}}
	frame := ui.Page{Title: p.Title, Back: &ui.BackLink{Href: a.Path("/papers"), Text: "Back to papers"}, Errors: errs}
	if len(errs) > 0 {
		return v.ShowInvalid(templates, "check", frame, p)
	}
	return v.Show(templates, "check", frame, p)
}

// check compares files and hashes with the papers of the round.
func check(v *pages.Visit) error {
	files, err := v.Hashes()
	if errors.Is(err, pages.ErrTooMuch) {
		return showCheck(v, nil, ui.Errors{{ID: "file", Text: "These are too many files, or they are too large. Check fewer at a time"}})
	}
	if err != nil {
		return err
	}
	for _, hash := range strings.Fields(v.Form("hashes")) {
		files = append(files, pages.Hashed{Name: hash, SHA256: hash})
	}
	if len(files) == 0 {
		return showCheck(v, nil, ui.Errors{{ID: "file", Text: "Select a file, or enter a SHA-256"}})
	}
	asked := answers.PaperCheck{}
	for _, f := range files {
		asked.Hashes = append(asked.Hashes, f.SHA256)
	}
	var list answers.List[answers.CheckedPaper]
	err = v.Compute(v.CasePath("submissions", v.Path("round"), "check"), asked, &list)
	if p, invalid := pages.Invalid(err); invalid {
		return showCheck(v, nil, ui.Errors{{ID: "hashes", Text: p.Errors[0].Message}})
	}
	if err != nil {
		return err
	}
	told := make([]checked, len(files))
	for i, f := range files {
		told[i] = checkedOf(f.Name, list.Items[i])
	}
	return showCheck(v, told, nil)
}

func checkedOf(name string, c answers.CheckedPaper) checked {
	switch {
	case len(c.Files) > 0:
		return checked{name, true, "This is " + strings.Join(c.Files, " and ") + " of this round, unchanged."}
	case len(c.Rounds) > 0:
		return checked{name, false, "This is not a paper of this round. It is one of round " + ui.Number(c.Rounds[0]) + "."}
	}
	return checked{name, false, "This is not a paper of this round, or it was changed."}
}
