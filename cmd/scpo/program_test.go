package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models/store/pgtest"
	"scpo.example/desk/workflows/temporaltest"
)

// The tests of this package run the program as operators do: as several processes, built with the
// race detector, against a Temporal server and a PostgreSQL of their own.

const (
	startLimit = 60 * time.Second
	stopLimit  = 30 * time.Second
)

var scpo = desktest.Program{Package: "scpo.example/desk/cmd/scpo", Race: true}

func TestMain(m *testing.M) { scpo.Exit(pgtest.Main(m)) }

// The service in production must not carry the Temporal server along.
func TestTheTemporalServerIsNotLinked(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	require.NoError(t, err)
	packages := strings.Fields(string(out))
	require.Contains(t, packages, "go.temporal.io/sdk/client")
	for _, p := range packages {
		require.False(t, strings.HasPrefix(p, "go.temporal.io/server"), p)
		require.False(t, strings.HasPrefix(p, "scpo.example/desk/cmd/standalone"), p)
	}
}

// cluster is a database, an engine, and the processes of the program that share them.
type cluster struct {
	t        *testing.T
	dsn      string // of the owner of the tables
	service  string // of an account with the rights of the service; "" before there is one
	temporal *temporaltest.Server
	engine   []string // flags that cause it
	workers  []*desktest.Process
	apis     []*api
	calls    atomic.Int64
	users    map[string]desktest.User
}

// api is one process that answers.
type api struct {
	*desktest.Process
	url string
}

func newCluster(t *testing.T) *cluster {
	c := &cluster{t: t, dsn: pgtest.DSN(t), users: map[string]desktest.User{}}
	c.startEngine()
	return c
}

// startEngine starts an engine that knows no workflow.
func (c *cluster) startEngine() {
	t := c.t
	var err error
	c.temporal, err = temporaltest.Start(filepath.Join(t.TempDir(), "engine"))
	require.NoError(t, err)
	engine := c.temporal
	t.Cleanup(func() { require.NoError(t, engine.Kill()) })
	address, namespace, token := c.temporal.Credential()
	key := filepath.Join(t.TempDir(), "api-key")
	require.NoError(t, os.WriteFile(key, []byte(token+"\n"), 0o600))
	c.engine = []string{
		"--temporal-address", address, "--temporal-namespace", namespace, "--no-temporal-tls", "--temporal-api-key-file", key,
	}
}

// run runs a command that ends by itself, and returns its code and what it says.
func (c *cluster) run(args ...string) (code int, stdout, stderr string) {
	c.t.Helper()
	dsn := c.service
	if dsn == "" || args[0] == "migrate" {
		dsn = c.dsn
	}
	p := c.launch(append(args, "--database-url", dsn)...)
	code, err := p.Wait(startLimit)
	require.NoError(c.t, err)
	return code, p.Stdout(), p.Stderr()
}

// launch starts a process that, when the test ends, is gone and has reported no race.
func (c *cluster) launch(args ...string) *desktest.Process {
	c.t.Helper()
	p, err := desktest.Start(scpo.Path(c.t), args...)
	require.NoError(c.t, err)
	c.t.Cleanup(func() {
		p.Kill()
		require.NotContains(c.t, p.Stderr(), "DATA RACE")
		if c.t.Failed() {
			c.t.Logf("scpo %s said:\n%s", args[0], p.Stderr())
		}
	})
	return p
}

// lasting starts a process that works until it is stopped.
func (c *cluster) lasting(command string, more ...string) *desktest.Process {
	c.t.Helper()
	return c.launch(append(append([]string{command, "--database-url", c.service}, c.engine...), more...)...)
}

func (c *cluster) startWorker() {
	c.t.Helper()
	p := c.lasting("worker")
	_, err := p.Await("The worker is listening", startLimit)
	require.NoError(c.t, err)
	c.workers = append(c.workers, p)
}

func (c *cluster) startAPI() {
	c.t.Helper()
	p := c.lasting("serve", "--addr", "127.0.0.1:0")
	url, err := p.Await("SCPO Desk is running at ", startLimit)
	require.NoError(c.t, err)
	c.apis = append(c.apis, &api{Process: p, url: url})
}

// anyAPI is the address of one after the other of the processes that answer.
func (c *cluster) anyAPI() string {
	for {
		a := c.apis[int(c.calls.Add(1))%len(c.apis)]
		if !a.Ended() {
			return a.url
		}
	}
}

// addUser adds a user as an operator does, and keeps the token that is shown once.
func (c *cluster) addUser(username, role string, place ...string) {
	c.t.Helper()
	name := "Name of " + username
	code, stdout, stderr := c.run(append([]string{"user", "add", username, "--name", name, "--role", role}, place...)...)
	require.Zero(c.t, code, stderr)
	token := strings.TrimSuffix(stdout, "\n")
	require.Regexp(c.t, `^[A-Z2-7]{26}$`, token)
	u := desktest.User{Username: username, Name: name, Role: role, Token: token}
	if len(place) == 2 && place[0] == "--force" {
		u.Force = place[1]
	}
	c.users[username] = u
}

func (c *cluster) as(username string) desktest.Caller {
	c.t.Helper()
	require.Contains(c.t, c.users, username)
	return desktest.NewCaller(c.t, c.anyAPI, c.users[username])
}
