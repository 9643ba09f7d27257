package workflows_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/workflow"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

func TestOpenAnswersWhenTheApplicationIsWritten(t *testing.T) {
	db := openStore(t)
	let := make(chan struct{})
	s := stageOn(t, db, slowCreate{db, let})
	var opened heard
	s.env.RegisterDelayedCallback(func() { s.update("create", workflows.OpenUpdate, &opened) }, 0)
	s.env.RegisterDelayedCallback(func() {
		require.True(t, opened.accepted)
		require.False(t, opened.answered, "it is not written yet")
		close(let)
	}, 50*time.Millisecond)
	s.play()
	requireDone(t, &opened, move{to: models.Drafting}, "open")
	require.Equal(t, workflows.Outcome{Seq: 1, State: models.Drafting, Version: 1, Round: 1}, opened.outcome)
	app := read(t, db, applicationID)
	require.Equal(t, applicant.ID, app.CreatedBy)
	require.Equal(t, "thames-valley", app.Force)
}

// TestAnOpeningThatFails answers the caller, then ends: there is no application.
func TestAnOpeningThatFails(t *testing.T) {
	t.Run("refused by the rules", func(t *testing.T) {
		s := newStage(t)
		s.input.Command = draft(t, s.store, applicationID, "create")
		s.input.Command.Actor = officer
		var opened heard
		s.env.RegisterDelayedCallback(func() { s.update("create", workflows.OpenUpdate, &opened) }, 0)
		require.Equal(t, models.WrongRole, refusalIn(t, s.run()).Reason)
		require.Equal(t, models.WrongRole, refusalIn(t, opened.err).Reason)
	})
	t.Run("refused by the database", func(t *testing.T) {
		db := openStore(t)
		createIn(t, db, "another")
		s := stageOn(t, db, nil)
		var opened heard
		s.env.RegisterDelayedCallback(func() { s.update("create", workflows.OpenUpdate, &opened) }, 0)
		requireType(t, s.run(), "Diverged")
		requireType(t, opened.err, "Diverged")
		require.Len(t, history(t, db, applicationID), 1)
	})
}

// createIn writes a new application as a workflow that is gone has done.
func createIn(t *testing.T, db *store.Store, updateID string) {
	c := draft(t, db, applicationID, updateID)
	next, refusal := models.Standing{ApplicationID: applicationID}.Decide(c, start)
	require.Nil(t, refusal)
	_, err := db.Create(t.Context(), models.Step{UpdateID: updateID, Command: c, Next: next, At: start})
	require.NoError(t, err)
}

func TestFromStoreGoesOnWhereTheDatabaseStands(t *testing.T) {
	db := openStore(t)
	createIn(t, db, "create")
	s := stageOn(t, db, nil)
	s.input = workflows.Input{ApplicationID: applicationID, Origin: workflows.FromStore, UpdateID: "resume"}
	s.play(happy(today)...)
}

func TestFromStoreOfNothing(t *testing.T) {
	s := newStage(t)
	s.input = workflows.Input{ApplicationID: applicationID, Origin: workflows.FromStore, UpdateID: "resume"}
	var opened heard
	s.env.RegisterDelayedCallback(func() { s.update("resume", workflows.OpenUpdate, &opened) }, 0)
	requireType(t, s.run(), "NotFound")
	requireType(t, opened.err, "NotFound")
}

// record is a life from before the service: each of its lines has its own date.
func record(t *testing.T, reference string, moves ...move) models.Record {
	at := time.Date(2024, 5, 2, 9, 0, 0, 0, time.UTC)
	r := models.Record{Reference: reference, Force: "thames-valley", Region: "serocu", Content: text("of a record").Canonical()}
	r.Steps = []models.RecordStep{{Action: models.Create, By: applicant.ID, Role: models.Applicant, At: at}}
	for _, m := range moves {
		at = at.Add(time.Hour)
		body, err := json.Marshal(m.body)
		require.NoError(t, err)
		r.Steps = append(r.Steps, models.RecordStep{Action: m.action, By: m.by.ID, Role: m.by.Role, At: at, Body: body})
	}
	return r
}

// imported makes the input that brings in a record.
func imported(t *testing.T, db *store.Store, id, updateID string, r models.Record) workflows.Input {
	c := keep(t, db, id, updateID, models.Command{Action: models.Create, Actor: applicant}, r)
	return workflows.Input{ApplicationID: id, Origin: workflows.FromRecord, UpdateID: updateID, Command: c}
}

func TestFromRecordGoesOnWhereTheRecordEnds(t *testing.T) {
	s := newStage(t)
	past := happy(calendar.NewDate(2024, 5, 2))[:3]
	s.input = imported(t, s.store, applicationID, "import", record(t, "SEROCU/2024/007", past...))
	s.play(happy(today)[3:]...)
	require.Equal(t, "SEROCU/2024/007", read(t, s.store, applicationID).Reference)
	events := history(t, s.store, applicationID)
	require.Equal(t, 2024, events[3].At.Year())
	require.Equal(t, start.Add(time.Minute), events[4].At)
}

func TestARecordOfAClosedLifeEndsAtOnce(t *testing.T) {
	s := newStage(t)
	s.input = imported(t, s.store, applicationID, "import", record(t, "SEROCU/2024/007", happy(calendar.NewDate(2024, 5, 2))...))
	var opened heard
	s.env.RegisterDelayedCallback(func() { s.update("import", workflows.OpenUpdate, &opened) }, 0)
	s.play()
	requireDone(t, &opened, move{to: models.Closed}, "open")
	require.Equal(t, models.Closed, s.standing().State)
}

func TestARecordThatBreaksTheRulesIsNotWritten(t *testing.T) {
	s := newStage(t)
	s.input = imported(t, s.store, applicationID, "import", record(t, "SEROCU/2024/007", happy(calendar.NewDate(2024, 5, 2))[1:]...))
	var opened heard
	s.env.RegisterDelayedCallback(func() { s.update("import", workflows.OpenUpdate, &opened) }, 0)
	require.Equal(t, models.WrongState, refusalIn(t, s.run()).Reason)
	require.Equal(t, models.WrongState, refusalIn(t, opened.err).Reason)
	_, err := s.store.Application(t.Context(), models.Scope{All: true}, applicationID)
	require.ErrorIs(t, err, models.ErrNotFound)
}

// TestALongLifeIsContinued in a new run, which knows what the old one knew, and which no command can fall between.
func TestALongLifeIsContinued(t *testing.T) {
	db := openStore(t)
	old := stageOn(t, db, nil)
	path := happy(today)
	var first, claimed heard
	old.later(func() { old.env.SetContinueAsNewSuggested(true); old.send(path[0], &first) })
	// Claimed in the quiet moment before the new run, which therefore begins later.
	since := old.clock
	old.env.RegisterDelayedCallback(func() { old.send(path[1], &claimed) }, since+7*time.Second)
	var again workflows.Input
	decodeContinuation(t, old.run(), &again)
	requireDone(t, &first, path[0], "before")
	requireDone(t, &claimed, path[1], "in the quiet moment")
	require.GreaterOrEqual(t, old.env.Now().Sub(start), since+12*time.Second)

	require.Equal(t, workflows.FromRun, again.Origin)
	require.Equal(t, applicationID, again.ApplicationID)
	require.Equal(t, read(t, db, applicationID).Standing, *again.Standing)
	require.Equal(t, officer.ID, again.Standing.Holder)

	next := stageOn(t, db, nil)
	next.asked, next.input = 100, again
	var opened heard
	next.env.RegisterDelayedCallback(func() { next.update("open-again", workflows.OpenUpdate, &opened) }, 0)
	next.env.SetStartTime(start.Add(time.Hour))
	next.play(append([]move{refused(second, models.Claim, models.ClaimedByOther)}, path[2:]...)...)
	requireDone(t, &opened, move{to: models.InQA}, "open")
	require.Len(t, history(t, db, applicationID), 1+len(path))
}

func TestAnEndIsNotContinued(t *testing.T) {
	s := newStage(t)
	s.env.SetContinueAsNewSuggested(true)
	withdraw := does(applicant, models.Withdraw, models.Withdrawn)
	var h heard
	s.env.RegisterDelayedCallback(func() { s.send(withdraw, &h) }, time.Second) // in the quiet moment
	require.NoError(t, s.run())
	requireDone(t, &h, withdraw, "withdraw")
}

func decodeContinuation(t *testing.T, err error, into *workflows.Input) {
	t.Helper()
	var again *workflow.ContinueAsNewError
	require.ErrorAs(t, err, &again)
	require.NoError(t, converter.GetDefaultDataConverter().FromPayloads(again.Input, into))
	require.Equal(t, "Application", again.WorkflowType.Name)
}
