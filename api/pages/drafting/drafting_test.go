package drafting_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/account"
	"scpo.example/desk/api/pages/drafting"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/pages/points"
	"scpo.example/desk/api/pages/relatives"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

var desk *pagestest.Desk

func TestMain(m *testing.M) {
	overview := []pages.Route{{Method: http.MethodGet, Path: "/applications/{id}", Roles: pages.Roles(models.Applicant), Log: "view", Handle: drafting.Overview}}
	os.Exit(pagestest.Main(m, &desk, drafting.Routes(), points.Routes(), relatives.Routes(), account.Routes(), overview))
}

const form = "form[data-autosave]"

func at(id, below string) string { return "/applications/" + id + below }

func contentOf(t *testing.T, id string) content.Content {
	t.Helper()
	var app struct{ Content content.Content }
	desk.As(t, pagestest.Applicant).Ask(http.MethodGet, "/applications/"+id, nil, &app)
	return app.Content
}

func TestAnApplicationIsStartedAndFoundAgain(t *testing.T) {
	force := desk.As(t, pagestest.Applicant)
	page := force.Open("/applications/new").Want(http.StatusOK).Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Select who the order is for"}, page.Errors())
	page = page.Submit("main form", url.Values{"type": {"individual"}, "route": {"s19"}, "born-day": {"31"}, "born-month": {"2"}, "born-year": {"1990"}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter the family name", "Enter a real date of birth in the past, such as 27 3 1987"}, page.Errors())
	page = page.Submit("main form", url.Values{"familyName": {"Quellbarrow"}, "givenNames": {"Tomasz"}, "born-day": {"28"}, "pncId": {"92/123456A"}}).Want(http.StatusOK)
	require.Contains(t, page.Text(".moj-alert"), "You have started application")
	require.Contains(t, page.Text("main"), "Not started")
	require.Contains(t, page.Text("main"), "Submit for quality assurance")
	id := strings.TrimPrefix(page.At.Path, "/applications/")

	made := contentOf(t, id)
	require.Equal(t, "QUELLBARROW, Tomasz", made.SubjectName())
	require.Equal(t, content.RouteS19, made.Route)
	twice := url.Values{"type": {"individual"}, "familyName": {"quellbarrow"}, "givenNames": {"TOMASZ"}, "born-day": {"28"}, "born-month": {"2"}, "born-year": {"1990"}}
	again := force.Open("/applications/new").Submit("main form", twice).Want(http.StatusOK)
	require.Contains(t, again.Text("main"), "There is already an application about this subject.")
	require.Equal(t, 1, again.Doc.Find(`main a[href="`+at(id, "")+`"]`).Length())
	require.Contains(t, again.Text("main"), "It has the same name and date of birth.")
	other := desk.As(t, pagestest.Elsewhere).Open("/applications/new").Submit("main form", twice).Want(http.StatusOK)
	require.Contains(t, other.Text("main"), "An application that you cannot open has the same name and date of birth. Ring the SCPO officers of the region: South East Regional Organised Crime Unit")
	require.NotContains(t, other.Text("main"), "SEROCU/")
	require.Contains(t, again.Submit("main form", url.Values{"givenNames": {"Tomas"}}).Want(http.StatusOK).Text(".moj-alert"), "You have started", "another name is another person")
	second := force.Open("/applications/new").Submit("main form", twice).Submit("main form", nil).Want(http.StatusOK)
	require.Contains(t, second.Text(".moj-alert"), "You have started application")
	require.Contains(t, second.Text("main"), "Other applications about the same subject (1)")
	require.Contains(t, force.Open(second.At.Path+"/relatives").Want(http.StatusOK).Text("main table"), "28 February 1990")

	page = page.Submit(`form[action="/sign-out"]`, nil)
	force = desk.As(t, pagestest.Applicant)
	page = force.Open(at(id, "/sections/requester")).Want(http.StatusOK).Submit(form, url.Values{"/requester/unit": {"Lifetime Team"}, "do": {"save"}}).Want(http.StatusOK)
	require.Equal(t, at(id, "/sections/drafter"), page.At.Path, "save and continue")
	require.Equal(t, "Lifetime Team", contentOf(t, id).Requester.Unit)
	page = page.Submit(form, url.Values{"/drafter/name": {"Tamsel"}, "do": {"later"}}).Want(http.StatusOK)
	require.Equal(t, at(id, ""), page.At.Path, "save and come back later")
	require.Contains(t, page.Text("main"), "missing")

	force.Open(at(id, "/sections/nonsense")).Want(http.StatusNotFound)
	desk.As(t, pagestest.Elsewhere).Open(at(id, "/sections/drafter")).Want(http.StatusNotFound)
	desk.As(t, pagestest.Officer).Open(at(id, "/sections/drafter")).Want(http.StatusNotFound)
	desk.As(t, pagestest.Manager).Open("/applications/new").Want(http.StatusNotFound)
}

func TestTheListIsEachRolesOwn(t *testing.T) {
	desk.CaseAt(t, pagestest.Submitted)
	page := desk.As(t, pagestest.Applicant).Open("/applications").Want(http.StatusOK)
	require.Contains(t, page.Text("table"), "VASCOTT")
	for _, who := range []string{pagestest.Officer, pagestest.CPS} {
		page = desk.As(t, who).Open("/applications").Want(http.StatusOK)
		require.Contains(t, page.Text("table"), "VASCOTT", who)
		require.Contains(t, page.Text("table thead"), "Force", who)
		require.NotContains(t, page.Text("main"), "Start an application", who)
	}
	page = desk.As(t, pagestest.Manager).Open("/applications").Want(http.StatusOK)
	require.NotContains(t, page.Text("main"), "VASCOTT")
	require.Zero(t, page.Doc.Find("table a").Length(), "managers open no case")
	page = desk.As(t, pagestest.Elsewhere).Open("/applications").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Your force has no applications yet")
	var ended struct{ ID string }
	elsewhere := desk.As(t, pagestest.Elsewhere)
	elsewhere.Ask(http.MethodPost, "/applications", map[string]any{"force": "kent", "content": pagestest.Sample(t)}, &ended)
	elsewhere.Act(ended.ID, models.Withdraw, map[string]string{"reason": "No order is wanted."})
	page = elsewhere.Open("/applications").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Your applications (0) You have no applications to work on.")
	desk.As(t, pagestest.Auditor).Open("/applications").Want(http.StatusNotFound)
}

// TestWhatWaitsStandsFirst: what was returned before what is drafted, and all of it before what others have.
func TestWhatWaitsStandsFirst(t *testing.T) {
	returned, drafted, submitted := desk.CaseAt(t, pagestest.Returned), desk.CaseAt(t, pagestest.Drafted), desk.CaseAt(t, pagestest.Submitted)
	page := desk.As(t, pagestest.Applicant).Open("/applications").Want(http.StatusOK)
	require.Regexp(t, `^Your applications \(\d+\)$`, page.Doc.Find("main h2").First().Text())
	first := page.Doc.Find("table").First()
	rows := func(id string) int { return first.Find(`tr:has(a[href="` + at(id, "") + `"])`).Index() }
	require.NotEqual(t, -1, rows(returned))
	require.Less(t, rows(returned), rows(drafted))
	require.Equal(t, -1, rows(submitted))
	require.Regexp(t, `By \d+ \w+ 20\d\d`, first.Find(`tr:has(a[href="`+at(returned, "")+`"])`).Text())
	lines, err := desk.Store.AccessLog(t.Context(), "", 0, 2)
	require.NoError(t, err)
	require.Equal(t, "GET /applications", lines[0].Route)
	require.NotEqual(t, lines[0].RequestID, lines[1].RequestID, "one line for the page")
	require.NotContains(t, desk.As(t, pagestest.Applicant).Open("/applications?state=drafting").Text("main"), "Your applications")

	page = desk.As(t, pagestest.CPS).Open("/applications").Want(http.StatusOK)
	require.Equal(t, 1, page.Doc.Find("table").First().Find(`a[href="`+at(submitted, "")+`"]`).Length())
	require.NotContains(t, desk.As(t, pagestest.Officer).Open("/applications").Text("main"), "Waiting for a decision")
}

func TestSearchForgivesAndKeepsNamesOutOfTheAddress(t *testing.T) {
	desk.CaseAt(t, pagestest.Drafted)
	page := desk.As(t, pagestest.Applicant).Open("/applications").Submit("form.app-search", url.Values{"q": {"vas  COTT"}}).Want(http.StatusOK)
	require.NotContains(t, page.At.String(), "vas")
	lines, err := desk.Store.AccessLog(t.Context(), "", 0, 1)
	require.NoError(t, err)
	require.Equal(t, []string{"search", "q=vas++COTT"}, []string{lines[0].Kind, lines[0].Detail})
	require.Contains(t, page.Text("main"), "Search results for “vas COTT”")
	require.NotZero(t, page.Doc.Find("tbody tr").Length())
	require.NotContains(t, page.Text("main"), "No application matches your search exactly")
	page = page.Submit("form.app-search", url.Values{"q": {"vascottt"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "No application matches your search exactly. These names differ by one letter.")
	require.NotZero(t, page.Doc.Find("tbody tr").Length())
	page = page.Submit("form.app-search", url.Values{"q": {"nobody at all"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "No applications match your search")
	page = desk.As(t, pagestest.Applicant).Open("/applications?state=closed").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "No applications match your search")
	page = desk.As(t, pagestest.Applicant).Open("/applications?state=nonsense").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "There is no such status. All statuses are shown.")
	for _, path := range []string{"/applications?force=zz", "/applications?state=drafting&force=Surrey"} {
		page = desk.As(t, pagestest.Officer).Open(path).Want(http.StatusOK)
		require.Contains(t, page.Text("main"), "There is no such police force. All forces are shown.")
		require.NotContains(t, page.At.String(), "force")
	}
}

func TestWhatIsWrongStandsAtItsFieldAndAllElseIsSaved(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	page := force.Open(at(id, "/sections/court")).Submit(form, url.Values{
		"/court/expectedOrderDate-day": {"31"}, "/court/expectedOrderDate-month": {"2"}, "/court/urn": {"NEW/1"}, "do": {"save"},
	}).Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), 1)
	require.True(t, strings.HasPrefix(page.Title(), "Error: "))
	require.Equal(t, "NEW/1", page.Doc.Find("#court-urn").AttrOr("value", ""), "what was typed is kept")
	require.Equal(t, "NEW/1", contentOf(t, id).Court.URN)
	require.Equal(t, pagestest.Sample(t).Court.ExpectedOrderDate, contentOf(t, id).Court.ExpectedOrderDate)

	long := strings.Repeat("x", decode.MaxLine+1)
	page = force.Open(at(id, "/sections/court")).Submit(form, url.Values{"/court/urn": {long}, "do": {"save"}}).Want(http.StatusUnprocessableEntity)
	require.Contains(t, page.Errors()[0], "Unique reference number")
	page = force.Open(at(id, "/sections/court")).Submit(form, url.Values{"/court/judge": {"x"}, "do": {"save"}}).Want(http.StatusUnprocessableEntity)
	require.Contains(t, page.Errors()[0], "out of date")
}

// TestItemsAreAddedAndRemoved: who removes an item expects it to be gone, and may have been wrong.
func TestItemsAreAddedAndRemoved(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	page := desk.As(t, pagestest.Applicant).Open(at(id, "/sections/court"))
	n := page.Doc.Find(".app-form-item").Length()
	page = page.Submit(form, url.Values{"do": {"add:/court/hearings"}, "/court/urn": {"TYPED"}}).Want(http.StatusOK)
	require.Equal(t, n+1, page.Doc.Find(".app-form-item").Length())
	require.Equal(t, "TYPED", page.Doc.Find("#court-urn").AttrOr("value", ""))
	page = page.Submit(form, url.Values{"do": {"remove:/court/hearings/0"}}).Want(http.StatusOK)
	require.Equal(t, n, page.Doc.Find(".app-form-item").Length())
	require.Equal(t, "TYPED", contentOf(t, id).Court.URN, "what is typed is saved with it")
	require.Len(t, contentOf(t, id).Court.Hearings, n-1)
	require.Contains(t, page.Text(".govuk-inset-text"), "Hearing 1 removed.")

	before := pagestest.Sample(t).Court.Hearings
	page = page.Submit(form, url.Values{"do": {"restore:/court/hearings/0"}}).Want(http.StatusOK)
	require.Equal(t, before, contentOf(t, id).Court.Hearings)
	page.Submit(form, url.Values{"do": {"save"}}).Want(http.StatusOK)
	require.Equal(t, before, contentOf(t, id).Court.Hearings)
}

// TestAFormIsRecordedUnderThePersonForWhomItWasMade: desks are shared, and a form of one may be sent in the session of the
// next. It is refused, and kept for the first alone.
func TestAFormIsRecordedUnderThePersonForWhomItWasMade(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	one, two := desk.As(t, pagestest.Applicant), desk.As(t, pagestest.CoApplicant)
	sent := pagestest.Standing(one.Open(at(id, "/sections/conflicts")).Doc.Find(form))
	require.Equal(t, desk.Users[pagestest.Applicant].ID, sent.Get("made-for"))
	one.Open("/applications/new").Doc.Find("main form").Each(func(_ int, f *goquery.Selection) {
		require.Equal(t, "off", f.AttrOr("autocomplete", ""), "a browser offers nothing of one case in the next")
	})
	sent.Set("/conflicts", "A secret of the first.")
	sent.Set("do", "later")

	refused := two.Post(at(id, "/sections/conflicts"), sent).Want(http.StatusConflict)
	require.Contains(t, refused.Title(), "This form was made for someone else")
	require.NotContains(t, string(refused.Body), "A secret")
	require.NotContains(t, contentOf(t, id).Conflicts, "A secret")
	require.NotContains(t, string(two.Open("/me/unsent").Want(http.StatusOK).Body), "A secret")
	require.Contains(t, string(two.Post(at(id, "/sections/conflicts"), sent, "X-Requested-By", "script").Want(http.StatusConflict).Body), "other-user")

	require.Contains(t, one.Open(at(id, "")).Text(".moj-alert"), "You have a form that was not sent")
	kept := one.Open("/me/unsent").Want(http.StatusOK)
	require.Contains(t, kept.Text("main"), "A secret of the first.")
	kept.Submit(`main form:has(textarea)`, nil).Want(http.StatusOK)
	require.Equal(t, "A secret of the first.", contentOf(t, id).Conflicts)
	require.NotContains(t, one.Open("/me/unsent").Want(http.StatusOK).Text("main"), "A secret")
}

// TestOneBadAnswerKeepsNoOtherFromBeingSaved by button or while someone writes; the bad one keeps its saved answer.
func TestOneBadAnswerKeepsNoOtherFromBeingSaved(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	before := contentOf(t, id).Court
	fill := url.Values{"/court/urn": {"TYPED"}, "/court/hearings/0/date-day": {"31"}, "/court/hearings/0/date-month": {"2"}, "do": {"later"}}
	page := force.Open(at(id, "/sections/court")).Submit(form, fill).Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), 1)
	require.Contains(t, page.Text("main"), "Everything else in this section is saved.")
	require.Equal(t, "31", page.Doc.Find(`input[name="/court/hearings/0/date-day"]`).AttrOr("value", ""))
	require.Equal(t, "TYPED", contentOf(t, id).Court.URN)
	require.Equal(t, before.Hearings, contentOf(t, id).Court.Hearings)

	sent := pagestest.Standing(page.Doc.Find(form))
	sent.Set("/court/urn", "BY ITSELF")
	sent.Set("do", "autosave")
	told := force.Post(at(id, "/sections/court"), sent, "X-Requested-By", "script").Want(http.StatusUnprocessableEntity)
	require.Contains(t, string(told.Body), "Everything else is saved.")
	require.Equal(t, "BY ITSELF", contentOf(t, id).Court.URN)
}

// TestASaveWhoseAnswerDidNotArriveIsOnesOwn: the page sends again what had no answer, and gets no warning about another
// window.
func TestASaveWhoseAnswerDidNotArriveIsOnesOwn(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	sent := pagestest.Standing(force.Open(at(id, "/sections/evidence")).Doc.Find(form))
	n := len(contentOf(t, id).Evidence)
	item := "/evidence/" + strconv.Itoa(n)
	sent.Set(item+"~item", "1")
	sent.Set(item+"/title", "First words.")
	sent.Set("do", "autosave")
	force.Post(at(id, "/sections/evidence"), sent, "X-Requested-By", "script").Want(http.StatusOK)
	added := contentOf(t, id).Evidence[n]

	lost := sent.Encode()
	sent.Set(item+"/title", "More words.")
	sent.Set("do", "save")
	force.Post(at(id, "/sections/evidence"), sent).Want(http.StatusConflict)
	sent.Set("unanswered", lost)
	force.Post(at(id, "/sections/evidence"), sent).Want(http.StatusOK)
	now := contentOf(t, id).Evidence
	require.Len(t, now, n+1)
	require.Equal(t, "More words.", now[n].Title)
	require.Equal(t, added.ID, now[n].ID, "it is the same item")
}

func TestOthersSectionsAreMergedAndThisOneIsNotOverwritten(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	mine := desk.As(t, pagestest.Applicant).Open(at(id, "/sections/facts"))
	other := desk.As(t, pagestest.CoApplicant)
	other.Open(at(id, "/sections/conflicts")).Submit(form, url.Values{"/conflicts": {"None found."}, "do": {"later"}}).Want(http.StatusOK)
	mine.Submit(form, url.Values{"/facts": {"My facts."}, "do": {"later"}}).Want(http.StatusOK)
	c := contentOf(t, id)
	require.Equal(t, "None found.", c.Conflicts)
	require.Equal(t, "My facts.", c.Facts)

	mine = desk.As(t, pagestest.Applicant).Open(at(id, "/sections/facts"))
	other.Open(at(id, "/sections/facts")).Submit(form, url.Values{"/facts": {"Their facts."}, "do": {"later"}}).Want(http.StatusOK)
	desk.As(t, pagestest.Applicant).Open(at(id, "/sections/conflicts")).Submit(form, url.Values{"/conflicts": {"One found."}, "do": {"later"}}).Want(http.StatusOK)
	both := mine.Submit(form, url.Values{"/facts": {"My better facts."}, "do": {"save"}}).Want(http.StatusConflict)
	require.Contains(t, both.Text("main"), "Brannoc Wey changed this section while you were writing", "not who saved the application last")
	require.NotContains(t, both.Text("main"), "last saved the application")
	require.Contains(t, both.Text(".app-diff"), "Their")
	require.Contains(t, both.Text(".app-diff"), "better")
	require.Equal(t, "My better facts.", strings.TrimSpace(both.Text("#facts textarea, textarea#facts")))
	require.Equal(t, "Their facts.", contentOf(t, id).Facts)
	both.Submit(form, url.Values{"do": {"later"}}).Want(http.StatusOK)
	require.Equal(t, "My better facts.", contentOf(t, id).Facts, "the visitor has seen both and decided")
}

// TestTwoPeopleSaveDifferentSectionsWhileTheyWrite: by script, neither is asked anything, and both keep their text.
func TestTwoPeopleSaveDifferentSectionsWhileTheyWrite(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	type writer struct {
		pagestest.Visitor
		section string
		sent    url.Values
	}
	var writers []writer
	for who, section := range map[string]string{pagestest.Applicant: "facts", pagestest.CoApplicant: "conflicts"} {
		v := desk.As(t, who)
		writers = append(writers, writer{v, section, pagestest.Standing(v.Open(at(id, "/sections/"+section)).Doc.Find(form))})
	}
	for _, text := range []string{"First.", "Second.", "Third."} {
		for _, w := range writers {
			w.sent.Set("/"+w.section, text+" "+w.section)
			page := w.Post(at(id, "/sections/"+w.section), w.sent, "X-Requested-By", "script").Want(http.StatusOK)
			var told struct{ Base string }
			require.NoError(t, json.Unmarshal(page.Body, &told))
			w.sent.Set("base", told.Base)
		}
	}
	c := contentOf(t, id)
	require.Equal(t, []string{"Third. facts", "Third. conflicts"}, []string{c.Facts, c.Conflicts})
}

func TestTheSameFormTwiceIsNoConflict(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	page := desk.As(t, pagestest.Applicant).Open(at(id, "/sections/facts"))
	for range 2 {
		page.Submit(form, url.Values{"/facts": {"Twice."}, "do": {"later"}}).Want(http.StatusOK)
	}
	require.Equal(t, "Twice.", contentOf(t, id).Facts)
}

func TestAutosave(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	sent := pagestest.Standing(force.Open(at(id, "/sections/facts")).Doc.Find(form))
	save := func(text string) (int, map[string]any) {
		sent.Set("/facts", text)
		page := force.Post(at(id, "/sections/facts"), sent, "X-Requested-By", "script")
		var told map[string]any
		require.NoError(t, json.Unmarshal(page.Body, &told))
		return page.Status, told
	}
	status, told := save("First.")
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, true, told["saved"])
	require.Equal(t, "Tamsel Orrinder", told["by"])
	require.NotEqual(t, sent.Get("base"), told["base"])
	sent.Set("base", told["base"].(string))
	status, _ = save("Second.")
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, "Second.", contentOf(t, id).Facts)
	sent.Set("base", "of long ago")
	status, told = save("Third.")
	require.Equal(t, http.StatusConflict, status)
	require.Equal(t, "overlap", told["code"])
	require.Equal(t, "Tamsel Orrinder", told["by"])
	require.Contains(t, told["words"], "you changed this section in another window")
	status, _ = save(strings.Repeat("x", decode.MaxText+1))
	require.Equal(t, http.StatusConflict, status)
	require.Equal(t, "Second.", contentOf(t, id).Facts)

	force.Act(id, models.SubmitForQA, nil)
	status, told = save("Fourth.")
	require.Equal(t, http.StatusConflict, status)
	require.Equal(t, "not-editable", told["code"])
	kept := force.Post(at(id, "/sections/facts"), sent).Want(http.StatusConflict)
	require.Contains(t, kept.Text("main"), "Fourth.", "what was written is given back")
	require.Contains(t, force.Open(at(id, "/sections/facts")).Want(http.StatusOK).Text("main"), "You cannot edit this section while the application is "+models.InQA.Words())
}

func TestChecksAreAskedForWhileWriting(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	page := desk.As(t, pagestest.Applicant).Open(at(id, "/sections/subjects"))
	page = page.Submit(form, url.Values{"/subjects/0/dateOfBirth-year": {"2015"}, "do": {"check"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("#subjects-0-dateOfBirth-notes"), "Must fix:")
	require.Regexp(t, `^Subjects? saved\. \d+ results? from the checks, shown next to each question\.$`, page.Text(".moj-alert__content"))
	require.Equal(t, 2015, contentOf(t, id).Subjects[0].DateOfBirth.Year, "who checks has saved")
	require.Equal(t, "2015", page.Doc.Find("#subjects-0-dateOfBirth-year").AttrOr("value", ""))
	require.NotZero(t, page.Doc.Find(`details a[href="/help/checks/Q01"]`).Length(), "the guidance of the section")
}

func TestTheChecksFollowWhatIsSavedWhileWriting(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	page := force.Open(at(id, "/sections/subjects"))
	sent := pagestest.Standing(page.Doc.Find(form))
	sent.Set("/subjects/0/dateOfBirth-year", "2015")
	var told struct{ Notes map[string]string }
	require.NoError(t, json.Unmarshal(force.Post(at(id, "/sections/subjects"), sent, "X-Requested-By", "script").Want(http.StatusOK).Body, &told))
	require.Contains(t, told.Notes["subjects-0-dateOfBirth-notes"], "Must fix:")
	for where := range told.Notes {
		require.Equal(t, 1, page.Doc.Find("#"+where).Length(), "the page has a place for it")
	}
}

func TestSubmitNamesWhatStandsInTheWay(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	force.Open(at(id, "/sections/subjects")).Submit(form, url.Values{"/subjects/0/dateOfBirth-year": {"2015"}, "do": {"later"}}).Want(http.StatusOK)
	page := force.Open(at(id, "/submit")).Want(http.StatusOK)
	require.Equal(t, at(id, "/sections/subjects")+"#subjects-0-dateOfBirth-day", page.Doc.Find("#check-Q01 a").First().AttrOr("href", ""))
	page = page.Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	require.NotEmpty(t, page.Errors())

	force.Open(at(id, "/sections/subjects")).Submit(form, url.Values{"/subjects/0/dateOfBirth-year": {"1986"}, "do": {"later"}}).Want(http.StatusOK)
	page = force.Open(at(id, "/submit")).Want(http.StatusOK)
	page = page.Submit("main form", url.Values{"note": {"Hearing soon."}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Status: "+pages.StateTag(models.InQA).Text)
	require.Equal(t, 1, page.Doc.Find(`main a[href="`+at(id, "/recall")+`"]`).Length())
	force.Open(at(id, "/submit")).Want(http.StatusConflict)

	page = force.Open(at(id, "/recall")).Want(http.StatusOK).Submit("main form", nil).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Status: "+pages.StateTag(models.Drafting).Text)
	page = force.Open(at(id, "/withdraw")).Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), 1)
	page = page.Submit("main form", url.Values{"reason": {"No longer needed."}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Status: "+pages.StateTag(models.Withdrawn).Text)
	force.Open(at(id, "/withdraw")).Want(http.StatusConflict)
}

func TestPointsStandBesideWhatTheyAreAbout(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Returned)
	force := desk.As(t, pagestest.Applicant)
	page := force.Open(at(id, "")).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "2 review points need a response. You must respond to 1 of them before you submit.")
	require.Contains(t, force.Open(at(id, "/sections/risk")).Want(http.StatusOK).Text("div#risk"), "Old evidence.")
	require.Contains(t, force.Open(at(id, "/submit")).Want(http.StatusOK).Text("main"), "1 required review point has no response.")
}

func TestAllAnswersCanBeReadOnOnePage(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	page := desk.As(t, pagestest.Applicant).Open(at(id, "/check-answers")).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Section 19: new order, Crown Court, after conviction")
	require.Equal(t, at(id, "/sections/court"), page.Doc.Find(`a:contains("Change Court and hearings")`).AttrOr("href", ""))
}

// TestEachTabKeepsItsOwnSearch: what a tab shows does not change because another tab searched.
func TestEachTabKeepsItsOwnSearch(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	search := func(words string) pagestest.Page {
		return force.Open("/applications").Submit(`form[role="search"]`, url.Values{"q": {words}}).Want(http.StatusOK)
	}
	one := search(contentOf(t, id).Subjects[0].Name())
	require.NotZero(t, one.Doc.Find(`a[href="`+at(id, "")+`"]`).Length())
	search("hexton")
	again := force.Open(one.At.RequestURI()).Want(http.StatusOK)
	require.NotZero(t, again.Doc.Find(`a[href="`+at(id, "")+`"]`).Length())
	require.NotContains(t, one.At.RawQuery, contentOf(t, id).Subjects[0].Name())
}

// TestSavingContinuesWhereSomethingIsWanted: sections in which nothing is missing are not shown again.
func TestSavingContinuesWhereSomethingIsWanted(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	whole := force.Open(at(id, "/sections/requester")).Submit(form, url.Values{"do": {"save"}}).Want(http.StatusOK)
	require.Equal(t, at(id, ""), whole.At.Path, "nothing is missing")
	force.Open(at(id, "/sections/antecedents")).Submit(form, url.Values{"/antecedents": {""}, "do": {"later"}}).Want(http.StatusOK)
	next := force.Open(at(id, "/sections/requester")).Submit(form, url.Values{"do": {"save"}}).Want(http.StatusOK)
	require.Equal(t, at(id, "/sections/antecedents"), next.At.Path)
}
