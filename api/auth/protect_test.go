package auth_test

import (
	"io"
	"log/slog"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/models"
)

func discard() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func TestFormsOfOtherSitesAreRefused(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	b := d.signedIn("officer.one")
	for _, header := range [][]string{
		{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"},
		{"Sec-Fetch-Site", "", "Origin", "https://evil.example"}, {"Sec-Fetch-Site", "", "Origin", "null"},
	} {
		a := b.post("/sign-out", nil, header...)
		require.Equal(t, http.StatusForbidden, a.StatusCode, header)
		require.Equal(t, "from elsewhere", a.body)
		require.Equal(t, "no-store", a.Header.Get("Cache-Control"))
	}
	require.NotNil(t, b.me().User)
	require.Equal(t, http.StatusSeeOther, b.post("/sign-out", nil, "Sec-Fetch-Site", "", "Origin", d.web.URL).StatusCode)
}

func TestHeaders(t *testing.T) {
	for _, https := range []bool{false, true} {
		d := newDesk(t, func(c *auth.Config) { c.HTTPS = https })
		d.user("officer.one", models.Officer)
		b := d.signedIn("officer.one")
		for _, path := range []string{"/cases/7", "/me", "/nowhere"} {
			h := b.get(path).Header
			require.Equal(t, "no-store", h.Get("Cache-Control"), path)
			require.Equal(t, "default-src 'none'", h.Get("Content-Security-Policy"))
			require.Equal(t, "same-origin", h.Get("Referrer-Policy"))
			require.Equal(t, "nosniff", h.Get("X-Content-Type-Options"))
			require.Equal(t, "DENY", h.Get("X-Frame-Options"))
			require.Contains(t, h.Get("Permissions-Policy"), "camera=()")
			require.Equal(t, "same-origin", h.Get("Cross-Origin-Opener-Policy"))
			require.Equal(t, https, h.Get("Strict-Transport-Security") != "")
		}
	}
}

// When a session cannot be read or written, there is one page that says so, and nothing of any other.
func TestAFaultShowsNothingElse(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	b := d.signedIn("officer.one")
	d.exec("CREATE TRIGGER full BEFORE UPDATE ON sessions BEGIN SELECT RAISE(ABORT, 'full'); END")
	a := b.post("/kept", nil)
	require.Equal(t, http.StatusInternalServerError, a.StatusCode)
	require.Equal(t, "our fault", a.body)
	require.Empty(t, a.Cookies())
	d.advance(5 * time.Minute)
	a = b.get("/cases/7")
	require.Equal(t, http.StatusInternalServerError, a.StatusCode)
	require.Equal(t, "our fault", a.body)
	d.exec("DROP TRIGGER full")
	require.Equal(t, "the case", b.get("/cases/7").body)

	d.exec("CREATE TRIGGER full BEFORE INSERT ON sessions BEGIN SELECT RAISE(ABORT, 'full'); END")
	fresh := d.browser()
	require.Equal(t, http.StatusInternalServerError, fresh.signIn("officer.one", goodPassword).StatusCode, "nobody is told that they are in")
	require.Nil(t, fresh.me().User)

	d.exec("ALTER TABLE sessions RENAME TO elsewhere")
	a = b.get("/cases/7")
	require.Equal(t, http.StatusInternalServerError, a.StatusCode)
	require.Equal(t, "our fault", a.body)
}

func TestBadCookiesAreNobody(t *testing.T) {
	d := newDesk(t, nil)
	for _, value := range []string{"x", "%00", "' OR 1=1 --", string(make([]byte, 0))} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, d.web.URL+"/me", nil)
		require.NoError(t, err)
		r.Header.Set("Cookie", "scpo="+value)
		require.Equal(t, http.StatusOK, d.browser().send(r).StatusCode, value)
	}
}

func TestConfigSaysAllThatIsWrong(t *testing.T) {
	d := newDesk(t, nil)
	good := auth.Config{Store: d.store, Log: discard(), Listen: "127.0.0.1:8080"}
	require.NoError(t, good.Validate())
	for name, change := range map[string]func(*auth.Config){
		"a store and a log":     func(c *auth.Config) { c.Store, c.Log = nil, nil },
		"loopback":              func(c *auth.Config) { c.Listen = "0.0.0.0:80" },
		"not on \":80\"":        func(c *auth.Config) { c.Listen = ":80" },
		"idle timeout":          func(c *auth.Config) { c.Idle = 13 * time.Hour },
		"exclude each other":    func(c *auth.Config) { c.Demo, c.OIDC = true, &auth.OIDC{} },
		"the issuer must be":    func(c *auth.Config) { c.OIDC = &auth.OIDC{Issuer: "http://provider.example"} },
		"the redirect address":  func(c *auth.Config) { c.OIDC = &auth.OIDC{RedirectURL: "/callback"} },
		"the client id":         func(c *auth.Config) { c.OIDC = &auth.OIDC{} },
		"one of the two":        func(c *auth.Config) { c.OIDC = &auth.OIDC{Secret: "a", SecretFile: "b"} },
		"mapping file is missi": func(c *auth.Config) { c.OIDC = &auth.OIDC{} },
	} {
		c := good
		change(&c)
		require.ErrorContains(t, c.Validate(), name)
		_, err := auth.New(c)
		require.ErrorContains(t, err, name)
	}
	for _, listen := range []string{"[::1]:0", "localhost:1"} {
		good.Listen = listen
		require.NoError(t, good.Validate())
	}
	good.Listen, good.HTTPS = "0.0.0.0:80", true
	require.NoError(t, good.Validate())
	good.OIDC = &auth.OIDC{Issuer: "https://p.example", ClientID: "c", SecretFile: filepath.Join(t.TempDir(), "none"), RedirectURL: "https://d.example/x", Mapping: mappingFile(t, mapped)}
	_, err := auth.New(good)
	require.ErrorContains(t, err, "read client secret")
}
