package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// The version that a caller named is checked where the step is written, not only where it was read.
func testNamedVersion(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	step := l.step(models.Withdraw, writer, `{"reason": "x"}`)
	step.Command.IfVersion = l.app().Version
	l.save(writer, draft("Y"))
	l.writesNothing(func() {
		_, err := l.Apply(l.ctx, step)
		require.ErrorIs(t, err, models.ErrStale)
	})
	step.Command.IfVersion = l.app().Version
	done, err := l.Apply(l.ctx, step)
	require.NoError(t, err)
	again, err := l.Apply(l.ctx, step)
	require.NoError(t, err, "it is there already, whatever the version is now")
	require.Equal(t, done.Seq, again.Seq)
}

// One key has one effect and one answer: whichever of the event and the refusal is written first keeps the other out.
func testRefusalOrEvent(t *testing.T, open opener) {
	d := newDesk(t, open)
	l := d.create("surrey", "serocu", draft("X"))
	request := func(key, update string) store.Request {
		r, err := d.Begin(d.ctx, store.Request{ActorID: writer.ID, KeyHash: key, RequestHash: "r", Resource: "x", UpdateID: update})
		require.NoError(t, err)
		r.Status, r.Body = 409, "no"
		return r
	}
	step := l.step(models.Withdraw, writer, `{"reason": "x"}`)
	first := request("k1", step.UpdateID)
	kept, err := d.Refuse(d.ctx, first, l.id)
	require.NoError(t, err)
	require.Equal(t, first, kept)
	l.writesNothing(func() {
		_, err = l.Apply(l.ctx, step)
		require.ErrorIs(t, err, models.ErrAnswered)
	})
	second := first
	second.Body = "another no"
	kept, err = d.Refuse(d.ctx, second, l.id)
	require.NoError(t, err)
	require.Equal(t, first, kept, "one answer for ever")

	step = l.step(models.Withdraw, writer, `{"reason": "x"}`)
	_, err = l.Apply(l.ctx, step)
	require.NoError(t, err)
	third := request("k2", step.UpdateID)
	l.writesNothing(func() {
		_, err = d.Refuse(d.ctx, third, l.id)
		require.ErrorIs(t, err, models.ErrExists)
	})
	n, err := d.ForgetRequests(d.ctx, d.clock.now().Add(time.Hour))
	require.NoError(t, err)
	require.EqualValues(t, 2, n)
}

// What is read together is of one moment.
func testTogether(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	require.NoError(t, l.Together(l.ctx, func(view *store.Store) error {
		before, err := view.Application(l.ctx, everything, l.id)
		require.NoError(t, err)
		l.do(models.Withdraw, writer, `{"reason": "x"}`)
		events, err := view.Events(l.ctx, l.id)
		require.NoError(t, err)
		require.Len(t, events, before.Standing.Seq)
		return nil
	}))
	require.Equal(t, models.Withdrawn, l.app().Standing.State)
}
