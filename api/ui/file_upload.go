package ui

import "html/template"

// FileUpload is a control to choose one file. A form with it has enctype="multipart/form-data".
type FileUpload struct {
	ID           string // the name if empty
	Name         string
	Label        Label
	Hint         Hint
	ErrorMessage ErrorMessage
	DescribedBy  string // ids of further descriptions
	Multiple     bool
	Disabled     bool
	FormGroup    FormGroup
	Classes      string
	Attributes   Attributes // such as accept
}

// Render implements Component.
func (f FileUpload) Render() (template.HTML, error) {
	f.ID = or(f.ID, f.Name)
	f.Label.For = f.ID
	f.DescribedBy = describe(f.DescribedBy, f.ID, &f.Hint, &f.ErrorMessage)
	f.Classes = classes("govuk-file-upload", f.Classes, when(f.ErrorMessage.given(), "govuk-file-upload--error"))
	inside, err := execute("file-upload", f)
	if err != nil {
		return "", err
	}
	return f.FormGroup.wrap(inside, f.ErrorMessage)
}
