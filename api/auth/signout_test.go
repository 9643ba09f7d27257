package auth_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func (b *browser) throughProvider(p *provider, who person) {
	b.d.t.Helper()
	require.Equal(b.d.t, http.StatusSeeOther, b.get(b.through(p, who).String()).StatusCode)
	require.NotNil(b.d.t, b.me().User)
}

// farewell reads the address at the provider to which a person who signs out is sent.
func (b *browser) farewell(p *provider, path string) url.Values {
	b.d.t.Helper()
	a := b.post(path, nil)
	require.Equal(b.d.t, http.StatusSeeOther, a.StatusCode, a.body)
	to, err := a.Location()
	require.NoError(b.d.t, err)
	require.Equal(b.d.t, p.Issuer()+"/end", to.Scheme+"://"+to.Host+to.Path)
	return to.Query()
}

func TestSigningOutEndsTheSessionOfTheProviderToo(t *testing.T) {
	d, p := withProvider(t)
	p.end.Store(p.Issuer() + "/end?of=it")
	b, other := d.browser(), d.browser()
	other.throughProvider(p, writer(nil))
	b.throughProvider(p, writer(nil))
	for _, data := range d.rows("SELECT data FROM sessions") {
		require.Contains(t, data, `"hint":`)
		require.NotContains(t, data, "eyJ", "the database alone does not give the token of the provider")
	}
	q := b.farewell(p, "/sign-out")
	require.Nil(t, b.me().User, "here first, whether they go there or not")
	require.NotNil(t, other.me().User)
	require.Equal(t, "it", q.Get("of"), "what stands in the address stays")
	require.Equal(t, p.ClientID, q.Get("client_id"))
	require.Equal(t, d.web.URL+"/signed-out", q.Get("post_logout_redirect_uri"))
	said := jwt.MapClaims{}
	_, _, err := jwt.NewParser().ParseUnverified(q.Get("id_token_hint"), said)
	require.NoError(t, err)
	require.Equal(t, "wilf.exemplar", said["preferred_username"])
	require.NotContains(t, d.log.String(), q.Get("id_token_hint"))

	other.farewell(p, "/sign-out/everywhere")
	require.Nil(t, other.me().User)
	require.Empty(t, d.rows("SELECT hash FROM sessions"), "and the token with it")
	require.Equal(t, "/sign-in", b.post("/sign-out", nil).Header.Get("Location"), "of nobody")
}

func TestALongTokenIsNotKept(t *testing.T) {
	d, p := withProvider(t)
	p.end.Store(p.Issuer() + "/end")
	b := d.browser()
	b.throughProvider(p, writer(jwt.MapClaims{"photo": strings.Repeat("x", 5000)}))
	q := b.farewell(p, "/sign-out")
	require.False(t, q.Has("id_token_hint"))
	require.Equal(t, p.ClientID, q.Get("client_id"), "by which the provider knows where it may send them back")
}

// Where the provider names no such address, or none to which a browser may be sent, signing out ends here.
func TestAProviderThatSignsNobodyOut(t *testing.T) {
	for _, end := range []string{"", "http://provider.example/end", "javascript:alert(1)", "/end"} {
		d, p := withProvider(t)
		p.end.Store(end)
		b := d.browser()
		b.throughProvider(p, writer(nil))
		require.NotContains(t, d.rows("SELECT data FROM sessions")[0], "hint", "what is not needed is not kept")
		require.Equal(t, "/sign-in", b.post("/sign-out", nil).Header.Get("Location"), end)
		require.Nil(t, b.me().User)
	}
}

// A restarted program asks the provider first; where that is unavailable, people are signed out here all the same.
func TestSigningOutWhileTheProviderIsAway(t *testing.T) {
	d, p := withProvider(t)
	p.end.Store(p.Issuer() + "/end")
	b, second := d.browser(), d.browser()
	b.throughProvider(p, writer(nil))
	second.throughProvider(p, writer(nil))
	d.again()
	p.broken.Store("/openid-configuration")
	d.refusedAs(b.post("/sign-out", nil), http.StatusServiceUnavailable, "provider-away")
	require.Nil(t, b.me().User)
	p.broken.Store("")
	require.NotEmpty(t, second.farewell(p, "/sign-out").Get("id_token_hint"))
}

// Someone who signed in with a password has no session there.
func TestAnEmergencyIsOverHereAlone(t *testing.T) {
	d, p := withProvider(t)
	p.end.Store(p.Issuer() + "/end")
	d.glassAdmin()
	b := d.browser()
	require.Equal(t, http.StatusSeeOther, b.signIn("glass.admin", emergencyPassword).StatusCode)
	require.Equal(t, models.Admin, b.me().User.Role)
	require.Equal(t, "/sign-in", b.post("/sign-out", nil).Header.Get("Location"))
}
