package workflows_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// between is between the activities and the database, to be slow or to fail as networks do.
type between struct {
	*store.Store
	apply func(context.Context, models.Step) (models.Applied, error)
}

func (b between) Apply(ctx context.Context, step models.Step) (models.Applied, error) {
	return b.apply(ctx, step)
}

var errAway = errors.New("the database is away")

func TestASecondCommandIsToldThatAnotherIsBeingWritten(t *testing.T) {
	db := openStore(t)
	let := make(chan struct{})
	s := stageOn(t, db, between{db, func(ctx context.Context, step models.Step) (models.Applied, error) {
		<-let
		return db.Apply(ctx, step)
	}})
	submit, withdraw := does(applicant, models.SubmitForQA, models.InQA), does(applicant, models.Withdraw, models.Withdrawn)
	var first, busy heard
	s.later(func() { s.send(submit, &first); s.send(withdraw, &busy) })
	s.env.RegisterDelayedCallback(func() { close(let) }, s.clock) // both have been asked by then
	again := s.ask(withdraw)
	require.NoError(t, s.run())

	requireDone(t, &first, submit, "the first")
	require.False(t, busy.accepted)
	requireType(t, busy.rejection, "Busy")
	requireDone(t, again, withdraw, "asked again")
	require.Len(t, history(t, db, applicationID), 3)
}

func TestACommandBeforeTheApplicationIsWritten(t *testing.T) {
	db := openStore(t)
	let := make(chan struct{})
	s := stageOn(t, db, slowCreate{db, let})
	withdraw := does(applicant, models.Withdraw, models.Withdrawn)
	var early heard
	s.env.RegisterDelayedCallback(func() { s.send(withdraw, &early) }, 0)
	s.env.RegisterDelayedCallback(func() { close(let) }, 0)
	later := s.ask(withdraw)
	require.NoError(t, s.run())

	require.False(t, early.accepted)
	requireType(t, early.rejection, "Busy")
	requireDone(t, later, withdraw, "asked again")
}

type slowCreate struct {
	*store.Store
	let chan struct{}
}

func (s slowCreate) Create(ctx context.Context, step models.Step) (models.Applied, error) {
	<-s.let
	return s.Store.Create(ctx, step)
}

// TestChangedContent: the content was saved once more between the checks and the submission.
func TestChangedContent(t *testing.T) {
	s := newStage(t)
	stale := does(applicant, models.SubmitForQA, models.InQA)
	stale.bend = func(c *models.Command) { c.ContentHash = text("as it was when it was checked").Hash() }
	first, again := s.ask(stale), s.ask(does(applicant, models.SubmitForQA, models.InQA))
	require.True(t, temporal.IsCanceledError(s.run()))

	require.NoError(t, first.rejection)
	require.True(t, first.answered)
	r := refusalIn(t, first.err)
	require.Equal(t, models.ContentChanged, r.Reason)
	require.Equal(t, models.Drafting, r.State)
	require.Equal(t, models.Create, r.Last.Action)
	requireDone(t, again, does(applicant, models.SubmitForQA, models.InQA), "after reading it again")
	require.Len(t, history(t, s.store, applicationID), 2)
}

// TestDiverged: someone else has written the next event. Nothing more may be decided.
func TestDiverged(t *testing.T) {
	s := newStage(t)
	s.later(func() {
		standing := read(t, s.store, applicationID).Standing
		c := command(t, s.store, applicationID, "stray", does(applicant, models.SubmitForQA, models.InQA))
		next, refusal := standing.Decide(c, start)
		require.Nil(t, refusal)
		_, err := s.store.Apply(t.Context(), models.Step{UpdateID: "stray", Command: c, From: standing.State, Next: next, At: start})
		require.NoError(t, err)
	})
	first := s.ask(does(applicant, models.Withdraw, models.Withdrawn))
	legal, illegal := s.ask(does(applicant, models.Withdraw, models.Withdrawn)), s.ask(refused(officer, models.Claim, models.WrongState))
	require.True(t, temporal.IsCanceledError(s.run()), "it stays, for a person to look")

	require.True(t, first.accepted)
	requireType(t, first.err, "Diverged")
	for _, h := range []*heard{legal, illegal} {
		require.False(t, h.accepted)
		requireType(t, h.rejection, "Diverged")
	}
	require.Equal(t, models.Drafting, s.standing().State)
	require.Len(t, history(t, s.store, applicationID), 2)
}

// TestAStepIsTriedUntilItIsWritten: once, whether its words or only its answer got lost.
func TestAStepIsTriedUntilItIsWritten(t *testing.T) {
	for _, c := range []struct {
		name    string
		written bool
	}{{"the database was away", false}, {"the answer was lost", true}} {
		t.Run(c.name, func(t *testing.T) {
			db := openStore(t)
			var tries atomic.Int32
			s := stageOn(t, db, between{db, func(ctx context.Context, step models.Step) (models.Applied, error) {
				failing := tries.Add(1) <= 3
				if failing && !c.written {
					return models.Applied{}, errAway
				}
				done, err := db.Apply(ctx, step)
				if failing && err == nil {
					err = errAway
				}
				return done, err
			}})
			s.play(does(applicant, models.SubmitForQA, models.InQA))
			require.EqualValues(t, 4, tries.Load())
			require.Len(t, history(t, db, applicationID), 2)
		})
	}
}

// TestAFaultThatWillNotPass fails the one command and stops nothing else.
func TestAFaultThatWillNotPass(t *testing.T) {
	db := openStore(t)
	var tries atomic.Int32
	s := stageOn(t, db, between{db, func(ctx context.Context, step models.Step) (models.Applied, error) {
		if tries.Add(1) == 1 {
			return models.Applied{}, models.ErrNotFound
		}
		return db.Apply(ctx, step)
	}})
	submit := does(applicant, models.SubmitForQA, models.InQA)
	first, again := s.ask(submit), s.ask(submit)
	require.True(t, temporal.IsCanceledError(s.run()))
	requireType(t, first.err, "NotFound")
	requireDone(t, again, submit, "asked again")
}

// TestWhatOnlyTheDatabaseKnowsRefuses as the rules do, and changes nothing: who is named in the text is looked up there.
func TestWhatOnlyTheDatabaseKnowsRefuses(t *testing.T) {
	s, path := newStage(t), happy(today)
	s.later(func() {
		content := text("as changed")
		content.Drafter.Username = "new.officer"
		_, err := s.store.SaveContent(t.Context(), store.Save{
			ID: applicationID, Scope: models.Scope{All: true}, Version: 1, Content: content.Canonical(), ActorID: applicant.ID,
		})
		require.NoError(t, err)
	})
	s.ask(path[0])
	s.later(func() {
		require.NoError(t, s.store.AddUser(t.Context(), store.NewUser{User: models.User{
			ID: officer.ID, Username: "new.officer", Name: private, Role: models.Officer, Region: "serocu", Active: true,
		}}))
	})
	s.ask(path[1])
	approved, returned := s.ask(path[2]), s.ask(does(officer, models.Return, models.ReturnedByQA, points(must("p1"))))
	require.True(t, temporal.IsCanceledError(s.run()))
	require.NoError(t, approved.rejection, "the workflow knows nothing of it")
	r := refusalIn(t, approved.err)
	require.Equal(t, []any{models.NamedInRequest, models.InQA, models.Claim}, []any{r.Reason, r.State, r.Last.Action})
	require.True(t, returned.answered, "life goes on")
	require.NoError(t, returned.err)
}
