package main_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
)

// TestEveryProcessIsWatched: a worker too says whether it is alive and ready, and what it measures; when the engine goes, it
// says which part is away.
func TestEveryProcessIsWatched(t *testing.T) {
	c := newCluster(t)
	c.prepare()
	c.startAPI()
	api := c.apis[0].url
	ask := func(address string) (int, string) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
		require.NoError(t, err)
		res, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		body, err := io.ReadAll(res.Body)
		require.NoError(t, err)
		require.NoError(t, res.Body.Close())
		return res.StatusCode, string(body)
	}
	parts := func(address string) map[string]string {
		t.Helper()
		status, body := ask(address + "/readyz")
		var p struct {
			Errors []struct{ Pointer, Code string }
		}
		require.NoError(t, json.Unmarshal([]byte(body), &p), body)
		away := map[string]string{}
		for _, e := range p.Errors {
			away[e.Pointer] = e.Code
		}
		require.Equal(t, status == http.StatusOK, len(away) == 0, body)
		return away
	}
	require.Equal(t, map[string]string{"/worker": "worker-away"}, parts(api))

	p := c.lasting("worker", "--metrics-addr", "127.0.0.1:0")
	at, err := p.Await("Health and metrics are at ", startLimit)
	require.NoError(t, err)
	_, err = p.Await("The worker is listening", startLimit)
	require.NoError(t, err)
	worker := "http://" + at
	for _, address := range []string{api, worker} {
		status, _ := ask(address + "/healthz")
		require.Equal(t, http.StatusOK, status)
		require.Eventually(t, func() bool { return len(parts(address)) == 0 }, startLimit, 100*time.Millisecond)
	}
	status, _ := ask(worker + "/api/v1/me")
	require.Equal(t, http.StatusNotFound, status, "nothing else is there")

	one := desktest.NewCase(t, c.as("applicant.surrey"), c.as("officer.serocu"), c.as("cps.reviewer"), desktest.Sample(t, "company", "surrey"))
	_, measured := ask(worker + "/metrics")
	for _, line := range []string{
		`scpo_part_up{part="worker"} 1`, `scpo_ready 1`, `activity_type="Create"`, `workflow_type="Application"`, `go_sql_open_connections{db_name="write"}`,
		`temporal_activity_execution_failed_total{activity_type="",`, `scpo_self_check_sound{check="workflows"} 1`,
	} {
		require.True(t, strings.Contains(measured, line), line)
	}
	require.False(t, strings.Contains(measured, one.ID))
	_, measured = ask(api + "/metrics")
	require.True(t, strings.Contains(measured, `scpo_commands_total{action="create",outcome="done"} 1`))

	require.NoError(t, c.temporal.Kill())
	for _, address := range []string{api, worker} {
		require.Equal(t, map[string]string{"/engine": "engine-away"}, parts(address))
		require.Eventually(t, func() bool {
			_, measured := ask(address + "/metrics")
			return strings.Contains(measured, `scpo_part_up{part="engine"} 0`)
		}, startLimit, 100*time.Millisecond, "what was found a moment ago is found again for a while")
	}
}
