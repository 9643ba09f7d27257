package desk

import (
	"cmp"
	"fmt"
	"net/http"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/termlist"
	"scpo.example/desk/models/word"
)

// returnedPage compares the order that the CPS sent back with the one that was sent.
type returnedPage struct {
	Case    pages.Application
	Round   int
	Found   string
	Notices []word.Notice
	Terms   []returnedTerm
	Key     string
	Back    string
	Unread  string // why it cannot be compared; "" where it is
	ByHand  string // the form in which the terms are entered instead
}

// returnedTerm is one term with what was found of it.
type returnedTerm struct {
	Title string
	Found string
	Now   string // its number in the file, where that is another
	Diff  ui.Component
	Words string // where nothing changed
	Ask   ui.Component
	Text  ui.Component // nil where there is no wording to confirm
}

// ignored says that an added text is no term.
const ignored = "ignored"

var foundWords = map[termlist.Change]string{
	termlist.Unchanged: "Unchanged", termlist.Amended: "Amended", termlist.Removed: "Removed", termlist.Added: "Added",
}

// decidingNow is what the confirmed terms are for: the decision that is to come, which the order is compared for also
// where an earlier one could be corrected, or else the correction.
func decidingNow(v *pages.Visit) (pages.Application, answering, error) {
	a, err := v.Case()
	if err == nil && !a.Can(models.CPSDecision) {
		if a.Can(models.CorrectDecision) {
			return a, correcting, nil
		}
		err = confirm.Refusal(a, models.CPSDecision)
	}
	return a, recording, err
}

func showReturned(v *pages.Visit) error {
	a, use, err := decidingNow(v)
	if err != nil {
		return err
	}
	read, err := readPaper(v, a, v.Path("order"))
	if p, invalid := pages.Invalid(err); invalid {
		return v.Show(templates, "returned", page(a, "Compare the returned order", nil), returnedPage{Case: a, Unread: p.Detail, ByHand: a.Path(use.at)})
	}
	if err != nil {
		return err
	}
	return returnedWith(v, a, read, nil)
}

func returnedWith(v *pages.Visit, a pages.Application, read answers.FileRead, errs ui.Errors) error {
	p := returnedPage{Case: a, Round: read.Round, Notices: read.Notices, Key: v.Key(), Back: a.Path("/files")}
	count := map[termlist.Change]int{}
	for i, t := range read.Terms {
		count[t.Change]++
		p.Terms = append(p.Terms, returnedTermOf(v, i, t, errs))
	}
	p.Found = fmt.Sprintf("%d unchanged, %d amended, %d removed, %d added", count[termlist.Unchanged], count[termlist.Amended], count[termlist.Removed], count[termlist.Added])
	frame := page(a, "Compare the returned order", errs)
	if len(errs) > 0 {
		return v.ShowInvalid(templates, "returned", frame, p)
	}
	return v.Show(templates, "returned", frame, p)
}

func termField(i int, name string) string { return fmt.Sprintf("terms-%d-%s", i, name) }

func returnedTermOf(v *pages.Visit, i int, t answers.ComparedTerm, errs ui.Errors) returnedTerm {
	id := termField(i, "change")
	name := termName(t)
	shown := returnedTerm{Title: strings.ToUpper(name[:1]) + name[1:], Found: foundWords[t.Change]}
	if t.Change != termlist.Added && withoutStop(t.Now) != withoutStop(t.Label) {
		shown.Now = withoutStop(t.Now)
	}
	shown.Ask = ui.Radios{Name: id, Value: v.Form(id), Items: changesOf(t), Classes: "govuk-radios--small", ErrorMessage: errs.At(id), Fieldset: ui.SmallLegend("What did the CPS do?")}
	if t.Change == termlist.Unchanged {
		shown.Words = t.Returned
		return shown
	}
	before, after := ui.Words(changes.Texts(t.Sent, t.Returned))
	shown.Diff = ui.Diff{Before: before, After: after, BeforeLabel: "As sent", AfterLabel: "As returned"}
	if t.Change == termlist.Removed {
		return shown
	}
	text := termField(i, "text")
	shown.Text = ui.Textarea{Name: text, Value: cmp.Or(v.Form(text), t.Returned), Rows: 5, Label: ui.Label{Text: "Wording the CPS wants", Classes: "govuk-label--s"}, ErrorMessage: errs.At(text)}
	return shown
}

func changesOf(t answers.ComparedTerm) []ui.Choice {
	choice := func(c termlist.Change) ui.Choice { return ui.Choice{Value: string(c), Text: foundWords[c]} }
	if t.Change == termlist.Added {
		return []ui.Choice{choice(termlist.Added), {Value: ignored, Text: "Nothing: it is not a term"}}
	}
	return []ui.Choice{choice(termlist.Unchanged), choice(termlist.Amended), choice(termlist.Removed)}
}

// takeReturned goes on to the form of the decision with what was confirmed. Nothing is recorded before that form is sent.
func takeReturned(v *pages.Visit) error {
	a, use, err := decidingNow(v)
	if err != nil {
		return err
	}
	read, err := readPaper(v, a, v.Path("order"))
	if err != nil {
		return err
	}
	lists, errs := confirmed(v, read.Terms)
	if len(errs) > 0 {
		return returnedWith(v, a, read, errs)
	}
	v.Posted()["papers"] = append(v.Posted()["papers"], v.Path("order"))
	p, err := use.deciding(v, a, lists.least(), nil)
	if err != nil {
		return err
	}
	return v.ShowStatus(http.StatusOK, templates, "decision", page(a, use.title, nil), p)
}

// confirmed are the terms as the visitor said that they were changed, or what is missing.
func confirmed(v *pages.Visit, terms []answers.ComparedTerm) (lists decisionLists, errs ui.Errors) {
	for i, t := range terms {
		said, id := v.Form(termField(i, "change")), ""
		if t.Term != nil {
			id = *t.Term
		}
		switch termlist.Change(said) {
		case termlist.Unchanged:
			lists.unchanged = append(lists.unchanged, id)
		case termlist.Removed:
			lists.terms = append(lists.terms, term{Term: id, Change: said})
		case termlist.Amended, termlist.Added:
			lists.terms = append(lists.terms, term{Term: id, Change: said, Text: cmp.Or(trimmed(v, termField(i, "text")), t.Returned)})
		case ignored:
		default:
			errs = append(errs, ui.FieldError{ID: termField(i, "change"), Text: "Select what the CPS did to " + termName(t)})
		}
	}
	return lists, errs
}

func termName(t answers.ComparedTerm) string {
	if t.Change == termlist.Added {
		return strings.TrimSpace("new text "+withoutStop(t.Now)) + " in the file"
	}
	return "term " + withoutStop(t.Label)
}

// withoutStop is a label without its full stop.
func withoutStop(label string) string {
	return strings.TrimSuffix(label, ".")
}

// returnedRoutes are the pages of the comparison.
func returnedRoutes() []pages.Route {
	deciders := models.RolesFor(models.CPSDecision)
	const at = caseRoot + "/returned-order/{order}"
	return []pages.Route{
		{Method: http.MethodGet, Path: at, Roles: deciders, Log: "view", Handle: showReturned},
		{Method: http.MethodPost, Path: at, Roles: deciders, Log: "view", Handle: takeReturned},
	}
}
