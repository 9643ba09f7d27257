package main_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
)

// sent is one request to the program, as a person at this machine makes it.
func sent(t *testing.T, method, address string, form url.Values, header ...string) (status int, answer http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(form.Encode()))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	res, err := http.DefaultTransport.RoundTrip(r)
	require.NoError(t, err)
	require.NoError(t, res.Body.Close())
	return res.StatusCode, res.Header
}

func TestNothingStartsInClearOffLoopback(t *testing.T) {
	for _, more := range [][]string{{"--addr", "0.0.0.0:0"}, {"--addr", ":0", "--https"}, {"--addr", "[::]:0", "--host", "desk.example"}} {
		dir := filepath.Join(t.TempDir(), "data")
		said := refuse(t, append([]string{"--data", dir, "--no-demo"}, more...)...)
		require.Contains(t, said, "give a certificate with --tls-cert and --tls-key, or name the TLS proxy in front with --proxy")
		_, err := os.Stat(dir)
		require.ErrorIs(t, err, fs.ErrNotExist, "not even the folder is made")
	}
}

func TestOnlyTheServiceIsNamed(t *testing.T) {
	s := start(t, t.TempDir())
	evil := []string{"Host", "evil.example", "Origin", "http://evil.example"}
	for _, path := range []string{"/sign-in", "/api/v1/me", "/metrics", "/assets/app.css", "/healthz"} {
		status, _ := sent(t, http.MethodGet, s.URL+path, nil, evil...)
		require.Equal(t, http.StatusMisdirectedRequest, status, path)
	}
	status, answer := sent(t, http.MethodPost, s.URL+"/sign-in", url.Values{"person": {"admin"}, "username": {""}}, evil...)
	require.Equal(t, http.StatusMisdirectedRequest, status)
	require.Empty(t, answer.Get("Set-Cookie"))
	status, _ = sent(t, http.MethodGet, s.URL+"/metrics", nil)
	require.Equal(t, http.StatusOK, status, "the machine itself")
	status, _ = sent(t, http.MethodGet, s.URL+"/metrics", nil, "X-Forwarded-For", "192.0.2.7")
	require.Equal(t, http.StatusNotFound, status)
}

// TestCallersDoNotChooseWhereTheyAre behind a proxy that no one named; a named one says it.
func TestCallersDoNotChooseWhereTheyAre(t *testing.T) {
	for _, c := range []struct {
		flags []string
		want  int
	}{{[]string{"--https"}, http.StatusTooManyRequests}, {[]string{"--proxy", "127.0.0.1"}, http.StatusUnprocessableEntity}} {
		s, err := desktest.StartStandalone(standalone.Path(t), t.TempDir(), append(c.flags, "--no-demo")...)
		require.NoError(t, err)
		t.Cleanup(s.Kill)
		var status int
		var answer http.Header
		for i := range 14 {
			status, answer = sent(t, http.MethodPost, s.URL+"/sign-in", url.Values{"username": {"admin"}, "password": {"wrong"}}, "X-Forwarded-For", fmt.Sprintf("192.0.2.%d", i))
		}
		require.Equal(t, c.want, status, c.flags)
		require.NotEmpty(t, answer.Get("Strict-Transport-Security"))
		_, answer = sent(t, http.MethodGet, s.URL+"/healthz", nil)
		require.NotEmpty(t, answer.Get("Strict-Transport-Security"), "on every answer")
		require.NoError(t, s.Stop(desktest.StopLimit))
	}
}
