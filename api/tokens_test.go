package api_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

type tokens struct {
	Items []struct {
		ID          string
		Added, Ends time.Time
		Ended       bool
		LastUsed    *time.Time
	}
}

const myTokens = "/api/v1/me/tokens"

func TestPeopleSeeReplaceAndEndTheirTokens(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	officer, other := d.as(t, "officer.serocu"), d.as(t, "applicant.surrey")
	var mine, theirs tokens
	officer.get(myTokens).want(http.StatusOK).into(&mine)
	other.get(myTokens).want(http.StatusOK).into(&theirs)
	require.Len(t, mine.Items, 1)
	require.NotNil(t, mine.Items[0].LastUsed, "by this very request")
	require.LessOrEqual(t, mine.Items[0].Ends.Sub(mine.Items[0].Added), 90*24*time.Hour)
	require.False(t, mine.Items[0].Ended)
	at := myTokens + "/" + mine.Items[0].ID

	other.post(at+"/revoke", nil).refused(http.StatusNotFound, "not-found")
	other.post(at+"/rotate", nil).refused(http.StatusNotFound, "not-found")
	officer.post(at+"/rotate", object{"days": 1000}).want(http.StatusUnprocessableEntity)

	var made struct{ Token string }
	officer.send(http.MethodPost, at+"/rotate", object{}, "Idempotency-Key", "once").want(http.StatusOK).into(&made)
	require.NotEmpty(t, made.Token)
	officer.get(myTokens).refused(http.StatusUnauthorized, "not-signed-in")
	fresh := d.as(t, "officer.serocu")
	require.Equal(t, http.StatusOK, askedBy(t, d.api.Handler(), http.MethodGet, myTokens, made.Token).Code)
	require.Equal(t, http.StatusNotFound, askedBy(t, d.api.Handler(), http.MethodPost, at+"/rotate", made.Token).Code, "the old one is gone")
	fresh.get(myTokens).refused(http.StatusUnauthorized, "not-signed-in")
	for _, file := range []string{d.file, d.file + "-wal"} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		require.NotContains(t, string(text), made.Token, "it is in the answer and nowhere else")
	}
	require.True(t, slices.ContainsFunc(d.access(t), func(l store.Access) bool { return l.Kind == "admin" && strings.HasSuffix(l.Route, "/rotate") }), "and in the log")

	other.post(myTokens+"/"+theirs.Items[0].ID+"/revoke", nil).want(http.StatusOK)
	other.get("/api/v1/me").refused(http.StatusUnauthorized, "not-signed-in")
}

func TestAdministratorsEndTheTokensOfAUser(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	admin, of := d.as(t, "admin"), "/api/v1/users/"+d.users["officer.serocu"].ID+"/tokens"
	d.as(t, "officer2.serocu").get(of).refused(http.StatusNotFound, "not-found")
	var theirs tokens
	admin.get(of).want(http.StatusOK).into(&theirs)
	require.Len(t, theirs.Items, 1)
	require.Nil(t, theirs.Items[0].LastUsed)
	admin.post("/api/v1/users/"+d.users["applicant.surrey"].ID+"/tokens/"+theirs.Items[0].ID+"/revoke", nil).refused(http.StatusNotFound, "not-found")
	admin.post(of+"/"+theirs.Items[0].ID+"/revoke", nil).want(http.StatusOK).into(&theirs)
	require.Empty(t, theirs.Items)
	d.as(t, "officer.serocu").get("/api/v1/me").refused(http.StatusUnauthorized, "not-signed-in")
	d.as(t, "officer2.serocu").get("/api/v1/me").want(http.StatusOK)
}

func TestTheOperatorAllowsNoTokens(t *testing.T) {
	t.Parallel()
	edge := api.New(shared.store, nil, slog.New(slog.DiscardHandler), api.WithoutTokens()).Handler()
	for _, username := range []string{"officer.serocu", "admin", "nobody"} {
		w := askedBy(t, edge, http.MethodGet, "/api/v1/me", token(username))
		require.Equal(t, http.StatusUnauthorized, w.Code)
		require.Contains(t, w.Body.String(), `"code":"tokens-off"`)
	}
	r := httptest.NewRequest(http.MethodGet, "/api/v1/me", nil)
	w := httptest.NewRecorder()
	edge.ServeHTTP(w, r.WithContext(api.As(t.Context(), models.User{ID: "x", Role: models.Lead}, false, nil)))
	require.Equal(t, http.StatusOK, w.Code, "the pages work")
}

func TestATokenIsNoFreshSignIn(t *testing.T) {
	t.Parallel()
	edge := api.New(shared.store, nil, slog.New(slog.DiscardHandler), api.WithStepUp()).Handler()
	const of = "/api/v1/applications/none"
	for path, want := range map[string]int{
		of + "/actions/approve": http.StatusForbidden, of + "/actions/submit-to-cps": http.StatusForbidden, of + "/actions/claim": http.StatusNotFound,
	} {
		require.Equal(t, want, askedBy(t, edge, http.MethodPost, path, token("officer.serocu")).Code, path)
	}
	w := askedBy(t, edge, http.MethodGet, of+"/submissions/1/pack", token("cps.reviewer"))
	require.Equal(t, http.StatusForbidden, w.Code)
	require.Contains(t, w.Body.String(), `"code":"step-up-needed"`)
	require.Equal(t, http.StatusNotFound, askedBy(t, edge, http.MethodGet, of, token("cps.reviewer")).Code)
	require.Equal(t, http.StatusUnauthorized, askedBy(t, edge, http.MethodPost, of+"/actions/approve", "none").Code)
}

func askedBy(t *testing.T, edge http.Handler, method, path, token string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, http.NoBody)
	r.Header.Set("Authorization", "Bearer "+token)
	w := httptest.NewRecorder()
	edge.ServeHTTP(w, r)
	return w
}

// TestATokenThatOnlyReadsChangesNothing, by any route, of any role; it reads everything that its person reads.
func TestATokenThatOnlyReadsChangesNothing(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, submitted)
	readers := map[models.Role]caller{}
	for _, role := range models.Roles() {
		token := "reads-as-" + string(role)
		require.NoError(t, d.store.AddToken(t.Context(), d.users[insider[role]].ID, models.HashOf([]byte(token)), models.TokenReads, time.Hour))
		readers[role] = caller{t: t, base: d.http.URL, token: token}
	}
	before := d.events(t, id)
	asks := []string{"/check", "/checks", "/relatives", "/draft", "/texts/read"} // POSTs that only answer
	for _, r := range d.api.Routes() {
		if r.Open {
			continue
		}
		for _, role := range r.Roles {
			path, changes := address(r.Path, id), r.Method != http.MethodGet && !slices.ContainsFunc(asks, func(end string) bool { return strings.HasSuffix(r.Path, end) })
			if role == models.CPS {
				path = strings.Replace(path, "/queues/region", "/queues/cps", 1)
			}
			given := readers[role].send(r.Method, path, nil)
			if changes {
				given.refused(http.StatusForbidden, "read-only-token")
				continue
			}
			require.NotContains(t, []int{http.StatusUnauthorized, http.StatusForbidden}, given.status, "%s %s by %s", r.Method, path, role)
		}
	}
	require.Equal(t, before, d.events(t, id))
	var listed struct{ Items []struct{ Scope string } }
	readers[models.Officer].get(myTokens).want(http.StatusOK).into(&listed)
	require.ElementsMatch(t, []struct{ Scope string }{{"all"}, {"read"}}, listed.Items)
	readers[models.Officer].post(at(uuid.NewString(), "actions", "claim"), nil).refused(http.StatusForbidden, "read-only-token")
	require.True(t, slices.ContainsFunc(d.access(t), func(l store.Access) bool {
		return l.Kind == "refused" && strings.HasSuffix(l.Route, "/actions/:action")
	}), "and it is in the log")
}
