package main_test

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models/release"
	"scpo.example/desk/models/store/pgtest"
)

const (
	drilled = 6 // applications of the drill in the tests; make drill has 500
	stages  = 6
)

// TestDrill is the drill of the runbook on PostgreSQL. A dump is made while the service runs, and people work after it. Then first
// the database alone is lost, so that the workflows are ahead of the dump; then the engine too, so that there is none. Each
// time every application is as it was when the dump was made, its history verifies, and it goes on to its decision.
func TestDrill(t *testing.T) {
	n := drilled
	if text := os.Getenv("SCPO_DRILL"); text != "" {
		var err error
		n, err = strconv.Atoi(text)
		require.NoError(t, err)
	}
	c := newCluster(t)
	c.prepare()
	c.startWorker()
	c.startAPI()
	began := time.Now()
	cases := c.rehearsal(n)
	preparing := time.Since(began)
	before, figures := desktest.Shown(cases), c.as("lead.national").Figure("by=force")

	began = time.Now()
	dump := filepath.Join(t.TempDir(), "scpo.dump")
	pg(t, "pg_dump", "--format=custom", "--file="+dump, c.dsn)
	dumping := time.Since(began)
	for i, k := range cases { // what the dump does not know, and the workflows do
		if i%stages == 0 {
			k.Act(k.Applicant, "submit-for-qa", nil)
		}
	}
	ahead := c.restore(dump)
	require.Contains(t, ahead.said, fmt.Sprintf("0 had none and %d differed", (n+stages-1)/stages))
	require.Equal(t, before, desktest.Shown(cases))
	require.Equal(t, figures, c.as("lead.national").Figure("by=force"))

	c.stop()
	require.NoError(t, c.temporal.Kill())
	c.startEngine()
	lost := c.restore(dump)
	require.Contains(t, lost.said, fmt.Sprintf("%d had none and 0 differed", n))
	require.Equal(t, before, desktest.Shown(cases))
	require.Equal(t, figures, c.as("lead.national").Figure("by=force"))
	began = time.Now()
	for i, k := range cases {
		require.Equal(t, "accepted", k.Finish(i))
	}
	desktest.Report(t, "make drill: PostgreSQL", fmt.Sprintf(`%s, %s. %d applications in all stages, made in %s.

| step | time |
| --- | ---: |
| pg_dump while the service runs | %s |
| database lost, restored, workflows ahead of it compared: %s | %s |
| database and engine lost, both empty, restored, workflows begun: %s | %s |
| every application decided | %s |

Equal before and after, both times: every application with its deadlines, every history (verified), and the figures by force.`,
		release.This(), desktest.Today(), n, round(preparing), round(dumping), ahead.said, round(ahead.took), lost.said, round(lost.took), round(time.Since(began))))
	c.stop()
}

func round(d time.Duration) time.Duration { return d.Round(10 * time.Millisecond) }

// pg runs one of PostgreSQL's own tools.
func pg(t *testing.T, tool string, args ...string) {
	t.Helper()
	path, err := pgtest.Tool(tool)
	require.NoError(t, err)
	out, err := exec.CommandContext(t.Context(), path, args...).CombinedOutput()
	require.NoError(t, err, "%s: %s", tool, out)
}

// restored says what reconcile said, and how long it took until people could work.
type restored struct {
	said string
	took time.Duration
}

// comparison is what a worker says when it has compared all open applications.
var comparison = regexp.MustCompile(`\d+ open applications compared with their workflows: [^"]*could not be compared`)

// restore ends every process, restores the dump into an empty database, and starts again.
func (c *cluster) restore(dump string) restored {
	c.stop()
	c.workers, c.apis = nil, nil
	began := time.Now()
	c.dsn = pgtest.DSN(c.t)
	pg(c.t, "pg_restore", "--no-owner", "--dbname="+c.dsn, dump)
	c.service = elsewhere(c.t, c.service, c.dsn)
	code, _, stderr := c.run("migrate") // there is nothing to migrate; it gives the roles their rights in this database
	require.Zero(c.t, code, stderr)
	c.startWorker()
	said := ""
	require.Eventually(c.t, func() bool {
		said = comparison.FindString(c.workers[0].Stderr())
		return said != ""
	}, startLimit, 50*time.Millisecond)
	c.startAPI()
	return restored{said, time.Since(began)}
}

// elsewhere is the same account's way into the database of another URL.
func elsewhere(t *testing.T, account, dsn string) string {
	t.Helper()
	a, err := url.Parse(account)
	require.NoError(t, err)
	d, err := url.Parse(dsn)
	require.NoError(t, err)
	a.Path = d.Path
	return a.String()
}

// rehearsal makes applications, each a stage further than the one before; the first is a draft.
func (c *cluster) rehearsal(n int) []*desktest.Case {
	applicant, officer, cps := c.as("applicant.surrey"), c.as("officer.serocu"), c.as("cps.reviewer")
	cases := make([]*desktest.Case, n)
	for i := range cases {
		k := desktest.NewCase(c.t, applicant, officer, cps, desktest.Sample(c.t, "drugs", "surrey"))
		k.Reach(i)
		cases[i] = k
	}
	return cases
}
