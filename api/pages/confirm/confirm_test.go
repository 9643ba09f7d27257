package confirm_test

import (
	"net/http"
	"net/url"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/desk"
	"scpo.example/desk/api/pages/drafting"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

var service *pagestest.Desk

func TestMain(m *testing.M) {
	overview := []pages.Route{{
		Method: http.MethodGet, Path: "/applications/{id}", Roles: pages.Everyone(), Log: "view",
		Handle: func(v *pages.Visit) error { return v.SendJSON(http.StatusOK, "the case") },
	}}
	os.Exit(pagestest.Main(m, &service, drafting.Routes(), desk.Routes(), overview))
}

// TestEveryStepTakesItsText: the form of each is filled in whole and accepted, once, and refused when it can no longer be done.
func TestEveryStepTakesItsText(t *testing.T) {
	for _, step := range []struct {
		path  string
		stage pagestest.Stage
		who   string
		field string
	}{
		{"/recall", pagestest.Sent, pagestest.Applicant, "reason"},
		{"/withdraw", pagestest.Drafted, pagestest.Applicant, "reason"},
		{"/release", pagestest.Claimed, pagestest.Officer, "note"},
		{"/reopen", pagestest.Approved, pagestest.OtherOfficer, "reason"},
		{"/submit-to-cps", pagestest.Approved, pagestest.OtherOfficer, "note"},
		{"/conflict", pagestest.Sent, pagestest.Officer, "reason"},
	} {
		t.Run(step.path, func(t *testing.T) {
			at := "/applications/" + service.CaseAt(t, step.stage) + step.path
			page := service.As(t, step.who).Open(at).Want(http.StatusOK)
			require.Equal(t, 1, page.Doc.Find("main textarea").Length())
			fill := url.Values{step.field: {"As agreed, on Monday."}}
			page.Submit("main form", fill).Want(http.StatusOK)
			page.Submit("main form", fill).Want(http.StatusOK) // the same form twice is done once
			after := http.StatusConflict
			if step.path == "/conflict" {
				after = http.StatusNotFound // who declared a conflict is outside the case
			}
			service.As(t, step.who).Open(at).Want(after)
		})
	}
}

// TestAStepIsTakenOnWhatWasRead: a person who confirms first sees what others did meanwhile, and keeps what they typed.
func TestAStepIsTakenOnWhatWasRead(t *testing.T) {
	id := service.CaseAt(t, pagestest.Approved)
	officer := service.As(t, pagestest.OtherOfficer)
	page := officer.Open("/applications/" + id + "/submit-to-cps").Want(http.StatusOK)
	officer.Act(id, models.StopClock, map[string]any{"cause": "awaiting-third-party", "from": calendar.DateIn(service.Store.Now())})
	page = page.Submit("main form", url.Values{"note": {"As agreed, on Monday."}}).Want(http.StatusPreconditionFailed)
	require.Contains(t, page.Text("main"), "As agreed, on Monday.")
}
