package main_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
)

// The tests of this package see the program as its users do: as a process that answers over HTTP.
// SCPO_TEST_STANDALONE names the program to test; without it, the tests build it.

var standalone = desktest.Program{Package: "scpo.example/desk/cmd/standalone", Variable: "SCPO_TEST_STANDALONE"}

func TestMain(m *testing.M) { standalone.Exit(m.Run()) }

// start runs the program on a folder, with the demonstration's users and no applications; it is
// gone when the test ends.
func start(t testing.TB, dir string, more ...string) *desktest.Standalone {
	t.Helper()
	s, err := desktest.StartStandalone(standalone.Path(t), dir, append([]string{"--demo-history=false"}, more...)...)
	require.NoError(t, err)
	t.Cleanup(s.Kill)
	return s
}

// ended runs the program until it ends by itself.
func ended(t *testing.T, args ...string) (code int, p *desktest.Process) {
	t.Helper()
	p, err := desktest.Start(standalone.Path(t), args...)
	require.NoError(t, err)
	code, err = p.Wait(desktest.ReadyLimit)
	require.NoError(t, err)
	return code, p
}

// refuse runs the program where it must not start, and returns what it says.
func refuse(t *testing.T, args ...string) string {
	t.Helper()
	code, p := ended(t, args...)
	require.NotZero(t, code)
	require.Empty(t, p.Stdout(), "it never said that it is ready")
	return p.Stderr()
}

// people are the users of a running program, called by name.
type people struct {
	t     *testing.T
	desk  *desktest.Standalone
	users map[string]desktest.User
}

func peopleOf(t *testing.T, s *desktest.Standalone) *people {
	t.Helper()
	users, err := desktest.Users(s.Dir)
	require.NoError(t, err)
	return &people{t: t, desk: s, users: users}
}

func (p *people) as(username string) desktest.Caller {
	p.t.Helper()
	u, there := p.users[username]
	require.True(p.t, there, "the demonstration has no %s", username)
	return desktest.NewCaller(p.t, func() string { return p.desk.URL }, u)
}
