package signin_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/api/pages"
)

// sends a form, as a browser does.
func (v visitor) sends(path string, form url.Values) (status int, header http.Header, body string) {
	v.t.Helper()
	r, err := http.NewRequestWithContext(v.t.Context(), http.MethodPost, v.s.URL+path, strings.NewReader(form.Encode()))
	require.NoError(v.t, err)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := v.Do(r)
	require.NoError(v.t, err)
	text, err := io.ReadAll(res.Body)
	require.NoError(v.t, err)
	require.NoError(v.t, res.Body.Close())
	return res.StatusCode, res.Header, string(text)
}

func TestWhatMattersNeedsAFreshSignIn(t *testing.T) {
	s := start(t)
	s.stepUp = auth.StepUp{MaxAge: 10 * time.Minute}
	s.again()
	v := s.visitor(t)
	v.signIn()
	status, _, body := v.sends("/matters", url.Values{"note": {"Considered in full."}, "key": {"k"}})
	require.Equal(t, http.StatusForbidden, status)
	require.Contains(t, body, "Sign in again to continue")
	require.Contains(t, body, "Your answers are kept in your account.")
	require.Empty(t, s.done)

	s.present.Store(time.Now().Unix())
	s.provider.QueueUser(person{s})
	onward := v.ask(http.MethodPost, s.URL+"/sign-in/again")
	end := v.follow(onward)
	require.Equal(t, pages.UnsentPath, end.Request.URL.Path)
	var kept []struct {
		Form struct {
			Address string
			Fields  []struct{ Name, Value string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(end.doc.Text()), &kept))
	require.Len(t, kept, 1)
	form := url.Values{}
	for _, f := range kept[0].Form.Fields {
		form.Set(f.Name, f.Value)
	}
	require.Equal(t, "k", form.Get("key"), "so that it is done once")
	status, _, _ = v.sends(kept[0].Form.Address, form)
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, []string{"Considered in full."}, s.done)
	require.Contains(t, v.ask(http.MethodGet, s.URL+pages.UnsentPath).doc.Text(), "[]", "and is kept no longer")
}

func TestAnExportNeedsAFreshSignIn(t *testing.T) {
	s := start(t)
	s.stepUp = auth.StepUp{MaxAge: 10 * time.Minute}
	s.again()
	v := s.visitor(t)
	v.signIn()
	page := v.ask(http.MethodGet, s.URL+"/export")
	require.Equal(t, http.StatusForbidden, page.StatusCode)
	require.NotContains(t, page.doc.Text(), "kept in your account")
	s.provider.QueueUser(person{s})
	refused := v.follow(v.press(page, "/sign-in/again"))
	require.Contains(t, refused.doc.Text(), "You need to sign in again", refused.StatusCode)
	s.present.Store(time.Now().Unix())
	page = v.ask(http.MethodGet, s.URL+"/export")
	s.provider.QueueUser(person{s})
	end := v.follow(v.press(page, "/sign-in/again"))
	require.Equal(t, "/export", end.Request.URL.Path)
	require.Contains(t, end.doc.Text(), "marisse.tovell")
}

func TestTheProviderEndsASession(t *testing.T) {
	s := start(t)
	v := s.visitor(t)
	v.signIn()
	says := jwt.MapClaims{
		"iss": s.provider.Issuer(), "aud": s.provider.ClientID, "iat": time.Now().Unix(), "jti": "one", "sid": "at-the-provider",
		"events": map[string]any{"http://schemas.openid.net/event/backchannel-logout": map[string]any{}},
	}
	token, err := s.provider.Keypair.SignJWT(says)
	require.NoError(t, err)
	other := s.visitor(t) // the provider, which has no session
	status, header, _ := other.sends(auth.BackChannelPath, url.Values{"logout_token": {"made-up"}})
	require.Equal(t, http.StatusBadRequest, status)
	require.Contains(t, header.Get("Cache-Control"), "no-store")
	require.Equal(t, "/", v.ask(http.MethodGet, s.URL+"/").Request.URL.Path)
	status, header, _ = other.sends(auth.BackChannelPath, url.Values{"logout_token": {token}})
	require.Equal(t, http.StatusOK, status)
	require.Contains(t, header.Get("Cache-Control"), "no-store")
	require.Equal(t, "/sign-in", v.ask(http.MethodGet, s.URL+"/").Request.URL.Path)
}
