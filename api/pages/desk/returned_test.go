package desk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/activities/documents/docx"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/papers"
)

// attachOrder adds the draft order of a case as the CPS changed it, and gives the id of the file.
func attachOrder(t *testing.T, id string, change func(*papers.List)) string {
	t.Helper()
	officer := service.As(t, pagestest.Officer)
	var app struct{ Content content.Content }
	officer.Ask(http.MethodGet, "/applications/"+id, nil, &app)
	order, err := documents.Build(documents.Input{Reference: "SCPO-1", Round: 1, Content: app.Content}, documents.DraftOrder)
	require.NoError(t, err)
	for i, b := range order.Blocks {
		if l, is := b.(papers.List); is && l.Items[0].Label == "1." {
			change(&l)
			order.Blocks[i] = l
		}
	}
	file, err := docx.Write(order)
	require.NoError(t, err)
	return addFile(t, id, "Returned order", "order.docx", string(file))
}

// TestAReturnedOrderIsConfirmedTermByTerm, and what is confirmed is recorded with the decision and the file.
func TestAReturnedOrderIsConfirmedTermByTerm(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	order := attachOrder(t, id, func(l *papers.List) {
		l.Items[0].Paras[0] += " This ends after one year."
		l.Items = append(l.Items[:1], l.Items[2:]...)
	})
	officer := service.As(t, pagestest.Officer)
	page := officer.Open("/applications/" + id + "/decision").Want(http.StatusOK)
	beside := page.Doc.Find(`main a[href*="letter="]`).AttrOr("href", "")
	require.Contains(t, officer.Open(beside).Want(http.StatusOK).Text("main"), "This ends after one year.", "the text is beside the form")

	page = officer.Open(page.Doc.Find(`main a[href*="/returned-order/"]`).AttrOr("href", "")).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "1 amended, 1 removed, 0 added")
	require.Zero(t, page.Doc.Find("input[checked]").Length(), "nothing is confirmed for the officer")
	cards := page.Doc.Find(".govuk-summary-card").Length()
	page = page.Submit(`main form`, nil).Want(http.StatusUnprocessableEntity)
	require.Equal(t, cards, page.Doc.Find(".govuk-error-summary a").Length())
	said := pagestest.Fill{}
	for i := range cards {
		said.Set(fmt.Sprintf("terms-%d-change", i), "unchanged")
	}
	said.Set("terms-0-change", "amended")
	said.Set("terms-1-change", "removed")
	page = page.Submit(`main form`, said).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), fmt.Sprintf("You confirmed %d terms as unchanged.", cards-2))
	require.Equal(t, order, page.Doc.Find(`input[name="papers"][checked]`).AttrOr("value", ""))
	done := pagestest.Fill{"decision": {string(models.DecisionWithAmendments)}, "authority-name": {"Ottilie Marr"}, "authority-grade": {"Head"}, "authority-basis": {"delegated by the DPP on 1 May 2025"}}
	year, month, day := time.Now().Date()
	for name, n := range map[string]int{"day": day, "month": int(month), "year": year} {
		done.Set("decidedOn-"+name, fmt.Sprint(n))
	}
	page.Submit(`main form`, done).Want(http.StatusOK)
	var history struct{ Items []map[string]any }
	officer.Ask(http.MethodGet, "/applications/"+id+"/events", nil, &history)
	text := fmt.Sprint(history.Items)
	require.Contains(t, text, "This ends after one year.")
	require.Contains(t, text, order)
	require.Equal(t, cards-2, strings.Count(text, "change:unchanged"))
}

// addFile adds a paper of the answer, and gives its id.
func addFile(t *testing.T, id, title, name, file string) string {
	t.Helper()
	officer := service.As(t, pagestest.Officer)
	officer.Upload("/applications/"+id+"/files", url.Values{"title": {title}, "kind": {"other"}}, name, file).Want(http.StatusOK)
	var list struct{ Items []struct{ ID, Title string } }
	officer.Ask(http.MethodGet, "/applications/"+id+"/attachments", nil, &list)
	i := slices.IndexFunc(list.Items, func(f struct{ ID, Title string }) bool { return f.Title == title })
	require.GreaterOrEqual(t, i, 0, "%s is listed", title)
	return list.Items[i].ID
}

// TestAnOrderThatCannotBeReadIsEnteredByHand: the page says why, and leads to the form.
func TestAnOrderThatCannotBeReadIsEnteredByHand(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	long := papers.Document{Title: "Order"}
	for i := range decode.MaxItems + 1 {
		long.Blocks = append(long.Blocks, papers.Paragraph{Text: fmt.Sprintf("Paragraph %d", i)})
	}
	file, err := docx.Write(long)
	require.NoError(t, err)
	order := addFile(t, id, "Long order", "order.docx", string(file))
	addFile(t, id, "Scan of the order", "scan.pdf", "%PDF-1.4\n%%EOF\n")
	officer := service.As(t, pagestest.Officer)
	page := officer.Open("/applications/" + id + "/returned-order/" + order).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "The terms of this file cannot be compared. The document has more than 500 paragraphs.")
	by := page.Doc.Find("main a:contains('by hand')").AttrOr("href", "")
	page = officer.Open(by).Want(http.StatusOK)
	require.Equal(t, "Record CPS decision", page.Text("h1"))
	require.Contains(t, page.Text("main"), "Download “Scan of the order” from the Files page, and enter what it says below.")
}

// TestAReturnedOrderIsForTheDecisionToCome also where an earlier decision could be corrected.
func TestAReturnedOrderIsForTheDecisionToCome(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	cps, officer, force := service.As(t, pagestest.CPS), service.As(t, pagestest.Officer), service.As(t, pagestest.Applicant)
	cps.Act(id, models.CPSDecision, pagestest.Decision(models.DecisionRejected, map[string]any{"code": "EVID", "text": "It is not served."}))
	var points struct{ Items []struct{ ID string } }
	force.Ask(http.MethodGet, "/applications/"+id+"/points", nil, &points)
	point := "/applications/" + id + "/points/" + points.Items[0].ID
	force.Ask(http.MethodPost, point+"/answer", models.AnswerBody{Answer: models.Explained, Text: "It has been served since."}, nil)
	force.Act(id, models.SubmitForQA, nil)
	officer.Act(id, models.Claim, nil)
	officer.Ask(http.MethodPost, point+"/resolve", models.ResolveBody{Resolution: models.Resolved}, nil)
	officer.Act(id, models.Approve, map[string]any{"checklist": pagestest.Checklist()})
	service.As(t, pagestest.OtherOfficer).Act(id, models.SubmitToCPS, nil)
	order := attachOrder(t, id, func(*papers.List) {})
	page := officer.Open("/applications/" + id + "/returned-order/" + order).Want(http.StatusOK)
	said := pagestest.Fill{}
	for i := range page.Doc.Find(".govuk-summary-card").Length() {
		said.Set(fmt.Sprintf("terms-%d-change", i), "unchanged")
	}
	require.Equal(t, "Record CPS decision", page.Submit("main form", said).Want(http.StatusOK).Text("h1"))
}
