package ui

// Errors is what is wrong with a form, in the order of its controls.
type Errors []FieldError

// FieldError is one fault of a form.
type FieldError struct {
	ID   string // of the control; empty for a fault of the whole form
	Text string // what is wrong and how to mend it
}

// At is the error message of the control with that id: none if there is nothing wrong with it.
func (e Errors) At(id string) ErrorMessage {
	for _, one := range e {
		if one.ID == id {
			return ErrorMessage{Text: one.Text}
		}
	}
	return ErrorMessage{}
}

// summary is what stands at the top of the page.
func (e Errors) summary() ErrorSummary {
	s := ErrorSummary{TitleText: "There is a problem"}
	for _, one := range e {
		link := ErrorLink{Text: one.Text}
		if one.ID != "" {
			link.Href = "#" + one.ID
		}
		s.ErrorList = append(s.ErrorList, link)
	}
	return s
}
