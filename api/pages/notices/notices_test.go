package notices_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
)

func TestTheNavigationSaysHowManyNoticesAreUnread(t *testing.T) {
	applicant := desk.As(t, pagestest.Applicant)
	link := `header nav a[href="/notices"]`
	empty := applicant.Open("/notices").Want(http.StatusOK)
	require.Equal(t, "Notifications", empty.Text(link))
	require.Contains(t, empty.Text("main"), "You have no notifications.")

	desk.CaseAt(t, pagestest.Returned)
	desk.CaseAt(t, pagestest.Returned)
	told := applicant.Open("/notices").Want(http.StatusOK)
	require.Equal(t, "Notifications (2)", told.Text(link))
	require.Contains(t, told.Text("#unread ~ ul li:first-child"), "View 2 points")
	require.Equal(t, 2, told.Doc.Find(`section a[href$="/points"]`).Length())
	one := told.Submit("section li:first-child form", nil).Want(http.StatusOK)
	require.Equal(t, "Notifications (1)", one.Text(link))
	require.Zero(t, one.Doc.Find("section li form").Length(), "one button is enough for one notice")
	require.Equal(t, "Notifications", one.Submit("section > form", nil).Want(http.StatusOK).Text(link))
}

func TestWhoeverIsToldOfNothingHasNoNotices(t *testing.T) {
	lead := desk.As(t, pagestest.Lead)
	require.Zero(t, lead.Open("/me").Doc.Find(`header nav a[href="/notices"]`).Length())
	lead.Open("/notices").Want(http.StatusNotFound)
}
