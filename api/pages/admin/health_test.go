package admin_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
)

func TestAdministratorsSeeWhetherTheServiceIsHealthy(t *testing.T) {
	admin := desk.As(t, pagestest.Admin)
	require.Equal(t, 1, admin.Open("/users").Doc.Find("a[href='/health']").Length(), "in the menu")
	page := admin.Open("/health").Want(http.StatusOK)
	require.Equal(t, "Is the service healthy?", page.Text("h1"))
	require.Equal(t, 9, page.Doc.Find("dt").Length())
	said := page.Text("main")
	for _, part := range []string{"Database", "Workflow engine", "Worker", "Reminders of deadlines", "Papers of submissions"} {
		require.Contains(t, said, part)
	}
	require.Contains(t, said, "It can be read and written.")
	desk.As(t, pagestest.Officer).Open("/health").Want(http.StatusNotFound)
}
