package api_test

import (
	"context"
	"errors"
	"net/http"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// TestTheEngineIsAway kills the engine under requests, brings it back, and repeats them.
func TestTheEngineIsAway(t *testing.T) {
	t.Parallel()
	own, err := engine.StartAnother(filepath.Join(t.TempDir(), "engine"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, own.Kill()) })
	d := ownDesk(t, own)
	force := d.as(t, "applicant.thames-valley")
	anybody := d.as(t, "")
	require.Eventually(t, func() bool { return anybody.get("/readyz").status == http.StatusOK }, 20*time.Second, 50*time.Millisecond)
	id := d.caseAt(t, drafted)
	other := d.caseAt(t, sent)

	require.NoError(t, own.Kill())
	requests := []struct {
		who, path string
		body      any
		key       string
		done      int
	}{
		{"applicant.surrey", "/api/v1/applications", object{"force": "surrey", "content": drugs(t)}, uuid.NewString(), http.StatusCreated},
		{"applicant.thames-valley", at(id, "actions", "submit-for-qa"), nil, uuid.NewString(), http.StatusOK},
		{"officer.serocu", at(other, "actions", "claim"), object{"note": "Mine."}, uuid.NewString(), http.StatusOK},
	}
	all := func() []reply {
		replies, faults := make([]reply, len(requests)), make([]error, len(requests))
		var asked sync.WaitGroup
		for i, r := range requests {
			asked.Go(func() {
				ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), 8*time.Second)
				defer cancel()
				replies[i], faults[i] = d.as(t, r.who).once(ctx, http.MethodPost, r.path, r.body, "Idempotency-Key", r.key)
			})
		}
		asked.Wait()
		require.NoError(t, errors.Join(faults...), "an answer within 8 seconds")
		return replies
	}
	for _, r := range all() {
		r.refused(http.StatusServiceUnavailable, "engine-away")
		wait, err := strconv.Atoi(r.header.Get("Retry-After"))
		require.NoError(t, err)
		require.Positive(t, wait)
	}
	require.Equal(t, models.Drafting, force.read(id).State, "reading goes on")
	require.Len(t, d.events(t, id), 1, "no half state")
	require.Len(t, d.events(t, other), 2)
	var page struct{ Items []application }
	d.as(t, "officer.serocu").get("/api/v1/applications").want(http.StatusOK).into(&page)
	require.Len(t, page.Items, 2, "nothing was created")
	require.Empty(t, d.as(t, "applicant.surrey").list())
	force.put(at(id, "content"), drugs(t), "If-Match", "*").want(http.StatusOK) // saving needs no engine

	anybody.get("/healthz").want(http.StatusOK)
	begun := time.Now()
	anybody.get("/readyz").refused(http.StatusServiceUnavailable, "not-ready")
	require.Less(t, time.Since(begun), 4*time.Second, "whoever asks whether it is ready does not wait long")

	require.NoError(t, own.Restart())
	require.Eventually(t, func() bool { return anybody.get("/readyz").status == http.StatusOK }, 30*time.Second, 100*time.Millisecond)
	answers := map[int]reply{}
	require.Eventually(t, func() bool {
		for i, r := range all() {
			if r.status == requests[i].done && answers[i].body == nil {
				answers[i] = r
			}
		}
		return len(answers) == len(requests)
	}, 30*time.Second, 100*time.Millisecond, "the same requests are done now")
	for i, r := range all() {
		require.Equal(t, string(answers[i].body), string(r.body))
		require.Equal(t, "true", r.header.Get("Idempotency-Replayed"))
	}
	require.Len(t, d.events(t, id), 2, "once each")
	require.Len(t, d.events(t, other), 3)
	require.Len(t, d.as(t, "applicant.surrey").list(), 1)
}

// list reads the first page of the list.
func (c caller) list() []application {
	c.t.Helper()
	var page struct{ Items []application }
	c.get("/api/v1/applications").want(http.StatusOK).into(&page)
	return page.Items
}

func TestHealth(t *testing.T) {
	t.Parallel()
	anybody := shared.as(t, "")
	anybody.get("/healthz").want(http.StatusOK)
	require.Eventually(t, func() bool { return anybody.get("/readyz").status == http.StatusOK }, 20*time.Second, 50*time.Millisecond)
	ownDesk(t, nil).as(t, "").get("/healthz").want(http.StatusOK)
}
