package auth_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/auth"
)

func (b *browser) needsFresh() bool { return strings.TrimSpace(b.get("/needs-fresh").body) == "true" }

func TestAFreshSignIn(t *testing.T) {
	d, p := withStepUp(t, auth.StepUp{MaxAge: 10 * time.Minute, ACR: "silver"})
	b := d.browser()
	require.False(t, b.needsFresh(), "of nobody")
	require.Equal(t, http.StatusSeeOther, b.get(b.through(p, writer(nil)).String()).StatusCode)
	require.True(t, b.needsFresh(), "the provider did not say when they signed in")

	at := func(ago time.Duration) int64 { return d.now().Add(-ago).Unix() }
	for name, says := range map[string]jwt.MapClaims{
		"not said":      {"acr": "silver"},
		"long ago":      {"acr": "silver", "auth_time": at(12 * time.Minute)},
		"to come":       {"acr": "silver", "auth_time": at(-2 * time.Minute)},
		"too weak":      {"acr": "bronze", "auth_time": at(0)},
		"not how":       {"auth_time": at(0)},
		"at no time":    {"acr": "silver", "auth_time": 0},
		"by all names":  {"acr": []string{"silver"}, "auth_time": at(0)},
		"in wrong kind": {"acr": "silver", "auth_time": "now"},
	} {
		a := b.get(b.throughFrom("/sign-in/again", p, writer(says)).String())
		require.Equal(t, http.StatusForbidden, a.StatusCode, name)
		require.True(t, b.needsFresh(), name)
		require.NotNil(t, b.me().User, "they stay signed in as they were")
	}

	p.QueueUser(writer(nil))
	asked, err := url.Parse(b.post("/sign-in/again", nil).Header.Get("Location"))
	require.NoError(t, err)
	require.Equal(t, "600", asked.Query().Get("max_age"))
	require.Equal(t, "silver", asked.Query().Get("acr_values"))
	_ = b.get(asked.String()) // takes the queued person

	fresh := writer(jwt.MapClaims{"acr": "silver", "auth_time": at(time.Minute)})
	a := b.get(b.throughFrom("/sign-in/again", p, fresh).String())
	require.Equal(t, http.StatusSeeOther, a.StatusCode, a.body)
	require.Equal(t, "/cases/9", a.Header.Get("Location"))
	require.False(t, b.needsFresh())
	d.advance(11 * time.Minute)
	require.True(t, b.needsFresh(), "it is not fresh for ever")
}

func TestWithoutTheSettingNothingIsAsked(t *testing.T) {
	d, p := withProvider(t)
	b := d.browser()
	require.Equal(t, http.StatusSeeOther, b.get(b.through(p, writer(nil)).String()).StatusCode)
	require.False(t, b.needsFresh())
}

func TestNoRedirectOfTheProviderIsFollowed(t *testing.T) {
	d, p := withProvider(t)
	p.moved.Store("/openid-configuration")
	d.refusedAs(d.browser().post("/sign-in/begin", nil), http.StatusServiceUnavailable, "provider-away")
	p.moved.Store("/token")
	b := d.browser()
	require.NotEqual(t, http.StatusSeeOther, b.get(b.through(p, writer(nil)).String()).StatusCode)
	require.Nil(t, b.me().User)
	require.Zero(t, p.elsewhere.Load())
}

// token is a logout token of the provider, with what it says changed.
func (p *provider) token(d *desk, change jwt.MapClaims) string {
	says := jwt.MapClaims{
		"iss": p.Issuer(), "aud": p.ClientID, "iat": d.now().Unix(), "exp": d.now().Add(2 * time.Minute).Unix(), "jti": "one",
		"events": map[string]any{"http://schemas.openid.net/event/backchannel-logout": map[string]any{}},
	}
	maps.Copy(says, change)
	for name, value := range says {
		if value == nil {
			delete(says, name)
		}
	}
	signed, err := p.Keypair.SignJWT(says)
	require.NoError(d.t, err)
	return signed
}

func (d *desk) told(token string) answer {
	return d.browser().post("/back-channel", url.Values{"logout_token": {token}}, "Sec-Fetch-Site", "")
}

func TestTheProviderSignsPeopleOut(t *testing.T) {
	d, p := withProvider(t)
	in := func(sid any, subject string) *browser {
		who := writer(jwt.MapClaims{"sid": sid, "preferred_username": "name of " + subject})
		who.subject = subject
		b := d.browser()
		require.Equal(t, http.StatusSeeOther, b.get(b.through(p, who).String()).StatusCode)
		require.NotNil(t, b.me().User)
		return b
	}
	first, second, other, none := in("s-1", "a"), in("s-2", "a"), in("s-3", "b"), in(nil, "c")
	require.Equal(t, http.StatusSeeOther, d.told(p.token(d, jwt.MapClaims{"sid": "s-1"})).StatusCode)
	require.Nil(t, first.me().User)
	require.NotNil(t, second.me().User, "another sign-in of the same person")
	require.Equal(t, http.StatusSeeOther, d.told(p.token(d, jwt.MapClaims{"sid": "s-9", "sub": "a"})).StatusCode, "that is over already")
	require.NotNil(t, second.me().User)
	third := in("s-4", "a")
	require.Equal(t, http.StatusSeeOther, d.told(p.token(d, jwt.MapClaims{"sub": "a"})).StatusCode)
	require.Nil(t, second.me().User)
	require.Nil(t, third.me().User)
	require.NotNil(t, other.me().User)
	for _, sid := range []string{"%", "_", `"`, ""} {
		_ = d.told(p.token(d, jwt.MapClaims{"sid": sid, "sub": "nobody"}))
	}
	require.NotNil(t, other.me().User)
	require.NotNil(t, none.me().User)
	require.Equal(t, http.StatusSeeOther, d.told(p.token(d, jwt.MapClaims{"sub": "c", "exp": nil})).StatusCode, "as earlier drafts have it")
	require.Nil(t, none.me().User)
}

func TestALogoutTokenIsNotTrusted(t *testing.T) {
	d, p := withProvider(t)
	b := d.browser()
	require.Equal(t, http.StatusSeeOther, b.get(b.through(p, writer(jwt.MapClaims{"sid": "s-1"})).String()).StatusCode)
	for name, change := range map[string]jwt.MapClaims{
		"another issuer": {"iss": "https://another.example"}, "another audience": {"aud": "another"}, "no audience": {"aud": nil},
		"no event": {"events": nil}, "another event": {"events": map[string]any{"x": map[string]any{}}},
		"an event of no kind": {"events": map[string]any{"http://schemas.openid.net/event/backchannel-logout": nil}},
		"a nonce":             {"nonce": "n"}, "an old one": {"iat": d.now().Add(-6 * time.Minute).Unix()},
		"one to come": {"iat": d.now().Add(2 * time.Minute).Unix()}, "no time": {"iat": nil}, "over": {"exp": d.now().Add(-time.Second).Unix()},
		"no id": {"jti": nil}, "nobody": {"sid": nil, "sub": nil},
	} {
		says := jwt.MapClaims{"sid": "s-1", "sub": "subject-of-wilf"}
		maps.Copy(says, change)
		d.refusedAs(d.told(p.token(d, says)), http.StatusForbidden, "sign-in-refused")
		require.NotNil(t, b.me().User, name)
	}
	for _, junk := range []string{"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."} {
		require.Equal(t, http.StatusForbidden, d.told(junk).StatusCode, junk)
	}
	without := newDesk(t, nil)
	require.Equal(t, http.StatusInternalServerError, without.told("x").StatusCode)
	require.Equal(t, []string{"1"}, d.rows("SELECT count(*) FROM sessions"))
}
