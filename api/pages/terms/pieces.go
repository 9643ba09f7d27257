package terms

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
)

// What a piece of a document can become, besides a type of term.
const (
	above = "above"
	leave = "leave"
)

// piece is one piece of a document, as the visitor confirms it.
type piece struct {
	Label, Text, Use string
	Heading          bool
}

// piecesPage asks for a document, then what each of its pieces is.
type piecesPage struct {
	Head    template.HTML
	Ask     *editing.TextForm
	Notices []string
	Items   []pieceItem
	Key     string
	Action  string
	Add     ui.Component
	Back    string
}

// pieceItem is one piece on the page.
type pieceItem struct {
	At        int
	Title     string
	Label     string
	Heading   bool
	Text, Use ui.Component
}

func pieceID(at int, field string) string { return fmt.Sprintf("pieces-%d-%s", at, field) }

func askPieces(v *pages.Visit) error { return askPiecesWith(v, nil) }

func askPiecesWith(v *pages.Visit, errs ui.Errors) error {
	form := editing.AskText(v, errs)
	return showPieces(v, piecesPage{Ask: &form}, errs)
}

// readPieces shows the pieces of what was sent. Nothing is chosen for the visitor.
func readPieces(v *pages.Visit) error {
	read, errs, err := editing.ReadText(v)
	if err != nil {
		return err
	}
	if len(errs) == 0 && len(url.QueryEscape(read.Text)) > mostSent {
		errs = ui.Errors{{ID: "file", Text: "The text is too long to check on one page. Select or paste a part of it"}}
	}
	if len(errs) > 0 {
		return askPiecesWith(v, errs)
	}
	return confirmPieces(v, piecesOf(read), noticesOf(read), nil)
}

// mostSent is how much of a text a form can send back, in bytes.
const mostSent = 700_000

func piecesOf(read answers.TextRead) []piece {
	var pieces []piece
	for _, p := range read.Pieces {
		pieces = append(pieces, piece{Label: p.Label, Text: p.Text, Heading: p.Heading})
	}
	return pieces
}

func noticesOf(read answers.TextRead) []string {
	var notices []string
	for _, n := range read.Notices {
		notices = append(notices, n.Message)
	}
	return notices
}

// confirmPieces asks what each piece is, with its text to change.
func confirmPieces(v *pages.Visit, pieces []piece, notices []string, errs ui.Errors) error {
	p := piecesPage{Notices: notices, Key: v.Form("key"), Add: ui.Button{Text: "Add the terms", PreventDoubleClick: true}}
	for i, one := range pieces {
		p.Items = append(p.Items, pieceItem{
			At: i, Title: fmt.Sprintf("Text %d of %d", i+1, len(pieces)), Label: one.Label, Heading: one.Heading,
			Text: ui.Textarea{Name: pieceID(i, "text"), Value: one.Text, Rows: rows(one.Text), ErrorMessage: errs.At(pieceID(i, "text")),
				Label: ui.Label{Text: "Text", Classes: "govuk-label--s"}},
			Use: ui.Radios{Name: pieceID(i, "use"), Value: one.Use, Items: uses(i), Classes: "govuk-radios--small", ErrorMessage: errs.At(pieceID(i, "use")),
				Fieldset: ui.SmallLegend("What is it?")},
		})
	}
	return showPieces(v, p, errs)
}

func uses(at int) []ui.Choice {
	var all []ui.Choice
	for _, t := range []content.TermType{content.TermProhibition, content.TermRestriction, content.TermRequirement} {
		all = append(all, ui.Choice{Value: string(t), Text: typeName(t)})
	}
	if at > 0 {
		all = append(all, ui.Choice{Value: above, Text: "Part of the text above"})
	}
	return append(all, ui.Choice{Value: leave, Text: "Not a term: leave it out"})
}

// rows is how high a field must be to show a text, up to a limit.
func rows(text string) int {
	const perRow, least, most = 70, 2, 12
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += len(line)/perRow + 1
	}
	return min(most, max(least, n))
}

func showPieces(v *pages.Visit, p piecesPage, errs ui.Errors) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	if !a.Editable {
		return plainly(&editing.NotEditable{App: a})
	}
	p.Back, p.Action = a.Path("/terms"), a.Path("/terms/word/add")
	if p.Head, err = v.Head(a, pages.TabApplication); err != nil {
		return err
	}
	status := http.StatusOK
	if len(errs) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return v.ShowStatus(status, templates, "pieces", ui.Page{Title: "Add terms from Word", Errors: errs, Back: &ui.BackLink{Text: "Back to terms", Href: p.Back}}, p)
}
