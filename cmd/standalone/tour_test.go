package main_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestJourneyTour pastes the README's tour into a shell: what the first page promises must work.
func TestJourneyTour(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	tour := regexp.MustCompile("(?s)<!-- tour -->\n```sh\n(.*?)```\n<!-- /tour -->").FindSubmatch(readme)
	require.NotNil(t, tour, "the README has a tour")
	s := start(t, t.TempDir())
	shell := exec.Command("bash", "-eu")
	shell.Dir = "../.."
	shell.Stdin = strings.NewReader(string(tour[1]))
	shell.Env = append(os.Environ(), "desk="+s.URL, "data="+s.Dir)
	said, err := shell.CombinedOutput()
	require.NoError(t, err, "%s", said)

	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	for i, beginning := range []string{
		`{"ruleSet":`, `{"state":"in-qa","version":2,`, `{"items":[{"queue":"unassigned","count":1},`, `{"state":"in-qa","version":3,`,
		`{"id":"`, `{"state":"returned-by-qa",`, `{"items":[{"id":`, `{"state":"returned-by-qa","version":6,`, `{"state":"in-qa",`,
		`{"state":"in-qa",`, `{"from":1,"to":2,"changes":[{`, `{"state":"in-qa",`, `{"state":"approved",`, `{"state":"with-cps",`,
		`{"state":"accepted",`, `{"definition":`, `{"definitions":`, `"summary":"Edwyn Hollisgrave (force applicant) created the application."`,
	} {
		require.Greater(t, len(lines), i, "%s", said)
		require.True(t, strings.HasPrefix(lines[i], beginning), "line %d: %s", i+1, lines[i])
	}
	require.Contains(t, lines[6], `"words":"1 application was returned to your force"`)
	require.Contains(t, lines[10], `"changesWithoutPoint":[]`, "nothing was changed that nobody asked for")
	require.Contains(t, lines[15], `"submitted":1,"decided":1,"accepted":1,`)
	require.Len(t, lines, 17+11+1, "a sentence for each event")
	require.Equal(t, `"verified":true`, lines[len(lines)-1])
}
