package editing_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models/content"
)

// TestWhatRefersToSomethingRemovedSaysSo when it is taken out, and the newcomer inherits nothing.
func TestWhatRefersToSomethingRemovedSaysSo(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	force := desk.As(t, pagestest.Applicant)
	read := func() content.Content {
		var app struct{ Content content.Content }
		force.Ask(http.MethodGet, "/applications/"+id, nil, &app)
		return app.Content
	}
	const words = "Term 2 applies to someone you removed. It will apply to no one until you choose someone."
	page := force.Open("/applications/" + id + "/sections/subjects")
	page = page.Submit(form, pagestest.Fill{"do": {"remove:/subjects/0"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), words)
	require.Empty(t, read().Subjects)
	require.Empty(t, read().Terms[1].AppliesTo)

	page = force.Open("/applications/" + id + "/sections/subjects")
	fill := pagestest.Fill{"/subjects/0/type": {"individual"}, "/subjects/0/familyName": {"NEWMAN"}, "do": {"check"}}
	page.Submit(form, fill).Want(http.StatusOK)
	require.Equal(t, "s2", read().Subjects[0].ID)
	page.Submit(form, fill).Want(http.StatusOK)
	require.Equal(t, []string{"s2"}, []string{read().Subjects[0].ID}, "the same form twice is one change")
	require.Empty(t, read().Terms[1].AppliesTo)
}
