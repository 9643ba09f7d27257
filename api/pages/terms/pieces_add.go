package terms

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

const mostOfTerm = 20_000 // characters of the text of a term

// addPieces adds what the visitor said to be terms, once each of the pieces was said to be something.
func addPieces(v *pages.Visit) error {
	pieces := typedPieces(v)
	made, errs := termsOf(v.Form("key"), pieces)
	if len(pieces) == 0 {
		return v.Go(v.CasePath("terms", "word"))
	}
	if len(errs) > 0 {
		return confirmPieces(v, pieces, v.Posted()["notice"], errs)
	}
	saved, err := change(v, func(_ pages.Application, c *content.Content) error {
		for _, t := range made {
			if find(*c, t.ID) < 0 { // else the form was sent twice
				c.Terms = append(c.Terms, begun(t, *c))
			}
		}
		return nil
	})
	if p, invalid := pages.Invalid(err); invalid {
		return confirmPieces(v, pieces, v.Posted()["notice"], ui.Errors{{ID: pieceID(0, "text"), Text: firstFault(p)}})
	}
	if err != nil {
		return plainly(err)
	}
	return v.Done(saved.Path("/terms#"+cardID(made[0].ID)), ui.Plural(len(made), "term", "terms")+" added. Complete and check each of them.")
}

// firstFault is what the API says of all terms together.
func firstFault(p *pages.Problem) string {
	if len(p.Errors) > 0 {
		return p.Errors[0].Message
	}
	return p.Detail
}

func typedPieces(v *pages.Visit) []piece {
	var pieces []piece
	for i := range decode.MaxItems {
		if !v.Posted().Has(pieceID(i, "text")) {
			return pieces
		}
		pieces = append(pieces, piece{
			Label: v.Form(pieceID(i, "label")), Text: editing.Lines(v.Form(pieceID(i, "text"))), Use: v.Form(pieceID(i, "use")), Heading: v.Form(pieceID(i, "heading")) != "",
		})
	}
	return pieces
}

// termsOf makes the terms, or says what is missing.
func termsOf(key string, pieces []piece) (made []content.Term, errs ui.Errors) {
	kept := false // the piece before is a term, or part of one
	for i, p := range pieces {
		fault := func(field, words string) { errs = append(errs, ui.FieldError{ID: pieceID(i, field), Text: words}) }
		switch {
		case p.Use == leave:
			kept = false
			continue
		case p.Use == above && !kept:
			fault("use", fmt.Sprintf("Select something else for text %d: the text above it is left out", i+1))
		case p.Use == above:
			last := &made[len(made)-1]
			last.Text = joined(last.Text, p)
		case slices.Contains(content.TermType("").Values(), p.Use):
			made = append(made, content.Term{ID: newID(fmt.Sprint(key, " ", i)), Type: content.TermType(p.Use), Text: p.Text})
			kept = true
			if p.Text == "" {
				fault("text", fmt.Sprintf("Enter text %d, or leave it out", i+1))
			}
		default:
			fault("use", fmt.Sprintf("Select what text %d is", i+1))
			continue
		}
		if kept && utf8.RuneCountInString(made[len(made)-1].Text) > mostOfTerm {
			fault("text", fmt.Sprintf("Shorten text %d: a term has at most %d characters", i+1, mostOfTerm))
		}
	}
	if len(errs) == 0 && len(made) == 0 && len(pieces) > 0 {
		errs = ui.Errors{{ID: pieceID(0, "use"), Text: "Select which text is a term, or cancel"}}
	}
	return made, errs
}

// joined is a text with what belongs to it, on a line of its own with the number that it had.
func joined(text string, p piece) string {
	if p.Label != "" {
		return text + "\n" + p.Label + " " + p.Text
	}
	return text + "\n" + p.Text
}
