package audit_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// TestAuditorsReadWhatTheyAreTold, and mark it as seen.
func TestAuditorsReadWhatTheyAreTold(t *testing.T) {
	of := desk.Users[pagestest.FarOfficer]
	of.Role, of.Region = models.Lead, ""
	require.NoError(t, desk.Store.ChangeUser(t.Context(), of, nil, store.Access{ActorID: desk.Users[pagestest.Admin].ID, Kind: "admin", Detail: of.ID}))
	auditor := desk.As(t, pagestest.Auditor)
	page := auditor.Open("/audit/notices").Want(http.StatusOK)
	require.Contains(t, page.Text("table"), "From regional officer")
	require.Contains(t, page.Text("table"), "to national lead.")
	require.Equal(t, 1, page.Doc.Find(`a[href="/audit?about=officer.ersou"]`).Length())
	page = page.Submit("main tbody tr:first-child form", nil).Want(http.StatusOK)
	require.Contains(t, page.Text("table"), "Jessamy Roke")
}

// TestTheLogIsFiltered by a form that works without script, and says what is wrong at its field.
func TestTheLogIsFiltered(t *testing.T) {
	require.NoError(t, desk.Store.LogAccess(t.Context(), store.Access{ActorID: desk.Users[pagestest.Officer].ID, Kind: "search", Detail: "q=Quillfeather", Route: "GET /applications"}))
	auditor := desk.As(t, pagestest.Auditor)
	page := auditor.Open("/audit").Want(http.StatusOK)
	require.Equal(t, 6, page.Doc.Find("main form label").Length(), "each is labelled")
	require.Equal(t, "get", page.Doc.Find("main form").AttrOr("method", ""))
	page = auditor.Open("/audit?term=quillfe&by=officer.serocu&kind=search&day=&address=&about=").Want(http.StatusOK)
	require.Equal(t, 1, page.Doc.Find("tbody tr").Length())
	require.NotContains(t, page.Text("tbody"), "Quillfeather")
	require.Equal(t, "quillfe", page.Doc.Find("#term").AttrOr("value", ""))
	require.Contains(t, auditor.Open("/audit?address=192.0.2.99").Want(http.StatusOK).Text("main"), "No entries match the filter.")
	page = auditor.Open("/audit?by=nobody&day=soon").Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter the username of a user"}, page.Errors())
}
