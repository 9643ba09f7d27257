package auth_test

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

func (d *desk) signedIn(username string) *browser {
	d.t.Helper()
	b := d.browser()
	require.Equal(d.t, http.StatusSeeOther, b.signIn(username, goodPassword).StatusCode)
	require.NotNil(d.t, b.me().User)
	return b
}

func TestASessionBeginsAtSignIn(t *testing.T) {
	d := newDesk(t, nil)
	u := d.user("officer.one", models.Officer)
	b := d.browser()
	require.Nil(t, b.me().User)
	require.Empty(t, b.cookie(), "who only looks gets no cookie")

	a := b.get("/cases/7?tab=points")
	require.Equal(t, http.StatusSeeOther, a.StatusCode)
	require.Equal(t, "/sign-in", a.Header.Get("Location"))
	require.Empty(t, b.cookie())

	a = b.signIn(u.Username, goodPassword)
	require.Equal(t, http.StatusSeeOther, a.StatusCode, a.body)
	require.Equal(t, "/cases/7?tab=points", a.Header.Get("Location"))
	require.Equal(t, &u, b.me().User)
	require.Equal(t, "the case", b.get("/cases/7").body)
	require.Equal(t, []string{models.HashOf([]byte(b.cookie()))}, d.rows("SELECT hash FROM sessions"))

	before := b.cookie()
	require.Equal(t, "/", b.signIn(u.Username, goodPassword).Header.Get("Location"), "that they wanted to go there is over")
	require.NotEqual(t, before, b.cookie(), "a new token, so that nobody can bring one along")
	require.Equal(t, []string{models.HashOf([]byte(b.cookie()))}, d.rows("SELECT hash FROM sessions"))
	old := d.browser()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, d.web.URL+"/cases/7", nil)
	require.NoError(t, err)
	r.Header.Set("Cookie", "scpo="+before)
	require.Equal(t, http.StatusSeeOther, old.send(r).StatusCode, "the token from before opens nothing")

	require.Equal(t, "/", d.browser().signIn(u.Username, goodPassword).Header.Get("Location"))
}

// However many pages a signed-out visitor asks for, and whatever cookies they make up, nothing is written.
func TestWhoIsNotSignedInCostsNoRow(t *testing.T) {
	d := newDesk(t, nil)
	b := d.browser()
	for _, path := range []string{"/cases/7", "/cases/8?a=b", "/me", "/quiet", "/nowhere", "/sign-in/callback?state=x"} {
		b.get(path)
		d.browser().get(path)
	}
	require.Empty(t, d.rows("SELECT hash FROM sessions"))
	require.Empty(t, b.cookie())
}

// The page that a person asked for is in their cookie, which anyone could have written.
func TestTheCookieOfWhereToGoIsNotTrusted(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	of := func(address string) string {
		return "scpo-return=" + base64.RawURLEncoding.EncodeToString([]byte(address))
	}
	for cookie, to := range map[string]string{
		of("/cases/7"): "/cases/7", of("https://evil.example/"): "/", of("//evil.example"): "/", of("/sign-in/callback?code=x"): "/",
		"scpo-return=???": "/", "scpo-return=": "/",
	} {
		a := d.browser().signIn("officer.one", goodPassword, "Cookie", cookie)
		require.Equal(t, to, a.Header.Get("Location"), cookie)
	}
}

func TestACookieOfWhereToGo(t *testing.T) {
	d := newDesk(t, func(c *auth.Config) { c.HTTPS = true })
	d.user("officer.one", models.Officer)
	b := d.browser()
	cookies := b.get("/cases/7").Cookies()
	require.Len(t, cookies, 1)
	got := cookies[0]
	require.Equal(t, "__Host-scpo-return", got.Name)
	require.True(t, got.Secure && got.HttpOnly)
	require.Equal(t, http.SameSiteLaxMode, got.SameSite)
	require.Equal(t, 1800, got.MaxAge)
	a := b.signIn("officer.one", goodPassword)
	require.Equal(t, "/cases/7", a.Header.Get("Location"))
	require.Len(t, a.Cookies(), 2)
	for _, c := range a.Cookies() {
		require.Equal(t, c.Name == "__Host-scpo-return", c.MaxAge < 0, "%s: it is taken away", c.Name)
	}
}

func TestTheCookie(t *testing.T) {
	for _, c := range []struct {
		https bool
		name  string
	}{{false, "scpo"}, {true, "__Host-scpo"}} {
		d := newDesk(t, func(g *auth.Config) { g.HTTPS = c.https })
		d.user("officer.one", models.Officer)
		b := d.browser()
		cookies := b.signIn("officer.one", goodPassword).Cookies()
		require.Len(t, cookies, 1)
		got := cookies[0]
		require.Equal(t, c.name, got.Name)
		require.Equal(t, c.https, got.Secure)
		require.True(t, got.HttpOnly)
		require.Equal(t, http.SameSiteLaxMode, got.SameSite)
		require.Equal(t, "/", got.Path)
		require.Empty(t, got.Domain)
		require.Zero(t, got.MaxAge, "it goes with the browser")
		require.True(t, got.Expires.IsZero())
		require.NotNil(t, b.me().User)
	}
}

func TestIdleAndAbsoluteTimeout(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	b := d.signedIn("officer.one")
	d.advance(auth.DefaultIdle - time.Minute)
	k := b.knownAt("/quiet")
	require.InDelta(t, time.Minute, k.Idle, float64(40*time.Second), "what a page does by itself puts nothing off")
	require.InDelta(t, auth.DefaultAbsolute-auth.DefaultIdle, k.Absolute, float64(2*time.Minute))
	k = b.me()
	require.InDelta(t, auth.DefaultIdle, k.Idle, float64(40*time.Second), "what a person does puts it off")

	d.advance(auth.DefaultIdle + time.Second)
	k = b.me()
	require.Nil(t, k.User)
	require.True(t, k.Ended)
	require.Zero(t, k.Idle)

	b = d.signedIn("officer.one")
	for range 24 { // 29 minutes each: never idle
		require.NotNil(t, b.me().User)
		d.advance(29 * time.Minute)
	}
	require.NotNil(t, b.me().User)
	d.advance(20 * time.Minute)
	k = b.me()
	require.NotNil(t, k.User)
	require.Equal(t, k.Absolute, k.Idle, "near the end it is the absolute timeout that counts")
	d.advance(5 * time.Minute)
	require.True(t, b.me().Ended)
}

func TestSignOut(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	d.user("officer.two", models.Officer)
	here, there, other := d.signedIn("officer.one"), d.signedIn("officer.one"), d.signedIn("officer.two")
	third := d.signedIn("officer.one")
	token := here.cookie()
	require.Equal(t, http.StatusSeeOther, here.post("/sign-out", nil).StatusCode)
	require.Empty(t, here.cookie())
	require.NotContains(t, d.rows("SELECT hash FROM sessions"), models.HashOf([]byte(token)))
	require.NotNil(t, there.me().User)

	require.Equal(t, http.StatusSeeOther, there.post("/sign-out/everywhere", nil).StatusCode)
	require.Nil(t, there.me().User)
	k := third.me()
	require.Nil(t, k.User)
	require.True(t, k.Ended)
	require.NotNil(t, other.me().User)
	require.Equal(t, http.StatusSeeOther, here.post("/sign-out/everywhere", nil).StatusCode, "of nobody")

	lines, err := d.store.AccessLines(t.Context(), store.AccessQuery{Kind: store.KindSignOut, Limit: 10})
	require.NoError(t, err)
	require.Len(t, lines, 2, "each by somebody")
	require.Equal(t, []string{"everywhere", ""}, []string{lines[0].Detail, lines[1].Detail})
	require.Equal(t, string(models.Officer), lines[1].ActorRole)
}

// A request that was under way when its session was ended must not bring it back.
func TestWhatWasEndedStaysEnded(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	slow, other := d.signedIn("officer.one"), d.signedIn("officer.one")
	done := make(chan answer)
	go func() { done <- slow.post("/slow", nil) }()
	<-d.under
	require.Equal(t, http.StatusSeeOther, other.post("/sign-out/everywhere", nil).StatusCode)
	close(d.held)
	require.Equal(t, http.StatusOK, (<-done).StatusCode)
	require.Nil(t, slow.me().User)
	require.Empty(t, d.rows("SELECT hash FROM sessions"))
}

func TestAChangeOfTheUserHoldsAtOnce(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	b := d.signedIn("officer.one")
	d.exec("UPDATE users SET role = 'auditor'")
	require.Equal(t, models.Auditor, b.me().User.Role)
	d.exec("UPDATE users SET active = FALSE")
	k := b.me()
	require.Nil(t, k.User)
	require.True(t, k.Ended)
	require.Equal(t, http.StatusSeeOther, b.get("/cases/7").StatusCode)
	d.exec("UPDATE users SET active = TRUE")
	require.Nil(t, b.me().User, "the session is gone for good")
}

func TestWhereSignInReturnsTo(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	for _, path := range []string{"/cases/7", "/cases/7?a=b&c=%2F%2Fd", "/cases/%C3%A9"} {
		b := d.browser()
		b.get(path)
		require.Equal(t, path, b.signIn("officer.one", goodPassword).Header.Get("Location"))
	}
	long := d.browser()
	long.get("/cases/" + strings.Repeat("x", 3000))
	require.Equal(t, "/", long.signIn("officer.one", goodPassword).Header.Get("Location"))
	script := d.browser()
	script.get("/cases/7")
	require.Equal(t, http.StatusSeeOther, script.get("/cases/quiet").StatusCode)
	require.Equal(t, "/cases/7", script.signIn("officer.one", goodPassword).Header.Get("Location"), "what a page asks by itself is nowhere to go to")
	picture, err := http.NewRequestWithContext(t.Context(), http.MethodGet, d.web.URL+"/cases/icon.png", nil)
	require.NoError(t, err)
	picture.Header.Set("Sec-Fetch-Dest", "image")
	away := d.browser()
	away.get("/cases/8")
	require.Equal(t, http.StatusSeeOther, away.send(picture).StatusCode)
	require.Equal(t, "/cases/8", away.signIn("officer.one", goodPassword).Header.Get("Location"), "nor is what the browser asks by itself")
	posted := d.browser()
	require.Equal(t, http.StatusSeeOther, posted.post("/cases/7", nil).StatusCode)
	require.Equal(t, "/", posted.signIn("officer.one", goodPassword).Header.Get("Location"), "a form is not posted again by itself")
}

func TestWhatASessionKeeps(t *testing.T) {
	d := newDesk(t, nil)
	d.user("officer.one", models.Officer)
	d.user("officer.two", models.Officer)
	b := d.signedIn("officer.one")
	require.Equal(t, http.StatusOK, b.post("/kept", url.Values{"text": {"Saved <b>é"}}).StatusCode)
	require.Equal(t, "Saved <b>é", b.post("/taken", nil).body)
	require.Empty(t, b.post("/taken", nil).body, "once")
	require.Equal(t, http.StatusRequestEntityTooLarge, b.post("/kept", url.Values{"text": {strings.Repeat("x", 5000)}}).StatusCode)
	b.post("/kept", url.Values{"text": {"for one"}})
	require.Equal(t, http.StatusSeeOther, b.signIn("officer.two", goodPassword).StatusCode)
	require.Empty(t, b.post("/taken", nil).body, "nothing goes on to the next person")
}
