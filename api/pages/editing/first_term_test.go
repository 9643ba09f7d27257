package editing_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models/content"
)

// TestTheFirstTermIsNext: a draft without terms goes from the section before them to the first term, and from there on.
func TestTheFirstTermIsNext(t *testing.T) {
	t.Parallel()
	id := desk.CaseOf(t, content.Empty(), pagestest.Drafted)
	force, app := desk.As(t, pagestest.Applicant), "/applications/"+id
	earlier := force.Open(app + "/sections/schedules").Want(http.StatusOK)
	page := earlier.Submit(form, pagestest.Fill{"do": {"save"}}).Want(http.StatusOK)
	require.Equal(t, app+"/terms/new", page.At.Path)
	for _, other := range []string{"/terms", "/terms/library", "/terms/word"} {
		require.NotZero(t, page.Doc.Find(`main p a[href="`+app+other+`"]`).Length(), other)
	}
	page = page.Submit(form, pagestest.Fill{"/terms/0/text": {"Must not own a boat."}, "do": {"onward"}}).Want(http.StatusOK)
	require.Equal(t, app+"/sections/thirdParties", page.At.Path, "the section after the terms")
	require.Zero(t, force.Open(app+"/terms/new").Want(http.StatusOK).Doc.Find(`main p a[href="`+app+`/terms/word"]`).Length(), "no longer the first")
	page = force.Open(app+"/sections/schedules").Submit(form, pagestest.Fill{"do": {"save"}}).Want(http.StatusOK)
	require.Equal(t, app+"/terms", page.At.Path, "there is a list now")
}
