package pgtest_test

import (
	"bufio"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/store/pgtest"
)

const (
	victim = "PGTEST_VICTIM"
	soon   = 30 * time.Second
	often  = 20 * time.Millisecond
)

func TestTheNamedServerIsUsedAndLeftAlone(t *testing.T) {
	named := pgtest.DSN(t) // any database will do to connect to
	t.Setenv(pgtest.Env, named)
	s, err := pgtest.Start(t.Context())
	require.NoError(t, err)

	dsn, drop, err := s.CreateDatabase(t.Context())
	require.NoError(t, err)
	require.Equal(t, host(t, named), host(t, dsn))
	require.NoError(t, open(t, dsn).PingContext(t.Context()))
	require.NoError(t, drop(t.Context()))
	require.NoError(t, s.Stop())
	require.NoError(t, open(t, named).PingContext(t.Context()))
}

func TestAUselessNameIsAnErrorThatKeepsThePassword(t *testing.T) {
	for _, dsn := range []string{
		"host=localhost password=hunter2",
		"mysql://u:hunter2@localhost/x",
		"postgres://u:hunter2@localhost:port/x",
		"postgres://u:hunter2@127.0.0.1:1/x",
	} {
		t.Setenv(pgtest.Env, dsn)
		_, err := pgtest.Start(t.Context())
		require.ErrorContains(t, err, pgtest.Env, dsn)
		require.NotContains(t, err.Error(), "hunter2")
	}
}

// The process is killed in such a way that nothing of its own can clean up.
func TestAKilledTestTakesItsServerWithIt(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), victim+"=1", pgtest.Env+"=")
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	dsn, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	db := open(t, strings.TrimSpace(dsn))
	var data string
	require.NoError(t, db.QueryRowContext(t.Context(), "show data_directory").Scan(&data))
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(filepath.Dir(data))) }) // sooner than the next sweep

	require.NoError(t, cmd.Process.Kill())
	require.ErrorContains(t, cmd.Wait(), "signal: killed")
	require.Eventually(t, func() bool { return db.PingContext(t.Context()) != nil }, soon, often)
}

// beVictim is the test process that TestAKilledTestTakesItsServerWithIt kills.
func beVictim() {
	s, err := pgtest.Start(context.Background())
	if err != nil {
		panic(err)
	}
	dsn, _, err := s.CreateDatabase(context.Background())
	if err != nil {
		panic(err)
	}
	fmt.Println(dsn)
	select {}
}

func host(t *testing.T, dsn string) string {
	t.Helper()
	u, err := url.Parse(dsn)
	require.NoError(t, err)
	return u.Host
}
