package casefile

import (
	"html/template"
	"slices"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

func eventsOf(v *pages.Visit) (answers.History, error) {
	var told answers.History
	err := v.Get(v.CasePath("events"), &told)
	return told, err
}

type historyPage struct {
	Head     template.HTML
	Timeline ui.Component
	Count    int
	Verified bool
	Last     string // hash of the last event, identifies a printed history
	Proof    answers.Proof
	Found    int // records that were sealed as they were found
}

func showHistory(v *pages.Visit) error {
	told, err := eventsOf(v)
	if err != nil {
		return err
	}
	a, err := headedBy(v, told)
	if err != nil {
		return err
	}
	p := historyPage{Count: len(told.Items), Verified: told.Verified, Proof: told.Proof}
	for _, day := range told.Proof.Found {
		p.Found += int(day.Rows)
	}
	if p.Head, err = v.Head(a, pages.TabHistory); err != nil {
		return err
	}
	line := ui.Timeline{}
	for _, e := range slices.Backward(told.Items) {
		item, err := timelineItem(v, e)
		if err != nil {
			return err
		}
		line.Items = append(line.Items, item)
	}
	if len(told.Items) > 0 {
		p.Last = told.Items[len(told.Items)-1].Hash
	}
	p.Timeline = line
	return v.Show(templates, "history", ui.Page{Title: "History"}, p)
}

// headedBy is the case for the head of the page. An auditor sees its events, and not the case itself.
func headedBy(v *pages.Visit, told answers.History) (pages.Application, error) {
	if v.User.Role != models.Auditor {
		return v.Case()
	}
	a := pages.Application{ApplicationItem: answers.ApplicationItem{ID: v.Path("id"), Reference: told.Reference, Force: told.Force, State: told.State}}
	if n := len(told.Items); n > 0 {
		a.Round = told.Items[n-1].Round
	}
	return a, nil
}

func timelineItem(v *pages.Visit, e answers.Event) (ui.TimelineItem, error) {
	item := ui.TimelineItem{Label: ui.Content{Text: e.Summary}, At: e.At} // the sentence says who
	rows, err := wordsOf(v, e)
	if err != nil {
		return item, err
	}
	item.HTML, err = templates.Body("event", struct {
		Rows []worded
		Seq  int
		Then string
	}{rows, e.Seq, pages.StateTag(e.To).Text})
	return item, err
}
