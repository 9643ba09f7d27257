package main_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"scpo.example/desk/cmd/internal/desktest"
)

const (
	leastKills = 30
	lives      = 12 // applications worked on at the same time
	killLimit  = 10 * time.Minute
)

// TestKill kills the program at random instants while people work on several applications at once, and asks for each
// thing again, under its key, until it is answered. In the end nothing that was answered may be lost, nothing may be
// there twice or in part, engine and database must agree, and everyone must have been notified.
//
// SCPO_TEST_KILLS raises the number of kills; SCPO_TEST_SEED repeats a run's choices, though not
// its timing.
func TestKill(t *testing.T) {
	kills := max(leastKills, fromEnv(t, "SCPO_TEST_KILLS", 0))
	seed := fromEnv(t, "SCPO_TEST_SEED", int(time.Now().UnixNano()))
	t.Logf("SCPO_TEST_SEED=%d SCPO_TEST_KILLS=%d", seed, kills)
	ctx, cancel := context.WithTimeout(t.Context(), killLimit)
	defer cancel()

	k := &killer{t: t, dir: t.TempDir(), random: chance(seed, lives), box: newMailbox(t)}
	k.desk = start(t, k.dir, k.box.flags()...)
	k.work = newWork(t, k.desk)
	group, ctx := errgroup.WithContext(ctx)
	for n := range lives {
		group.Go(func() error { return k.work.live(ctx, chance(seed, n)) })
	}
	began := time.Now()
	group.Go(func() error {
		defer k.work.stop()
		return k.kill(ctx, kills)
	})
	require.NoError(t, group.Wait())
	t.Logf("%d kills and %d of a start took %s; %d requests, %d of them more than once",
		kills, k.early, time.Since(began).Round(time.Second), len(k.work.ledger), k.work.repeated())

	audit(t, k.desk, k.work, k.box)
	require.NoError(t, k.desk.Stop(desktest.StopLimit))
}

func fromEnv(t *testing.T, name string, otherwise int) int {
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	require.NoError(t, err, name)
	return n
}

// chance is the n-th source of random numbers of a run.
func chance(seed, n int) *rand.Rand {
	return rand.New(rand.NewPCG(uint64(seed), uint64(n)))
}

// killer kills the program and starts it again on its folder.
type killer struct {
	t      *testing.T
	dir    string
	random *rand.Rand
	desk   *desktest.Standalone
	work   *work
	box    *mailbox
	early  int // kills of a program that was not ready yet
}

// kill does it so many times while the program answers, and every fifth time also while it starts.
// It leaves the program running.
func (k *killer) kill(ctx context.Context, times int) error {
	for n := range times {
		if err := k.killAfter(ctx, 30+k.random.IntN(2000)); err != nil {
			return err
		}
		if n%5 == 4 {
			if err := k.launch(); err != nil {
				return err
			}
			if err := k.killAfter(ctx, k.random.IntN(700)); err != nil {
				return err
			}
			if k.desk.Stdout() == "" {
				k.early++
			}
		}
		if err := k.launch(); err != nil {
			return err
		}
		if err := k.desk.Ready(); err != nil {
			return err
		}
		k.work.at.move(k.desk.URL)
	}
	return nil
}

func (k *killer) launch() error {
	s, err := desktest.LaunchStandalone(standalone.Path(k.t), k.dir, append([]string{"--demo-history=false"}, k.box.flags()...)...)
	if err != nil {
		return err
	}
	k.desk = s
	k.t.Cleanup(func() {
		s.Kill()
		if said := s.Stderr(); k.t.Failed() && said != "" {
			k.t.Log(said)
		}
	})
	return nil
}

func (k *killer) killAfter(ctx context.Context, milliseconds int) error {
	select {
	case <-time.After(time.Duration(milliseconds) * time.Millisecond):
	case <-ctx.Done():
		return fmt.Errorf("stopped: %w", context.Cause(ctx))
	}
	if k.desk.Ended() {
		return errors.New("the program ended by itself:\n" + k.desk.Stderr())
	}
	k.desk.Kill()
	return nil
}
