package admin_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

func TestUsersAreAddedAndChanged(t *testing.T) {
	admin := desk.As(t, pagestest.Admin)
	page := admin.Open("/users/new").Submit("form.app-user", pagestest.Fill{}).Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), 3, "%v", page.Errors())
	var leads []string
	page.Doc.Find(".govuk-error-summary a").Each(func(_ int, a *goquery.Selection) { leads = append(leads, a.AttrOr("href", "")) })
	require.Equal(t, []string{"#username", "#name", "#role"}, leads, "in the order of the form")
	page = page.Submit("form.app-user", pagestest.Fill{"username": {"new.one"}, "name": {"Isolde Vane"}, "role": {"applicant"}, "email": {"no address"}}).
		Want(http.StatusUnprocessableEntity)
	require.Len(t, page.Errors(), 2)
	require.Equal(t, "Isolde Vane", page.Doc.Find("#name").AttrOr("value", ""), "what was typed is kept")
	page = page.Submit("form.app-user", pagestest.Fill{"force": {"surrey"}, "email": {""}}).Want(http.StatusOK)
	require.Equal(t, "/users", page.At.Path)
	require.Contains(t, page.Text("main"), "Isolde Vane was added.")

	of, there := page.Doc.Find(`a:contains("Isolde Vane")`).Attr("href")
	require.True(t, there)
	page = admin.Open(of).Submit("form.app-user", pagestest.Fill{"role": {"officer"}, "region": {"serocu"}, "active": {"yes"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "User saved")
	require.Equal(t, "serocu", pagestest.Standing(page.Doc.Find("form.app-user")).Get("region"))
	wrong := page.Submit("form.app-link", pagestest.Fill{"issuer": {"https://sign-in.example"}}).Want(http.StatusUnprocessableEntity)
	require.Len(t, wrong.Errors(), 1)
	require.Contains(t, wrong.Submit("form.app-link", pagestest.Fill{"subject": {"s1"}}).Want(http.StatusOK).Text("main"), "Isolde Vane was linked to the provider account")
	page.Submit("form.app-sign-out", pagestest.Fill{}).Want(http.StatusOK)
	page = admin.Open("/users").Submit(`form[role="search"]`, pagestest.Fill{"q": {"isolde"}}).Want(http.StatusOK)
	require.NotContains(t, page.At.String(), "isolde", "no name stands in an address")
	require.Equal(t, 1, page.Doc.Find("tbody tr").Length())
	require.Contains(t, page.Text("tbody"), "regional officer")
	require.Contains(t, page.Submit(`form[role="search"]`, pagestest.Fill{"q": {"nobody.at.all"}}).Text("main"), "No users match your search.")
	admin.Open("/users/none").Want(http.StatusNotFound)
	admin.Open("/users/none%00").Want(http.StatusNotFound)
}

// TestACPSReviewerWithoutAnAreaIsMarked, because they see the submissions of the whole country.
func TestACPSReviewerWithoutAnAreaIsMarked(t *testing.T) {
	admin, of := desk.As(t, pagestest.Admin), "/users/"+desk.Users[pagestest.CPS].ID
	row := func() string { return admin.Open("/users").Text(`tr:contains("Ottilie Marr")`) }
	require.Contains(t, row(), "No area: sees all submissions")
	saved := admin.Open(of).Submit("form.app-user", pagestest.Fill{"area": {"wessex"}}).Want(http.StatusOK)
	require.Contains(t, row(), "CPS Wessex")
	require.Equal(t, "wessex", pagestest.Standing(saved.Doc.Find("form.app-user")).Get("area"))
	saved.Submit("form.app-user", pagestest.Fill{"area": {""}}).Want(http.StatusOK)
	require.Contains(t, row(), "No area")
}

func TestTwoAdminsDoNotUndoEachOther(t *testing.T) {
	admin, of := desk.As(t, pagestest.Admin), "/users/"+desk.Users[pagestest.Lead].ID
	first, second := admin.Open(of), admin.Open(of)
	first.Submit("form.app-user", pagestest.Fill{"role": {"auditor"}}).Want(http.StatusOK)
	clash := second.Submit("form.app-user", pagestest.Fill{"name": {"Marisse Tovell-Gray"}, "email": {"m.tovell@force.example"}}).Want(http.StatusPreconditionFailed)
	require.Equal(t, []string{"This user has changed since you opened the page. Your changes were not saved"}, clash.Errors())
	require.Equal(t, 1, clash.Doc.Find("#changed").Length())
	said := clash.Text("#changed")
	for _, words := range []string{"Name: Marisse Tovell", "Role: Auditor", "Email address: None"} {
		require.Contains(t, said, words)
	}
	require.NotContains(t, said, "Active:")
	typed := pagestest.Standing(clash.Doc.Find("form.app-user"))
	require.Equal(t, "Marisse Tovell-Gray", typed.Get("name"), "what was typed is kept")
	require.Equal(t, "lead", typed.Get("role"))
	require.Equal(t, "lead", clash.Submit("form.app-user", pagestest.Fill{"name": {""}}).Want(http.StatusUnprocessableEntity).Doc.Find("input[name=role][checked]").AttrOr("value", ""))

	saved := clash.Submit("form.app-user", pagestest.Fill{"role": {"auditor"}}).Want(http.StatusOK)
	require.Contains(t, saved.Text("main"), "User saved")
	saved.Submit("form.app-user", pagestest.Fill{"role": {"lead"}, "name": {"Marisse Tovell"}, "email": {""}}).Want(http.StatusOK)
}

func TestNoAdminLocksThemselvesOut(t *testing.T) {
	admin := desk.As(t, pagestest.Admin)
	own := admin.Open("/users/" + desk.Users[pagestest.Admin].ID).Want(http.StatusOK)
	require.Contains(t, own.Text("main"), "This is your account. Only another administrator can close it or change its role.")
	own = own.Submit("form.app-user", pagestest.Fill{"active": {"no"}}).Want(http.StatusUnprocessableEntity)
	require.Equal(t, []string{"You cannot remove your own access. Ask another administrator"}, own.Errors())
	admin.Open("/users").Want(http.StatusOK)
}

func TestAClosedAccountIsSignedOut(t *testing.T) {
	manager := desk.As(t, pagestest.Manager)
	manager.Open("/").Want(http.StatusOK)
	id := desk.Users[pagestest.Manager].ID
	desk.As(t, pagestest.Admin).Open("/users/"+id).Submit("form.app-user", pagestest.Fill{"active": {"no"}}).Want(http.StatusOK)
	require.Equal(t, "/sign-in", manager.Open("/").At.Path)
}

func TestWhatAClosedAccountStillHoldsIsCounted(t *testing.T) {
	id := desk.CaseAt(t, pagestest.Claimed)
	var held struct {
		Reference string
		Holder    struct{ Name string }
	}
	desk.As(t, pagestest.Officer).Ask(http.MethodGet, "/applications/"+id, nil, &held)
	require.Equal(t, desk.Users[pagestest.Officer].Name, held.Holder.Name)
	admin, of := desk.As(t, pagestest.Admin), "/users/"+desk.Users[pagestest.Officer].ID
	require.NotContains(t, admin.Open(of).Text("main"), "still assigned")
	page := admin.Open(of).Submit("form.app-user", pagestest.Fill{"active": {"no"}}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "1 application is still assigned to this user. Ask a regional officer to reassign it.")
	require.NotContains(t, page.Text("main"), held.Reference, "an administrator sees no case")
	page = page.Submit("form.app-user", pagestest.Fill{"active": {"yes"}}).Want(http.StatusOK)
	require.NotContains(t, page.Text("main"), "still assigned")
}

func TestAnAccountForEmergenciesSaysSoOnEveryPage(t *testing.T) {
	const password = "only-when-the-house-burns"
	hash, err := auth.HashPassword(password)
	require.NoError(t, err)
	glass := models.User{ID: uuid.NewString(), Username: "glass.admin", Name: "Orrin Blaith", Role: models.Admin, Active: true}
	require.NoError(t, desk.Store.AddUser(t.Context(), store.NewUser{User: glass, TokenHash: models.HashOf([]byte("token of glass.admin"))}))
	require.NoError(t, desk.Store.BreakGlass(t.Context(), glass.ID, "", hash, desk.Store.Now().Add(time.Hour)))
	admin := desk.As(t, pagestest.Admin)
	require.NotContains(t, admin.Open("/users").Text("header"), "emergencies")
	admin.Post("/sign-out", nil).Want(http.StatusOK)
	admin.Post("/sign-in", pagestest.Fill{"username": {glass.Username}, "password": {password}}).Want(http.StatusOK)
	for _, path := range []string{"/users", "/settings", "/no-such-page"} {
		require.Contains(t, admin.Open(path).Text("header"), "You are using emergency access.", path)
	}
}

func TestSettingsAreShown(t *testing.T) {
	page := desk.As(t, pagestest.Admin).Open("/settings").Want(http.StatusOK)
	main := page.Text("main")
	for _, said := range []string{"Off. Notifications are shown only in the service", "All regions", "working days", "2026-02-12", "Bank holidays", "Section 55: electronic monitoring", "Not in force"} {
		require.Contains(t, main, said)
	}
}

func TestUsersAreForAdminsAlone(t *testing.T) {
	for _, who := range []string{pagestest.Officer, pagestest.Auditor, pagestest.Lead} {
		for _, path := range []string{"/users", "/users/new", "/users/" + desk.Users[pagestest.Admin].ID, "/settings"} {
			desk.As(t, who).Open(path).Want(http.StatusNotFound)
		}
		desk.As(t, who).Post("/users/new", pagestest.Fill{"username": {"x"}}).Want(http.StatusNotFound)
	}
}

func TestAdministratorsEndTokens(t *testing.T) {
	admin, of := desk.As(t, pagestest.Admin), desk.Users[pagestest.OtherOfficer]
	page := admin.Open("/users/" + of.ID)
	require.Equal(t, 1, page.Doc.Find("form.app-end-token").Length())
	page = page.Submit("form.app-end-token", pagestest.Fill{}).Want(http.StatusOK)
	require.Contains(t, page.Text("main"), "API token ended")
	require.Equal(t, 0, page.Doc.Find("form.app-end-token").Length())
	_, _, err := desk.Store.UserByToken(t.Context(), models.HashOf([]byte("token-of-"+pagestest.OtherOfficer)))
	require.ErrorIs(t, err, models.ErrNotFound)
}

func TestSettingsNameHowLongSessionsLast(t *testing.T) {
	said := desk.As(t, pagestest.Admin).Open("/settings").Text("main")
	require.Contains(t, said, "After 30 minutes without use, and 12 hours after they signed in")
	require.Contains(t, said, "They end after 90 days at most")
}
