package desk_test

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// TestWhatTheCPSWantsIsRecordedOnItsPage: contest, outcome, due date, receipt, each from its own form.
func TestWhatTheCPSWantsIsRecordedOnItsPage(t *testing.T) {
	t.Parallel()
	id := service.CaseAt(t, pagestest.Submitted)
	day := calendar.DateIn(time.Now())
	officer := service.As(t, pagestest.Officer)
	officer.Act(id, models.CPSDecision, models.DecisionBody{
		Decision: models.DecisionRejected, DecidedOn: &day, Authority: models.Authority{Name: "A Lawyer", Grade: "Crown Prosecutor", Basis: "Delegated"},
		Reasons: []models.ReasonCoded{{Code: "EVID", Text: "The record is not served."}},
	})
	var list answers.Points
	officer.Ask(http.MethodGet, "/applications/"+id+"/points", nil, &list)
	point := list.Items[0].ID
	at := "/applications/" + id + "/points/" + point + "/cps"
	page := officer.Open(at).Want(http.StatusOK)
	require.Zero(t, page.Doc.Find("form[action$='/outcome']").Length(), "nothing is contested yet")
	page = page.Submit("form[action$='/contest']", fill{"contest-contested": one("yes")}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter why the reason is wrong"}, page.Errors())
	page = page.Submit("form[action$='/contest']", fill{"contest-text": one("It was attached.")}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Contested")
	page = page.Submit("form[action$='/outcome']", nil).Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), 4)
	page = page.Submit("form[action$='/outcome']", fill{
		"outcome-agreed": one("yes"), "outcome-reason": one("Overlooked."), "outcome-discussed": one("phone"),
		"outcome-on-day": one(strconv.Itoa(day.Day)), "outcome-on-month": one(strconv.Itoa(int(day.Month))), "outcome-on-year": one(strconv.Itoa(day.Year)),
	}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "The CPS agreed that the reason was wrong")
	page = page.Submit("form[action$='/due']", fill{"due-dueOn-day": one("31"), "due-dueOn-month": one("2"), "due-dueOn-year": one("2099"), "due-by": one("cps"), "due-reason": one("Leave.")}).
		Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter a real date, such as 27 3 2027"}, page.Errors())
	page = page.Submit("form[action$='/due']", fill{"due-dueOn-day": one("28")}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "28 February 2099")
	page = page.Submit("form[action$='/cancel']", fill{"cancel-reason": one("Obtained from the court.")}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "No longer needed")
	require.Zero(t, page.Doc.Find("main form").Length())
}

// TestTheCPSRecordsTheOutcomeOfAContest, and does not contest.
func TestTheCPSRecordsTheOutcomeOfAContest(t *testing.T) {
	t.Parallel()
	id := service.CaseAt(t, pagestest.Submitted)
	day := calendar.DateIn(time.Now())
	cps, officer := service.As(t, pagestest.CPS), service.As(t, pagestest.Officer)
	cps.Act(id, models.CPSDecision, models.DecisionBody{
		Decision: models.DecisionRejected, DecidedOn: &day, Authority: models.Authority{Name: "A Lawyer", Grade: "Crown Prosecutor", Basis: "Delegated"},
		Reasons: []models.ReasonCoded{{Code: "EVID", Text: "The record is not served."}},
	})
	var list answers.Points
	cps.Ask(http.MethodGet, "/applications/"+id+"/points", nil, &list)
	at := "/applications/" + id + "/points/" + list.Items[0].ID
	page := cps.Open(at + "/cps").Want(http.StatusOK)
	require.Zero(t, page.Doc.Find("form[action$='/contest'], form[action$='/outcome']").Length(), "the region contests")
	officer.Ask(http.MethodPost, at+"/contest", map[string]any{"contested": "yes", "text": "It was attached."}, nil)
	page = cps.Open(at + "/cps").Want(http.StatusOK)
	page = page.Submit("form[action$='/outcome']", fill{
		"outcome-agreed": one("no"), "outcome-reason": one("It was not legible."), "outcome-discussed": one("email"),
		"outcome-on-day": one(strconv.Itoa(day.Day)), "outcome-on-month": one(strconv.Itoa(int(day.Month))), "outcome-on-year": one(strconv.Itoa(day.Year)),
	}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "The CPS did not agree")
	require.Contains(t, officer.Open(at+"/cps").Want(http.StatusOK).Text("main"), "It was not legible.")
}
