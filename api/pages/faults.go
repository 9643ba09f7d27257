package pages

import (
	"net/http"
	"strconv"
	"strings"

	"scpo.example/desk/api/ui"
)

// Faults are what is wrong with a form, each at the control whose id FieldID derives from its pointer. A refusal that
// names no field is about the whole form.
func (p *Problem) Faults() ui.Errors {
	if len(p.Errors) == 0 {
		return ui.Errors{{Text: p.Detail}}
	}
	var errs ui.Errors
	for _, e := range p.Errors {
		errs = append(errs, ui.FieldError{ID: FieldID(e.Pointer), Text: e.Message})
	}
	return errs
}

// FieldID is the id of the control for what a JSON pointer names: "/authority/name" is at
// "authority-name".
func FieldID(pointer string) string {
	return strings.ReplaceAll(strings.TrimPrefix(pointer, "/"), "/", "-")
}

// PostAt is Post for a decision on what someone has read: nothing is done when the case is no
// longer at that version.
func (v *Visit) PostAt(path, version string, body, into any) error {
	header := v.once()
	if version != "" {
		header.Set("If-Match", strconv.Quote(version))
	}
	_, err := v.ask(http.MethodPost, path, header, body, into)
	return err
}
