package desk

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// rowsMost bounds the rows of each list of one form: an order that came back may have changed as many terms as can be recorded.
const rowsMost = decode.MaxItems

// reason is one coded reason as it was typed, and term one amended term.
type (
	reason struct{ Code, Anchor, Text, Action string }
	term   struct{ Term, Change, Text string }
)

// decisionLists are the lists of the form, with their empty rows.
type decisionLists struct {
	reasons   []reason
	terms     []term
	unchanged []string // ids of the terms that were confirmed as unchanged
}

// least has one row of each list, so that there is one to fill in.
func (l decisionLists) least() decisionLists {
	if len(l.reasons) == 0 {
		l.reasons = []reason{{}}
	}
	if len(l.terms) == 0 {
		l.terms = []term{{}}
	}
	return l
}

// kept has no empty rows: the API's pointers count those that were sent.
func (l decisionLists) kept() decisionLists {
	l.reasons = slices.DeleteFunc(slices.Clone(l.reasons), func(r reason) bool { return r == reason{} })
	l.terms = slices.DeleteFunc(slices.Clone(l.terms), func(t term) bool { return t == term{} })
	return l.least()
}

func typedLists(v *pages.Visit) decisionLists {
	l := decisionLists{unchanged: v.Posted()["unchanged"]}
	for i := range rowsMost {
		if at := fmt.Sprintf("reasons-%d-", i); v.Posted().Has(at + "code") {
			l.reasons = append(l.reasons, reason{v.Form(at + "code"), v.Form(at + "anchor"), trimmed(v, at+"text"), trimmed(v, at+"action")})
		}
		if at := fmt.Sprintf("amendedTerms-%d-", i); v.Posted().Has(at + "term") {
			l.terms = append(l.terms, term{v.Form(at + "term"), v.Form(at + "change"), trimmed(v, at+"text")})
		}
	}
	return l.least()
}

// button adds or removes the row that a button of the form asks for; is says that one did.
func (l decisionLists) button(v *pages.Visit) (changed decisionLists, is bool) {
	switch {
	case v.Posted().Has("reasons-add-another"):
		l.reasons = append(l.reasons, reason{})
	case v.Posted().Has("amendedTerms-add-another"):
		l.terms = append(l.terms, term{})
	case v.Posted().Has("remove"):
		l.reasons = without(l.reasons, v.Form("remove"))
	case v.Posted().Has("remove-term"):
		l.terms = without(l.terms, v.Form("remove-term"))
	default:
		return l, false
	}
	return l.least(), true
}

func without[T any](rows []T, number string) []T {
	if i, err := strconv.Atoi(number); err == nil && i >= 0 && i < len(rows) {
		return slices.Delete(rows, i, i+1)
	}
	return rows
}

func (l decisionLists) items() []models.ReasonCoded {
	var items []models.ReasonCoded
	for _, r := range l.reasons {
		if r != (reason{}) {
			items = append(items, models.ReasonCoded{Code: r.Code, Anchor: r.Anchor, Text: r.Text, Action: r.Action})
		}
	}
	return items
}

func (l decisionLists) amended() []models.AmendedTerm {
	var terms []models.AmendedTerm
	for _, t := range l.terms {
		if t != (term{}) {
			terms = append(terms, models.AmendedTerm{Term: t.Term, Change: models.TermChange(t.Change), Text: t.Text})
		}
	}
	for _, id := range l.unchanged {
		if !slices.ContainsFunc(l.terms, func(t term) bool { return t.Term == id }) {
			terms = append(terms, models.AmendedTerm{Term: id, Change: models.TermUnchanged})
		}
	}
	return terms
}

// row makes the controls of row i of a list, for an AddAnother: each gets its name, and the attributes that the script
// renumbers.
func row(list string, i int, names []string, control func(name, id string, numbered ui.Attributes) ui.Component) (ui.AddAnotherItem, error) {
	var inside template.HTML
	for _, name := range names {
		pattern := list + "-%index%-" + name
		html, err := control(name, fmt.Sprintf("%s-%d-%s", list, i, name), ui.Numbered(pattern, pattern)).Render()
		if err != nil {
			return ui.AddAnotherItem{}, err
		}
		inside += html
	}
	return ui.AddAnotherItem{HTML: inside}, nil
}

func reasonsForm(v *pages.Visit, places []ui.Option, reasons []reason, errs ui.Errors) (ui.Component, error) {
	form := ui.AddAnother{ID: "reasons", ItemLabel: "Reason"}
	for i, r := range reasons {
		item, err := row("reasons", i, []string{"code", "anchor", "text", "action"}, func(name, id string, numbered ui.Attributes) ui.Component {
			label := func(text string) ui.Label { return ui.Label{Text: text, Classes: "govuk-label--s"} }
			switch name {
			case "code":
				return ui.Select{ID: id, Name: id, Value: r.Code, Items: reasonOptions(v), ErrorMessage: errs.At(id), Label: label("Reason"), Attributes: numbered}
			case "anchor":
				return ui.Select{ID: id, Name: id, Value: r.Anchor, ErrorMessage: errs.At(id), Label: label("Section, term or item"), Attributes: numbered,
					Items: append([]ui.Option{{Text: "Whole application"}}, places...)}
			case "text":
				return ui.Textarea{ID: id, Name: id, Value: r.Text, Rows: 3, ErrorMessage: errs.At(id), Label: label("What is wrong?"), Attributes: numbered}
			}
			return ui.Textarea{ID: id, Name: id, Value: r.Action, Rows: 2, ErrorMessage: errs.At(id), Label: label("Action needed (optional)"), Attributes: numbered}
		})
		if err != nil {
			return nil, err
		}
		form.Items = append(form.Items, item)
	}
	return form, nil
}

func termsForm(c content.Content, terms []term, errs ui.Errors) (ui.Component, error) {
	form := ui.AddAnother{ID: "amendedTerms", ItemLabel: "Amended term", RemoveName: "remove-term"}
	options := []ui.Option{{Text: "Select a term, or leave blank for an added term"}}
	for i, t := range c.Terms {
		options = append(options, ui.Option{Value: t.ID, Text: fmt.Sprintf("Term %d", i+1)})
	}
	changes := []ui.Option{{Text: "Select what changed"}, {Value: string(models.TermAmended), Text: "Amended"}, {Value: string(models.TermRemoved), Text: "Removed"},
		{Value: string(models.TermAdded), Text: "Added"}, {Value: string(models.TermUnchanged), Text: "Unchanged"}}
	for i, t := range terms {
		item, err := row("amendedTerms", i, []string{"term", "change", "text"}, func(name, id string, numbered ui.Attributes) ui.Component {
			label := func(text string) ui.Label { return ui.Label{Text: text, Classes: "govuk-label--s"} }
			switch name {
			case "term":
				return ui.Select{ID: id, Name: id, Value: t.Term, Items: options, ErrorMessage: errs.At(id), Label: label("Term"), Attributes: numbered}
			case "change":
				return ui.Select{ID: id, Name: id, Value: t.Change, Items: changes, ErrorMessage: errs.At(id), Label: label("What changed"), Attributes: numbered}
			}
			return ui.Textarea{ID: id, Name: id, Value: t.Text, Rows: 3, ErrorMessage: errs.At(id), Label: label("Wording the CPS wants"), Attributes: numbered}
		})
		if err != nil {
			return nil, err
		}
		form.Items = append(form.Items, item)
	}
	return form, nil
}

// channelSelect asks how the answer came.
func channelSelect(v *pages.Visit, errs ui.Errors) ui.Component {
	words := map[models.Channel]string{"email": "Email", "police-system": "Police system", "letter": "Letter", "phone": "Phone", "meeting": "Meeting"}
	options := []ui.Option{{Text: "Not recorded"}}
	for _, c := range models.Channels() {
		options = append(options, ui.Option{Value: string(c), Text: words[c]})
	}
	return ui.Select{ID: "channel", Name: "channel", Value: v.Form("channel"), Items: options, ErrorMessage: errs.At("channel"),
		Label: ui.Label{Text: "How the CPS replied (optional)", Classes: "govuk-label--s"}}
}
