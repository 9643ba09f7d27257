//go:build linux

package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models/release"
)

const drilled = 6 // applications of the drill in the tests; make drill has 500

// TestDrill is the drill of the runbook. Applications are in all stages and people go on working while a backup is made;
// then the machine is lost. On an empty one, what was restored has every word, deadline, history and figure of the moment
// before, every seal verifies, and each application goes on to its decision.
func TestDrill(t *testing.T) {
	n := fromEnv(t, "SCPO_DRILL", drilled)
	s := start(t, t.TempDir())
	p := peopleOf(t, s)
	began := time.Now()
	cases := p.rehearsal(n)
	preparing := time.Since(began)
	before, figures := desktest.Shown(cases), p.figures()

	stop := p.load()
	phrase := filepath.Join(t.TempDir(), "phrase")
	require.NoError(t, os.WriteFile(phrase, []byte("correct horse battery"), 0o600))
	file := filepath.Join(t.TempDir(), "desk.backup")
	began = time.Now()
	run(t, "backup", file, "--data", s.Dir, "--passphrase-file", phrase)
	copying := time.Since(began)
	during := stop()
	s.Kill()
	require.NoError(t, os.RemoveAll(s.Dir))

	began = time.Now()
	empty := filepath.Join(t.TempDir(), "data")
	run(t, "restore", file, "--data", empty, "--passphrase-file", phrase)
	run(t, "audit", "verify", "--data", empty)
	restoring := time.Since(began)
	began = time.Now()
	p.desk = start(t, empty)
	require.Eventually(t, func() bool {
		return strings.Count(p.desk.Stderr(), "the workflow of an open application was missing") >= n
	}, desktest.ReadyLimit+time.Duration(n)*time.Second, 50*time.Millisecond)
	starting := time.Since(began)

	require.Equal(t, figures, p.figures())
	after := desktest.Shown(cases)
	for id := range before {
		require.Equal(t, before[id], after[id])
	}
	began = time.Now()
	for i, c := range cases {
		require.Equal(t, "accepted", c.Finish(i))
	}
	run(t, "audit", "verify", "--data", empty)
	desktest.Report(t, "make drill: SQLite", fmt.Sprintf(`%s, %s. %d applications in all stages, made in %s; %d more begun by people while the backup was made.

| step | time |
| --- | ---: |
| backup while people work, %.1f MB, read back | %s |
| machine lost; restore into an empty folder, every seal verified | %s |
| start, with a new workflow for each of the open applications | %s |
| every application decided | %s |

Equal before and after: every application with its deadlines, every history (verified), and the figures by force.`,
		release.This(), desktest.Today(), n, round(preparing), during, float64(size(t, filepath.Dir(file), "desk.backup"))/1e6, round(copying), round(restoring), round(starting), round(time.Since(began))))
}

func round(d time.Duration) time.Duration { return d.Round(10 * time.Millisecond) }

// rehearsal makes applications, each a stage further than the one before.
func (p *people) rehearsal(n int) []*desktest.Case {
	cases := make([]*desktest.Case, n)
	applicant, officer, reviewer := p.as("applicant.surrey"), p.as("officer.serocu"), p.as(cps)
	sample := desktest.Sample(p.t, "drugs", "surrey")
	var all errgroup.Group
	all.SetLimit(6)
	for i := range cases {
		all.Go(func() error {
			c := desktest.NewCase(p.t, applicant, officer, reviewer, sample)
			c.Reach(i)
			cases[i] = c
			return nil
		})
	}
	require.NoError(p.t, all.Wait())
	return cases
}

func (p *people) figures() desktest.Figure {
	return p.as("lead.national").Figure("by=force")
}

// load has people begin applications until it is stopped; stopping gives how many.
func (p *people) load() (stop func() int) {
	ended, sample := make(chan struct{}), desktest.Sample(p.t, "company", "sussex")
	var all sync.WaitGroup
	n := 0
	all.Go(func() {
		for {
			select {
			case <-ended:
				return
			default:
				desktest.NewCase(p.t, p.as("applicant.sussex"), p.as("officer.serocu"), p.as(cps), sample)
				n++
			}
		}
	})
	return func() int {
		close(ended)
		all.Wait()
		return n
	}
}
