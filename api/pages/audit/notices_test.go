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
