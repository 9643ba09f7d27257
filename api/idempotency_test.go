package api_test

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// sameAnswer holds a repetition to give the first answer word for word.
func sameAnswer(t *testing.T, first, again reply) {
	t.Helper()
	require.Equal(t, first.status, again.status)
	require.Equal(t, string(first.body), string(again.body))
	for _, name := range []string{"ETag", "Location", "Content-Type"} {
		require.Equal(t, first.header.Get(name), again.header.Get(name), name)
	}
	require.Empty(t, first.header.Get("Idempotency-Replayed"))
	require.Equal(t, "true", again.header.Get("Idempotency-Replayed"))
}

func TestTheSameKeyIsTheSameRequest(t *testing.T) {
	t.Parallel()
	d := shared
	force, officer := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu")
	key := []string{"Idempotency-Key", uuid.NewString()}
	body := object{"force": "thames-valley", "content": drugs(t)}
	first := force.post("/api/v1/applications", body, key...).want(http.StatusCreated)
	var app application
	first.into(&app)
	force.act(app.ID, models.SubmitForQA, nil)
	sameAnswer(t, first, force.post("/api/v1/applications", body, key...)) // though more has happened since

	claim := officer.post(at(app.ID, "actions", "claim"), nil, key...).want(http.StatusOK) // the key of another person is another key
	officer.act(app.ID, models.Release, nil)
	sameAnswer(t, claim, officer.post(at(app.ID, "actions", "claim"), nil, key...))
	require.Nil(t, officer.read(app.ID).Assignee)
	require.Len(t, d.events(t, app.ID), 4)

	force.post("/api/v1/applications", object{"force": "thames-valley"}, key...).refused(http.StatusUnprocessableEntity, "idempotency-key-reused")
	force.post(at(app.ID, "actions", "recall"), body, key...).refused(http.StatusUnprocessableEntity, "idempotency-key-reused")
	officer.post(at(app.ID, "actions", "claim"), "{}", key...).refused(http.StatusUnprocessableEntity, "idempotency-key-reused")
	sameAnswer(t, claim, officer.post(at(app.ID, "actions", "claim"), nil, key...))
	require.Len(t, d.events(t, app.ID), 4)
}

func TestARefusedRequestStaysRefused(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	second := d.as(t, "officer2.serocu")
	conflict, invalid := []string{"Idempotency-Key", uuid.NewString()}, []string{"Idempotency-Key", uuid.NewString()}
	first := second.post(at(id, "actions", "claim"), nil, conflict...)
	first.refused(http.StatusConflict, "claimed-by-other")
	d.as(t, "officer.serocu").act(id, models.Release, nil)
	sameAnswer(t, first, second.post(at(id, "actions", "claim"), nil, conflict...))
	wrong := second.post(at(id, "actions", "withdraw"), nil, invalid...)
	wrong.faults("/reason required")
	sameAnswer(t, wrong, second.post(at(id, "actions", "withdraw"), nil, invalid...))
	second.act(id, models.Claim, nil) // under a new key it is a new request
}

func TestTheSameKeyAtOnceHasOneEffect(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, claimed)
	atOnce := func(who, path string, body any) []reply {
		key := uuid.NewString()
		replies, faults := make([]reply, 8), make([]error, 8)
		var all sync.WaitGroup
		for i := range replies {
			all.Go(func() {
				replies[i], faults[i] = d.as(t, who).ask(context.WithoutCancel(t.Context()), http.MethodPost, path, body, "Idempotency-Key", key)
			})
		}
		all.Wait()
		require.NoError(t, errors.Join(faults...))
		for _, r := range replies {
			require.Equal(t, replies[0].status, r.status, "%s", short(r.body))
			require.Equal(t, string(replies[0].body), string(r.body))
			require.Equal(t, replies[0].header.Get("ETag"), r.header.Get("ETag"))
			require.Equal(t, replies[0].header.Get("Location"), r.header.Get("Location"))
		}
		return replies
	}
	for range 5 {
		var app application
		atOnce("applicant.surrey", "/api/v1/applications", object{"force": "surrey"})[0].want(http.StatusCreated).into(&app)
		require.Len(t, d.events(t, app.ID), 1)
	}
	before := len(d.as(t, "officer.serocu").points(id))
	atOnce("officer.serocu", at(id, "actions", "return"), object{"points": []object{point(models.Must, "t1"), point(models.Should, "t2")}})[0].want(http.StatusOK)
	require.Len(t, d.events(t, id), 4)
	require.Len(t, d.as(t, "officer.serocu").points(id), before+2)
	atOnce("applicant.thames-valley", at(id, "actions", "withdraw"), because())[0].want(http.StatusOK)
	require.Len(t, d.events(t, id), 5)
}

// TestACrashBeforeTheAnswerWasKept repeats requests whose event was written and nothing after it.
func TestACrashBeforeTheAnswerWasKept(t *testing.T) {
	t.Parallel()
	d := shared
	force, officer := d.as(t, "applicant.surrey"), d.as(t, "officer2.serocu")
	forget := func(key string) {
		d.sql(t, "UPDATE idempotency_keys SET status = 0, header = '', body = '' WHERE key_hash = ?", models.HashOf([]byte(key)))
	}
	key, body := uuid.NewString(), object{"force": "surrey"}
	created := force.post("/api/v1/applications", body, "Idempotency-Key", key).want(http.StatusCreated)
	var app application
	created.into(&app)
	forget(key)
	again := force.post("/api/v1/applications", body, "Idempotency-Key", key)
	require.Equal(t, string(created.body), string(again.body))

	withdraw := uuid.NewString()
	done := officer.post(at(app.ID, "actions", "withdraw"), because(), "Idempotency-Key", withdraw).want(http.StatusOK)
	forget(withdraw)
	repeated := officer.post(at(app.ID, "actions", "withdraw"), because(), "Idempotency-Key", withdraw).want(http.StatusOK)
	require.Equal(t, string(done.body), string(repeated.body), "though the application has ended")
	require.Equal(t, done.header.Get("ETag"), repeated.header.Get("ETag"))

	forget(key)
	force.post("/api/v1/applications", body, "Idempotency-Key", key).want(http.StatusCreated)
	require.Len(t, d.events(t, app.ID), 2, "created once, withdrawn once")
}
