package activities_test

import (
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
)

var (
	writer = models.Actor{ID: "u-writer", Role: models.Applicant}
	now    = time.Date(2026, 5, 8, 9, 0, 0, 123456789, time.UTC)
)

// bench runs activities as the engine does, arguments and answers encoded, on a real database.
type bench struct {
	*testing.T
	store *store.Store
	env   *testsuite.TestActivityEnvironment
}

func newBench(t *testing.T) *bench {
	t.Helper()
	s, err := store.OpenAndMigrate(t.Context(), store.Config{SQLite: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db")), Now: func() time.Time { return now }})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestActivityEnvironment()
	env.RegisterActivity(&activities.Activities{Cases: s})
	return &bench{t, s, env}
}

// run runs an activity of Activities that answers with what the store wrote.
func (b *bench) run(activity any, arg any) (done models.Applied, err error) {
	value, err := b.env.ExecuteActivity(activity, arg)
	if err == nil {
		require.NoError(b, value.Get(&done))
	}
	return done, err
}

// twice runs an activity two times: one effect, one answer.
func (b *bench) twice(activity any, step models.Step) models.Applied {
	b.Helper()
	done, err := b.run(activity, step)
	require.NoError(b, err)
	require.False(b, done.Duplicate)
	before := b.history(step.Next.ApplicationID)
	again, err := b.run(activity, step)
	require.NoError(b, err)
	require.True(b, again.Duplicate)
	again.Duplicate = false
	require.Equal(b, done, again)
	require.Equal(b, before, b.history(step.Next.ApplicationID))
	return done
}

func (b *bench) history(id string) []models.Event {
	b.Helper()
	events, err := b.store.Events(b.Context(), id)
	require.NoError(b, err)
	return events
}

// says stores the text of a command.
func (b *bench) says(id, update string, c models.Command, body any) models.Command {
	b.Helper()
	p, err := models.NewPayload(update, id, c, body)
	require.NoError(b, err)
	p, err = b.store.SavePayload(b.Context(), p)
	require.NoError(b, err)
	c.PayloadRef, c.PayloadHash = p.Ref, p.Hash
	return c
}

func (b *bench) step(from models.Standing, update string, c models.Command) models.Step {
	b.Helper()
	next, refusal := from.Decide(c, now)
	require.Nil(b, refusal)
	return models.Step{UpdateID: update, Command: c, From: from.State, Next: next, At: now}
}

func (b *bench) birth() models.Step {
	b.Helper()
	c := b.says("a1", "u1", models.Command{Action: models.Create, Actor: writer},
		models.NewApplication{Force: "surrey", Region: "serocu", Content: content.Empty().Canonical()})
	return b.step(models.Standing{ApplicationID: "a1"}, "u1", c)
}

func (b *bench) withdrawal(from models.Standing) models.Step {
	b.Helper()
	return b.step(from, "u2", b.says("a1", "u2", models.Command{Action: models.Withdraw, Actor: writer}, models.ReasonBody{Reason: "Not wanted."}))
}

func (b *bench) record(r models.Record) models.Step {
	b.Helper()
	c := b.says("a1", "u1", models.Command{Action: models.Create, Actor: writer}, r)
	return models.Step{UpdateID: "u1", Command: c, Next: models.Standing{ApplicationID: "a1"}, At: now}
}

func oldRecord() models.Record {
	at := time.Date(2025, 3, 3, 9, 0, 0, 0, time.UTC)
	return models.Record{Reference: "SEROCU/2025/017", Force: "surrey", Region: "serocu", Content: content.Empty().Canonical(),
		Steps: []models.RecordStep{
			{Action: models.Create, By: writer.ID, Role: writer.Role, At: at},
			{Action: models.SubmitForQA, By: writer.ID, Role: writer.Role, At: at.Add(time.Hour)},
			{Action: models.Withdraw, By: writer.ID, Role: writer.Role, At: at.Add(2 * time.Hour), Body: json.RawMessage(`{"reason": "Not wanted."}`)},
		}}
}

var do *activities.Activities

func TestCreateAndApplyAndResumeTwice(t *testing.T) {
	b := newBench(t)
	created := b.twice(do.Create, b.birth())
	require.Equal(t, models.Drafting, created.Standing.State)
	applied := b.twice(do.Apply, b.withdrawal(created.Standing))
	require.Equal(t, models.Withdrawn, applied.Standing.State)
	require.Len(t, b.history("a1"), 2)
	for range 2 {
		value, err := b.env.ExecuteActivity(do.Resume, "a1")
		require.NoError(t, err)
		var standing models.Standing
		require.NoError(t, value.Get(&standing))
		require.Equal(t, applied.Standing, standing)
	}
	require.Len(t, b.history("a1"), 2)
}

func TestImportTwice(t *testing.T) {
	b := newBench(t)
	done := b.twice(do.Import, b.record(oldRecord()))
	require.Equal(t, 3, done.Seq)
	state, err := models.VerifyHistory(b.history("a1"))
	require.NoError(t, err)
	require.Equal(t, models.Withdrawn, state)
}

// An error that a retry cannot fix is not retried; the workflow recognises it by its type.
func TestErrorsThatStay(t *testing.T) {
	permanent := func(t *testing.T, err error, kind string) *temporal.ApplicationError {
		t.Helper()
		var fault *temporal.ApplicationError
		require.ErrorAs(t, err, &fault)
		require.Equal(t, kind, fault.Type())
		require.True(t, fault.NonRetryable())
		return fault
	}
	t.Run("diverged", func(t *testing.T) {
		b := newBench(t)
		created := b.twice(do.Create, b.birth())
		step := b.withdrawal(created.Standing)
		step.Next.Seq++
		_, err := b.run(do.Apply, step)
		_ = permanent(t, err, "Diverged")
		again := b.birth()
		again.UpdateID = "another"
		_, err = b.run(do.Create, again)
		_ = permanent(t, err, "Diverged")
		require.Len(t, b.history("a1"), 1)
	})
	t.Run("content changed", func(t *testing.T) {
		b := newBench(t)
		created := b.twice(do.Create, b.birth())
		_, err := b.run(do.Apply, b.step(created.Standing, "u2", models.Command{Action: models.SubmitForQA, Actor: writer, ContentHash: "other"}))
		_ = permanent(t, err, "ContentChanged")
	})
	t.Run("not found", func(t *testing.T) {
		b := newBench(t)
		_, err := b.env.ExecuteActivity(do.Resume, "none")
		_ = permanent(t, err, "NotFound")
		_, err = b.run(do.Apply, b.withdrawal(models.Standing{ApplicationID: "none", State: models.Drafting, Seq: 1}))
		_ = permanent(t, err, "NotFound")
	})
	t.Run("refused", func(t *testing.T) {
		b := newBench(t)
		r := oldRecord()
		r.Steps[1].Role = models.Officer
		_, err := b.run(do.Import, b.record(r))
		var refusal models.Refusal
		require.NoError(t, permanent(t, err, "Refused").Details(&refusal))
		require.Equal(t, models.WrongRole, refusal.Reason)
		require.Equal(t, models.Drafting, refusal.State)
		require.Empty(t, b.history("a1"))
	})
	t.Run("exists", func(t *testing.T) {
		b := newBench(t)
		b.twice(do.Import, b.record(oldRecord()))
		c := b.says("a2", "u2", models.Command{Action: models.Create, Actor: writer}, oldRecord())
		_, err := b.run(do.Import, models.Step{UpdateID: "u2", Command: c, Next: models.Standing{ApplicationID: "a2"}, At: now})
		_ = permanent(t, err, "Exists")
	})
}

func TestADatabaseThatIsAwayIsTriedAgain(t *testing.T) {
	b := newBench(t)
	step := b.birth()
	require.NoError(t, b.store.Close())
	_, err := b.run(do.Create, step)
	var fault *temporal.ApplicationError
	require.ErrorAs(t, err, &fault)
	require.False(t, fault.NonRetryable())
	require.NotContains(t, []string{"Diverged", "ContentChanged", "NotFound", "Refused", "Exists"}, fault.Type())
}
