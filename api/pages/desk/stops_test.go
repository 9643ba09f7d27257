package desk_test

import (
	"bytes"
	"database/sql"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
)

// TestWhatKeepsAnApplicationFromGoingOnIsListedAndLinked on the page that sends it on, before and after it is tried.
func TestWhatKeepsAnApplicationFromGoingOnIsListedAndLinked(t *testing.T) {
	for path, stage := range map[string]pagestest.Stage{"/approve": pagestest.Claimed, "/submit-to-cps": pagestest.Approved} {
		id := service.CaseAt(t, stage)
		app, err := service.Store.Application(t.Context(), models.Scope{All: true}, id)
		require.NoError(t, err)
		risk := []byte(`"riskAddressed":["r1","r4"]`)
		require.Contains(t, string(app.Content), string(risk))
		rewrite(t, id, bytes.ReplaceAll(app.Content, risk, []byte(`"riskAddressed":["r1","r77"]`)))

		page := service.As(t, pagestest.Officer).Open(at(id, path)).Want(http.StatusOK)
		require.Contains(t, page.Text("main"), "Must fix")
		require.Contains(t, page.Text("main"), "refers to a risk that is not in the application")
		page = page.Submit("main form", fill{}).Want(http.StatusUnprocessableEntity)
		link, there := page.Doc.Find(".govuk-error-summary a").First().Attr("href")
		require.True(t, there)
		require.Equal(t, 1, page.Doc.Find(link).Length(), "the summary leads to the stop on this page")
		way, _ := page.Doc.Find(link + " a").Attr("href")
		require.Contains(t, way, at(id, "")+"#at-terms-")
	}
}

// rewrite changes the stored text behind the service's back.
func rewrite(t *testing.T, id string, content []byte) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+service.File+"?_pragma=busy_timeout(10000)")
	require.NoError(t, err)
	_, err = db.ExecContext(t.Context(), "UPDATE applications SET content = ? WHERE id = ?", string(content), id)
	require.NoError(t, err)
	require.NoError(t, db.Close())
}
