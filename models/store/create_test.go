package store_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func testCreate(t *testing.T, open opener) {
	d := newDesk(t, open)
	content := draft("VASCOTT")
	step := d.birth("a1", "surrey", "serocu", content)
	done, err := d.Create(d.ctx, step)
	require.NoError(t, err)
	require.Equal(t, models.Applied{Standing: step.Next, Seq: 1, Version: 1}, done)

	app, err := d.Application(d.ctx, everything, "a1")
	require.NoError(t, err)
	at := step.At.Truncate(time.Microsecond)
	require.Equal(t, models.Application{
		ID: "a1", Reference: "SEROCU/2026/001", Force: "surrey", Region: "serocu", Version: 1, Standing: step.Next,
		Content: content.Canonical(), ContentHash: content.Hash(), Subject: content.SubjectName(),
		CreatedAt: at, CreatedBy: writer.ID, UpdatedAt: at, UpdatedBy: writer.ID,
	}, app)
	events, err := d.Events(d.ctx, "a1")
	require.NoError(t, err)
	require.Len(t, events, 1)
	require.Equal(t, models.Event{
		ApplicationID: "a1", Seq: 1, UpdateID: step.UpdateID, Action: models.Create, ActorID: writer.ID, ActorRole: models.Applicant,
		At: at, To: models.Drafting, Round: 1, Version: 1, PayloadRef: step.Command.PayloadRef, PayloadHash: step.Command.PayloadHash,
		ContentHash: content.Hash(), Hash: events[0].Hash,
	}, events[0])

	d.writesNothing(func() {
		again, err := d.Create(d.ctx, step)
		require.NoError(t, err)
		require.True(t, again.Duplicate)
		again.Duplicate = false
		require.Equal(t, done, again)

		step.UpdateID = "another update"
		_, err = d.Create(d.ctx, step)
		require.ErrorIs(t, err, models.ErrDiverged)
	})
}

// Numbers run by region and by the year that it is in London.
func testReferences(t *testing.T, open opener) {
	d := newDesk(t, open)
	for _, c := range []struct {
		at     time.Time
		region string
		want   string
	}{
		{time.Date(2026, 12, 31, 12, 0, 0, 0, time.UTC), "serocu", "SEROCU/2026/001"},
		{time.Date(2026, 12, 31, 12, 0, 1, 0, time.UTC), "serocu", "SEROCU/2026/002"},
		{time.Date(2026, 12, 31, 12, 0, 2, 0, time.UTC), "ersou", "ERSOU/2026/001"},
		{time.Date(2026, 12, 31, 23, 59, 59, 0, time.UTC), "serocu", "SEROCU/2026/003"},
		{time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), "serocu", "SEROCU/2027/001"},
		{time.Date(2026, 12, 31, 12, 0, 0, 0, time.UTC), "serocu", "SEROCU/2026/004"},
	} {
		d.clock.set(c.at)
		require.Equal(t, c.want, d.create("surrey", c.region, draft("X")).app().Reference)
	}
}

func testCreateAtOnce(t *testing.T, open opener) {
	const n = 12
	d := newDesk(t, open)
	steps := make([]models.Step, n)
	for i := range steps {
		steps[i] = d.birth(fmt.Sprint("a", i), "surrey", "serocu", draft("X"))
	}
	errs := atOnce(n, func(i int) error {
		_, err := d.Create(d.ctx, steps[i])
		return err
	})
	require.NoError(t, errors.Join(errs...))
	references := map[string]bool{}
	for i := range n {
		app, err := d.Application(d.ctx, everything, fmt.Sprint("a", i))
		require.NoError(t, err)
		references[app.Reference] = true
	}
	for i := range n {
		require.Contains(t, references, fmt.Sprintf("SEROCU/2026/%03d", i+1))
	}
}

// The engine may run an activity again while its first run is still at work.
func testCreateTwiceAtOnce(t *testing.T, open opener) {
	d := newDesk(t, open)
	step := d.birth("a1", "surrey", "serocu", draft("X"))
	atOnce(6, func(int) error { // one that loses may fail, and is then tried again by the engine
		_, err := d.Create(d.ctx, step)
		return err
	})
	done, err := d.Create(d.ctx, step)
	require.NoError(t, err)
	require.True(t, done.Duplicate)
	events, err := d.Events(d.ctx, "a1")
	require.NoError(t, err)
	require.Len(t, events, 1)
	require.Equal(t, "SEROCU/2026/002", d.create("surrey", "serocu", draft("Y")).app().Reference, "no number was lost")
}

func testCreateWrongText(t *testing.T, open opener) {
	d := newDesk(t, open)
	step := d.birth("a1", "surrey", "serocu", draft("X"))
	stranger := d.birth("a2", "surrey", "serocu", draft("Y"))
	d.writesNothing(func() {
		for _, spoil := range []func(*models.Step){
			func(s *models.Step) { s.Command.PayloadHash = "other" },
			func(s *models.Step) {
				s.Command.PayloadRef, s.Command.PayloadHash = stranger.Command.PayloadRef, stranger.Command.PayloadHash
			},
		} {
			spoilt := step
			spoil(&spoilt)
			_, err := d.Create(d.ctx, spoilt)
			require.ErrorIs(t, err, models.ErrDiverged)
		}
		missing := step
		missing.Command.PayloadRef = "not there"
		_, err := d.Create(d.ctx, missing)
		var refusal *models.Refusal
		require.ErrorAs(t, err, &refusal)
		require.Equal(t, models.Incomplete, refusal.Reason)
	})
}

func testPayloads(t *testing.T, open opener) {
	d := newDesk(t, open)
	command := models.Command{Action: models.Withdraw, Actor: writer}
	first, err := models.NewPayload("ref", "a1", command, models.ReasonBody{Reason: "First <&> \u0000 – ‘words’."})
	require.NoError(t, err)
	stored, err := d.SavePayload(d.ctx, first)
	require.NoError(t, err)
	first.At = d.Now()
	require.Equal(t, first, stored)

	d.clock.advance(time.Minute)
	second, err := models.NewPayload("ref", "a1", command, models.ReasonBody{Reason: "Second."})
	require.NoError(t, err)
	stored, err = d.SavePayload(d.ctx, second)
	require.NoError(t, err)
	require.Equal(t, first, stored, "the first text stays")
	stored, err = d.Payload(d.ctx, "ref")
	require.NoError(t, err)
	require.Equal(t, first, stored)
	require.Equal(t, stored.Hash, models.HashOf(stored.Body))

	_, err = d.Payload(d.ctx, "none")
	require.ErrorIs(t, err, models.ErrNotFound)
	texts, err := d.Payloads(d.ctx, "a1")
	require.NoError(t, err)
	require.Equal(t, map[string]models.Payload{"ref": first}, texts)
	texts, err = d.Payloads(d.ctx, "a2")
	require.NoError(t, err)
	require.Empty(t, texts)
}

func testClock(t *testing.T, open opener) {
	d := newDesk(t, open)
	require.NoError(t, d.Ping(d.ctx))
	require.Equal(t, time.Date(2026, 5, 8, 9, 0, 0, 123456000, time.UTC), d.Now(), "to the microsecond")
}

// atOnce runs f n times together and gives every outcome.
func atOnce(n int, f func(i int) error) []error {
	errs := make([]error, n)
	var start, end sync.WaitGroup
	start.Add(1)
	for i := range n {
		end.Go(func() {
			start.Wait()
			errs[i] = f(i)
		})
	}
	start.Done()
	end.Wait()
	return errs
}
