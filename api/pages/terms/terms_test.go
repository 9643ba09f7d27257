package terms_test

import (
	"encoding/json"
	"net/http"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/pages/terms"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

var desk *pagestest.Desk

func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &desk, terms.Routes())) }

const theForm = `main form[method="post"]:has(input[name="base"])`

func at(id string) string { return "/applications/" + id + "/terms" }

// contentOf is what the application says now.
func contentOf(t *testing.T, id string) content.Content {
	t.Helper()
	var app struct{ Content content.Content }
	desk.As(t, pagestest.Applicant).Ask(http.MethodGet, "/applications/"+id, nil, &app)
	return app.Content
}

func ids(c content.Content) []string {
	var out []string
	for i, term := range c.Terms {
		out = append(out, term.ID)
		if term.Number != i+1 {
			out = append(out, "number "+strconv.Itoa(term.Number))
		}
	}
	return out
}

func TestTheListAndItsOrder(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	page := force.Open(at(id)).Want(http.StatusOK)
	before := ids(contentOf(t, id))
	require.Equal(t, len(before), page.Doc.Find(".govuk-summary-card").Length())
	require.Zero(t, page.Doc.Find(`#term-t1 button[name="before"]`).Length(), "the first goes no higher")

	stale := page
	page = page.Submit("#term-t2 form", pagestest.Fill{"before": {"t1"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Term moved. It is now term 1.")
	moved := append([]string{"t2", "t1"}, before[2:]...)
	require.Equal(t, moved, ids(contentOf(t, id)))
	stale.Submit("#term-t2 form", pagestest.Fill{"before": {"t1"}}).Want(http.StatusOK)
	require.Equal(t, moved, ids(contentOf(t, id)), "a second click moves nothing more")
	page.Submit("#term-t2 form", pagestest.Fill{"after": {"t1"}}).Want(http.StatusOK)
	require.Equal(t, before, ids(contentOf(t, id)))

	ask := force.Open(at(id) + "/remove/t2").Want(http.StatusOK)
	require.Equal(t, before, ids(contentOf(t, id)), "a question removes nothing")
	page = ask.Submit(theForm, nil).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Term 2 removed. The terms after it have been renumbered.")
	require.NotContains(t, ids(contentOf(t, id)), "t2")
	require.Len(t, ids(contentOf(t, id)), len(before)-1)
	page.Submit("#term-t1 form", pagestest.Fill{"after": {"t2"}}).Want(http.StatusConflict)
	ask.Submit(theForm, nil).Want(http.StatusOK)
}

func TestATermIsSavedAsItWas(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	for _, term := range contentOf(t, id).Terms {
		force.Open(at(id)+"/"+term.ID).Want(http.StatusOK).Submit(theForm, pagestest.Fill{"do": {"save"}}).Want(http.StatusOK)
	}
	require.Equal(t, pagestest.Sample(t).Hash(), contentOf(t, id).Hash())
}

func TestAddingAndCheckingATerm(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	n := len(contentOf(t, id).Terms)
	force := desk.As(t, pagestest.Applicant)
	page := force.Open(at(id) + "/new").Want(http.StatusOK)
	fill := pagestest.Fill{"/terms/0/text": {"Must behave."}, "/terms/0/type": {"requirement"}, "do": {"check"}}

	wrong := page.Submit(theForm, pagestest.Fill{"/terms/0/start/kind": {"date"}, "/terms/0/start/on-day": {"31"}, "/terms/0/start/on-month": {"2"}, "/terms/0/start/on-year": {"2026"}, "do": {"save"}})
	wrong.Want(http.StatusUnprocessableEntity)
	require.Len(t, wrong.Errors(), 1)
	require.Contains(t, wrong.Title(), "Error: ")
	require.Equal(t, "31", wrong.Doc.Find(`input[name="/terms/0/start/on-day"]`).AttrOr("value", ""))
	require.Len(t, contentOf(t, id).Terms, n)

	checked := page.Submit(theForm, fill).Want(http.StatusOK)
	require.Contains(t, checked.Text(".moj-alert"), "shown next to each question")
	require.NotZero(t, checked.Doc.Find(`form .app-note a[href="/help/checks/Q14"]`).Length(), "it has no link to a risk or to evidence")
	require.Equal(t, "Must behave.", checked.Doc.Find(`textarea[name="/terms/0/text"]`).Text())
	require.Len(t, contentOf(t, id).Terms, n+1, "who checks has saved")

	page.Submit(theForm, fill).Want(http.StatusOK)
	saved := contentOf(t, id).Terms
	require.Len(t, saved, n+1, "once, for all its clicks")
	require.Equal(t, "Must behave.", saved[n].Text)
	require.Equal(t, n+1, saved[n].Number)
	require.Equal(t, content.List[string]{"s1"}, saved[n].AppliesTo)

	again := force.Open(at(id) + "/" + saved[n].ID).Want(http.StatusOK)
	require.NotZero(t, again.Doc.Find(`form .app-note a[href="/help/checks/Q14"]`).Length(), "the checks stand beside the fields")
}

// TestTwoPeopleWriteTheTerms: other terms merge, the same one is shown side by side.
func TestTwoPeopleWriteTheTerms(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	one, two := desk.As(t, pagestest.Applicant), desk.As(t, pagestest.CoApplicant)
	text := func(words string) pagestest.Fill { return pagestest.Fill{"/terms/0/text": {words}, "do": {"save"}} }
	first, second, third := one.Open(at(id)+"/t1"), two.Open(at(id)+"/t1"), two.Open(at(id)+"/t2")

	first.Submit(theForm, text("Must not own a telephone.")).Want(http.StatusOK)
	third.Submit(theForm, text("Must not hold cash.")).Want(http.StatusOK)
	both := contentOf(t, id)
	require.Equal(t, []string{"Must not own a telephone.", "Must not hold cash."}, []string{both.Terms[0].Text, both.Terms[1].Text})

	page := second.Submit(theForm, text("Must not own a computer.")).Want(http.StatusConflict)
	require.Contains(t, page.Text("main"), "Tamsel Orrinder changed this term while you were writing", "not who saved the application last")
	require.NotContains(t, page.Text("main"), "last saved the application")
	require.Contains(t, page.Text("del"), "telephone")
	require.Contains(t, page.Text("ins"), "computer")
	require.Equal(t, "Must not own a computer.", page.Doc.Find(`textarea[name="/terms/0/text"]`).Text())
	require.Equal(t, "Must not own a telephone.", contentOf(t, id).Terms[0].Text, "nothing is lost without a look")
	page.Submit(theForm, pagestest.Fill{"do": {"save"}}).Want(http.StatusOK)
	require.Equal(t, "Must not own a computer.", contentOf(t, id).Terms[0].Text)

	ask, edit := one.Open(at(id)+"/remove/t2"), two.Open(at(id)+"/t2")
	edit.Submit(theForm, text("Must not hold much cash.")).Want(http.StatusOK)
	ask = ask.Submit(theForm, nil).Want(http.StatusConflict)
	require.Contains(t, ask.Text("main"), "Brannoc Wey changed this term after you opened this page. It has not been removed. That was on ")
	edit = two.Open(at(id) + "/t2")
	ask.Submit(theForm, nil).Want(http.StatusOK)
	page = edit.Submit(theForm, text("Must hold no cash.")).Want(http.StatusConflict)
	require.Contains(t, page.Text("main"), "Tamsel Orrinder removed this term while you were writing")
	page.Submit(theForm, pagestest.Fill{"do": {"save"}}).Want(http.StatusOK)
	last := contentOf(t, id).Terms
	require.Equal(t, "Must hold no cash.", last[len(last)-1].Text)
}

// TestSavingWhileSomebodyWrites is what the script does: the answer tells on what to build the next save.
func TestSavingWhileSomebodyWrites(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	n := len(contentOf(t, id).Terms)
	force := desk.As(t, pagestest.Applicant)
	form := pagestest.Standing(force.Open(at(id) + "/new").Doc.Find(theForm))
	save := func(text string) (status int, answer struct {
		Saved       bool
		Code, Words string
		Base        string
		Notes       map[string]string
	}) {
		form.Set("/terms/0/text", text)
		page := force.Post(at(id)+"/new", form, "X-Requested-By", "script")
		require.NoError(t, json.Unmarshal(page.Body, &answer))
		return page.Status, answer
	}
	status, first := save("Must")
	require.Equal(t, []any{http.StatusOK, true}, []any{status, first.Saved})
	require.NotEmpty(t, first.Notes)
	form.Set("base", first.Base)
	status, second := save("Must behave.")
	require.Equal(t, []any{http.StatusOK, true}, []any{status, second.Saved})
	require.Len(t, contentOf(t, id).Terms, n+1)
	require.Equal(t, "Must behave.", contentOf(t, id).Terms[n].Text)
	status, third := save("Must go.") // on the base of the first
	require.Equal(t, []any{http.StatusConflict, "overlap"}, []any{status, third.Code})
	form.Set("base", second.Base)
	force.Act(id, models.Withdraw, map[string]string{"reason": "No longer needed."})
	status, fourth := save("Must go.")
	require.Equal(t, []any{http.StatusConflict, "not-editable"}, []any{status, fourth.Code})
}

func TestATermFromTheLibrary(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	n := len(contentOf(t, id).Terms)
	force := desk.As(t, pagestest.Applicant)
	page := force.Open(at(id) + "/library").Want(http.StatusOK)
	page = page.Submit(`main form[method="get"]`, pagestest.Fill{"q": {"PHONES  sims"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Number of phones and SIMs")
	require.Contains(t, force.Open(at(id)+"/library?q=zebra").Text("main"), "0 standard wordings. Use fewer words")

	page = force.Open(at(id) + "/library/phones-limit").Want(http.StatusOK)
	form := `main form[method="post"]`
	page = page.Submit(form, pagestest.Fill{"do": {"add"}, "slot-phones": {"one telephone"}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter SIMs allowed"}, page.Errors())
	page = page.Submit(form, pagestest.Fill{"do": {"preview"}, "slot-sims": {"two SIMs"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("#preview"), "more than one telephone and two SIMs at")
	require.Len(t, contentOf(t, id).Terms, n)
	added := page.Submit(form, pagestest.Fill{"do": {"add"}}).Want(http.StatusOK)
	require.Contains(t, added.Text("main"), "Standard wording, unchanged")
	page.Submit(form, pagestest.Fill{"do": {"add"}}).Want(http.StatusOK)
	require.Len(t, contentOf(t, id).Terms, n+1)
	added.Submit(theForm, pagestest.Fill{"/terms/0/text": {"Must not own more than one telephone."}, "do": {"save"}}).Want(http.StatusOK)
	require.Contains(t, force.Open(at(id)).Text(".govuk-summary-card"), "Standard wording, changed")
	force.Open(at(id) + "/library/nothing").Want(http.StatusNotFound)
}

func TestTermsAreClosedWhileTheyAreReviewed(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	page, list := force.Open(at(id)+"/t1"), force.Open(at(id))
	force.Act(id, models.SubmitForQA, nil)
	page = page.Submit(theForm, pagestest.Fill{"/terms/0/text": {"Too late."}, "do": {"save"}}).Want(http.StatusConflict)
	require.Contains(t, page.Text("main"), "Your answers were not saved")
	require.Contains(t, page.Text("main"), "Too late.", "what was typed is given back")
	require.Contains(t, page.Text("main"), contentOf(t, id).Terms[0].Text, "beside what is saved")
	require.Contains(t, list.Submit("#term-t2 form", pagestest.Fill{"before": {"t1"}}).Want(http.StatusConflict).Text("main"), "You cannot edit the terms while")
	page = force.Open(at(id) + "/t1").Want(http.StatusOK)
	require.Zero(t, page.Doc.Find(theForm).Length())
	require.Contains(t, page.Text("main"), "You cannot edit this term while the application is "+models.InQA.Words())
	require.Equal(t, pagestest.Sample(t).Hash(), contentOf(t, id).Hash())
}

func TestWhoWritesTerms(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Drafted)
	for _, name := range []string{pagestest.Elsewhere, pagestest.Officer, pagestest.CPS, pagestest.Manager, pagestest.Auditor} {
		v := desk.As(t, name)
		for _, path := range []string{"", "/new", "/t1", "/remove/t1", "/library", "/library/phones-limit"} {
			require.Equal(t, http.StatusNotFound, v.Open(at(id)+path).Status, name+path)
		}
	}
	desk.As(t, pagestest.Applicant).Open(at(id) + "/t99").Want(http.StatusNotFound)
}

// TestPointsStandBesideTheirTerm, with what was changed since.
func TestPointsStandBesideTheirTerm(t *testing.T) {
	t.Parallel()
	id := desk.CaseAt(t, pagestest.Returned)
	force := desk.As(t, pagestest.Applicant)
	require.Contains(t, force.Open(at(id)).Text("#term-t1"), "Review points: 1, 1 without a response")
	page := force.Open(at(id) + "/t1").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Not tied to a risk.")
	page.Submit(theForm, pagestest.Fill{"/terms/0/text": {"Must not own a telephone."}, "do": {"save"}}).Want(http.StatusOK)
	page = force.Open(at(id) + "/t1")
	require.Contains(t, page.Text("main ins"), "telephone")
	require.Contains(t, page.Text("main"), "Respond to point 1")
}
