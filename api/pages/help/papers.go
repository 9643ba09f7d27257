package help

import (
	"scpo.example/desk/activities/documents"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
)

// purposes say of each paper what it has and who reads it.
var purposes = map[string]struct{ Has, For string }{
	documents.Request:    {"Everything in the application, including the reasons for each term and restricted schedules.", "The CPS"},
	documents.DraftOrder: {"The order that the court is asked to make: numbered terms, dates, definitions and schedules. Restricted schedules are left out.", "The CPS, the court and the defence"},
	documents.Notice:     {"The facts, the evidence and the order that is wanted.", "The subject, when the application is made"},
	documents.Evidence:   {"Each item of evidence, the documents and files, and what was covered or left out.", "The CPS"},
	documents.Answers:    {"Each point from the CPS with the response, beside the text before and now. From round 2.", "The CPS"},
}

// lastNew is the round from which all papers are made.
const lastNew = 2

// papers explains the papers that the service makes, and the files that go with them.
func papers(v *pages.Visit) error {
	type paper struct{ Title, Has, For string }
	var all []paper
	for _, name := range documents.Names(lastNew) {
		p := purposes[name]
		all = append(all, paper{documents.Title(name), p.Has, p.For})
	}
	return v.Show(templates, "papers", ui.Page{Title: "Papers and files", Back: back()}, all)
}
