package api_test

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// If two people name the same version, one decides and the other learns that it has changed.
func TestTwoAtOnceWithOneVersion(t *testing.T) {
	t.Parallel()
	d := shared
	type try struct {
		who    string
		action models.Action
		body   any
	}
	for name, both := range map[string][2]try{
		"assign, assign": {
			{"officer.serocu", models.Assign, object{"username": "officer2.serocu"}}, {"officer2.serocu", models.Assign, object{"username": "officer2.serocu"}}},
		"assign, to others": {
			{"officer.serocu", models.Assign, object{"username": "officer.serocu"}}, {"officer2.serocu", models.Assign, object{"username": "officer2.serocu"}}},
		"recall, claim": {{"applicant.thames-valley", models.Recall, because()}, {"officer.serocu", models.Claim, nil}},
	} {
		t.Run(name, func(t *testing.T) {
			for range 6 {
				id := d.caseAt(t, sent)
				tag := strconv.Quote(strconv.Itoa(d.as(t, "officer.serocu").read(id).Version))
				replies, faults := make([]reply, 2), make([]error, 2)
				var all sync.WaitGroup
				for i, x := range both {
					all.Go(func() {
						replies[i], faults[i] = d.as(t, x.who).ask(context.WithoutCancel(t.Context()), http.MethodPost, at(id, "actions", string(x.action)), x.body, "If-Match", tag)
					})
				}
				all.Wait()
				require.NoError(t, errors.Join(faults...))
				require.ElementsMatch(t, []int{http.StatusOK, http.StatusPreconditionFailed}, []int{replies[0].status, replies[1].status},
					"%s\n%s", short(replies[0].body), short(replies[1].body))
			}
		})
	}
}

// The text of a case is kept with the case alone, and a person who has lost access to the case does not get the text
// again.
func TestARepetitionAsksForAccessAgain(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, sent)
	mover := models.User{ID: uuid.NewString(), Username: "officer.moving", Name: "Tegen Rowse", Role: models.Officer, Region: "serocu", Active: true}
	require.NoError(t, d.store.AddUser(t.Context(), store.NewUser{User: mover, TokenHash: models.HashOf([]byte(token(mover.Username)))}))
	c := d.as(t, mover.Username)
	c.act(id, models.Claim, nil)
	path := map[string]any{
		at(id, "notes"):  object{"text": "Kept between us: QUILLFEATHER."},
		at(id, "points"): object{"code": "NECE", "severity": "must", "anchor": "t1", "text": "QUILLFEATHER is too wide.", "action": "Narrow it."},
	}
	keys := map[string]string{}
	for p, body := range path {
		keys[p] = uuid.NewString()
		first := c.post(p, body, "Idempotency-Key", keys[p]).want(http.StatusCreated)
		sameAnswer(t, first, c.post(p, body, "Idempotency-Key", keys[p]))
	}
	db, err := sql.Open("sqlite", "file:"+d.file+"?_pragma=busy_timeout(10000)")
	require.NoError(t, err)
	var kept int
	require.NoError(t, db.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM idempotency_keys WHERE body LIKE '%QUILLFEATHER%'").Scan(&kept))
	require.NoError(t, db.Close())
	require.Zero(t, kept)
	d.sql(t, "UPDATE users SET region = 'ersou' WHERE username = 'officer.moving'")
	for p, body := range path {
		c.post(p, body, "Idempotency-Key", keys[p]).refused(http.StatusNotFound, "not-found")
	}
}
