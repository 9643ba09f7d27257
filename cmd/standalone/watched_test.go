package main_test

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models/health"
)

const operations = "../../docs/operations"

type alert struct {
	Alert, Expr string
	Labels      struct{ Severity string }
	Annotations struct{ Summary string }
}

func alerts(t *testing.T) []alert {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(operations, "alerts.yml"))
	require.NoError(t, err)
	var file struct{ Groups []struct{ Rules []alert } }
	require.NoError(t, yaml.Unmarshal(text, &file))
	require.Len(t, file.Groups, 1)
	return file.Groups[0].Rules
}

// panels are the questions of the board, by title.
func panels(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(operations, "grafana.json"))
	require.NoError(t, err)
	var board struct {
		Panels []struct {
			Title   string
			Targets []struct{ Expr string }
		}
	}
	require.NoError(t, json.Unmarshal(text, &board))
	all := map[string][]string{}
	for _, p := range board.Panels {
		require.NotContains(t, all, p.Title)
		for _, target := range p.Targets {
			all[p.Title] = append(all[p.Title], target.Expr)
		}
		require.NotEmpty(t, all[p.Title], p.Title)
	}
	return all
}

// TestWhatIsWatchedIsThere: each measurement that an alert or the board names is among those of a running service.
func TestWhatIsWatchedIsThere(t *testing.T) {
	s := start(t, t.TempDir())
	people := peopleOf(t, s)
	one := desktest.NewCase(t, people.as("applicant.surrey"), people.as("officer.serocu"), people.as("cps.reviewer"), desktest.Sample(t, "company", "surrey"))
	var there map[string]bool
	require.Eventually(t, func() bool {
		measured := get(t, s.URL+"/metrics")
		require.False(t, strings.Contains(measured, one.ID), "no id is in a label")
		there = map[string]bool{"up": true} // Prometheus' own
		for _, line := range regexp.MustCompile(`(?m)^([a-z_]+)[{ ]`).FindAllStringSubmatch(measured, -1) {
			there[line[1]] = true
		}
		return there["scpo_self_check_sound"]
	}, desktest.ReadyLimit, 100*time.Millisecond)
	named := regexp.MustCompile(`\b(up|(?:scpo|temporal|go|process)_[a-z_]+)\b`)
	ask := func(of, expr string) {
		t.Helper()
		names := named.FindAllString(regexp.MustCompile(`"[^"]*"`).ReplaceAllString(expr, ""), -1)
		require.NotEmpty(t, names, of)
		for _, name := range names {
			require.True(t, there[name], "%s asks for %s, which the service does not measure", of, name)
		}
	}
	for _, a := range alerts(t) {
		ask(a.Alert, a.Expr)
	}
	for title, exprs := range panels(t) {
		for _, e := range exprs {
			ask(title, e)
		}
	}
}

// TestEachAlertIsExplained in the runbook, and has the bounds of the page that administrators read.
func TestEachAlertIsExplained(t *testing.T) {
	runbook, err := os.ReadFile("../../docs/runbook.md")
	require.NoError(t, err)
	expr := map[string]string{}
	for _, a := range alerts(t) {
		expr[a.Alert] = a.Expr
		require.Regexp(t, `(?m)^\*\*`+a.Alert+`\*\*: .{40,}`, string(runbook))
		require.Contains(t, []string{"page", "ticket"}, a.Labels.Severity, a.Alert)
		require.NotEmpty(t, a.Annotations.Summary, a.Alert)
	}
	for _, name := range regexp.MustCompile(`(?m)^\*\*(Scpo\w+)\*\*`).FindAllStringSubmatch(string(runbook), -1) {
		require.Contains(t, expr, name[1], "the runbook explains an alert that is not there")
	}
	seconds := func(d time.Duration) string { return "> " + strconv.Itoa(int(d/time.Second)) }
	for name, bound := range map[string]string{
		"ScpoEmailLate": seconds(health.LettersLate), "ScpoTasksWait": seconds(health.QueueLate), "ScpoRecordsNotVerified": seconds(health.RecordsEvery),
		"ScpoDiskLow": "< " + strconv.FormatFloat(health.DiskLook, 'g', -1, 64), "ScpoDiskFull": "< " + strconv.FormatFloat(health.DiskFails, 'g', -1, 64),
	} {
		require.Contains(t, expr[name], bound, name)
	}
}

// TestPrometheusReadsTheRules, and the questions of the board.
func TestPrometheusReadsTheRules(t *testing.T) {
	promtool, err := exec.LookPath("promtool")
	if err != nil {
		promtool, err = filepath.Abs("../../bin/promtool")
		require.NoError(t, err)
	}
	if _, err := os.Stat(promtool); err != nil {
		t.Skip("promtool is missing: scripts/need-promtool gets it")
	}
	type rule struct {
		Record string `yaml:"record"`
		Expr   string `yaml:"expr"`
	}
	var rules []rule
	for _, exprs := range panels(t) {
		for _, e := range exprs {
			rules = append(rules, rule{"board:" + strconv.Itoa(len(rules)), e})
		}
	}
	text, err := yaml.Marshal(map[string]any{"groups": []any{map[string]any{"name": "board", "rules": rules}}})
	require.NoError(t, err)
	board := filepath.Join(t.TempDir(), "board.yml")
	require.NoError(t, os.WriteFile(board, text, 0o600))
	for _, file := range []string{filepath.Join(operations, "alerts.yml"), board} {
		said, err := exec.Command(promtool, "check", "rules", file).CombinedOutput()
		require.NoError(t, err, string(said))
	}
	said, err := exec.Command(promtool, "test", "rules", filepath.Join(operations, "alerts_test.yml")).CombinedOutput()
	require.NoError(t, err, string(said))
}

func get(t *testing.T, address string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
	require.NoError(t, err)
	res, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.NoError(t, res.Body.Close())
	require.Equal(t, http.StatusOK, res.StatusCode)
	return string(body)
}
