package points_test

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

var desk *pagestest.Desk

func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &desk, points.Routes())) }

func TestPointsAreAnsweredAndResolved(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Returned)
	at := "/applications/" + id + "/points"
	force := desk.As(t, pagestest.Applicant)

	page := force.Open(at).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "1 required point has no response.")
	require.Equal(t, 2, page.Doc.Find(".govuk-summary-card").Length())
	require.Equal(t, "/applications/"+id+"/terms/t1", page.Doc.Find(`a:contains("Go to Term 1")`).AttrOr("href", ""))

	p1, p2 := pointIDs(page)
	page = page.Submit(theForm, pagestest.Fill{"text-" + p1: {"Kept."}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Select your response to point 1"}, page.Errors())
	require.Equal(t, "Kept.", page.Doc.Find("#text-"+p1).Text())
	require.Contains(t, page.Title(), "Error: ")
	page = page.Submit(theForm, pagestest.Fill{"answer-" + p1: {"explained"}, "text-" + p1: {""}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter your response to point 1"}, page.Errors())
	page = page.Submit(theForm, pagestest.Fill{"answer-" + p1: {"explained"}, "text-" + p1: {"It meets risk 1."}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "All required points have a response.")
	require.Contains(t, page.Text("main"), "1 response saved")
	require.Equal(t, 1, page.Doc.Find("details:contains('Change the response to point 1') #text-"+p1).Length())
	require.Zero(t, page.Doc.Find("details #text-"+p2).Length())
	require.Contains(t, page.Text("main"), "Tamsel Orrinder")

	c := pagestest.Sample(t)
	c.Terms[0].Text = "Must not possess more than one mobile phone."
	var app struct{ Version int }
	force.Ask(http.MethodPut, "/applications/"+id+"/content", c, &app, "If-Match", "*")
	page = force.Open(at)
	require.Contains(t, page.Text(".govuk-summary-card"), "Changes here")
	require.Contains(t, page.Text("del"), "removed: ")
	force.Act(id, models.SubmitForQA, nil)
	require.Contains(t, force.Open(at).Text("main"), "You can respond to points only while the application is returned to your force.")

	officer := desk.As(t, pagestest.Officer)
	require.Contains(t, officer.Open(at).Text("main"), "Claim it to resolve points.")
	officer.Act(id, models.Claim, nil)
	page = officer.Open(at).Want(http.StatusOK)
	page = page.Submit(theForm, nil).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Select resolve or reopen for at least one point"}, page.Errors())
	page = page.Submit(theForm, pagestest.Fill{"note-" + p1: {"Well."}, "note-" + p2: {"Not."}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Select whether point 1 has been dealt with", "Select whether point 2 has been dealt with"}, page.Errors())
	page = page.Submit(theForm, pagestest.Fill{"resolution-" + p1: {"resolved"}, "resolution-" + p2: {"reopened"}, "note-" + p2: {" "}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Explain why you are reopening point 2"}, page.Errors())
	require.Contains(t, page.Text(".moj-alert"), "1 point resolved. What was not saved is still in the form.")
	require.Equal(t, "reopened", page.Doc.Find("input[name=resolution-"+p2+"][checked]").AttrOr("value", ""), "what was chosen is kept")
	page = page.Submit(theForm, pagestest.Fill{"note-" + p2: {"Newer evidence is wanted."}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "All required points are resolved.")
	require.Contains(t, page.Text("#point-"+p2), "Reopened")

	changes := officer.Open("/applications/" + id + "/changes").Want(http.StatusOK)
	require.Contains(t, changes.Text("main"), "Raised by point 1")
	require.Contains(t, changes.Text("main"), "Point 2: Risk")
	require.Contains(t, changes.Text("main"), "Other changes None")
	plain := officer.Open("/applications/" + id + "/changes?from=2&to=1").Want(http.StatusOK)
	require.Contains(t, plain.Text("h3"), "Term 1: Reworded")
	require.NotContains(t, plain.Text("main"), "Raised by point")
}

// TestTwoOfAListAreToldApart where no point can be made on them.
func TestTwoOfAListAreToldApart(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Returned)
	c := pagestest.Sample(t)
	c.Attachments[0].Title, c.Attachments[0].Redacted = "Map of the quay", !c.Attachments[0].Redacted
	c.Attachments = append(c.Attachments, content.Attachment{ID: "a99", Kind: content.AttachmentLetter, Title: "Letter of the harbour master"})
	c.Court.Hearings[0].Note = "By video link."
	force := desk.As(t, pagestest.Applicant)
	force.Ask(http.MethodPut, "/applications/"+id+"/content", c, nil, "If-Match", "*")
	page := force.Open("/applications/" + id + "/changes").Want(http.StatusOK)
	require.Contains(t, page.Text("h3"), "Document 1 (Map of the quay): ")
	require.Contains(t, page.Text("h3"), fmt.Sprintf("Document %d (Letter of the harbour master): Added", len(c.Attachments)))
	require.Contains(t, page.Text("h3"), "Hearing 1 (")
	require.NotContains(t, page.Text("h3"), "Attachments: ")
}

func TestWhoSeesPointsAndChanges(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Submitted)
	for name, want := range map[string][2]int{
		pagestest.Applicant: {200, 200}, pagestest.Officer: {200, 200}, pagestest.CPS: {200, 200}, pagestest.Elsewhere: {404, 404},
		pagestest.Manager: {404, 404}, pagestest.Auditor: {404, 404}, pagestest.Admin: {404, 404},
	} {
		v := desk.As(t, name)
		require.Equal(t, want[0], v.Open("/applications/"+id+"/points").Status, name)
		require.Equal(t, want[1], v.Open("/applications/"+id+"/changes").Status, name)
	}
	require.Contains(t, desk.As(t, pagestest.CPS).Open("/applications/"+id+"/changes").Text("main"), "There is only one version.")
	require.Contains(t, desk.As(t, pagestest.Officer).Open("/applications/"+id+"/changes").Text("main"), "There are no changes.")
	require.Contains(t, desk.As(t, pagestest.Officer).Open("/applications/"+id+"/points").Text("main"), "No review points have been raised.")

	drafted := desk.CaseAt(t, pagestest.Drafted)
	require.Contains(t, desk.As(t, pagestest.Applicant).Open("/applications/"+drafted+"/changes").Text("main"), "There is no submitted version.")
}

// TestTheCPSFindsContestsAmongItsPoints, without what is being changed in the text.
func TestTheCPSFindsContestsAmongItsPoints(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Submitted)
	at := "/applications/" + id + "/points"
	day := calendar.DateIn(time.Now())
	cps, officer := desk.As(t, pagestest.CPS), desk.As(t, pagestest.Officer)
	require.Contains(t, cps.Open(at).Want(http.StatusOK).Text("main"), "No review points have been raised.")
	cps.Act(id, models.CPSDecision, models.DecisionBody{
		Decision: models.DecisionRejected, DecidedOn: &day, Authority: models.Authority{Name: "A Lawyer", Grade: "Crown Prosecutor", Basis: "Delegated"},
		Reasons: []models.ReasonCoded{{Code: "EVID", Text: "The record is not served."}},
	})
	var list answers.Points
	cps.Ask(http.MethodGet, at, nil, &list)
	require.Contains(t, cps.Open(at).Want(http.StatusOK).Text("main"), "There are no contests without an outcome.")
	point := at + "/" + list.Items[0].ID
	officer.Ask(http.MethodPost, point+"/contest", models.ContestBody{Contested: models.Yes, Text: "It was attached."}, nil)
	page := cps.Open(at).Want(http.StatusOK)
	for _, shown := range []string{"1 contest has no outcome.", "Contested: It was attached. No outcome yet."} {
		require.Contains(t, page.Text("main"), shown)
	}
	require.NotContains(t, page.Text("main"), "No change since this point was raised")
	require.Equal(t, 1, page.Doc.Find("main a[href='"+point+"/cps']").Length())
	require.Zero(t, page.Doc.Find("main form").Length())
}

// TestManyAnswersWithOneSave: what is accepted is recorded once, however often the form comes, and what is not is kept.
func TestManyAnswersWithOneSave(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Returned)
	force := desk.As(t, pagestest.Applicant)
	page := force.Open("/applications/" + id + "/points")
	p1, p2 := pointIDs(page)
	page.Submit(theForm, nil).Want(http.StatusUnprocessableEntity)

	sent := pagestest.Fill{"answer-" + p1: {"changed"}, "text-" + p1: {"Reworded."}, "answer-" + p2: {"disagree"}, "text-" + p2: {strings.Repeat("x", decode.MaxText+1)}}
	part := page.Submit(theForm, sent).Want(http.StatusUnprocessableEntity)
	require.Len(t, part.Errors(), 1)
	require.True(t, strings.HasPrefix(part.Errors()[0], "Point 2: "), part.Errors()[0])
	require.Contains(t, part.Text(".moj-alert"), "1 response saved. What was not saved is still in the form.")
	require.Equal(t, sent["text-"+p2][0], part.Doc.Find("#text-"+p2).Text())
	require.Equal(t, "disagree", part.Doc.Find("input[name=answer-"+p2+"][checked]").AttrOr("value", ""))
	require.Empty(t, part.Doc.Find("#text-"+p1).Text(), "it is recorded")
	require.Equal(t, 1, said(t, id, "Reworded."))

	part.Submit(theForm, pagestest.Fill{"text-" + p2: {"The map shows it."}}).Want(http.StatusOK)
	require.Equal(t, []int{1, 1}, []int{said(t, id, "Reworded."), said(t, id, "The map shows it.")})

	// Back to the first page, whose form was sent already: the same words are not recorded twice, and others are not taken for them.
	sent.Set("text-"+p2, "And more.")
	back := page.Submit(theForm, sent).Want(http.StatusUnprocessableEntity)
	require.Contains(t, back.Errors()[0], "You have already responded to point 2")
	require.Equal(t, "And more.", back.Doc.Find("#text-"+p2).Text())
	require.Equal(t, 1, said(t, id, "Reworded."))
	back.Submit(theForm, nil).Want(http.StatusOK)
	require.Equal(t, []int{1, 1}, []int{said(t, id, "Reworded."), said(t, id, "And more.")})
}

// TestAnAnswerThatIsNotRecordedInTime: what was typed is in the form, which can be sent again as it is.
func TestAnAnswerThatIsNotRecordedInTime(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Returned)
	page := desk.As(t, pagestest.Applicant).Open("/applications/" + id + "/points")
	p1, p2 := pointIDs(page)
	sent := pagestest.Fill{"answer-" + p1: {"explained"}, "text-" + p1: {"One."}, "answer-" + p2: {"disagree"}, "text-" + p2: {"Two."}}
	var late pagestest.Page
	desk.Frozen(t, func() { late = page.Submit(theForm, sent).Want(http.StatusServiceUnavailable) })
	require.Contains(t, late.Errors()[0], "Wait a minute, then save again")
	require.NotEmpty(t, late.Header.Get("Retry-After"))
	require.Equal(t, []string{"One.", "Two."}, []string{late.Doc.Find("#text-" + p1).Text(), late.Doc.Find("#text-" + p2).Text()})
	done := late.Submit(theForm, nil).Want(http.StatusOK)
	require.Contains(t, done.Text(".moj-alert"), "2 responses saved")
	require.Equal(t, []int{1, 1}, []int{said(t, id, "One."), said(t, id, "Two.")})
	page.Submit(theForm, sent).Want(http.StatusOK)
	require.Equal(t, []int{1, 1}, []int{said(t, id, "One."), said(t, id, "Two.")})
}

// TestAnAnswerInTheWrongState: the force answers while the officer has the application already. What was typed is given back.
func TestAnAnswerInTheWrongState(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Returned)
	force := desk.As(t, pagestest.Applicant)
	page := force.Open("/applications/" + id + "/points")
	p1, p2 := pointIDs(page)
	page.Submit(theForm, pagestest.Fill{"answer-" + p1: {"changed"}}).Want(http.StatusOK)
	force.Act(id, models.SubmitForQA, nil)
	late := page.Submit(theForm, pagestest.Fill{"answer-" + p1: {"changed"}, "answer-" + p2: {"disagree"}, "text-" + p2: {"Long thought about."}}).Want(http.StatusConflict)
	require.Contains(t, late.Text("main"), "Your responses were not saved")
	require.Contains(t, late.Text("main"), "You can respond to points only while the application is returned to your force.")
	require.Contains(t, late.Text("main"), "Point 2 Disagree (explain why) Long thought about.")
	require.NotContains(t, late.Text("[role=alert]"), "Point 1")
	require.Contains(t, late.Title(), "Not saved: review points")
	page.Submit(theForm, pagestest.Fill{"answer-" + p1: {"changed"}}).Want(http.StatusOK) // the first form again: done once, and said again

	desk.As(t, pagestest.Elsewhere).Post("/applications/"+id+"/points", nil).Want(http.StatusNotFound)
	desk.As(t, pagestest.CPS).Post("/applications/"+id+"/points", nil).Want(http.StatusNotFound)
}

// theForm is the one form of all points.
const theForm = "main form"

// pointIDs are the ids of the two points on the page.
func pointIDs(page pagestest.Page) (one, two string) {
	id := func(n string) string {
		return strings.TrimPrefix(page.Doc.Find(".govuk-summary-card:contains('Point "+n+"')").AttrOr("id", ""), "point-")
	}
	return id("1"), id("2")
}

// said is how often these words were said on the points of a case.
func said(t *testing.T, id, words string) int {
	t.Helper()
	var list points.List
	desk.As(t, pagestest.Applicant).Ask(http.MethodGet, "/applications/"+id+"/points", nil, &list)
	n := 0
	for _, p := range list.Items {
		for _, s := range p.Said {
			if s.Text == words {
				n++
			}
		}
	}
	return n
}
