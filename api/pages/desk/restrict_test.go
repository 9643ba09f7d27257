package desk_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
)

// TestACaseIsRestrictedAndOpenedAgain, without script: who is named sees to whom, others find nothing.
func TestACaseIsRestrictedAndOpenedAgain(t *testing.T) {
	id := service.CaseAt(t, pagestest.Sent)
	officer, other := service.As(t, pagestest.Officer), service.As(t, pagestest.OtherOfficer)
	page := officer.Open(at(id, "/restrict")).Want(http.StatusOK)
	require.Equal(t, 1, page.Doc.Find(`input[name="people"][checked]`).Length(), "who started it")
	require.Equal(t, 1, page.Doc.Find(`input[value="`+pagestest.OtherOfficer+`"]`).Length())
	require.Zero(t, page.Doc.Find(`input[value="`+pagestest.FarOfficer+`"]`).Length())
	require.Zero(t, page.Doc.Find(`input[value="`+pagestest.Officer+`"]`).Length(), "who asks always keeps access")

	page = page.Submit("main form", fill{"reason": one(" ")}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"Enter why the application is restricted"}, page.Errors())
	require.Equal(t, 1, page.Doc.Find(`input[name="people"][checked]`).Length(), "what was ticked is kept")
	page = page.Submit("main form", fill{"reason": one("It shows a source.")}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Restricted to Tamsel Orrinder, Wrenna Tolvey, and to the CPS once it is submitted")
	for _, below := range []string{"", "/review", "/restrict", "/history"} {
		other.Open(at(id, below)).Want(http.StatusNotFound)
	}
	require.NotContains(t, other.Open("/queues/region").Text("main"), id)

	page = officer.Open(at(id, "/restrict")).Submit("main form", fill{"people": one(pagestest.CPS), "reason": one("Less still.")}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "Restricted to Ottilie Marr, Wrenna Tolvey")
	require.NotContains(t, page.Text("main"), "once it is submitted")
	service.As(t, pagestest.Applicant).Open(at(id, "")).Want(http.StatusNotFound)
	page = officer.Open(at(id, "/unrestrict")).Submit("main form", fill{"reason": one("It is over.")}).Want(http.StatusOK)
	require.NotContains(t, page.Text("main"), "Restricted to")
	other.Open(at(id, "")).Want(http.StatusOK)
}
