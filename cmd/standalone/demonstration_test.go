package main_test

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
)

// tell writes into the database of a program that is stopped.
func tell(t *testing.T, dir string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "scpo.db"))
	require.NoError(t, err)
	for _, s := range statements {
		_, err = db.ExecContext(context.Background(), s)
		require.NoError(t, err, s)
	}
	require.NoError(t, db.Close())
}

// demonstrated is the folder of a demonstration that was stopped.
func demonstrated(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, start(t, dir).Stop(desktest.StopLimit))
	return dir
}

const realUser = `INSERT INTO users (id, username, name, role, region, active, created_at) VALUES ('real-1', 'real.officer', 'Real Officer', 'officer', 'serocu', TRUE, 1)`

func refusedUnchanged(t *testing.T, dir, because string, more ...string) {
	t.Helper()
	before := digests(t, dir)
	require.Contains(t, refuse(t, append([]string{"--data", dir, "--addr", "127.0.0.1:0"}, more...)...), because)
	require.Equal(t, before, digests(t, dir), "nothing is written")
}

func TestADemonstrationIsRefusedInAFolderOfRealPeople(t *testing.T) {
	dir := t.TempDir()
	s, err := desktest.StartStandalone(standalone.Path(t), dir, "--no-demo")
	require.NoError(t, err)
	require.NoError(t, s.Stop(desktest.StopLimit))
	refusedUnchanged(t, dir, "was not made by a demonstration", "--demo")
	tell(t, dir, realUser)
	refusedUnchanged(t, dir, "was not made by a demonstration", "--demo", "--demo-history=false")

	demonstration := demonstrated(t)
	tell(t, demonstration, realUser)
	refusedUnchanged(t, demonstration, "1 users and 0 applications that are not of the demonstration", "--demo")
	refusedUnchanged(t, demonstration, "1 users and 0 applications that are not of the demonstration")
	tell(t, demonstration, `UPDATE users SET fictional = FALSE WHERE username = 'applicant.surrey'`,
		`DELETE FROM users WHERE id = 'real-1'`, `UPDATE users SET fictional = TRUE WHERE username = 'applicant.surrey'`)
	start(t, demonstration, "--demo") // it is only about who is there
}

func TestADemonstrationIsRefusedWhereOthersCouldReachIt(t *testing.T) {
	for name, more := range map[string][]string{
		"https":              {"--demo", "--https"},
		"a proxy":            {"--proxy", "127.0.0.1"},
		"a certificate":      {"--tls-cert", "cert.pem", "--tls-key", "key.pem"},
		"all addresses":      {"--demo", "--addr", "0.0.0.0:0"},
		"no host":            {"--addr", ":0"},
		"provider":           {"--demo", "--oidc-issuer", "https://login.example", "--oidc-client-id", "x"},
		"https, by default":  {"--https"},
		"issuer, by default": {"--oidc-issuer", "https://login.example"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "data")
			said := refuse(t, append([]string{"--data", dir, "--addr", "127.0.0.1:0"}, more...)...)
			require.Contains(t, said, "start with --no-demo")
			_, err := os.Stat(dir)
			require.ErrorIs(t, err, fs.ErrNotExist, "not even the folder is made")
		})
	}
}

func TestNoDemoClosesTheCast(t *testing.T) {
	dir := demonstrated(t)
	users, err := desktest.Users(dir)
	require.NoError(t, err)
	s, err := desktest.StartStandalone(standalone.Path(t), dir, "--no-demo")
	require.NoError(t, err)
	t.Cleanup(s.Kill)
	for _, u := range users {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/api/v1/me", http.NoBody)
		require.NoError(t, err)
		r.Header.Set("Authorization", "Bearer "+u.Token)
		answer, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		require.Equal(t, http.StatusUnauthorized, answer.StatusCode, u.Username)
	}
	signIn, err := postForm(t, s.URL+"/sign-in", url.Values{"person": {"admin"}, "username": {""}})
	require.NoError(t, err)
	require.Equal(t, http.StatusUnprocessableEntity, signIn)
	require.NoError(t, s.Stop(desktest.StopLimit))
	refusedUnchanged(t, dir, "was closed by --no-demo", "--demo")
	again, err := desktest.StartStandalone(standalone.Path(t), dir) // which is for real use now
	require.NoError(t, err)
	require.NoError(t, again.Stop(desktest.StopLimit))
}

func postForm(t *testing.T, address string, form url.Values) (int, error) {
	t.Helper()
	answer, err := http.PostForm(address, form) //nolint:noctx,gosec // of this test alone
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, errors.Join(answer.Body.Close())
}
