package account_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
)

func TestPeopleSeeAndEndTheirOtherSignIns(t *testing.T) {
	here, there := desk.As(t, pagestest.OtherOfficer), desk.As(t, pagestest.OtherOfficer)
	page := here.Open("/me/sign-ins").Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "You are signed out after 30 minutes without use, and 12 hours after you signed in.")
	require.Contains(t, page.Text("main"), "This browser")
	others := page.Doc.Find("form.app-end-session").Length()
	require.Positive(t, others)
	for range others {
		page = page.Submit("form.app-end-session", pagestest.Fill{}).Want(http.StatusOK)
		require.Contains(t, page.Text("main"), "You are signed out there")
	}
	require.Equal(t, "/sign-in", there.Open("/me").At.Path)
	require.Equal(t, 0, page.Doc.Find("form.app-end-session").Length())
}

func TestPeopleReplaceAndEndTheirTokens(t *testing.T) {
	v, hash := desk.As(t, pagestest.FarOfficer), models.HashOf([]byte("token-of-"+pagestest.FarOfficer))
	page := v.Open("/me/sign-ins")
	require.Equal(t, 1, page.Doc.Find("form.app-replace-token").Length())
	made := page.Submit("form.app-replace-token", pagestest.Fill{}).Want(http.StatusOK)
	token := made.Text("#token")
	require.Len(t, token, 26)
	_, _, err := desk.Store.UserByToken(t.Context(), hash)
	require.ErrorIs(t, err, models.ErrNotFound)
	u, _, err := desk.Store.UserByToken(t.Context(), models.HashOf([]byte(token)))
	require.NoError(t, err)
	require.Equal(t, pagestest.FarOfficer, u.Username)

	page = v.Open("/me/sign-ins")
	require.NotContains(t, page.Text("main"), token, "it is shown once")
	page = page.Submit("form.app-end-token", pagestest.Fill{}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "API token ended")
	require.Contains(t, page.Text("main"), "You have no API tokens.")
	_, _, err = desk.Store.UserByToken(t.Context(), models.HashOf([]byte(token)))
	require.ErrorIs(t, err, models.ErrNotFound)
}
