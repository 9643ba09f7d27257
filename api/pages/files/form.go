package files

import (
	"errors"
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/files"
)

// form is what is asked about a file. The file comes last, so that the answers are known when it is refused.
type form struct {
	Key    string
	Fields []ui.Component
	Button ui.Component
}

// kinds are the usual kinds of files of the force, with their words.
var kinds = []ui.Option{
	{Value: "", Text: "Select a type"},
	{Value: "statement", Text: "Witness statement"}, {Value: "exhibit", Text: "Exhibit"}, {Value: "map", Text: "Map"},
	{Value: "pnc-print", Text: "PNC print"}, {Value: "mg3", Text: "MG3"}, {Value: "mg5", Text: "MG5"},
	{Value: "schedule", Text: "Schedule"}, {Value: "impact-statement", Text: "Impact statement"}, {Value: "letter", Text: "Letter"},
	{Value: "other", Text: "Other"},
}

func formOf(v *pages.Visit, said subjects, errs ui.Errors) *form {
	f := &form{Key: v.Key(), Button: ui.Button{Text: "Add file", PreventDoubleClick: true}}
	small := func(text string) ui.Label { return ui.Label{Text: text, Classes: "govuk-label--s"} }
	f.Fields = append(f.Fields,
		ui.Input{Name: "title", Value: v.Form("title"), Label: small("Title"), Hint: ui.Hint{Text: "What the file is, for example “Statement of DC Orrinder, 3 March 2026”"}, ErrorMessage: errs.At("title")},
		ui.Select{Name: "kind", Value: v.Form("kind"), Items: kinds, Label: small("Type of document"), ErrorMessage: errs.At("kind")},
		ui.Radios{Name: "marking", Value: v.Form("marking"), Fieldset: ui.SmallLegend("Protective marking"), Classes: "govuk-radios--small",
			Hint: ui.Hint{Text: "Do not add anything marked higher than OFFICIAL-SENSITIVE"}, ErrorMessage: errs.At("marking"),
			Items: []ui.Choice{{Value: string(content.MarkingOfficial), Text: "OFFICIAL"}, {Value: string(content.MarkingDefault), Text: "OFFICIAL-SENSITIVE"}}})
	if v.User.Role == models.Applicant {
		f.Fields = append(f.Fields, ui.Radios{Name: "served", Value: v.Form("served"), Fieldset: ui.SmallLegend("Does the defence have it?"), Classes: "govuk-radios--small",
			ErrorMessage: errs.At("served"), Items: []ui.Choice{{Value: string(models.ServedAlready), Text: "Yes, it has been served"}, {Value: string(models.NotServed), Text: "No, it has not been served"}}})
		for _, list := range said.lists() {
			f.Fields = append(f.Fields, ui.Checkboxes{Name: list.name, Values: v.Posted()[list.name], Items: list.items, Classes: "govuk-checkboxes--small",
				Fieldset: ui.SmallLegend(list.asks), ErrorMessage: errs.At(list.name)})
		}
		f.Fields = append(f.Fields,
			ui.Textarea{Name: "withheld", Value: v.Form("withheld"), Rows: 2, Label: small("What was covered or left out (optional)"),
				Hint: ui.Hint{Text: "For example “Page 2: name and address of a witness”"}, ErrorMessage: errs.At("withheld")},
			ui.Textarea{Name: "withheldWhy", Value: v.Form("withheldWhy"), Rows: 2, Label: small("Why it was covered or left out (optional)"), ErrorMessage: errs.At("withheldWhy")})
	}
	f.Fields = append(f.Fields, ui.FileUpload{Name: "file", Label: small("Select a file"), ErrorMessage: errs.At("file"),
		Hint: ui.Hint{Text: "One file: " + files.Words + ". It must not have macros or a password."}, Attributes: ui.Attributes{{Name: "accept", Value: strings.Join(files.Endings(), ",")}}})
	return f
}

func add(v *pages.Visit) error {
	var added answers.Attachment
	err := v.Upload(v.CasePath("attachments"), &added)
	if p, about := aboutFile(err); about {
		return again(v, p.Faults())
	}
	if err != nil {
		return err
	}
	words := "File added: " + added.Title + "."
	if added.Scan == models.ScanWaiting {
		words += " The malware scanner has not answered yet, so no one can download it until it does."
	}
	return v.Done(v.CasePath("files"), words)
}

// aboutFile gives the problem if it is about what was sent, to be shown in the form.
func aboutFile(err error) (*pages.Problem, bool) {
	var p *pages.Problem
	if !errors.As(err, &p) || p.Code == "idempotency-key-reused" {
		return nil, false
	}
	switch p.Status {
	case http.StatusUnprocessableEntity, http.StatusUnsupportedMediaType, http.StatusRequestEntityTooLarge:
		return p, true
	}
	return nil, false
}

// again shows the form with what is wrong. The browser has forgotten the file.
func again(v *pages.Visit, errs ui.Errors) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p, err := pageOf(v, a, errs)
	if err != nil {
		return err
	}
	return v.ShowInvalid(templates, "files", ui.Page{Title: "Files", Errors: errs}, p)
}
