package auth_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/models"
)

// provider is an OpenID Connect provider that runs next to the desk.
type provider struct {
	*mockoidc.MockOIDC
	broken atomic.Value // path that answers 500; "" for none
	moved  atomic.Value // path that redirects elsewhere; "" for none
	end    atomic.Value // where it says that it signs people out; "" for none

	elsewhere atomic.Int32 // how often someone followed
}

// person is someone whom the provider knows, with what its tokens say about them.
type person struct {
	subject string
	says    jwt.MapClaims // in addition to, or instead of, what the provider says about itself
}

func (p person) ID() string { return p.subject }

func (p person) Userinfo([]string) ([]byte, error) { return json.Marshal(p.says) }

func (p person) Claims(_ []string, base *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	text, err := json.Marshal(base)
	if err != nil {
		return nil, err
	}
	all := jwt.MapClaims{}
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, err
	}
	maps.Copy(all, p.says)
	return all, nil
}

func writer(change jwt.MapClaims) person {
	p := person{subject: "subject-of-wilf", says: jwt.MapClaims{
		"preferred_username": "wilf.exemplar", "name": "Wilf Exemplar", "groups": []string{"writers", "chess club"},
		"organisation": map[string]any{"force": "43"}, "email": "wilf@example.org",
	}}
	maps.Copy(p.says, change)
	return p
}

func withProvider(t *testing.T) (*desk, *provider) {
	t.Helper()
	return withStepUp(t, auth.StepUp{})
}

func withStepUp(t *testing.T, s auth.StepUp) (*desk, *provider) {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	m, err := mockoidc.NewServer(key)
	require.NoError(t, err)
	p := &provider{MockOIDC: m}
	p.broken.Store("")
	p.moved.Store("")
	p.end.Store("")
	require.NoError(t, m.AddMiddleware(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if b := p.broken.Load().(string); b != "" && strings.HasSuffix(r.URL.Path, b) {
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			if moved := p.moved.Load().(string); moved != "" && strings.HasSuffix(r.URL.Path, moved) {
				if r.URL.RawQuery == "elsewhere" {
					p.elsewhere.Add(1)
					next.ServeHTTP(w, r)
					return
				}
				http.Redirect(w, r, r.URL.Path+"?elsewhere", http.StatusTemporaryRedirect) //nolint:gosec // to itself, in a test
				return
			}
			if end := p.end.Load().(string); end != "" && strings.HasSuffix(r.URL.Path, "/openid-configuration") {
				p.describe(w, r, next, end)
				return
			}
			next.ServeHTTP(w, r)
		})
	}))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, m.Start(l, nil))
	t.Cleanup(func() { require.NoError(t, m.Shutdown()) })
	d := newDesk(t, func(c *auth.Config) {
		c.OIDC = &auth.OIDC{Issuer: m.Issuer(), ClientID: m.ClientID, Secret: m.ClientSecret, Mapping: mappingFile(t, mapped), StepUp: s}
	})
	return d, p
}

// describe is how the provider describes itself, with the address at which it signs people out.
func (p *provider) describe(w http.ResponseWriter, r *http.Request, next http.Handler, end string) {
	said := httptest.NewRecorder()
	next.ServeHTTP(said, r)
	all := map[string]any{}
	_ = json.Unmarshal(said.Body.Bytes(), &all)
	all["end_session_endpoint"] = end
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(all)
}

// through begins a sign-in and lets the provider know the person; it gives the address the provider sends the browser back to.
func (b *browser) through(p *provider, who person) *url.URL {
	b.d.t.Helper()
	return b.throughFrom("/sign-in/begin", p, who)
}

func (b *browser) throughFrom(start string, p *provider, who person) *url.URL {
	b.d.t.Helper()
	p.QueueUser(who)
	a := b.post(start, nil)
	require.Equal(b.d.t, http.StatusSeeOther, a.StatusCode, a.body)
	a = b.get(a.Header.Get("Location"))
	require.Equal(b.d.t, http.StatusFound, a.StatusCode, a.body)
	back, err := a.Location()
	require.NoError(b.d.t, err)
	return back
}

func TestSignInThroughAProvider(t *testing.T) {
	d, p := withProvider(t)
	b := d.browser()
	b.get("/cases/7?tab=points")
	sent := b.post("/sign-in/begin", nil).Header.Get("Location")
	before := b.cookie()
	require.NotEmpty(t, before)
	asked, err := url.Parse(sent)
	require.NoError(t, err)
	q := asked.Query()
	require.Equal(t, "S256", q.Get("code_challenge_method"))
	require.NotEmpty(t, q.Get("code_challenge"))
	require.Equal(t, "code", q.Get("response_type"))
	require.Equal(t, "openid profile groups email", q.Get("scope"))
	require.GreaterOrEqual(t, len(q.Get("state")), 26)
	require.GreaterOrEqual(t, len(q.Get("nonce")), 26)

	a := b.get(b.through(p, writer(nil)).String())
	require.Equal(t, http.StatusSeeOther, a.StatusCode, a.body)
	require.Equal(t, "/cases/7?tab=points", a.Header.Get("Location"))
	require.NotEqual(t, before, b.cookie())
	u := b.me().User
	require.Equal(t, &models.User{ID: u.ID, Username: "wilf.exemplar", Name: "Wilf Exemplar", Role: models.Applicant, Force: "thames-valley", Region: "serocu", Active: true}, u)
	require.Equal(t, []string{"wilf@example.org at-once "}, d.rows("SELECT email || ' ' || letters || ' ' || password_hash FROM users"))

	// The next time they have moved; a session from before knows it at once.
	second := d.browser()
	a = second.get(second.through(p, writer(jwt.MapClaims{"groups": "reviewers", "name": "Wilf Exemplar-Stone", "organisation": nil, "region": "ersou", "email": nil})).String())
	require.Equal(t, http.StatusSeeOther, a.StatusCode, a.body)
	want := &models.User{ID: u.ID, Username: "wilf.exemplar", Name: "Wilf Exemplar-Stone", Role: models.Officer, Region: "ersou", Active: true}
	require.Equal(t, want, second.me().User)
	require.Equal(t, want, b.me().User)
	require.Len(t, d.rows("SELECT id FROM users"), 1)
	d.nothingPersonalLogged()
	for _, secret := range []string{"subject-of-wilf", "wilf@", p.ClientSecret} {
		require.NotContains(t, d.log.String(), secret)
	}
}

func TestWhatAProviderSendsIsNotTrusted(t *testing.T) {
	d, p := withProvider(t)
	soon := time.Now().Add(time.Minute).Unix()
	for name, says := range map[string]jwt.MapClaims{
		"another audience": {"aud": "another"}, "no audience": {"aud": nil},
		"more audiences and no party": {"aud": []string{p.ClientID, "another"}},
		"another party":               {"azp": "another"},
		"expired":                     {"exp": time.Now().Add(-time.Second).Unix()},
		"not yet":                     {"nbf": time.Now().Add(time.Hour).Unix()},
		"no time":                     {"exp": nil},
		"made in a minute and more":   {"iat": time.Now().Add(2 * time.Minute).Unix()},
		"made tomorrow":               {"iat": time.Now().Add(24 * time.Hour).Unix()},
		"made at no time":             {"iat": nil},
		"another nonce":               {"nonce": "another"}, "no nonce": {"nonce": nil},
		"another issuer":       {"iss": "https://another.example", "exp": soon},
		"another access token": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
		"nobody":               {"sub": ""},
	} {
		b := d.browser()
		a := b.get(b.through(p, writer(says)).String())
		got := d.refusedAs(a, http.StatusForbidden, "sign-in-refused")
		require.Zero(t, got.RetryAfter, name)
		require.Nil(t, b.me().User, name)
	}
	require.Empty(t, d.rows("SELECT id FROM users"))
	b := d.browser()
	require.Equal(t, http.StatusSeeOther, b.get(b.through(p, writer(jwt.MapClaims{"aud": []string{p.ClientID, "another"}, "azp": p.ClientID})).String()).StatusCode)
}

func TestATokenOfAnotherKeyIsRefused(t *testing.T) {
	d, p := withProvider(t)
	b := d.browser()
	back := b.through(p, writer(nil))
	b.get(back.String()) // the keys are known now
	second := d.browser()
	back = second.through(p, writer(nil))
	own := p.Keypair.PrivateKey
	forged, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	p.Keypair.PrivateKey = forged // the published key stays
	d.refusedAs(second.get(back.String()), http.StatusForbidden, "sign-in-refused")
	p.Keypair.PrivateKey = own
	require.Nil(t, second.me().User)
}

func TestAStateOrCodeOfAnotherIsRefused(t *testing.T) {
	d, p := withProvider(t)
	victim, attacker := d.browser(), d.browser()
	mine := attacker.through(p, person{subject: "attacker", says: writer(nil).says})
	d.refusedAs(victim.get(mine.String()), http.StatusBadRequest, "sign-in-over")
	require.Nil(t, victim.me().User, "nobody is signed in as another by a link")

	for _, change := range []func(url.Values){
		func(q url.Values) { q.Set("state", "wrong") }, func(q url.Values) { q.Del("state") }, func(q url.Values) { q.Set("state", "") },
	} {
		back := victim.through(p, writer(nil))
		q := back.Query()
		change(q)
		back.RawQuery = q.Encode()
		d.refusedAs(victim.get(back.String()), http.StatusBadRequest, "sign-in-over")
	}

	// A code that was seen and not used is of no use in another browser: the provider asks for its verifier.
	theirs, own := victim.through(p, writer(nil)), attacker.through(p, writer(nil))
	q := own.Query()
	q.Set("code", theirs.Query().Get("code"))
	own.RawQuery = q.Encode()
	d.refusedAs(attacker.get(own.String()), http.StatusForbidden, "sign-in-refused")
	require.Nil(t, attacker.me().User)

	back := victim.through(p, writer(nil))
	q = back.Query()
	q.Set("iss", "https://another.example")
	back.RawQuery = q.Encode()
	d.refusedAs(victim.get(back.String()), http.StatusForbidden, "sign-in-refused")
	require.Empty(t, d.rows("SELECT id FROM users"))
}

func TestACodeWorksOnce(t *testing.T) {
	d, p := withProvider(t)
	b := d.browser()
	back := b.through(p, writer(nil))
	require.Equal(t, http.StatusSeeOther, b.get(back.String()).StatusCode)
	d.refusedAs(b.get(back.String()), http.StatusBadRequest, "sign-in-over")
	require.NotNil(t, b.me().User, "which signs nobody out")

	second := d.browser()
	again := second.through(p, writer(nil))
	q := again.Query()
	q.Set("code", back.Query().Get("code"))
	again.RawQuery = q.Encode()
	d.refusedAs(second.get(again.String()), http.StatusForbidden, "sign-in-refused")
}

func TestSignInInTwoWindows(t *testing.T) {
	d, p := withProvider(t)
	b := d.browser()
	b.get("/cases/1")
	first := b.through(p, writer(nil))
	b.get("/cases/2")
	second := b.through(p, writer(nil))
	require.Equal(t, "/cases/1", b.get(first.String()).Header.Get("Location"))
	require.Equal(t, "/cases/2", b.get(second.String()).Header.Get("Location"))
	require.NotNil(t, b.me().User)
	require.Len(t, d.rows("SELECT hash FROM sessions"), 1)

	late := d.browser()
	back := late.through(p, writer(nil))
	d.advance(31 * time.Minute)
	d.refusedAs(late.get(back.String()), http.StatusBadRequest, "sign-in-over")
}

func TestPeopleWhoMayNotComeIn(t *testing.T) {
	d, p := withProvider(t)
	for code, list := range map[string][]jwt.MapClaims{
		"no-role":   {{"groups": []string{"chess club"}}, {"groups": nil}, {"groups": "applicant"}, {"groups": []any{1, nil}}, {"groups": ""}},
		"two-roles": {{"groups": []string{"writers", "reviewers"}}},
		"no-force":  {{"organisation": map[string]any{"force": "99"}}, {"organisation": "43"}, {"organisation": nil}, {"organisation": nil, "region": "serocu"}},
		"no-region": {{"groups": "reviewers", "organisation": nil}, {"groups": "figures", "organisation": nil, "region": "atlantis"}},
		"two-places": {
			{"organisation": map[string]any{"force": []string{"43", "45"}}}, {"region": "ersou"}, {"groups": "reviewers", "organisation": nil, "region": []string{"ersou", "serocu"}},
		},
		"no-name": {{"preferred_username": nil}, {"name": " "}, {"name": "a\nb"}, {"preferred_username": strings.Repeat("x", 201)}},
	} {
		for _, says := range list {
			b := d.browser()
			d.refusedAs(b.get(b.through(p, writer(says)).String()), http.StatusForbidden, code)
			require.Nil(t, b.me().User)
		}
	}
	require.Empty(t, d.rows("SELECT id FROM users"))
	b := d.browser()
	a := b.get(b.through(p, writer(jwt.MapClaims{"groups": []string{"reviewers", "scpo-officers"}})).String())
	require.Equal(t, http.StatusSeeOther, a.StatusCode, "two groups of one role are one role")
	require.Equal(t, "serocu", b.me().User.Region)
	require.Empty(t, b.me().User.Force)
}

func TestAClosedAccountStaysClosed(t *testing.T) {
	d, p := withProvider(t)
	b := d.browser()
	require.Equal(t, http.StatusSeeOther, b.get(b.through(p, writer(nil)).String()).StatusCode)
	d.exec("UPDATE users SET active = FALSE")
	require.Nil(t, b.me().User)
	d.refusedAs(b.get(b.through(p, writer(jwt.MapClaims{"name": "New Name"})).String()), http.StatusForbidden, "not-active")
	require.Nil(t, b.me().User)
	require.Equal(t, []string{"Wilf Exemplar"}, d.rows("SELECT name FROM users"))
}

func TestNobodyTakesOverAnAccountByItsName(t *testing.T) {
	d, p := withProvider(t)
	d.user("wilf.exemplar", models.Admin)
	b := d.browser()
	d.refusedAs(b.get(b.through(p, writer(nil)).String()), http.StatusForbidden, "username-taken")
	require.Nil(t, b.me().User)
}

func TestAProviderThatIsAway(t *testing.T) {
	d, p := withProvider(t)
	b := d.browser()
	gone := func(path string, ask func() answer) {
		p.broken.Store(path)
		got := d.refusedAs(ask(), http.StatusServiceUnavailable, "provider-away")
		require.Equal(t, time.Minute, got.RetryAfter, path)
		p.broken.Store("")
		require.Nil(t, b.me().User)
	}
	gone("/openid-configuration", func() answer { return b.post("/sign-in/begin", nil) })
	back := b.through(p, writer(nil)) // it is back, and nothing had to be restarted
	gone("/token", func() answer { return b.get(back.String()) })
	back = b.through(p, writer(nil))
	gone("/jwks.json", func() answer { return b.get(back.String()) })
	require.Equal(t, http.StatusSeeOther, b.get(b.through(p, writer(nil)).String()).StatusCode)

	b = d.browser()
	back = b.through(p, writer(nil))
	q := url.Values{"state": {back.Query().Get("state")}, "error": {"temporarily_unavailable"}}
	d.refusedAs(b.get("/sign-in/callback?"+q.Encode()), http.StatusServiceUnavailable, "provider-away")
	back = b.through(p, writer(nil))
	q = url.Values{"state": {back.Query().Get("state")}, "error": {"access_denied"}}
	d.refusedAs(b.get("/sign-in/callback?"+q.Encode()), http.StatusForbidden, "sign-in-broken-off")

	back = b.through(p, writer(nil))
	require.NoError(t, p.Server.Close())
	d.refusedAs(b.get(back.String()), http.StatusServiceUnavailable, "provider-away")
}
