package main_test

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/release"
)

// TestTheProgramSaysWhichItIs: when asked, at the head of its log and in its answers, and always the same.
func TestTheProgramSaysWhichItIs(t *testing.T) {
	out, err := exec.Command(standalone.Path(t), "--version").Output()
	require.NoError(t, err)
	require.Regexp(t, `^standalone `+release.This().Version+`, revision (unknown|[0-9a-f]{12}(-changed)?)\n$`, string(out))
	said := strings.TrimSpace(strings.TrimPrefix(string(out), "standalone "))

	s := start(t, t.TempDir())
	first, _, _ := strings.Cut(s.Stderr(), "\n")
	var line release.Program // the keys are those of the answers
	require.NoError(t, json.Unmarshal([]byte(first), &line), first)
	require.Equal(t, said, line.String())

	var figure struct{ Program release.Program }
	peopleOf(t, s).as("lead.national").Get("/metrics/first-submission-acceptance", &figure)
	require.Equal(t, said, figure.Program.String())
}
