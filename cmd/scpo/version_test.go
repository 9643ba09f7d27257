package main_test

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models/release"
)

func TestTheProgramSaysWhichItIs(t *testing.T) {
	out, err := exec.Command(scpo.Path(t), "--version").Output()
	require.NoError(t, err)
	require.Equal(t, "scpo "+release.This().String()+"\n", string(out), "built by the test, and so without a stamp")
	for command, more := range map[string][]string{"serve": {"--addr", "127.0.0.1:0"}, "worker": nil} { // without a database, each ends at once
		args := append([]string{command, "--database-url", "postgres://nobody@127.0.0.1:1/none?connect_timeout=2"}, more...)
		p, err := desktest.Start(scpo.Path(t), args...)
		require.NoError(t, err)
		_, err = p.Wait(startLimit)
		require.NoError(t, err)
		first, _, _ := strings.Cut(p.Stderr(), "\n")
		var line struct {
			Msg string
			release.Program
		}
		require.NoError(t, json.Unmarshal([]byte(first), &line), first)
		require.Equal(t, "scpo "+command+" starts", line.Msg)
		require.Equal(t, release.This(), line.Program)
	}
}
