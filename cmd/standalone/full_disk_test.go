//go:build linux

package main_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"scpo.example/desk/cmd/internal/desktest"
)

// TestAFullDisk: while no file can grow, everything that is refused is refused as what will pass, and the program says that
// it is not ready. Once there is room it goes on by itself, and each request has its one effect.
func TestAFullDisk(t *testing.T) {
	desk := start(t, t.TempDir())
	who := peopleOf(t, desk)
	force, officer := who.as("applicant.thames-valley"), who.as("officer.serocu")
	c := desktest.NewCase(t, force, officer, who.as("cps.reviewer"), desktest.Sample(t, "drugs", force.Force))
	require.Equal(t, http.StatusOK, ready(t, desk))

	fileSize(t, desk, 1)
	submit := desktest.Request{Method: http.MethodPost, Path: c.Path("/actions/submit-for-qa"), Key: uuid.NewString()}
	create := desktest.Request{Method: http.MethodPost, Path: "/applications", Key: uuid.NewString(),
		Body: map[string]any{"force": force.Force, "content": desktest.Someone(desktest.Sample(t, "drugs", force.Force))}}
	for range 2 {
		for _, r := range []desktest.Request{submit, create, {Method: http.MethodGet, Path: c.Path("")}} {
			began := time.Now()
			a := force.Send(r)
			require.Equal(t, http.StatusServiceUnavailable, a.Status, "%s %s: %s", r.Method, r.Path, a.Body)
			require.NotEmpty(t, a.Header.Get("Retry-After"))
			require.Less(t, time.Since(began), 10*time.Second)
		}
	}
	require.Equal(t, http.StatusServiceUnavailable, ready(t, desk))

	fileSize(t, desk, unix.RLIM_INFINITY)
	require.Eventually(t, func() bool { return ready(t, desk) == http.StatusOK }, time.Minute, 200*time.Millisecond)
	require.Equal(t, http.StatusOK, force.Insist(submit).Status)
	require.Equal(t, http.StatusCreated, force.Insist(create).Status)
	require.Equal(t, "in-qa", c.Show(force).State)
	events := c.History(force)
	require.Len(t, events, 2)
	require.NoError(t, desktest.Chained(events))
	require.False(t, desk.Ended())
}

// ready asks whether the program could carry out a command.
func ready(t *testing.T, s *desktest.Standalone) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, strings.TrimSuffix(s.URL, "/")+"/readyz", http.NoBody)
	require.NoError(t, err)
	w, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	require.NoError(t, w.Body.Close())
	return w.StatusCode
}

// fileSize bounds how far the program may write into any file, as a full disk does.
func fileSize(t *testing.T, s *desktest.Standalone, bytes uint64) {
	t.Helper()
	limit := unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}
	require.NoError(t, unix.Prlimit(s.Pid(), unix.RLIMIT_FSIZE, &limit, nil))
}
