package account_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
)

func TestPeopleSayHowTheyWantToBeTold(t *testing.T) {
	officer := desk.As(t, pagestest.Officer)
	page := officer.Open("/me").Want(http.StatusOK)
	for _, said := range []string{"Wrenna Tolvey", "Regional officer", "South East", "Email is turned off for this service"} {
		require.Contains(t, page.Text("main"), said)
	}
	wrong := page.Submit("form.app-letters", pagestest.Fill{"letters": {"daily"}, "email": {"no address"}}).Want(http.StatusUnprocessableEntity)
	require.Len(t, wrong.Errors(), 1)
	require.Equal(t, "no address", wrong.Doc.Find("#email").AttrOr("value", ""))
	saved := wrong.Submit("form.app-letters", pagestest.Fill{"email": {"w.tolvey@serocu.example"}}).Want(http.StatusOK)
	require.Contains(t, saved.Text("main"), "Settings saved")
	standing := pagestest.Standing(saved.Doc.Find("form.app-letters"))
	require.Equal(t, "daily", standing.Get("letters"))
	require.Equal(t, "w.tolvey@serocu.example", standing.Get("email"))
}

func TestWhoeverIsToldOfNothingIsNotAsked(t *testing.T) {
	for _, who := range []string{pagestest.Lead, pagestest.Auditor, pagestest.Admin} {
		require.Zero(t, desk.As(t, who).Open("/me").Want(http.StatusOK).Doc.Find("form.app-letters").Length())
	}
}

func TestSigningOutEverywhere(t *testing.T) {
	one, other := desk.As(t, pagestest.CPS), desk.As(t, pagestest.CPS)
	one.Open("/me").Submit(`form[action="/sign-out/everywhere"]`, pagestest.Fill{}).Want(http.StatusOK)
	require.Equal(t, "/sign-in", other.Open("/me").At.Path)
}

// TestAFormWithoutAKeyIsNotTakenForAnother that had none either.
func TestAFormWithoutAKeyIsNotTakenForAnother(t *testing.T) {
	lead := desk.As(t, pagestest.Lead)
	for _, letters := range []string{"daily", "none", "daily"} {
		lead.Post("/me", pagestest.Fill{"letters": {letters}}).Want(http.StatusOK)
		var own struct{ Letters string }
		lead.Ask(http.MethodGet, "/me", nil, &own)
		require.Equal(t, letters, own.Letters)
	}
}

func TestPasswordsCannotBeTriedForEver(t *testing.T) {
	other := desk.As(t, pagestest.Lead)
	wrong := pagestest.Fill{"username": {"nobody"}, "password": {"wrong"}}
	for range 10 {
		other.Post("/sign-in", wrong).Want(http.StatusUnprocessableEntity)
	}
	page := other.Post("/sign-in", wrong).Want(http.StatusTooManyRequests)
	require.Contains(t, page.Text("main"), "Try again in 15 minutes.")
}
