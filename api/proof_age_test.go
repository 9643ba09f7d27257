package api_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api"
	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// at is the same service with another clock: what it asks for is signed at that time.
func (d *desk) at(t *testing.T, now func() time.Time) caller {
	keys, err := audit.LoadOrCreate(d.file+".key", time.Now())
	require.NoError(t, err)
	other, err := store.OpenAndMigrate(t.Context(), store.Config{SQLite: d.file, Keys: keys, Now: now})
	require.NoError(t, err)
	s := httptest.NewServer(api.New(other, workflows.NewClient(d.engine), slog.New(slog.NewTextHandler(d.said, nil))).Handler())
	t.Cleanup(func() {
		s.Close()
		require.NoError(t, other.Close())
	})
	return caller{t: t, base: s.URL, token: token("applicant.thames-valley"), up: func() bool { return false }}
}

// TestAnApplicationIsCreatedThoughItsProofGrewOld: the engine asks the database only when it is back, which may be hours later. The
// request that is repeated with its key then makes the application, once.
func TestAnApplicationIsCreatedThoughItsProofGrewOld(t *testing.T) {
	t.Parallel()
	d := shared
	force := d.as(t, "applicant.thames-valley")
	for name, age := range map[string]time.Duration{"too old": models.ProofLife + time.Minute, "too old by a day": 24 * time.Hour, "of a time to come": -models.ProofSkew - time.Minute} {
		t.Run(name, func(t *testing.T) {
			late := d.at(t, func() time.Time { return time.Now().Add(-age) })
			key, body := uuid.NewString(), object{"force": "thames-valley", "content": drugs(t)}
			create := func(c caller) reply {
				return c.send(http.MethodPost, "/api/v1/applications", body, "Idempotency-Key", key)
			}
			for range 2 {
				create(late).refused(http.StatusServiceUnavailable, "engine-away") // the answer is not known yet
			}
			var made, again application
			first := create(force).want(http.StatusCreated)
			first.into(&made)
			create(force).want(http.StatusCreated).into(&again)
			require.Equal(t, made, again)
			require.Len(t, d.events(t, made.ID), 1)
			require.Equal(t, first.header.Get("Location"), at(made.ID))
			force.act(made.ID, models.Withdraw, object{"reason": "Begun to test the clock."})
			create(force).want(http.StatusCreated).into(&again)
			require.Equal(t, made, again, "the same answer for ever")
		})
	}
}

// TestAnActionWhoseProofGrewOldHasOneAnswer: nothing is done under its key, and another key does it.
func TestAnActionWhoseProofGrewOldHasOneAnswer(t *testing.T) {
	t.Parallel()
	d := shared
	force, late := d.as(t, "applicant.thames-valley"), d.at(t, func() time.Time { return time.Now().Add(-models.ProofLife - time.Minute) })
	id, key := d.caseAt(t, drafted), uuid.NewString()
	withdraw := func(c caller, key string) reply {
		return c.send(http.MethodPost, at(id, "actions", "withdraw"), object{"reason": "No longer needed."}, "Idempotency-Key", key)
	}
	for range 2 {
		withdraw(late, key).refused(http.StatusConflict, "proof-too-old")
		withdraw(force, key).refused(http.StatusConflict, "proof-too-old")
	}
	require.Len(t, d.events(t, id), 1)
	withdraw(force, uuid.NewString()).want(http.StatusOK)
}
