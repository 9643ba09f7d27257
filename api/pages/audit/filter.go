package audit

import (
	"slices"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/store"
)

// filterNames are what the access log can be narrowed by, as the API has them.
var filterNames = []string{"by", "about", "term", "kind", "address", "day"}

// logTakes is what the address of the access log can hold.
var logTakes = slices.Concat([]string{"application", "before"}, filterNames)

// filterForm is the form that narrows the access log.
type filterForm struct {
	Controls []ui.Component
	On       bool   // something is filled in
	Clear    string // the log without it
}

func filterOf(v *pages.Visit, errs ui.Errors) filterForm {
	f := filterForm{Clear: "/audit"}
	input := func(name, label, hint string) ui.Component {
		return ui.Input{ID: name, Name: name, Value: v.Query(name), Label: ui.Label{Text: label}, Hint: ui.Hint{Text: hint}, ErrorMessage: errs.At(name),
			Classes: "govuk-input--width-20", Spellcheck: "false", Autocomplete: "off"}
	}
	options := []ui.Option{{Text: "Any"}}
	for _, k := range store.AccessKinds() {
		options = append(options, ui.Option{Value: k, Text: line{Kind: k}.What()})
	}
	f.Controls = []ui.Component{
		input("by", "Who", "Username"),
		input("about", "User whose access was changed", "Username"),
		input("term", "Term searched", "All or part of what was searched for. The log does not show it"),
		ui.Select{ID: "kind", Name: "kind", Value: v.Query("kind"), Items: options, Label: ui.Label{Text: "Action"}, ErrorMessage: errs.At("kind")},
		input("address", "Address", "Where the request came from, for example 192.0.2.10"),
		input("day", "Day", "For example, 2026-11-30"),
	}
	for _, name := range filterNames {
		f.On = f.On || v.Query(name) != ""
	}
	return f
}
