package site_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents/docx"
	shapes "scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/site"
	"scpo.example/desk/models"
	"scpo.example/desk/models/papers"
)

// elsewhere are the addresses below an application that show no page of it: files, and ways on to a page.
var elsewhere = []string{"/pack", ".json", ".csv", "/next", "/files/{file}", "/papers/{document}", "/pack.zip", "/documents/{document}"}

// orderOf adds a Word document to a submitted case, and gives its id.
func orderOf(t *testing.T, id string) string {
	t.Helper()
	file, err := docx.Write(papers.Document{Title: "Order"})
	require.NoError(t, err)
	officer := desk.As(t, pagestest.Officer)
	officer.Upload("/applications/"+id+"/files", url.Values{"title": {"Order"}}, "order.docx", string(file)).Want(http.StatusOK)
	var list struct{ Items []struct{ ID, Title string } }
	officer.Ask(http.MethodGet, "/applications/"+id+"/attachments", nil, &list)
	return list.Items[slices.IndexFunc(list.Items, func(f struct{ ID, Title string }) bool { return f.Title == "Order" })].ID
}

// TestEveryPageOfAnApplicationSaysWhichItIs in the title of its window, in every state of the application and for
// everyone who can open it: what the page is, the subject where the visitor can see it, and the reference.
func TestEveryPageOfAnApplicationSaysWhichItIs(t *testing.T) {
	opened := map[string]bool{}
	recorded := desk.CaseAt(t, pagestest.Submitted) // and its decision by the region
	desk.As(t, pagestest.Officer).Act(recorded, models.CPSDecision, pagestest.Decision(models.DecisionAccepted))
	desk.As(t, pagestest.Officer).Act(recorded, models.Restrict, map[string]any{"people": []string{pagestest.OtherOfficer}, "reason": "It shows a source."})
	rejected := desk.CaseAt(t, pagestest.Submitted)
	desk.As(t, pagestest.CPS).Act(rejected, models.CPSDecision, pagestest.Decision(models.DecisionRejected, map[string]any{"code": "EVID", "text": "It is not served."}))
	var raised shapes.Points
	desk.As(t, pagestest.Officer).Ask(http.MethodGet, "/applications/"+rejected+"/points", nil, &raised)
	ids := []string{recorded, rejected}
	for _, stage := range []pagestest.Stage{
		pagestest.Drafted, pagestest.Sent, pagestest.Claimed, pagestest.Approved, pagestest.Submitted, pagestest.Decided, pagestest.Returned,
	} {
		ids = append(ids, desk.CaseAt(t, stage))
	}
	draft := ids[1]
	desk.As(t, pagestest.Applicant).Upload("/applications/"+draft+"/files", url.Values{"title": {"Map A"}}, "map.txt", "a map").Want(http.StatusOK)
	var files struct{ Items []struct{ ID string } }
	desk.As(t, pagestest.Applicant).Ask(http.MethodGet, "/applications/"+draft+"/attachments", nil, &files)
	order := orderOf(t, ids[6])
	for _, id := range ids {
		var app struct {
			Reference string
			Subject   string
		}
		desk.As(t, pagestest.Applicant).Ask(http.MethodGet, "/applications/"+id, nil, &app)
		require.Regexp(t, `^[A-Z]+, `, app.Subject, "the family name is in capitals")
		for _, who := range []string{pagestest.Applicant, pagestest.Officer, pagestest.OtherOfficer, pagestest.CPS, pagestest.Auditor} {
			v, of := desk.As(t, who), app.Subject+" – "+app.Reference
			if who == pagestest.Auditor {
				of = app.Reference
			}
			for _, r := range site.Routes() {
				if r.Method != http.MethodGet || !strings.HasPrefix(r.Path, "/applications/{id}") {
					continue
				}
				page := v.Open(filled(strings.NewReplacer("{n}", "1", "{file}", files.Items[0].ID, "{order}", order, "{wording}", "cash-limit", "{section}/copy", "risk/copy", "{point}", raised.Items[0].ID).Replace(r.Path), id))
				if page.Status != http.StatusOK || page.Doc.Find("title").Length() == 0 {
					continue
				}
				opened[r.Path] = true
				require.Equal(t, 1, page.Doc.Find("h1").Length(), "%s opens %s", who, r.Path)
				require.True(t, strings.HasPrefix(page.Title(), page.Text("h1")+" – "), "%s opens %s: %s", who, r.Path, page.Title())
				require.True(t, strings.HasSuffix(page.Title(), " – "+of+" – SCPO Desk"), "%s opens %s: %s", who, r.Path, page.Title())
			}
		}
	}
	for _, r := range site.Routes() {
		if r.Method == http.MethodGet && strings.HasPrefix(r.Path, "/applications/{id}") {
			away := slices.ContainsFunc(elsewhere, func(end string) bool { return strings.HasSuffix(r.Path, end) })
			require.Equal(t, !away, opened[r.Path], "%s was opened", r.Path)
		}
	}
}
