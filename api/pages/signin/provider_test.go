package signin_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/signin"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
)

const mapping = `{"role": {"claim": "groups", "values": {"figures": "lead"}}}`

// service is the sign-in pages and a provider.
type service struct {
	*httptest.Server
	store    *store.Store
	provider *mockoidc.MockOIDC
	away     atomic.Bool  // the provider answers nothing
	ended    atomic.Int32 // how often the provider signed someone out
	stepUp   auth.StepUp  // from the next start on
	present  atomic.Int64 // when the provider says that the person signed in; 0: it does not
	done     []string     // the texts of forms that were carried out
	again    func()       // restarts the service, which then knows nothing about the provider
}

// person is someone whom the provider knows.
type person struct{ of *service }

func (person) ID() string { return "s1" }

func (person) Userinfo([]string) ([]byte, error) { return []byte("{}"), nil }

func (p person) Claims(_ []string, base *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	return struct {
		*mockoidc.IDTokenClaims
		Username string   `json:"preferred_username"`
		Name     string   `json:"name"`
		Groups   []string `json:"groups"`
		At       int64    `json:"auth_time,omitempty"`
		Session  string   `json:"sid"`
	}{base, "marisse.tovell", "Marisse Tovell", []string{"figures"}, p.of.present.Load(), "at-the-provider"}, nil
}

func start(t *testing.T) *service {
	t.Helper()
	s := &service{Server: httptest.NewUnstartedServer(nil)}
	s.startProvider(t)
	var err error
	s.store, err = store.OpenAndMigrate(t.Context(), store.Config{SQLite: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db"))})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.store.Close()) })
	rules := filepath.Join(t.TempDir(), "mapping.json")
	require.NoError(t, os.WriteFile(rules, []byte(mapping), 0o600))
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	s.again = func() {
		gate, err := auth.New(auth.Config{Store: s.store, Log: log, Listen: "127.0.0.1:0", OIDC: &auth.OIDC{
			Issuer: s.provider.Issuer(), ClientID: s.provider.ClientID, Secret: s.provider.ClientSecret, Mapping: rules,
			RedirectURL: "http://" + s.Listener.Addr().String() + "/sign-in/callback", StepUp: s.stepUp,
		}})
		require.NoError(t, err)
		site := &pages.Site{
			API: http.NotFoundHandler(), Store: s.store, Auth: gate, Log: log, Lists: reference.Embedded(), Library: library.Embedded(),
			Navigate: func(*pages.Visit) []ui.NavigationItem { return nil },
		}
		who := func(v *pages.Visit) error { return v.SendJSON(http.StatusOK, v.User.Username) }
		s.Config.Handler, err = site.Handler(append(signin.Routes(),
			pages.Route{Method: http.MethodGet, Path: "/{$}", Roles: pages.Everyone(), Handle: who},
			pages.Route{Method: http.MethodGet, Path: "/export", Roles: pages.Everyone(), Log: "export", Handle: who},
			pages.Route{Method: http.MethodPost, Path: "/matters", Roles: pages.Everyone(), Fresh: true, Handle: func(v *pages.Visit) error {
				s.done = append(s.done, v.Form("note"))
				return v.Go("/")
			}},
			pages.Route{Method: http.MethodGet, Path: pages.UnsentPath, Roles: pages.Everyone(), Handle: func(v *pages.Visit) error {
				kept, err := v.Unsent()
				if err != nil {
					return err
				}
				return v.SendJSON(http.StatusOK, kept)
			}}))
		require.NoError(t, err)
	}
	s.again()
	s.Start()
	t.Cleanup(s.Close)
	return s
}

// startProvider starts a provider that also signs people out, as OpenID Connect RP-Initiated Logout 1.0 has it.
func (s *service) startProvider(t *testing.T) {
	t.Helper()
	end := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		if q.Get("client_id") != s.provider.ClientID || q.Get("id_token_hint") == "" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		s.ended.Add(1)
		http.Redirect(w, r, q.Get("post_logout_redirect_uri"), http.StatusFound) //nolint:gosec // of the service under test
	}))
	t.Cleanup(end.Close)
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	s.provider, err = mockoidc.NewServer(key)
	require.NoError(t, err)
	require.NoError(t, s.provider.AddMiddleware(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case s.away.Load():
				w.WriteHeader(http.StatusInternalServerError)
			case strings.HasSuffix(r.URL.Path, "/openid-configuration"):
				said, all := httptest.NewRecorder(), map[string]any{}
				next.ServeHTTP(said, r)
				_ = json.Unmarshal(said.Body.Bytes(), &all)
				all["end_session_endpoint"] = end.URL
				_ = json.NewEncoder(w).Encode(all)
			default:
				next.ServeHTTP(w, r)
			}
		})
	}))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, s.provider.Start(l, nil))
	t.Cleanup(func() { require.NoError(t, s.provider.Shutdown()) })
}

// visitor is a browser that follows redirects, and what a page asks it to go to when it is shown.
type visitor struct {
	*http.Client
	t *testing.T
	s *service
}

func (s *service) visitor(t *testing.T) visitor {
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	return visitor{&http.Client{Jar: jar}, t, s}
}

type shown struct {
	*http.Response
	doc *goquery.Document
}

func (v visitor) ask(method, address string) shown {
	v.t.Helper()
	r, err := http.NewRequestWithContext(v.t.Context(), method, address, nil)
	require.NoError(v.t, err)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	res, err := v.Do(r)
	require.NoError(v.t, err)
	defer func() { require.NoError(v.t, res.Body.Close()) }()
	doc, err := goquery.NewDocumentFromReader(res.Body)
	require.NoError(v.t, err)
	return shown{res, doc}
}

// press sends the only form of a page with that action; follow goes where the answer leads.
func (v visitor) press(page shown, action string) shown {
	v.t.Helper()
	form := page.doc.Find(`form[action="` + action + `"]`)
	require.Equal(v.t, 1, form.Length(), action)
	require.Equal(v.t, "post", form.AttrOr("method", ""))
	return v.ask(http.MethodPost, v.s.URL+action)
}

func (v visitor) follow(page shown) shown {
	v.t.Helper()
	require.Equal(v.t, http.StatusOK, page.StatusCode)
	to, leads := strings.CutPrefix(page.Header.Get("Refresh"), "0; url=")
	require.True(v.t, leads, page.doc.Text())
	require.Contains(v.t, page.Header.Get("Content-Security-Policy"), "form-action 'self';")
	require.Equal(v.t, to, page.doc.Find("main a").AttrOr("href", ""), "for whoever is not taken there")
	return v.ask(http.MethodGet, to)
}

func (v visitor) signIn() {
	v.t.Helper()
	v.s.provider.QueueUser(person{v.s})
	page := v.ask(http.MethodGet, v.s.URL+"/sign-in")
	require.Equal(v.t, "/", v.follow(v.press(page, "/sign-in/provider")).Request.URL.Path)
}

func TestSigningInAndOutThroughAProvider(t *testing.T) {
	s := start(t)
	v := s.visitor(t)
	v.signIn()
	gone := v.ask(http.MethodPost, s.URL+"/sign-out")
	require.Equal(t, "You are signed out", gone.doc.Find("h1").Text())
	require.Equal(t, 0, gone.doc.Find(`form[action="/sign-out"]`).Length(), "who left is not on the page")
	require.Equal(t, `"cache", "storage"`, gone.Header.Get("Clear-Site-Data"))
	require.Equal(t, "/sign-in", v.ask(http.MethodGet, s.URL+"/").Request.URL.Path, "here it is over, whether they go on or not")
	end := v.follow(gone)
	require.EqualValues(t, 1, s.ended.Load())
	require.Equal(t, s.URL+"/signed-out", end.Request.URL.String())
	require.Equal(t, "You are signed out", end.doc.Find("h1").Text())

	v.signIn()
	require.Equal(t, "/", v.ask(http.MethodGet, s.URL+"/signed-out").Request.URL.Path, "who is signed in is not told otherwise")
	everywhere := v.ask(http.MethodPost, s.URL+"/sign-out/everywhere")
	require.Equal(t, "You are signed out everywhere", everywhere.doc.Find("h1").Text())
	require.Equal(t, `"cache", "storage"`, everywhere.Header.Get("Clear-Site-Data"))
	again := v.ask(http.MethodPost, s.URL+"/sign-out")
	require.Empty(t, again.Header.Get("Refresh"), "of nobody")
	require.Equal(t, "You are signed out", again.doc.Find("h1").Text())
}

func TestSigningOutWhileTheProviderIsAway(t *testing.T) {
	s := start(t)
	v := s.visitor(t)
	v.signIn()
	s.again()
	s.away.Store(true)
	gone := v.ask(http.MethodPost, s.URL+"/sign-out")
	require.Equal(t, http.StatusOK, gone.StatusCode)
	require.Contains(t, gone.doc.Find("main").Text(), "you might still be signed in there")
	require.Equal(t, "/sign-in", v.ask(http.MethodGet, s.URL+"/").Request.URL.Path)
	refused := v.press(v.ask(http.MethodGet, s.URL+"/sign-in"), "/sign-in/provider")
	require.Equal(t, http.StatusServiceUnavailable, refused.StatusCode)
	require.Contains(t, refused.doc.Find("main").Text(), "is not responding")
}

// A GET never begins anything: a form of this service begins a sign-in.
func TestALinkBeginsNoSignIn(t *testing.T) {
	s := start(t)
	v := s.visitor(t)
	for _, path := range []string{"/", "/applications/x", "/sign-in", "/sign-in/provider", "/sign-in/callback?state=x", "/signed-out"} {
		page := v.ask(http.MethodGet, s.URL+path)
		require.Empty(t, page.Header.Get("Refresh"), path)
		require.Empty(t, page.Cookies(), path)
	}
	here, err := url.Parse(s.URL)
	require.NoError(t, err)
	for _, c := range v.Jar.Cookies(here) {
		require.Equal(t, "scpo-return", c.Name, "no session before anybody signs in")
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/sign-in/provider", nil)
	require.NoError(t, err)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	res, err := v.Do(r)
	require.NoError(t, err)
	require.NoError(t, res.Body.Close())
	require.Equal(t, http.StatusForbidden, res.StatusCode)
}
