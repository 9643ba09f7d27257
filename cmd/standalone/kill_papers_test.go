package main_test

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/packs"
)

// papersKills is how often the program is killed while a pack is made and put into the transfer folder.
const papersKills = 20

// gateway takes what appears in a folder at once, as a transfer gateway does, and notes what came twice.
type gateway struct {
	from, to string
	twice    []string
	end      chan struct{}
	over     chan struct{}
}

func newGateway(t *testing.T) *gateway {
	g := &gateway{from: filepath.Join(t.TempDir(), "drop"), to: t.TempDir(), end: make(chan struct{}), over: make(chan struct{})}
	require.NoError(t, os.Mkdir(g.from, 0o750))
	go g.run()
	return g
}

func (g *gateway) run() {
	defer close(g.over)
	for tick := time.NewTicker(2 * time.Millisecond); ; {
		list, _ := os.ReadDir(g.from)
		for _, e := range list {
			if strings.HasPrefix(e.Name(), ".") {
				continue
			}
			if os.Rename(filepath.Join(g.from, e.Name()), filepath.Join(g.to, e.Name())) != nil {
				g.twice = append(g.twice, e.Name())
				_ = os.RemoveAll(filepath.Join(g.from, e.Name()))
			}
		}
		select {
		case <-g.end:
			tick.Stop()
			return
		case <-tick.C:
		}
	}
}

// TestOnePackAndOneRecordHoweverOftenItIsKilled: each submission is made, packed, put into the transfer folder and recorded
// once, though the program is killed under it at any moment and the gateway takes the pack at once.
func TestOnePackAndOneRecordHoweverOftenItIsKilled(t *testing.T) {
	seed := fromEnv(t, "SCPO_TEST_SEED", int(time.Now().UnixNano()))
	t.Logf("SCPO_TEST_SEED=%d", seed)
	random, g, dir := chance(seed, 0), newGateway(t), t.TempDir()
	start := func() *desktest.Standalone {
		s, err := desktest.StartStandalone(standalone.Path(t), dir, "--demo", "--demo-history=false", "--drop-folder", g.from)
		require.NoError(t, err)
		return s
	}
	s := start()
	t.Cleanup(func() { s.Kill() })
	p := peopleOf(t, s)
	force, officer := p.as("applicant.thames-valley"), p.as("officer.serocu")
	var sent []*desktest.Case
	for range papersKills {
		c := desktest.NewCase(t, force, officer, p.as(cps), desktest.Sample(t, "drugs", "thames-valley"))
		c.Act(force, "submit-for-qa", nil)
		c.Act(officer, "claim", nil)
		c.Act(officer, "approve", desktest.Checklist())
		r := desktest.Request{Method: http.MethodPost, Path: c.Path("/actions/submit-to-cps"), Body: map[string]any{}, Key: uuid.NewString()}
		asked, stop := context.WithCancel(t.Context())
		go desktest.NewClient(nil, p.users["officer2.serocu"].Token).At(s.URL).Do(asked, r) //nolint:errcheck // it is killed under it
		<-time.After(time.Duration(random.Int64N(int64(600 * time.Millisecond))))
		s.Kill()
		stop()
		s = start()
		p.desk = s
		c.Settle(p.as("officer2.serocu"), r)
		sent = append(sent, c)
	}
	for _, c := range sent {
		require.Eventually(t, func() bool { return dropped(c, officer) == 1 }, time.Minute, 100*time.Millisecond, c.Reference)
	}
	close(g.end)
	<-g.over
	require.Empty(t, g.twice, "what the gateway got twice")
	taken, err := os.ReadDir(g.to)
	require.NoError(t, err)
	require.Len(t, taken, papersKills)
	for _, c := range sent {
		requireOnePack(t, c, officer, g.to)
	}
}

// dropped is how often the history says that the papers were put into the folder.
func dropped(c *desktest.Case, by desktest.Caller) (n int) {
	for _, e := range c.History(by) {
		if e.Action == string(models.DropPapers) {
			n++
		}
	}
	return n
}

func requireOnePack(t *testing.T, c *desktest.Case, by desktest.Caller, to string) {
	t.Helper()
	submitted := 0
	for _, e := range c.History(by) {
		if e.Action == string(models.SubmitToCPS) {
			submitted++
		}
	}
	require.Equal(t, []int{1, 1}, []int{submitted, dropped(c, by)}, c.Reference)
	var list struct {
		Items []struct {
			File, SHA256 string
			MadeLater    bool
		}
	}
	by.Get(c.Path("/submissions/1/documents"), &list)
	require.Len(t, list.Items, 10)
	folder := filepath.Join(to, packs.FolderName(c.Reference, 1))
	for _, f := range list.Items {
		require.False(t, f.MadeLater)
		data, err := os.ReadFile(filepath.Join(folder, f.File))
		require.NoError(t, err)
		require.Equal(t, f.SHA256, models.HashOf(data), f.File)
	}
	text, err := os.ReadFile(filepath.Join(folder, packs.ManifestFile))
	require.NoError(t, err)
	var m packs.Manifest
	require.NoError(t, json.Unmarshal(text, &m))
	require.Len(t, m.Files, 8)
}
