package desk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/activities/documents/docx"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
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
	officer.Upload("/applications/"+id+"/files", url.Values{"title": {"Returned order"}, "kind": {"other"}}, "order.docx", string(file)).Want(http.StatusOK)
	var list struct{ Items []struct{ ID, Title string } }
	officer.Ask(http.MethodGet, "/applications/"+id+"/attachments", nil, &list)
	for _, f := range list.Items {
		if f.Title == "Returned order" {
			return f.ID
		}
	}
	t.Fatal("the file is not listed")
	return ""
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
