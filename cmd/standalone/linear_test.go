//go:build linux

package main_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"
	"golang.org/x/sys/unix"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/cmd/internal/linear"
	"scpo.example/desk/models/content"
)

const (
	linearRequests = 300
	linearKills    = 3
	linearClients  = 6
	perApplication = 60 // requests; then there is a new one, so that the order of each can be found
)

// TestLinearizable: people read, save and act on a few applications at once, over HTTP, while the program is killed; what
// they were answered can have happened in one order for each application, with each lost answer either carried out once or
// never. A history that was changed as a lost save would change it has no such order.
func TestLinearizable(t *testing.T) {
	seed := fromEnv(t, "SCPO_TEST_SEED", int(time.Now().UnixNano()))
	t.Logf("SCPO_TEST_SEED=%d", seed)
	c := newCrowd(t, seed)
	c.run(linearRequests, linearKills, false)
	require.NoError(t, c.history.Check(time.Minute))
	t.Logf("%d requests, %d kills: %v", c.history.Len(), c.kills, c.history.Counts())

	var forgotten string
	require.Error(t, c.history.Forging(func(q linear.Ask, r linear.Reply) linear.Reply {
		if q.Kind == linear.Read && r.Mark != "" && (forgotten == "" || forgotten == r.Mark) {
			forgotten = r.Mark
			r.Mark = "what nobody wrote"
		}
		return r
	}).Check(time.Minute), "a save that is lost is found")
	require.Error(t, c.history.CheckBy(linear.Model(func(a linear.Application) linear.Application {
		a.Officer = ""
		return a
	}), time.Minute), "a model that is wrong is found")
}

// crowd is people who ask at once, and the program that is killed under them.
type crowd struct {
	*killer
	history *linear.History
	mu      sync.Mutex
	apps    []*shared
	asked   int           // requests so far
	every   int           // after so many the program is killed
	due     chan struct{} // a kill that is due
	kills   int
}

// shared is an application that several people work on: as it was when somebody last read it.
type shared struct {
	id   string
	text content.Content // as it was created

	mu    sync.Mutex
	seen  int          // version
	asked []linear.Ask // actions, some of which are asked for again under their key
}

func newCrowd(t *testing.T, seed int) *crowd {
	k := &killer{t: t, dir: t.TempDir(), random: chance(seed, linearClients), box: newMailbox(t)}
	k.desk = start(t, k.dir, k.box.flags()...)
	k.work = newWork(t, k.desk)
	c := &crowd{killer: k, history: linear.NewHistory()}
	for range 3 {
		_, err := c.create(t.Context())
		require.NoError(t, err)
	}
	return c
}

const drafter = "applicant.surrey"

func (c *crowd) create(ctx context.Context) (*shared, error) {
	text := desktest.Someone(c.work.samples[drafter][0])
	a, _, err := c.work.insist(ctx, drafter, desktest.Request{Method: http.MethodPost, Path: "/applications", Key: uuid.NewString(),
		Body: map[string]any{"force": "surrey", "content": text}})
	if err != nil {
		return nil, err
	}
	var made desktest.Application
	if err := a.Decode(&made); err != nil || a.Status != http.StatusCreated {
		return nil, fmt.Errorf("create: %d %s: %w", a.Status, a.Body, err)
	}
	s := &shared{id: made.ID, text: text, seen: 1}
	if err := json.Unmarshal(made.Content, &s.text); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.apps = append(c.apps, s)
	return s, nil
}

// run has everybody ask until there were so many requests, and kills the program so many times on the way, evenly; with
// pauses it is stopped and continued as often. What people do while it is gone is lost or waits.
func (c *crowd) run(requests, kills int, pauses bool) {
	c.asked, c.every, c.due = 0, max(requests/(kills+1), 1), make(chan struct{}, kills+1)
	group, ctx := errgroup.WithContext(c.t.Context())
	done := make(chan struct{})
	group.Go(func() error {
		defer close(done)
		people, ctx := errgroup.WithContext(ctx)
		for n := range linearClients {
			r := chance(c.random.Int(), n)
			people.Go(func() error { return c.ask(ctx, n, r, requests) })
		}
		return people.Wait()
	})
	group.Go(func() error {
		for {
			select {
			case <-done:
				return nil
			case <-c.due:
			}
			if pauses {
				if err := c.pause(); err != nil {
					return err
				}
			}
			if err := c.again(ctx); err != nil {
				return err
			}
		}
	})
	require.NoError(c.t, group.Wait())
}

// again kills the program and starts it again.
func (c *crowd) again(ctx context.Context) error {
	if err := c.killAfter(ctx, c.random.IntN(30)); err != nil {
		return err
	}
	if err := c.launch(); err != nil {
		return err
	}
	if err := c.desk.Ready(); err != nil {
		return err
	}
	c.kills++
	c.work.at.move(c.desk.URL)
	return nil
}

// pause stops the program for a moment as a machine that hangs does.
func (c *crowd) pause() error {
	if err := unix.Kill(c.desk.Pid(), unix.SIGSTOP); err != nil {
		return err
	}
	time.Sleep(time.Duration(200+c.random.IntN(2000)) * time.Millisecond) //nolint:forbidigo // how long it hangs
	return unix.Kill(c.desk.Pid(), unix.SIGCONT)
}
