package ui

import "html/template"

// FormGroup is the box round a form control with its label, hint and error.
type FormGroup struct {
	Classes    string
	Attributes Attributes
	Before     template.HTML // goes directly before the control
	After      template.HTML // goes directly after it
}

// wrap puts the box round what has been rendered.
func (g FormGroup) wrap(inside template.HTML, e ErrorMessage) (template.HTML, error) {
	g.Classes = classes("govuk-form-group", when(e.given(), "govuk-form-group--error"), g.Classes)
	return execute("form-group", struct {
		FormGroup
		Inside template.HTML
	}{g, inside})
}

// describe gives hint and error their ids, and is the aria-describedby of the control that they belong to.
func describe(by, id string, h *Hint, e *ErrorMessage) string {
	h.ID, e.ID = id+"-hint", id+"-error"
	return classes(by, when(h.given(), h.ID), when(e.given(), e.ID))
}
