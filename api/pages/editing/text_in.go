package editing

import (
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
)

// TextForm asks for a Word document, or for a text that is pasted. The file comes last, so that the text is known when it is
// refused.
type TextForm struct {
	Key              string
	Text, File, Send ui.Component
}

// AskText is the form, with what is wrong with it.
func AskText(v *pages.Visit, errs ui.Errors) TextForm {
	small := func(text string) ui.Label { return ui.Label{Text: text, Classes: "govuk-label--s"} }
	return TextForm{
		Key: v.Key(), Send: ui.Button{Text: "Continue", PreventDoubleClick: true},
		Text: ui.Textarea{Name: "text", Value: v.Form("text"), Rows: 8, Label: small("Paste the text"),
			Hint: ui.Hint{Text: "Numbers and paragraphs are kept"}, ErrorMessage: errs.At("text")},
		File: ui.FileUpload{Name: "file", Label: small("Or select a Word document"), ErrorMessage: errs.At("file"),
			Hint: ui.Hint{Text: "DOCX, 10 MB or smaller. It is read and not kept"}, Attributes: ui.Attributes{{Name: "accept", Value: ".docx"}}},
	}
}

// ReadText reads the form. With errs it cannot be read for the reasons in them.
func ReadText(v *pages.Visit) (read answers.TextRead, errs ui.Errors, err error) {
	err = v.Upload("/texts/read", &read)
	if p, invalid := pages.Invalid(err); invalid {
		return read, p.Faults(), nil
	}
	return read, nil, err
}

// Lines is a text as a form sends it, with one kind of line break.
func Lines(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))
}
