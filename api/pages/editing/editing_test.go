package editing_test

import (
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/drafting"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/api/pages/terms"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

var desk *pagestest.Desk

func TestMain(m *testing.M) {
	busy := pages.Route{Method: http.MethodPost, Path: "/applications/{id}/busy", Roles: pages.Roles(models.Applicant), Handle: busyPage}
	overview := pages.Route{Method: http.MethodGet, Path: "/applications/{id}", Roles: pages.Roles(models.Applicant), Log: "view", Handle: drafting.Overview}
	os.Exit(pagestest.Main(m, &desk, drafting.Routes(), terms.Routes(), []pages.Route{busy, overview}))
}

const form = "form[data-autosave]"

// kind is one of the two kinds of part: what holds for one holds for the other.
type kind struct{ noun, path, field, checked string }

var kinds = []kind{
	{noun: "section", path: "/sections/facts", field: "/facts", checked: "Summary of facts saved."},
	{noun: "term", path: "/terms/t1", field: "/terms/0/text", checked: "Term 1 saved."},
}

func (k kind) fill(words, button string) pagestest.Fill {
	return pagestest.Fill{k.field: {words}, "do": {button}}
}

// typed is what the form has in the field.
func (k kind) typed(p pagestest.Page) string {
	return p.Doc.Find(`textarea[name="` + k.field + `"]`).Text()
}

// saved is what the application says in the field.
func (k kind) saved(t *testing.T, id string) string {
	t.Helper()
	var app struct{ Content content.Content }
	desk.As(t, pagestest.Applicant).Ask(http.MethodGet, "/applications/"+id, nil, &app)
	if k.noun == "term" {
		return app.Content.Terms[slices.IndexFunc(app.Content.Terms, func(t content.Term) bool { return t.ID == "t1" })].Text
	}
	return app.Content.Facts
}

// each runs a test for both kinds of part, each on a case of its own.
func each(t *testing.T, test func(t *testing.T, k kind, at func(string) string, id string)) {
	t.Helper()
	for _, k := range kinds {
		t.Run(k.noun, func(t *testing.T) {
			id := desk.CaseAt(t, pagestest.Drafted)
			test(t, k, func(below string) string { return "/applications/" + id + below }, id)
		})
	}
}

func TestWhatOthersSaveElsewhereStays(t *testing.T) {
	each(t, func(t *testing.T, k kind, at func(string) string, id string) {
		other := kinds[0]
		if k == other {
			other = kinds[1]
		}
		mine := desk.As(t, pagestest.Applicant).Open(at(k.path))
		desk.As(t, pagestest.CoApplicant).Open(at(other.path)).Submit(form, other.fill("Theirs.", "save")).Want(http.StatusOK)
		mine.Submit(form, k.fill("Mine.", "save")).Want(http.StatusOK)
		require.Equal(t, []string{"Mine.", "Theirs."}, []string{k.saved(t, id), other.saved(t, id)})
	})
}

func TestTwoTextsOfOnePartAreShownSideBySide(t *testing.T) {
	each(t, func(t *testing.T, k kind, at func(string) string, id string) {
		force := desk.As(t, pagestest.Applicant)
		page := force.Open(at(k.path))
		script := pagestest.Standing(page.Doc.Find(form))
		desk.As(t, pagestest.CoApplicant).Open(at(k.path)).Submit(form, k.fill("Their telephone.", "save")).Want(http.StatusOK)

		script.Set(k.field, "My computer.")
		told := answer(t, force.Post(at(k.path), script, "X-Requested-By", "script").Want(http.StatusConflict))
		require.Equal(t, "overlap", told.Code)
		require.Regexp(t, `^Not saved: Brannoc Wey changed this `+k.noun+` on .+\. Your answers are still on this page\. Save to see both versions\.$`, told.Words)

		page = page.Submit(form, k.fill("My computer.", "save")).Want(http.StatusConflict)
		require.Contains(t, page.Text("[role=alert] h2"), "Brannoc Wey changed this "+k.noun+" while you were writing")
		require.Contains(t, page.Title(), "Not saved: ")
		require.Contains(t, page.Text(".app-diff"), "Saved version")
		require.Contains(t, page.Text("del"), "telephone")
		require.Contains(t, page.Text("ins"), "computer")
		require.Contains(t, page.Text("details"), "Their telephone.", "the saved version as a whole")
		require.Equal(t, "My computer.", k.typed(page))
		require.Equal(t, "Their telephone.", k.saved(t, id), "nothing is lost without a look")

		second := force.Open(at(k.path))
		page.Submit(form, pagestest.Fill{"do": {"save"}}).Want(http.StatusOK)
		require.Equal(t, "My computer.", k.saved(t, id), "the visitor has seen both and decided")
		page = second.Submit(form, k.fill("My second window.", "save")).Want(http.StatusConflict)
		require.Contains(t, page.Text("[role=alert] h2"), "You changed this "+k.noun+" in another window")
		require.Equal(t, "My second window.", k.typed(page))
	})
}

func TestTheSameFormTwiceIsOneChange(t *testing.T) {
	each(t, func(t *testing.T, k kind, at func(string) string, id string) {
		page := desk.As(t, pagestest.Applicant).Open(at(k.path))
		for range 2 {
			page.Submit(form, k.fill("Twice.", "save")).Want(http.StatusOK)
		}
		require.Equal(t, "Twice.", k.saved(t, id))
	})
}

// TestTheApplicationIsSubmittedWhileSomebodyWrites: what they typed is given back, and nothing is saved.
func TestTheApplicationIsSubmittedWhileSomebodyWrites(t *testing.T) {
	each(t, func(t *testing.T, k kind, at func(string) string, id string) {
		force := desk.As(t, pagestest.Applicant)
		page := force.Open(at(k.path))
		before := k.saved(t, id)
		desk.As(t, pagestest.CoApplicant).Act(id, models.SubmitForQA, nil)

		script := pagestest.Standing(page.Doc.Find(form))
		script.Set(k.field, "Too late.")
		told := answer(t, force.Post(at(k.path), script, "X-Requested-By", "script").Want(http.StatusConflict))
		require.Equal(t, "not-editable", told.Code)
		require.Contains(t, told.Words, "Not saved: you cannot edit the application while it is "+models.InQA.Words())

		page = page.Submit(form, k.fill("Too late.", "save")).Want(http.StatusConflict)
		require.Contains(t, page.Text("[role=alert]"), "Your answers were not saved")
		require.Contains(t, page.Text("main"), "Too late.")
		require.Contains(t, page.Text("main"), strings.Join(strings.Fields(before), " "), "beside what is saved")
		require.Equal(t, before, k.saved(t, id))
		require.Zero(t, page.Doc.Find(form).Length())
		page = force.Open(at(k.path)).Want(http.StatusOK)
		require.Contains(t, page.Text("main"), "You cannot edit this "+k.noun+" while the application is "+models.InQA.Words())
		require.Zero(t, page.Doc.Find(form).Length())
	})
}

func TestWhoChecksHasSaved(t *testing.T) {
	each(t, func(t *testing.T, k kind, at func(string) string, id string) {
		page := desk.As(t, pagestest.Applicant).Open(at(k.path)).Submit(form, k.fill("Checked.", "check")).Want(http.StatusOK)
		require.Equal(t, at(k.path), page.At.Path)
		require.Contains(t, page.Text(".moj-alert"), k.checked)
		require.Equal(t, "Checked.", k.typed(page))
		require.Equal(t, "Checked.", k.saved(t, id))
	})
}

// TestOfAnEmptySectionTheChecksSpeakWhenAsked: else they would say of a new draft that all is missing.
func TestOfAnEmptySectionTheChecksSpeakWhenAsked(t *testing.T) {
	var app struct{ ID string }
	force := desk.As(t, pagestest.Applicant)
	force.Ask(http.MethodPost, "/applications", map[string]any{"force": "thames-valley", "content": map[string]any{}}, &app)
	page := force.Open("/applications/" + app.ID + "/sections/facts").Want(http.StatusOK)
	require.Zero(t, page.Doc.Find(".app-note").Length())
	page = page.Submit(form, pagestest.Fill{"do": {"check"}}).Want(http.StatusOK)
	require.NotZero(t, page.Doc.Find(".app-note").Length())
	require.Regexp(t, `^Summary of facts saved\. \d+ results? from the checks`, page.Text(".moj-alert__content"))
}

// TestOthersSaveAllTheTime: a change that never gets its turn is not made, and what was typed can be sent again.
func TestOthersSaveAllTheTime(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	page := desk.As(t, pagestest.Applicant).Post("/applications/"+id+"/busy", pagestest.Fill{"text": {"A long text, of an hour."}})
	page.Want(http.StatusServiceUnavailable)
	require.Contains(t, page.Text("main"), "A long text, of an hour.")
	require.Equal(t, "Send again", page.Text("main button"))
	require.Equal(t, "Busy.", kinds[0].saved(t, id))
}

// busyPage changes a case that someone else changes between every look and every save.
func busyPage(v *pages.Visit) error {
	n := 0
	_, err := editing.Change(v, func(a pages.Application, c content.Content) (any, error) {
		c.Facts = "Busy."
		c.Conflicts = strings.Repeat("!", n)
		n++
		var now pages.Application
		if err := v.Put(a.Path("/content"), a.Version, c, &now); err != nil {
			return nil, err
		}
		c.Facts = v.Form("text")
		return c, nil
	})
	return err
}

func answer(t *testing.T, p pagestest.Page) (told struct{ Code, Words string }) {
	t.Helper()
	require.NoError(t, json.Unmarshal(p.Body, &told))
	return told
}
