package points_test

import (
	"net/http"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/models"
)

var desk *pagestest.Desk

func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &desk, points.Routes())) }

func TestPointsAreAnsweredAndResolved(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Returned)
	at := "/applications/" + id + "/points"
	force := desk.As(t, pagestest.Applicant)

	page := force.Open(at).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "1 point that must be answered has no answer.")
	require.Equal(t, 2, page.Doc.Find(".govuk-summary-card").Length())
	require.Equal(t, "/applications/"+id+"/terms/t1", page.Doc.Find(`a:contains("Go to Term 1")`).AttrOr("href", ""))

	form := `form[action$="/answer"]:contains("point 1")`
	page = page.Submit(form, pagestest.Fill{"text": {"Kept."}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Select your answer"}, page.Errors())
	require.Equal(t, "Kept.", page.Doc.Find(form+" textarea").Text())
	require.Contains(t, page.Title(), "Error: ")
	page = page.Submit(form, pagestest.Fill{"answer": {"explained"}, "text": {""}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Explain your answer."}, page.Errors())
	page = page.Submit(form, pagestest.Fill{"answer": {"explained"}, "text": {"It meets risk 1."}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Every point that must be answered has an answer.")
	require.Contains(t, page.Text("main"), "Your answer is saved")
	require.Contains(t, page.Text("main"), "Tamsel Orrinder")

	c := pagestest.Sample(t)
	c.Terms[0].Text = "Must not possess more than one mobile phone."
	var app struct{ Version int }
	force.Ask(http.MethodPut, "/applications/"+id+"/content", c, &app, "If-Match", "*")
	page = force.Open(at)
	require.Contains(t, page.Text(".govuk-summary-card"), "What was changed here")
	require.Contains(t, page.Text("del"), "removed: ")
	force.Act(id, models.SubmitForQA, nil)
	require.Contains(t, force.Open(at).Text("main"), "You can answer points while the application is returned to you.")

	officer := desk.As(t, pagestest.Officer)
	require.Contains(t, officer.Open(at).Text("main"), "Claim it to resolve points.")
	officer.Act(id, models.Claim, nil)
	page = officer.Open(at).Want(http.StatusOK)
	form = `form[action$="/resolve"]:contains("point 1")`
	page = page.Submit(form, nil).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Select whether the point is met"}, page.Errors())
	page = page.Submit(form, pagestest.Fill{"resolution": {"reopened"}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Say why the answer is not enough."}, page.Errors())
	page = page.Submit(form, pagestest.Fill{"resolution": {"resolved"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Every point that must be met is resolved.")

	changes := officer.Open("/applications/" + id + "/changes").Want(http.StatusOK)
	require.Contains(t, changes.Text("main"), "Point 1 asked for this")
	require.Contains(t, changes.Text("main"), "Point 2: Risk")
	require.Contains(t, changes.Text("main"), "Nothing else was changed.")
	plain := officer.Open("/applications/" + id + "/changes?from=2&to=1").Want(http.StatusOK)
	require.Contains(t, plain.Text("h3"), "Term 1: Reworded")
	require.NotContains(t, plain.Text("main"), "asked for this")
}

func TestWhoSeesPointsAndChanges(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Submitted)
	for name, want := range map[string][2]int{
		pagestest.Applicant: {200, 200}, pagestest.Officer: {200, 200}, pagestest.CPS: {404, 200}, pagestest.Elsewhere: {404, 404},
		pagestest.Manager: {404, 404}, pagestest.Auditor: {404, 404}, pagestest.Admin: {404, 404},
	} {
		v := desk.As(t, name)
		require.Equal(t, want[0], v.Open("/applications/"+id+"/points").Status, name)
		require.Equal(t, want[1], v.Open("/applications/"+id+"/changes").Status, name)
	}
	require.Contains(t, desk.As(t, pagestest.CPS).Open("/applications/"+id+"/changes").Text("main"), "There is nothing to compare yet.")
	require.Contains(t, desk.As(t, pagestest.Officer).Open("/applications/"+id+"/changes").Text("main"), "The two say the same.")
	require.Contains(t, desk.As(t, pagestest.Officer).Open("/applications/"+id+"/points").Text("main"), "No points have been raised.")

	drafted := desk.CaseAt(t, pagestest.Drafted)
	require.Contains(t, desk.As(t, pagestest.Applicant).Open("/applications/"+drafted+"/changes").Text("main"), "There is nothing to compare yet.")
}

// TestAnAnswerInTheWrongState: the force answers while the officer has the application already.
func TestAnAnswerInTheWrongState(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Returned)
	force := desk.As(t, pagestest.Applicant)
	page := force.Open("/applications/" + id + "/points")
	form := `form[action$="/answer"]:contains("point 1")`
	page.Submit(form, pagestest.Fill{"answer": {"changed"}}).Want(http.StatusOK)
	force.Act(id, models.SubmitForQA, nil)
	late := page.Submit(`form[action$="/answer"]:contains("point 2")`, pagestest.Fill{"answer": {"changed"}}).Want(http.StatusConflict)
	require.Contains(t, late.Text("main"), "This cannot be done now")
	page.Submit(form, pagestest.Fill{"answer": {"changed"}}).Want(http.StatusOK) // the first form again: done once, and said again
}
