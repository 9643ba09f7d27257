package admin_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// TestAnotherAdministratorConfirmsOnThePage, or refuses with a reason; the one who asked cannot.
func TestAnotherAdministratorConfirmsOnThePage(t *testing.T) {
	of := desk.Users[pagestest.FarOfficer]
	q := models.RightsRequest{ID: uuid.NewString(), Kind: models.ChangeOfRights, UserID: of.ID, Before: of.Record(), After: of.Record(), AskedBy: uuid.NewString()}
	q.After.Role, q.After.Region = models.Lead, ""
	require.NoError(t, desk.Store.AskRights(t.Context(), q, store.Access{Kind: "admin", Detail: of.ID}))
	admin := desk.As(t, pagestest.Admin)
	page := admin.Open("/rights-requests").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "To: National lead")
	require.Contains(t, admin.Open("/users/"+of.ID).Want(http.StatusOK).Text("main"), "waiting to be confirmed")
	page = page.Submit("form[action$='/refuse']", nil).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter why you refuse it"}, page.Errors())
	page = page.Submit("form[action$='/refuse']", pagestest.Fill{"reason": {"He stays."}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "He stays.")
	q.ID = uuid.NewString()
	require.NoError(t, desk.Store.AskRights(t.Context(), q, store.Access{Kind: "admin", Detail: of.ID}))
	page = admin.Open("/rights-requests").Submit("form[action$='/confirm']", nil).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Nothing is waiting.")
	users, err := desk.Store.UsersByID(t.Context(), []string{of.ID})
	require.NoError(t, err)
	require.Equal(t, models.Lead, users[of.ID].Role)
}
