package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/activities/documents/docx"
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/papers"
)

// returned is the draft order of a case as a lawyer sends it back.
func (d *desk) returned(t *testing.T, id string, change func(*papers.List)) string {
	t.Helper()
	order, err := documents.Build(documents.Input{Reference: "SCPO-1", Round: 1, Content: d.as(t, "officer.serocu").read(id).Content}, documents.DraftOrder)
	require.NoError(t, err)
	for i, b := range order.Blocks {
		if l, is := b.(papers.List); is && l.Items[0].Label == "1." {
			change(&l)
			order.Blocks[i] = l
		}
	}
	file, err := docx.Write(order)
	require.NoError(t, err)
	return string(file)
}

// letter is a Word document that is no order.
func letter(t *testing.T) string {
	t.Helper()
	file, err := docx.Write(papers.Document{Title: "Letter", Blocks: []papers.Block{papers.Paragraph{Text: "We accept it."}}})
	require.NoError(t, err)
	return string(file)
}

func (c caller) readFile(id, file string) answers.FileRead {
	c.t.Helper()
	var read answers.FileRead
	c.get(at(id, "attachments", file, "text")).want(http.StatusOK).into(&read)
	return read
}

// TestAReturnedOrderIsCompared with what was sent; what a person confirms is taken by the decision.
func TestAReturnedOrderIsCompared(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	cps := d.as(t, "cps.reviewer")
	same := cps.readFile(id, cps.attach(id, "order.docx", d.returned(t, id, func(*papers.List) {}), "kind", "returned-order").ID)
	terms := cps.read(id).Content.Terms
	require.Len(t, same.Terms, len(terms))
	for i, c := range same.Terms {
		require.Equal(t, "unchanged", string(c.Change), c.Returned)
		require.Equal(t, terms[i].ID, *c.Term)
	}

	changed := cps.attach(id, "order2.docx", d.returned(t, id, func(l *papers.List) {
		l.Items[0].Paras[0] += " This ends after one year."
		l.Items = append(l.Items[:1], l.Items[2:]...)
		l.Items = append(l.Items, papers.Item{Label: "99.", Paras: []string{"You must swim on Sundays."}})
	}), "kind", "returned-order").ID
	body := decision(models.DecisionWithAmendments)
	var amended []models.AmendedTerm
	found := map[string]int{}
	for _, c := range cps.readFile(id, changed).Terms {
		found[string(c.Change)]++
		one := models.AmendedTerm{Change: models.TermChange(c.Change)}
		if c.Term != nil {
			one.Term = *c.Term
		}
		if c.Change == "amended" || c.Change == "added" {
			one.Text = c.Returned
		}
		amended = append(amended, one)
	}
	require.Equal(t, map[string]int{"amended": 1, "removed": 1, "added": 1, "unchanged": len(terms) - 2}, found)
	require.True(t, strings.HasSuffix(amended[0].Text, " This ends after one year."))
	body["amendedTerms"], body["papers"] = amended, []string{changed}
	cps.act(id, models.CPSDecision, body)
}

func TestAFileThatIsNoOrderIsRefused(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, submitted)
	cps := shared.as(t, "cps.reviewer")
	cps.get(at(id, "attachments", cps.attach(id, "order.pdf", pdf).ID, "text")).refused(http.StatusUnprocessableEntity, "not-word")
	broken := strings.Replace(shared.returned(t, id, func(*papers.List) {}), "<w:body>", "<w:bodx>", 1)
	cps.get(at(id, "attachments", cps.attach(id, "order.docx", broken).ID, "text")).refused(http.StatusUnprocessableEntity, "unreadable")
	shared.as(t, "applicant.thames-valley").get(at(id, "attachments", "x", "text")).refused(http.StatusNotFound, "not-found")
}
