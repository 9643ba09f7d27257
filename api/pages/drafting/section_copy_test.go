package drafting_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

const copyForm = `form[action$="/copy"]`

func appOf(t *testing.T, id string) (app answers.Application) {
	t.Helper()
	desk.As(t, pagestest.Applicant).Ask(http.MethodGet, "/applications/"+id, nil, &app)
	return app
}

// TestASectionIsCopiedAndThenChecked, without script: offered, shown, copied, marked, in the way of a submission, and saved.
func TestASectionIsCopiedAndThenChecked(t *testing.T) {
	from := pagestest.Someone(t)
	from.MonitoringPlan.Resources = "Two officers on Thursdays."
	source := appOf(t, desk.CaseOf(t, from, pagestest.Drafted))
	id := desk.CaseOf(t, pagestest.Someone(t), pagestest.Drafted)
	force, section := desk.As(t, pagestest.Applicant), at(id, "/sections/monitoringPlan")

	page := force.Open(section).Want(http.StatusOK)
	require.Equal(t, "Copy from an earlier application", page.Text(`a[href="`+section+`/copy"]`))
	page = force.Open(section + "/copy").Want(http.StatusOK)
	require.Equal(t, 1, page.Doc.Find(`a[href="`+section+"/copy?from="+source.ID+`"]`).Length())
	require.Zero(t, page.Doc.Find(`a[href="`+section+"/copy?from="+id+`"]`).Length(), "not from itself")
	require.LessOrEqual(t, page.Doc.Find("tbody tr").Length(), 20)
	found := page.Submit("form.app-search", url.Values{"q": {source.Reference}}).Want(http.StatusOK)
	require.Equal(t, 1, found.Doc.Find("tbody tr").Length())
	require.NotContains(t, found.At.String(), "SEROCU")

	page = force.Open(section + "/copy?from=" + source.ID).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "This replaces the answers already in this section.")
	require.Contains(t, page.Text("main"), "Two officers on Thursdays.")
	lines, err := desk.Store.AccessLog(t.Context(), source.ID, 0, 1)
	require.NoError(t, err)
	require.Equal(t, "GET /api/v1/applications/:id", lines[0].Route, "the other application is logged as read")

	page = page.Submit(copyForm, nil).Want(http.StatusOK)
	require.Equal(t, section, page.At.Path)
	require.Contains(t, page.Text(".moj-alert"), "from "+source.Reference)
	require.Contains(t, page.Text("main"), "Copied from "+source.Reference)
	require.Equal(t, "Two officers on Thursdays.", contentOf(t, id).MonitoringPlan.Resources)
	require.Regexp(t, `Monitoring plan Copied from `+source.Reference+`\S* Copied – check`, force.Open(at(id, "")).Text("main"))

	onward := force.Open(at(id, "/sections/facts")).Submit(form, url.Values{"do": {"save"}}).Want(http.StatusOK)
	require.Equal(t, section, onward.At.Path, "what was copied is the next to be worked on")

	refused := force.Open(at(id, "/submit")).Want(http.StatusOK)
	require.Contains(t, refused.Text("#stops"), "Monitoring plan: copied from "+source.Reference+" and not checked")
	refused = refused.Submit("main form", nil).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Check the section Monitoring plan. It was copied from " + source.Reference + " and has not been checked"}, refused.Errors())

	page.Submit(form, url.Values{"do": {"later"}}).Want(http.StatusOK)
	require.Len(t, appOf(t, id).Copied, 1, "who comes back later goes on checking")
	page = force.Open(section).Submit(form, url.Values{"do": {"save"}}).Want(http.StatusOK)
	require.Empty(t, appOf(t, id).Copied, "nothing was changed, but it was looked at")
	force.Open(at(id, "/submit")).Submit("main form", nil).Want(http.StatusOK)
	require.Equal(t, models.InQA, appOf(t, id).State)
	require.NotContains(t, force.Open(section).Text("main"), "Copy from an earlier application")
}

// TestCopiedTermsAreCheckedTogether: they have a page each, and no form for all of them.
func TestCopiedTermsAreCheckedTogether(t *testing.T) {
	source, id := appOf(t, desk.CaseAt(t, pagestest.Drafted)), desk.CaseOf(t, content.Empty(), pagestest.Drafted)
	force, section := desk.As(t, pagestest.Applicant), at(id, "/sections/terms")
	page := force.Open(section + "/copy?from=" + source.ID).Want(http.StatusOK)
	require.NotContains(t, page.Text("main"), "This replaces")
	require.Contains(t, page.Text("main"), "Links to subjects, risks, evidence, schedules and attachments are not copied.")
	force.Post(section+"/copy", url.Values{"from": {source.ID}, "version": {"7"}}).Want(http.StatusOK)
	require.Empty(t, contentOf(t, id).Terms, "of another version than was shown")
	for range 2 { // a second click copies nothing again
		page = force.Post(section+"/copy", url.Values{"from": {source.ID}, "version": {"1"}})
		require.Equal(t, at(id, "/terms"), page.At.Path)
		require.Equal(t, 2, appOf(t, id).Version)
	}
	terms := contentOf(t, id).Terms
	require.NotEmpty(t, terms)
	require.Empty(t, terms[0].RiskAddressed)
	require.Len(t, appOf(t, id).Copied, 1)
	force.Post(section+"/copy/checked", url.Values{"version": {"1"}})
	require.Len(t, appOf(t, id).Copied, 1, "what was read had no copy yet")
	force.Post(section+"/copy/checked", url.Values{"version": {"2"}}).Want(http.StatusNotFound)
	require.Empty(t, appOf(t, id).Copied)
}

// TestOnlyTheForceCopiesItsOwn: another's application, and a section that says whose case it is, are as if they were not there.
func TestOnlyTheForceCopiesItsOwn(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	var theirs struct{ ID string }
	elsewhere := desk.As(t, pagestest.Elsewhere)
	elsewhere.Ask(http.MethodPost, "/applications", map[string]any{"force": "kent", "content": pagestest.Sample(t)}, &theirs)
	force, to := desk.As(t, pagestest.Applicant), at(id, "/sections/risk/copy")
	force.Open(to + "?from=" + theirs.ID).Want(http.StatusNotFound)
	force.Open(to + "?from=" + id).Want(http.StatusNotFound)
	force.Post(to, url.Values{"from": {theirs.ID}, "version": {"1"}}).Want(http.StatusNotFound)
	for _, section := range []string{"subjects", "court", "conviction", "declarations", "nonsense"} {
		force.Open(at(id, "/sections/"+section+"/copy")).Want(http.StatusNotFound)
	}
	require.Zero(t, force.Open(at(id, "/sections/court")).Doc.Find(`a[href$="/copy"]`).Length())
	for _, stranger := range []string{pagestest.Elsewhere, pagestest.Officer} {
		desk.As(t, stranger).Open(to).Want(http.StatusNotFound)
		desk.As(t, stranger).Post(to, url.Values{"from": {id}, "version": {"1"}}).Want(http.StatusNotFound)
	}
	require.Empty(t, appOf(t, id).Copied)
}
