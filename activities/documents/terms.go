package documents

import (
	"strings"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reading"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/termlist"
)

// PrintedTerms are the terms as the draft order has them, for a comparison with an order that comes back.
func PrintedTerms(c content.Content, lists *reference.Lists) []termlist.Sent {
	b := open(c, lists)
	sent := make([]termlist.Sent, len(c.Terms))
	for i, t := range c.Terms {
		sent[i] = termlist.Sent{ID: t.ID, Label: termLabel(t, i), Text: t.Text, Below: b.apart(t, i)}
	}
	return sent
}

// termLabel is the number of a term with its full stop.
func termLabel(t content.Term, i int) string {
	return strings.TrimPrefix(reading.TermTitle(t, i), "Term ") + "."
}
