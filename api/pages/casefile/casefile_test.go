package casefile_test

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/casefile"
	"scpo.example/desk/api/pages/pagestest"
)

var service *pagestest.Desk

func TestMain(m *testing.M) {
	applicant := func(v *pages.Visit) error { return v.SendJSON(http.StatusOK, "the applicant's page") }
	os.Exit(pagestest.Main(m, &service, casefile.Routes(applicant)))
}

func at(id, below string) string { return "/applications/" + id + below }

// anchorsLead holds every link to a place on the page to there being such a place.
func anchorsLead(t *testing.T, p pagestest.Page) {
	t.Helper()
	seen := map[string]bool{}
	p.Doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id := s.AttrOr("id", "")
		require.False(t, seen[id], "two things have the id %q", id)
		seen[id] = true
	})
	p.Doc.Find(`main a[href^="#"]`).Each(func(_ int, s *goquery.Selection) {
		require.True(t, seen[strings.TrimPrefix(s.AttrOr("href", ""), "#")], s.AttrOr("href", ""))
	})
}

func TestOfficerReadsTheWholeApplicationOnOnePage(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	page := service.As(t, pagestest.Officer).Open(at(id, "")).Want(http.StatusOK)
	anchorsLead(t, page)
	text := page.Text("main")
	content := pagestest.Sample(t)
	for _, term := range content.Terms {
		require.Contains(t, text, strings.Join(strings.Fields(term.Text), " "))
	}
	for _, words := range []string{
		"Assigned to You", "Review", "Approve", "Unassign", "Conflicts of interest None", "At this stage since",
		"Status With the region", "Recent activity", "claimed the application", "Section 19",
	} {
		require.Contains(t, text, words)
	}
	require.NotContains(t, text, "Submit to the CPS", "what the status excludes is not listed")
	require.NotContains(t, text, "schemaVersion")
	require.Empty(t, page.Doc.Find(".govuk-summary-list__key:empty").Nodes)
	require.Equal(t, 1, page.Doc.Find("h1").Length())
}

func TestEachRoleHasItsOwnBeginning(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	require.Contains(t, string(service.As(t, pagestest.Applicant).Open(at(id, "")).Body), "the applicant's page")
	cps := service.As(t, pagestest.CPS).Open(at(id, "")).Want(http.StatusOK)
	anchorsLead(t, cps)
	require.Contains(t, cps.Text("main"), "Download the round 1 submission (JSON)")
	require.Contains(t, cps.Text("main"), "Record decision")
	require.Zero(t, cps.Doc.Find("a:contains('Changes since')").Length(), "it is the first")
	drafted := service.CaseAt(t, pagestest.Claimed)
	service.As(t, pagestest.CPS).Open(at(drafted, "")).Want(http.StatusNotFound)
	service.As(t, pagestest.Elsewhere).Open(at(id, "/checks")).Want(http.StatusNotFound)
}

func TestChecksComeByUrgencyAndLeadToTheirPlace(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	page := service.As(t, pagestest.Officer).Open(at(id, "/checks")).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Nothing prevents submission.")
	links := page.Doc.Find(`main .govuk-summary-card a[href^="` + at(id, "#") + `"]`)
	require.NotZero(t, links.Length())
	whole := service.As(t, pagestest.Officer).Open(at(id, ""))
	leads := map[string]string{}
	links.Each(func(_ int, s *goquery.Selection) {
		_, place, _ := strings.Cut(s.AttrOr("href", ""), "#")
		require.Equal(t, 1, whole.Doc.Find("[id='"+place+"']").Length(), place)
		if before, named := leads[s.Text()]; named {
			require.Equal(t, before, place, "two places are called %q", s.Text())
		}
		leads[s.Text()] = place
	})
	forms := service.CaseAt(t, pagestest.Returned)
	force := service.As(t, pagestest.Applicant).Open(at(forms, "/checks")).Want(http.StatusOK)
	require.NotZero(t, force.Doc.Find(`main a[href^="`+at(forms, "/terms/")+`"], main a[href^="`+at(forms, "/sections/")+`"]`).Length())
}

func TestHistoryTellsWhatEachMayRead(t *testing.T) {
	id := service.CaseAt(t, pagestest.Returned)
	officer := service.As(t, pagestest.Officer).Open(at(id, "/history")).Want(http.StatusOK)
	require.Contains(t, officer.Text("main"), "Verified. All 4 events are present and unchanged, and match the current status.")
	require.Contains(t, officer.Text("main"), "Not tied to a risk.")
	auditor := service.As(t, pagestest.Auditor).Open(at(id, "/history")).Want(http.StatusOK)
	require.Contains(t, auditor.Text("main"), "Verified. All 4 events")
	require.NotContains(t, auditor.Text("main"), "Not tied to a risk.")
	require.NotContains(t, auditor.Text("main"), "VASCOTT")
	service.As(t, pagestest.Admin).Open(at(id, "/history")).Want(http.StatusNotFound)
}

func TestPapersHoldWhatWasFrozen(t *testing.T) {
	id := service.CaseAt(t, pagestest.Decided)
	officer := service.As(t, pagestest.Officer)
	page := officer.Open(at(id, "/papers")).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Accepted as submitted")
	require.Equal(t, 2, page.Doc.Find("a:contains('View version')").Length())
	first := officer.Open(at(id, "/versions/1")).Want(http.StatusOK)
	anchorsLead(t, first)
	require.Contains(t, first.Text("main"), "Approval checklist")
	cps := service.As(t, pagestest.CPS)
	require.Equal(t, 1, cps.Open(at(id, "/papers")).Doc.Find("a:contains('View version')").Length())
	cps.Open(at(id, "/versions/1")).Want(http.StatusNotFound)
	require.NotContains(t, cps.Open(at(id, "/versions/2")).Want(http.StatusOK).Text("main"), "Approval checklist")
	cps.Open(at(id, "/submissions/9/pack")).Want(http.StatusNotFound)
}

func TestNotesAreOfTheRegionAlone(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	officer := service.As(t, pagestest.Officer)
	page := officer.Open(at(id, "/notes")).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "There are no private notes.")
	page = page.Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter the note"}, page.Errors())
	page = page.Submit("main form", pagestest.Fill{"text": {"Ask about <term> 2."}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Ask about <term> 2.")
	service.As(t, pagestest.Applicant).Open(at(id, "/notes")).Want(http.StatusNotFound)
}

func TestEveryReadingIsLoggedOnce(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	service.As(t, pagestest.Officer).Open(at(id, ""))
	var log struct {
		Items []struct {
			Kind, Route   string
			ApplicationID string `json:"applicationId"`
		}
	}
	service.As(t, pagestest.Auditor).Ask(http.MethodGet, "/access-log?application="+id, nil, &log)
	pagesRead := 0
	for _, line := range log.Items {
		if line.Route == "GET /applications/{id}" && line.ApplicationID == id {
			require.Equal(t, "view", line.Kind)
			pagesRead++
		}
	}
	require.Equal(t, 1, pagesRead)
}
