package casefile

import (
	"errors"
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

func paperRoutes() []pages.Route {
	const root = caseRoot + "/submissions/{round}"
	readers := models.RolesWho(models.Opens)
	return []pages.Route{
		{Method: http.MethodGet, Path: root + "/pack.zip", Roles: readers, Log: "export", Handle: sendZip},
		{Method: http.MethodGet, Path: root + "/documents/{document}", Roles: readers, Log: "export", Handle: sendPaper},
		{Method: http.MethodGet, Path: root + "/check", Roles: readers, Log: "view", Handle: func(v *pages.Visit) error { return showCheck(v, nil, nil) }},
		{Method: http.MethodPost, Path: root + "/check", Roles: readers, Log: "view", Handle: check, Uploads: true},
	}
}

func sendZip(v *pages.Visit) error {
	v.Detail = "round " + v.Path("round")
	return v.Download(v.CasePath("submissions", v.Path("round"), "pack.zip"))
}

func sendPaper(v *pages.Visit) error {
	v.Detail = "round " + v.Path("round") + " " + v.Path("document")
	return v.Download(v.CasePath("submissions", v.Path("round"), "documents", v.Path("document")))
}

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
	frame := ui.Page{Title: p.Title, Back: &ui.BackLink{Href: a.Path("/documents"), Text: "Back to documents"}, Errors: errs}
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

// sentFact says of the last submission whether its papers are recorded as sent; nothing before the first.
func sentFact(v *pages.Visit) ([]ui.SummaryRow, error) {
	rounds, err := submissionsOf(v)
	if err != nil || len(rounds) == 0 {
		return nil, err
	}
	last := rounds[len(rounds)-1]
	words := "Round " + ui.Number(last.Round) + ": not recorded as sent yet"
	if s := last.Sent; s != nil {
		words = "Round " + ui.Number(last.Round) + ": recorded as sent " + s.Channel.Words()
		if s.On != nil {
			words += ", " + ui.Date(*s.On)
		}
		if s.Acknowledged {
			words += ", acknowledged"
		}
	}
	return []ui.SummaryRow{fact("Papers", words)}, nil
}
