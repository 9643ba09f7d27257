//go:build linux

package main_test

import (
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models/release"
)

// What ten regions do in five years, for the sum at the end.
const (
	regions, perYear, years = 10, 200, 5
	requestsPerKill         = 150
)

// TestSoak is make soak: many requests under kills and pauses, which one order must explain, then as many without, while
// memory, goroutines and files are watched. SCPO_SOAK is the number of requests.
func TestSoak(t *testing.T) {
	requests := fromEnv(t, "SCPO_SOAK", 0)
	if requests == 0 {
		t.Skip("make soak runs it")
	}
	c := newCrowd(t, fromEnv(t, "SCPO_TEST_SEED", int(time.Now().UnixNano())))
	began := time.Now()
	c.run(requests, max(requests/requestsPerKill, 1), true)
	kills, took := c.kills, time.Since(began)

	first := c.measure(t)
	began = time.Now()
	c.run(requests/2, 0, false)
	middle := c.measure(t)
	c.run(requests-requests/2, 0, false)
	last, calm := c.measure(t), time.Since(began)
	checking := time.Now()
	require.NoError(t, c.history.Check(10*time.Minute))

	made := last.apps - middle.apps // from half way on: before, files grow to a size that they keep
	require.Positive(t, made, "ask for more requests: no application was begun")
	table := row("", "at the start", "half way", "at the end") + row("---", "---:", "---:", "---:")
	for _, m := range []struct {
		name string
		of   func(measured) int
	}{
		{"memory, MB", func(m measured) int { return m.memory >> 20 }},
		{"goroutines", func(m measured) int { return m.goroutines }},
		{"applications", func(m measured) int { return m.apps }},
		{"scpo.db, kB", func(m measured) int { return m.database >> 10 }},
		{"files of the engine, kB", func(m measured) int { return m.engine >> 10 }},
	} {
		table += row(m.name, strconv.Itoa(m.of(first)), strconv.Itoa(m.of(middle)), strconv.Itoa(m.of(last)))
	}
	database, engine := (last.database-middle.database)/made, (last.engine-middle.engine)/made
	need := regions * perYear * years
	desktest.Report(t, "make soak", fmt.Sprintf(`%s, %s. Six people at once over HTTP, with `+"`kill -9`"+` and pauses (SIGSTOP), then without.

- Linearizable: %d requests in all (%v); the order was found in %s. %d kills and as many pauses in the first %d requests, %s.
- Without faults: %d requests in %s, %.1f a second.

%s
An application of %d requests takes %d kB of scpo.db and %d kB of the engine's files. Ten regions with %d applications a year each have %d
in five years: %.1f GB of scpo.db and %.1f GB of the engine, without attachments and papers.`,
		release.This(), desktest.Today(), c.history.Len(), c.history.Counts(), time.Since(checking).Round(time.Millisecond), kills, requests, took.Round(time.Second),
		requests, calm.Round(time.Second), float64(requests)/calm.Seconds(),
		table, perApplication, database>>10, engine>>10, perYear, need, float64(database)*float64(need)/1e9, float64(engine)*float64(need)/1e9))
	require.NoError(t, c.desk.Stop(desktest.StopLimit))
}

func row(cells ...string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// measured is what the program uses: bytes, and numbers.
type measured struct{ memory, goroutines, apps, database, engine int }

func (c *crowd) measure(t *testing.T) measured {
	values := c.metrics(t)
	c.mu.Lock()
	defer c.mu.Unlock()
	return measured{
		memory: values["process_resident_memory_bytes"], goroutines: values["go_goroutines"], apps: len(c.apps),
		database: size(t, c.dir, "scpo.db*"), engine: size(t, filepath.Join(c.dir, "temporal"), "*"),
	}
}

var gauge = regexp.MustCompile(`(?m)^(process_resident_memory_bytes|go_goroutines) (\S+)$`)

// metrics reads what the program says of itself.
func (c *crowd) metrics(t *testing.T) map[string]int {
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, strings.TrimSuffix(c.desk.URL, "/")+"/metrics", http.NoBody)
	require.NoError(t, err)
	w, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	text, err := io.ReadAll(w.Body)
	require.NoError(t, err)
	require.NoError(t, w.Body.Close())
	values := map[string]int{}
	for _, m := range gauge.FindAllStringSubmatch(string(text), -1) {
		v, err := strconv.ParseFloat(m[2], 64)
		require.NoError(t, err)
		values[m[1]] = int(v)
	}
	require.Len(t, values, 2)
	return values
}

// size is that of the files of a folder whose names fit.
func size(t *testing.T, dir, pattern string) (bytes int) {
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		fits, bad := filepath.Match(pattern, d.Name())
		if err != nil || bad != nil || d.IsDir() || !fits {
			return err
		}
		info, err := os.Stat(path)
		if err == nil {
			bytes += int(info.Size())
		}
		return err
	}))
	return bytes
}
