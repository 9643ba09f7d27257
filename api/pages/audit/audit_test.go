package audit_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models/store"
)

func TestWhoReadWhat(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	var app struct{ Reference string }
	desk.As(t, pagestest.Officer).Ask(http.MethodGet, "/applications/"+id, nil, &app)
	auditor := desk.As(t, pagestest.Auditor)
	page := auditor.Open("/audit?kind=view").Want(http.StatusOK)
	first := page.Text("tbody tr:first-child")
	for _, said := range []string{"Wrenna Tolvey, regional officer", "Viewed", app.Reference} {
		require.Contains(t, first, said)
	}
	require.NotContains(t, page.Text("main"), "QUILL")
	own := auditor.Open("/audit?application=" + id).Want(http.StatusOK)
	require.Equal(t, 1, own.Doc.Find("tbody tr").Length())
	require.Equal(t, 1, own.Doc.Find(`a[href="/applications/`+id+`/history"]`).Length())
	lines, err := desk.Store.AccessLog(t.Context(), "", 0, 1)
	require.NoError(t, err)
	require.Equal(t, []string{"audit", "application=" + id}, []string{lines[0].Kind, lines[0].Detail}, "the auditor is in the log too, once for a page")
	require.Contains(t, auditor.Open("/audit?before=1").Text("main"), "There are no entries.")
	auditor.Open("/audit?before=x").Want(http.StatusUnprocessableEntity)
}

func TestTheLogHasPages(t *testing.T) {
	for range 201 {
		require.NoError(t, desk.Store.LogAccess(t.Context(), store.Access{ActorID: desk.Users[pagestest.Officer].ID, Kind: "figures", Route: "GET /figures"}))
	}
	auditor := desk.As(t, pagestest.Auditor)
	page := auditor.Open("/audit").Want(http.StatusOK)
	next, there := page.Doc.Find(".govuk-pagination__next a").Attr("href")
	require.True(t, there)
	older := auditor.Open(next).Want(http.StatusOK)
	require.Equal(t, 1, older.Doc.Find(`main a[href="/audit"]`).Length(), "back to the newest")
}

func TestHistoriesAreFoundByReference(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Drafted)
	var app struct{ Reference string }
	desk.As(t, pagestest.Officer).Ask(http.MethodGet, "/applications/"+id, nil, &app)
	auditor := desk.As(t, pagestest.Auditor)
	page := auditor.Open("/audit/applications").Submit(`form[action="/audit/applications"]`, pagestest.Fill{"q": {app.Reference}}).Want(http.StatusOK)
	require.Equal(t, 1, page.Doc.Find(`tbody a[href="/applications/`+id+`/history"]`).Length())
	require.NotContains(t, page.Text("main"), "QUILL")
	require.Contains(t, auditor.Open("/audit/applications?q=nowhere").Text("main"), "No applications match this reference.")
	lines, err := desk.Store.AccessLog(t.Context(), "", 0, 3)
	require.NoError(t, err)
	require.Equal(t, []string{"search", "search", "list"}, []string{lines[0].Kind, lines[1].Kind, lines[2].Kind}, "who looked for nothing has listed")
	auditor.Open("/audit/applications?q=%ff").Want(http.StatusNotFound)
	auditor.Open("/applications/%00/history").Want(http.StatusNotFound)
}

func TestEmergenciesAreWatched(t *testing.T) {
	admin, signedIn := desk.Users[pagestest.Admin], desk.As(t, pagestest.Admin) // later only the password lets them in
	signedIn.Open("/audit").Want(http.StatusNotFound)
	require.Contains(t, signedIn.Open("/audit/break-glass").Want(http.StatusOK).Text("main"), "Emergency access has not been used.")
	require.Contains(t, desk.As(t, pagestest.Auditor).Open("/audit/break-glass").Text("main"), "No emergency access has been given.")
	require.NoError(t, desk.Store.BreakGlass(t.Context(), admin.ID, "", "hash", desk.Store.Now().Add(time.Hour)))
	require.NoError(t, desk.Store.LogAccess(t.Context(), store.Access{ActorID: admin.ID, Kind: store.KindBreakGlass, Route: "POST /sign-in"}))
	page := desk.As(t, pagestest.Auditor).Open("/audit/break-glass").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Piran Stell")
	require.Contains(t, page.Text("main"), "Active")
	require.Contains(t, page.Text("main"), "POST /sign-in")
}

func TestAuditsAreNotForEverybody(t *testing.T) {
	for _, path := range []string{"/audit", "/audit/applications", "/audit/break-glass"} {
		desk.As(t, pagestest.Officer).Open(path).Want(http.StatusNotFound)
	}
}
