package desk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/casefile"
	"scpo.example/desk/api/pages/desk"
	"scpo.example/desk/api/pages/files"
	"scpo.example/desk/api/pages/notices"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

var service *pagestest.Desk

func TestMain(m *testing.M) {
	applicant := func(*pages.Visit) error { return pages.NotFound() }
	os.Exit(pagestest.Main(m, &service, desk.Routes(), casefile.Routes(applicant), files.Routes(), notices.Routes()))
}

type fill = pagestest.Fill

func one(values ...string) []string { return values }

// at is an address of a case.
func at(id, below string) string { return "/applications/" + id + below }

// standing is the standing of a case, according to the API.
func standing(t *testing.T, id string) models.State {
	t.Helper()
	var a struct{ State models.State }
	service.As(t, pagestest.Officer).Ask(http.MethodGet, "/applications/"+id, nil, &a)
	return a.State
}

// person is a user of the service.
func person(t *testing.T, username string) models.User {
	t.Helper()
	u, err := service.Store.UserByName(t.Context(), username)
	require.NoError(t, err)
	return u
}

func TestQueueShowsWhatWaitsAndIsClaimedFrom(t *testing.T) {
	id := service.CaseAt(t, pagestest.Sent)
	officer := service.As(t, pagestest.Officer)
	page := officer.Open("/queues/unassigned").Want(http.StatusOK)
	require.Contains(t, page.Title(), "Unassigned")
	row := page.Doc.Find(`a[href="` + at(id, "") + `"]`).Closest("tr")
	require.Contains(t, row.Text(), "VASCOTT, Darrick Fenwold")
	require.Contains(t, row.Text(), "Thames Valley")
	require.Contains(t, row.Text(), "0 working days")
	require.Contains(t, row.Find("td.app-nowrap strong").Text(), "Passed ", "said in words and with weight")
	require.Equal(t, 1, row.Find("td.app-nowrap .govuk-tag").Length(), "on one line")
	require.Equal(t, 7, page.Doc.Find(".moj-sub-navigation__link").Length(), "each queue with its count")

	page = page.Submit(`form[action="`+at(id, "/claim")+`"]`, nil).Want(http.StatusOK)
	require.Equal(t, at(id, ""), page.At.Path)
	require.Contains(t, page.Text(".moj-alert"), "This application is now assigned to you.")
	require.Contains(t, officer.Open("/queues/mine").Text("table"), "VASCOTT")

	empty := officer.Open("/queues/unassigned?force=sussex").Want(http.StatusOK)
	require.Contains(t, empty.Text("main"), "There are no applications from this force.")
	require.Contains(t, officer.Open("/queues/unassigned?force=kent-or-none").Want(http.StatusOK).Text("main"), "There is no such police force.")
	officer.Open("/queues/nothing").Want(http.StatusNotFound)
	service.As(t, pagestest.Auditor).Open("/queues/unassigned").Want(http.StatusNotFound)

	region := service.As(t, pagestest.Manager).Open("/queues/region").Want(http.StatusOK)
	require.NotContains(t, region.Text("main"), "VASCOTT", "managers see references only")
	require.Zero(t, region.Doc.Find("form[action*=claim]").Length())
}

func TestGetNext(t *testing.T) {
	service.CaseAt(t, pagestest.Sent)
	officer := service.As(t, pagestest.OtherOfficer)
	page := officer.Open("/queues/unassigned").Submit(getNext, nil).Want(http.StatusOK)
	require.Contains(t, page.Text(".moj-alert"), "This application is now assigned to you.")
	for range 20 {
		page = officer.Open("/queues/unassigned").Want(http.StatusOK)
		if page.Doc.Find(getNext).Length() == 0 {
			break
		}
		page.Submit(getNext, nil).Want(http.StatusOK)
	}
	require.Contains(t, page.Text("main"), "There are no unassigned applications.")
	mine := officer.Open("/queues/mine").Want(http.StatusOK)
	require.Zero(t, mine.Doc.Find(getNext).Length(), "no button that leads to nothing")
	require.Contains(t, mine.Text("main"), "There are no unassigned applications.")
	late := officer.Post("/queues/unassigned/next", url.Values{"key": {uuid.NewString()}}).Want(http.StatusOK)
	require.Contains(t, late.Text(".moj-alert--information"), "There are no applications you can claim.", "where the page is older than the queue")
}

// getNext is the form that claims the most urgent application.
const getNext = `form[action="/queues/unassigned/next"]`

// TestAQueueSpeaksOfWhatTheVisitorSees: of one force, or of those of a region.
func TestAQueueSpeaksOfWhatTheVisitorSees(t *testing.T) {
	force := service.As(t, pagestest.Elsewhere)
	require.Contains(t, force.Open("/queues/force").Want(http.StatusOK).Text("main"), "Your force has no returned applications.")
	require.Contains(t, force.Open("/queues/region").Want(http.StatusOK).Text("main"), "Your force has no applications with the region.")
	require.Contains(t, service.As(t, pagestest.FarOfficer).Open("/queues/force").Text("main"), "There are no applications with forces.")
}

func TestReviewKeepsPointsAndAnswersUntilTheReturn(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	officer := service.As(t, pagestest.Officer)
	page := officer.Open(at(id, "/review")).Want(http.StatusOK)
	require.Contains(t, page.Title(), "Review – VASCOTT, Darrick Fenwold – SEROCU/", "a tab says whose case it is")
	require.Contains(t, page.Text("main"), "Draft points: 0")

	page = page.Submit(`form[action="`+at(id, "/review")+`"]`, fill{"answers-Q07": one("yes"), "do": one("point:CLAR")}).Want(http.StatusOK)
	require.Equal(t, at(id, "/points/new"), page.At.Path)
	require.Equal(t, "CLAR", page.Doc.Find("select#code option[selected]").AttrOr("value", ""))

	page = officer.Open(at(id, "/points/new?anchor=t3")).Want(http.StatusOK)
	form := `form[action="` + at(id, "/points/new") + `"]`
	require.Equal(t, "t3", page.Doc.Find("select#anchor option[selected]").AttrOr("value", ""))
	page = page.Submit(form, nil).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Select a reason", "Select whether this is a required change", "Enter what is wrong"}, page.Errors())
	require.True(t, strings.HasPrefix(page.Title(), "Error: "))
	page = page.Submit(form, fill{"code": one("CLAR"), "severity": one("must"), "text": one("Which telephone?"), "dueOn-day": one("31"), "dueOn-month": one("2"), "dueOn-year": one("2099")}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter a real date, such as 27 3 2027"}, page.Errors())
	require.Equal(t, "Which telephone?", page.Text("#text"), "nothing typed is lost")
	page = page.Submit(form, fill{"dueOn-day": one("28"), "dueOn-year": one("2020")}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter a due date that is today or later"}, page.Errors())
	page = page.Submit(form, fill{"dueOn-year": one("2099")}).Want(http.StatusOK)
	require.Equal(t, at(id, "/review"), page.At.Path)
	require.Contains(t, page.Text("main"), "Required: Term 3")
	require.Contains(t, page.Text("main"), "Draft points: 1")

	shown := officer.Open(at(id, "/return")).Want(http.StatusOK)
	require.Contains(t, shown.Text("main"), "1 point, including 1 that must be resolved")
	shown = shown.Submit(`form:has([name=key]):not([action])`, nil).Want(http.StatusOK)
	require.Regexp(t, `You returned the application\. Thames Valley Police needs to respond to the review points and resubmit by \d+ \w+ 20\d\d\.`, shown.Text(".moj-alert"))
	require.Equal(t, models.ReturnedByQA, standing(t, id))
}

// TestAPointWhoseDayIsPastIsChanged from the return, which says which one it is.
func TestAPointWhoseDayIsPastIsChanged(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	officer := service.As(t, pagestest.Officer)
	past := calendar.DateIn(service.Store.Now()).AddDays(-1)
	_, err := service.Store.AddDraftPoint(t.Context(), models.DraftPoint{ID: "p-" + id, ApplicationID: id, By: person(t, pagestest.Officer).ID,
		Body: models.PointBody{ID: "p-" + id, Code: "CLAR", Severity: models.Must, Anchor: "t3", Text: "Which telephone?", Action: "Say so.", DueOn: &past}}, "")
	require.NoError(t, err)
	page := officer.Open(at(id, "/return")).Submit(`form:has([name=key]):not([action])`, nil).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Change this point: its due date has passed"}, page.Errors())
	require.Equal(t, 1, page.Doc.Find(`#drafts-p-`+id).Length(), "the summary leads to it")
	require.Contains(t, page.Text("#drafts-p-"+id), "(late)")

	change := page.Doc.Find(`#drafts-p-`+id+` a:contains("Change")`).AttrOr("href", "")
	page = officer.Open(change).Want(http.StatusOK)
	require.Equal(t, "Change a review point", page.Text("h1"))
	require.Equal(t, []string{"Which telephone?", "Say so."}, []string{page.Text("#text"), page.Text("#action")})
	require.Equal(t, "t3", page.Doc.Find("select#anchor option[selected]").AttrOr("value", ""))
	require.Equal(t, strconv.Itoa(past.Year), page.Doc.Find("#dueOn-year").AttrOr("value", ""))
	form := `form[action="` + at(id, "/points/new") + `"]`
	page = page.Submit(form, nil).Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), 1)
	page = page.Submit(form, fill{"dueOn-year": one("2099")}).Want(http.StatusOK)
	require.Equal(t, at(id, "/return"), page.At.Path)
	require.Contains(t, page.Text(".moj-alert"), "Draft point changed.")
	require.Contains(t, page.Text("main"), "1 point, including 1 that must be resolved")
	officer.Open(change).Want(http.StatusNotFound)
	page.Submit(`form:has([name=key]):not([action])`, nil).Want(http.StatusOK)
	require.Equal(t, models.ReturnedByQA, standing(t, id))
}

func TestReturnNeedsAPoint(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	officer := service.As(t, pagestest.Officer)
	page := officer.Open(at(id, "/return")).Submit(`form:has([name=key]):not([action])`, nil).Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), 1)
	require.Contains(t, page.Errors()[0], "Add at least one review point")

	form := `form[action="` + at(id, "/points/new") + `"]`
	page = officer.Open(at(id, "/points/new?from=return")).Submit(form, fill{"anchor": one("risk"), "code": one("RISK"), "severity": one("should"), "text": one("Old.")}).Want(http.StatusOK)
	require.Equal(t, at(id, "/return"), page.At.Path)
	page = page.Submit("form[action$=discard]", nil).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "There are no points to send. Add at least one.")
}

func TestApprovalIsOfTheTextThatWasRead(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	officer := service.As(t, pagestest.Officer)
	page := officer.Open(at(id, "/approve")).Want(http.StatusOK)
	page = page.Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	boxes := page.Doc.Find("input[name=seen]").Length()
	require.GreaterOrEqual(t, boxes, 2, "what the machine found, and the last safe date")
	terms := pagestest.Sample(t).Terms
	require.Len(t, page.Errors(), boxes+len(pagestest.Checklist())+len(terms), "each that nobody confirmed or answered, by name")

	review := officer.Open(at(id, "/review"))
	answers := fill{}
	for check := range pagestest.Checklist() {
		answers["answers-"+check] = one("yes")
	}
	saved := review.Submit(`form[action="`+at(id, "/review")+`"]`, answers).Want(http.StatusOK)
	require.Contains(t, saved.Text(".moj-alert"), fmt.Sprintf("%d terms not answered.", len(terms)))
	page = officer.Open(at(id, "/approve")).Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), boxes+len(terms), "a person answers for each term that its author was not asked about")
	answers = fill{}
	for _, term := range terms {
		answers["terms-"+term.ID] = one("yes")
	}
	saved = officer.Open(at(id, "/review")).Submit(`form[action="`+at(id, "/review")+`"]`, answers).Want(http.StatusOK)
	require.Contains(t, saved.Text(".moj-alert"), "The checklist is complete.")

	page = officer.Open(at(id, "/approve")).Want(http.StatusOK)
	stale := page.Submit("main form", fill{"version": one("1")}).Want(http.StatusPreconditionFailed)
	require.Contains(t, stale.Text("h1"), "This application has changed since you opened it")
	require.Equal(t, models.InQA, standing(t, id))
	unseen := officer.Open(at(id, "/approve")).Submit("main form", fill{"seen": seen(page)[1:]}).Want(http.StatusUnprocessableEntity)
	require.Len(t, unseen.Errors(), 1)
	require.Contains(t, unseen.Errors()[0], "Confirm that you have seen: ")
	require.Equal(t, boxes-1, unseen.Doc.Find("input[name=seen][checked]").Length(), "what was ticked stays ticked")
	page = officer.Open(at(id, "/approve"))
	done := page.Submit("main form", fill{"seen": seen(page)}).Want(http.StatusOK)
	require.Regexp(t, `You approved the application\. .+ needs to submit it to the CPS by \d+ \w+ 20\d\d\.`, done.Text(".moj-alert"))
	page.Submit("main form", fill{"seen": seen(page)}).Want(http.StatusOK) // a double click does it once
	require.Equal(t, models.Approved, standing(t, id))

	sent := officer.Open(at(id, "/submit-to-cps")).Submit("main form", nil).Want(http.StatusOK)
	require.Regexp(t, `You submitted the application to the CPS\. The CPS needs to decide by \d+ \w+ 20\d\d\.`, sent.Text(".moj-alert"))
	again := officer.Open(at(id, "/submit-to-cps")).Want(http.StatusConflict)
	require.Contains(t, again.Text("main"), "You cannot do this while the application is with the CPS.")
}

// seen ticks every box of the things to see.
func seen(p pagestest.Page) []string {
	return p.Doc.Find("input[name=seen]").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("value", "") })
}

// TestWhatMattersFirstStandsAboveTheText on the case, the review and the approval alike.
func TestWhatMattersFirstStandsAboveTheText(t *testing.T) {
	c := pagestest.Sample(t)
	c.Pack.RedactionChecked = false
	force, officer := service.As(t, pagestest.Applicant), service.As(t, pagestest.Officer)
	id := service.CaseOf(t, c, pagestest.Drafted)
	force.Act(id, models.SubmitForQA, models.SubmitBody{Note: "The map follows on Friday.", Justifications: map[string]string{"Q30": "The prison redacts it."}})
	officer.Act(id, models.Claim, nil)
	for _, page := range []string{"", "/review", "/approve"} {
		shown := officer.Open(at(id, page)).Want(http.StatusOK)
		text := shown.Text(".app-brief")
		for _, words := range []string{"The prison redacts it.", "The map follows on Friday.", "Q25: ", "Last safe date to submit"} {
			require.Contains(t, text, words, page)
		}
		shown.Doc.Find(".app-brief a[href*='#at-']").Each(func(_ int, s *goquery.Selection) {
			href := s.AttrOr("href", "")
			require.True(t, strings.HasPrefix(href, "#") == (page != "/approve"), href)
		})
	}
}

func TestDecisionAsksForReasonsAndAuthority(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	cps := service.As(t, pagestest.CPS)
	begin := cps.Open(at(id, "")).Want(http.StatusOK)
	require.Contains(t, begin.Text("h1"), "Submission to the CPS")
	require.Contains(t, begin.Text("main"), "OFFICIAL-SENSITIVE")
	page := cps.Open(at(id, "/decision")).Want(http.StatusOK)
	page = page.Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), 5)
	for _, day := range []fill{
		{"decidedOn-day": one("31"), "decidedOn-month": one("2"), "decidedOn-year": one("2026")},
		{"decidedOn-day": one("x"), "decidedOn-month": one("2"), "decidedOn-year": one("2026")},
		{"decidedOn-day": one("3")}, {"decidedOn-day": one("3"), "decidedOn-month": one("2"), "decidedOn-year": one("99999999999999")},
	} {
		wrong := cps.Open(at(id, "/decision")).Submit("main form", day).Want(http.StatusUnprocessableEntity)
		require.Contains(t, strings.Join(wrong.Errors(), " "), "Enter a real date")
	}
	typed := fill{"decision": one("rejected"), "decidedOn-day": one("1"), "decidedOn-month": one("1"), "decidedOn-year": one("2020"),
		"authority-name": one("Ottilie Marr"), "authority-grade": one("Specialist Prosecutor"), "authority-basis": one("Delegated")}
	page = page.Submit("main form", typed).Want(http.StatusUnprocessableEntity)
	require.Contains(t, strings.Join(page.Errors(), " "), "Add at least one reason")
	page = page.Submit("main form", fill{"reasons-add-another": one("add"), "reasons-0-code": one("EVID"), "reasons-0-anchor": one("e2"), "reasons-0-text": one("Exhibit it.")}).Want(http.StatusOK)
	require.Equal(t, 2, page.Doc.Find("select[id$=-code]").Length(), "another without script")
	require.Equal(t, "Ottilie Marr", page.Doc.Find("#authority-name").AttrOr("value", ""))
	page = page.Submit("main form", fill{"reasons-1-text": one("No code.")}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Select a reason code"}, page.Errors())
	page = page.Submit("main form", fill{"remove": one("1")}).Want(http.StatusOK)
	page = page.Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	require.Contains(t, page.Errors()[0], "before the application was submitted")
	today := calendar.DateIn(service.Store.Now())
	day := strings.Split(today.String(), "-")
	page = page.Submit("main form", fill{"decidedOn-day": one(day[2]), "decidedOn-month": one(day[1]), "decidedOn-year": one(day[0])}).Want(http.StatusOK)
	require.Equal(t, models.ReturnedByCPS, standing(t, id))
	require.Regexp(t, `CPS decision recorded\. .+ Thames Valley Police needs to respond to the review points and resubmit`, page.Text(".moj-alert"))

	pack := cps.Open(at(id, "/submissions/1/pack")).Want(http.StatusOK)
	require.Contains(t, pack.Header.Get("Content-Disposition"), "-round-1.json")
	require.Contains(t, string(pack.Body), `"manifest"`)
	require.Contains(t, cps.Open(at(id, "/papers")).Text("main"), "Rejected")
}

func TestStepsWithAReasonAskForIt(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	officer := service.As(t, pagestest.Officer)
	page := officer.Open(at(id, "/conflict")).Submit("main form", fill{"reason": one(" ")}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter what the conflict of interest is"}, page.Errors())
	page = page.Submit("main form", fill{"reason": one("A neighbour.")}).Want(http.StatusOK)
	require.Equal(t, "/queues/unassigned", page.At.Path)
	require.NotContains(t, page.Text("table"), id)
	officer.Open(at(id, "/review")).Want(http.StatusNotFound)
	require.Contains(t, service.As(t, pagestest.OtherOfficer).Open(at(id, "")).Text("main"), "Conflicts of interest Wrenna Tolvey")
}

func TestWorkIsAssignedReleasedAndItsClockStopped(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	officer := service.As(t, pagestest.Officer)
	page := officer.Open(at(id, "/clock")).Submit("main form", fill{"from-day": one("x")}).Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), 2)
	today := strings.Split(calendar.DateIn(service.Store.Now()).String(), "-")
	page.Submit("main form", fill{"cause": one("awaiting-third-party"), "from-day": one(today[2]), "from-month": one(today[1]), "from-year": one(today[0])}).Want(http.StatusOK)
	overview := officer.Open(at(id, "")).Want(http.StatusOK)
	require.Contains(t, overview.Text("main"), "Awaiting a third party")
	started := officer.Open(at(id, "/clock")).Submit("main form", nil).Want(http.StatusOK)
	require.Contains(t, started.Text(".moj-alert"), "You restarted the clock.")

	page = officer.Open(at(id, "/assign")).Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Select a regional officer"}, page.Errors())
	page.Submit("main form", fill{"username": one(pagestest.OtherOfficer), "note": one("Term 2 is doubtful.")}).Want(http.StatusOK)
	other := service.As(t, pagestest.OtherOfficer)
	require.Contains(t, other.Open("/notices").Text("#main-content"), "was assigned to you")
	history := other.Open(at(id, "/history")).Want(http.StatusOK)
	require.Contains(t, history.Text("main"), "Verified.")
	require.Contains(t, history.Text("main"), "Term 2 is doubtful.")
	read := other.Open("/notices").Submit("section > form", nil).Want(http.StatusOK)
	require.Contains(t, read.Text("main"), "Unread (0)")
	released := other.Open(at(id, "/release")).Submit("main form", nil).Want(http.StatusOK)
	require.Equal(t, "/queues/mine", released.At.Path)
	officer.Open(at(id, "/release")).Want(http.StatusConflict)
}

func TestCover(t *testing.T) {
	officer := service.As(t, pagestest.OtherOfficer)
	var held struct{ Items []struct{ ID string } }
	officer.Ask(http.MethodGet, "/queues/mine", nil, &held)
	for _, item := range held.Items { // of other tests, which the colleague cannot decide
		officer.Act(item.ID, models.Release, nil)
	}
	page := officer.Open("/covers/new").Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	require.Contains(t, page.Errors()[0], "Select who will cover")
	later := calendar.DateIn(service.Store.Now()).AddDays(40)
	from, until := strings.Split(later.String(), "-"), strings.Split(later.AddDays(7).String(), "-")
	page = page.Submit("main form", fill{"username": one(pagestest.Officer), "from-day": one(from[2]), "from-month": one(from[1]), "from-year": one(from[0]),
		"until-day": one(until[2]), "until-month": one(until[1]), "until-year": one(until[0])}).Want(http.StatusOK)
	require.Contains(t, page.Text("table"), "Planned")
	page = page.Submit("form[action$=cancel]", nil).Want(http.StatusOK)
	require.Contains(t, page.Text("table"), "Cancelled")
	require.NotContains(t, page.Text("table"), "Requested by")

	asker := service.As(t, pagestest.OtherOfficer)
	form := asker.Open("/covers/new").Want(http.StatusOK)
	require.Equal(t, pagestest.OtherOfficer, form.Doc.Find("select#for option[selected]").AttrOr("value", ""), "oneself, unless another is chosen")
	dates := fill{"for": one(pagestest.Officer), "username": one(pagestest.Officer), "from-day": one(from[2]), "from-month": one(from[1]), "from-year": one(from[0]),
		"until-day": one(until[2]), "until-month": one(until[1]), "until-year": one(until[0])}
	form = form.Submit("main form", dates).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Select a regional officer who is not the one away"}, form.Errors())
	require.Equal(t, pagestest.Officer, form.Doc.Find("select#for option[selected]").AttrOr("value", ""))
	page = form.Submit("main form", fill{"username": one(pagestest.OtherOfficer)}).Want(http.StatusOK)
	require.Contains(t, page.Text("table"), "Requested by "+person(t, pagestest.OtherOfficer).Name)
	page = page.Submit("form[action$=cancel]", nil).Want(http.StatusOK)
	require.Contains(t, page.Text(".moj-alert"), "go back to "+person(t, pagestest.Officer).Name)
	require.Contains(t, page.Text("table"), "Cancelled by "+person(t, pagestest.OtherOfficer).Name)
	require.Zero(t, service.As(t, pagestest.FarOfficer).Open("/covers").Want(http.StatusOK).Doc.Find("table").Length(), "for the region alone")
}

// TestEveryAddressThatABrowserShowsCanBeOpened: that of a refused claim too, though only a form is sent to it.
func TestEveryAddressThatABrowserShowsCanBeOpened(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	other := service.As(t, pagestest.OtherOfficer)
	refused := other.Post(at(id, "/claim"), url.Values{"key": {uuid.NewString()}}).Want(http.StatusConflict)
	for from, to := range map[string]string{
		refused.At.Path: at(id, ""), "/queues/unassigned/next": "/queues/unassigned", "/covers/nothing/cancel": "/covers",
	} {
		require.Equal(t, to, other.Open(from).Want(http.StatusOK).At.Path)
	}
	service.As(t, pagestest.FarOfficer).Open(at(id, "/claim")).Want(http.StatusNotFound)
	service.As(t, pagestest.Auditor).Open("/covers/nothing/cancel").Want(http.StatusNotFound)
}

// TestWhatIsHeldIsNotGivenAgain: in plain words, where a page is older than the case.
func TestWhatIsHeldIsNotGivenAgain(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	other := service.As(t, pagestest.OtherOfficer)
	refused := other.Post(at(id, "/assign"), url.Values{"key": {uuid.NewString()}, "username": {pagestest.Officer}}).Want(http.StatusConflict)
	require.Contains(t, refused.Text("main"), "This application is already assigned to that regional officer.")
	again := service.As(t, pagestest.Officer).Post(at(id, "/claim"), url.Values{"key": {uuid.NewString()}}).Want(http.StatusOK)
	require.Equal(t, at(id, ""), again.At.Path)
	require.Contains(t, again.Text(".moj-alert--information"), "This application is already assigned to you.")
}

func TestOtherRolesFindNothing(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	for _, path := range []string{"/review", "/points/new", "/return", "/approve", "/decision", "/assign", "/clock", "/release", "/conflict", "/notes", ""} {
		for _, who := range []string{pagestest.Manager, pagestest.Lead, pagestest.Auditor, pagestest.Admin, pagestest.CPS} {
			service.As(t, who).Open(at(id, path)).Want(http.StatusNotFound)
		}
	}
	service.As(t, pagestest.Applicant).Post(at(id, "/claim"), url.Values{}).Want(http.StatusNotFound)
}

// TestAnOtherRegionLearnsNothing from a form that is sent to a case of this one.
func TestAnOtherRegionLearnsNothing(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	other := service.As(t, pagestest.FarOfficer)
	for _, path := range []string{"/claim", "/points/new", "/points/p1/discard", "/review", "/return", "/approve", "/assign", "/release", "/conflict"} {
		other.Post(at(id, path), url.Values{"key": {uuid.NewString()}}).Want(http.StatusNotFound)
	}
}

// TestARefusedFormIsOneRead: the page that is shown again is one line in the access log, and what is not shown is not
// logged.
func TestARefusedFormIsOneRead(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	officer := service.As(t, pagestest.Officer)
	reads := func() []store.Access {
		lines, err := service.Store.AccessLog(t.Context(), id, 0, 100)
		require.NoError(t, err)
		return lines
	}
	for _, path := range []string{"/points/new", "/return", "/approve", "/assign", "/conflict"} {
		before := len(reads())
		officer.Post(at(id, path), url.Values{"key": {uuid.NewString()}}).Want(http.StatusUnprocessableEntity)
		after := reads()
		require.Len(t, after, before+1, path)
		require.Equal(t, "POST /applications/{id}"+path, after[0].Route)
	}
}

// TestWhatWasNotTouchedInTheChecklistIsNotWritten by an older tab, nor what was answered in another way since.
func TestWhatWasNotTouchedInTheChecklistIsNotWritten(t *testing.T) {
	id := service.CaseAt(t, pagestest.Claimed)
	officer, form := service.As(t, pagestest.Officer), `form[action="`+at(id, "/review")+`"]`
	older := officer.Open(at(id, "/review"))
	officer.Open(at(id, "/review")).Submit(form, fill{"answers-Q09": one("yes"), "notes-Q09": one("Seen.")}).Want(http.StatusOK)
	older.Submit(form, fill{"answers-Q13": one("yes")}).Want(http.StatusOK)

	kept := func() url.Values { return pagestest.Standing(officer.Open(at(id, "/review")).Doc.Find(form)) }
	require.Equal(t, []string{"yes", "Seen.", "yes"}, []string{kept().Get("answers-Q09"), kept().Get("notes-Q09"), kept().Get("answers-Q13")})

	told := older.Submit(form, fill{"answers-Q09": one("no"), "answers-Q15": one("yes")}).Want(http.StatusConflict)
	require.Contains(t, told.Errors()[0], "Q09 was changed in another window")
	require.Equal(t, []string{"yes", "yes"}, []string{kept().Get("answers-Q09"), kept().Get("answers-Q15")}, "all else is saved")
	told.Submit(form, nil).Want(http.StatusOK)
	require.Equal(t, "no", kept().Get("answers-Q09"), "who was told may overrule")

	script := kept()
	script.Set("notes-Q13", "By itself.")
	script.Set("do", "autosave")
	saved := officer.Post(at(id, "/review"), script, "X-Requested-By", "script").Want(http.StatusOK)
	require.Contains(t, string(saved.Body), `"was-notes-Q13":"By itself."`)
	require.Equal(t, "By itself.", kept().Get("notes-Q13"))
}
