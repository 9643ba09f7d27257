package workflows_test

import (
	"errors"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

const applicationID = "c1b7f4de-02f3-4b9d-8f35-6d0a52f1e9aa"

// start is when every test begins, and today the day in London.
var (
	start = time.Date(2026, 3, 11, 10, 0, 0, 0, time.UTC)
	today = calendar.NewDate(2026, 3, 11)
)

// stage is one run of an application's workflow in Temporal's test environment, over real activities and a real
// database. Its clock skips: one thing happens each minute.
type stage struct {
	t     *testing.T
	store *store.Store
	env   *testsuite.TestWorkflowEnvironment
	clock time.Duration
	asked int
	input workflows.Input
}

// heard is the answer to the caller of an update.
type heard struct {
	accepted  bool
	rejection error
	answered  bool
	outcome   any
	err       error
}

func newStage(t *testing.T) *stage { return stageOn(t, openStore(t), nil) }

// stageOn takes a database with a past, and what is between it and the activities, if anything.
func stageOn(t *testing.T, s *store.Store, between activities.Cases) *stage {
	if between == nil {
		between = s
	}
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(silent())
	env := suite.NewTestWorkflowEnvironment()
	env.SetStartTime(start)
	workflows.Register(env, &activities.Activities{Cases: between})
	return &stage{t: t, store: s, env: env, input: workflows.Input{ApplicationID: applicationID, Origin: workflows.FromDraft, UpdateID: "create"}}
}

// later runs f a minute after whatever was arranged before.
func (s *stage) later(f func()) {
	s.clock += time.Minute
	s.env.RegisterDelayedCallback(f, s.clock)
}

// ask sends the update of a move and gives the answer to it, once the stage has run.
func (s *stage) ask(m move) *heard {
	h := &heard{}
	s.later(func() { s.send(m, h) })
	return h
}

// send sends it now; for use within later.
func (s *stage) send(m move, h *heard) {
	s.asked++
	id := fmt.Sprintf("update-%d", s.asked)
	s.update(id, string(m.action), h, command(s.t, s.store, applicationID, id, m))
}

func (s *stage) update(id, name string, h *heard, args ...any) {
	s.env.UpdateWorkflow(name, id, &testsuite.TestUpdateCallback{
		OnAccept:   func() { h.accepted = true },
		OnReject:   func(err error) { h.rejection = err },
		OnComplete: func(outcome any, err error) { h.answered, h.outcome, h.err = true, outcome, err },
	}, args...)
}

// run plays what was arranged and gives the workflow's end; a workflow that still waits is cancelled a minute later.
func (s *stage) run() error {
	if s.input.Origin == workflows.FromDraft && s.input.Command.Action == "" {
		s.input.Command = draft(s.t, s.store, applicationID, s.input.UpdateID)
	}
	s.later(s.env.CancelWorkflow)
	s.env.ExecuteWorkflow(workflows.Application, s.input)
	require.True(s.t, s.env.IsWorkflowCompleted())
	return s.env.GetWorkflowError()
}

// play runs the moves and holds each to what it should come to.
func (s *stage) play(moves ...move) {
	all := make([]*heard, len(moves))
	for i, m := range moves {
		all[i] = s.ask(m)
	}
	end := s.run()

	events := history(s.t, s.store, applicationID)
	first := len(events)
	for _, m := range moves {
		if m.why == "" {
			first--
		}
	}
	seq := first
	for i, m := range moves {
		name := fmt.Sprintf("move %d: %s by %s", i+1, m.action, m.by.Role)
		if m.why != "" {
			requireRefused(s.t, all[i], m, name)
			continue
		}
		seq++
		requireDone(s.t, all[i], m, name)
		require.Equal(s.t, seq, all[i].outcome.(workflows.Outcome).Seq, name)
		require.Equal(s.t, []any{m.action, m.by.ID, m.to}, []any{events[seq-1].Action, events[seq-1].ActorID, events[seq-1].To}, name)
	}
	standing := s.standing()
	require.Equal(s.t, read(s.t, s.store, applicationID).Standing, standing, "workflow and database say the same")
	if standing.State.Open() {
		require.True(s.t, temporal.IsCanceledError(end), "it waits until it is cancelled, but: %v", end)
	} else {
		require.NoError(s.t, end)
	}
}

func (s *stage) standing() models.Standing {
	var standing models.Standing
	value, err := s.env.QueryWorkflow(workflows.StandingQuery)
	require.NoError(s.t, err)
	require.NoError(s.t, value.Get(&standing))
	return standing
}

func requireDone(t *testing.T, h *heard, m move, name string) {
	t.Helper()
	require.NoError(t, h.rejection, name)
	require.True(t, h.accepted, name)
	require.True(t, h.answered, name)
	require.NoError(t, h.err, name)
	outcome, ok := h.outcome.(workflows.Outcome)
	require.True(t, ok, name)
	require.Equal(t, m.to, outcome.State, name)
}

// requireRefused holds a refusal to have been made before anything was written.
func requireRefused(t *testing.T, h *heard, m move, name string) {
	t.Helper()
	require.False(t, h.accepted, "%s: it was accepted: %v %v", name, h.outcome, h.err)
	require.False(t, h.answered, name)
	require.NoError(t, h.err, name)
	r := refusalIn(t, h.rejection)
	require.Equal(t, m.why, r.Reason, name)
	require.Equal(t, m.points, r.Points, name)
	require.NotEmpty(t, r.State, name)
	require.NotEmpty(t, r.Last.ActorID, "%s: who decided last", name)
	require.NotZero(t, r.Last.At, "%s: and when", name)
}

// refusalIn reads the refusal out of the error that an update gives.
func refusalIn(t *testing.T, err error) models.Refusal {
	t.Helper()
	var r models.Refusal
	requireType(t, err, "Refused")
	require.NoError(t, faultIn(t, err).Details(&r))
	return r
}

// requireType checks that an error is one that the client knows by its type and that no one retries.
func requireType(t *testing.T, err error, want string) {
	t.Helper()
	fault := faultIn(t, err)
	require.Equal(t, want, fault.Type())
	require.True(t, fault.NonRetryable())
}

// faultIn is the error as it arrives at a client.
func faultIn(t *testing.T, err error) *temporal.ApplicationError {
	t.Helper()
	require.Error(t, err)
	if ended := new(temporal.WorkflowExecutionError); errors.As(err, &ended) {
		err = ended.Unwrap()
	}
	wire := temporal.GetDefaultFailureConverter()
	var fault *temporal.ApplicationError
	require.ErrorAs(t, wire.FailureToError(wire.ErrorToFailure(err)), &fault)
	return fault
}

// silent is for all that would be said of tests which make faults happen.
func silent() log.Logger { return log.NewStructuredLogger(slog.New(slog.DiscardHandler)) }
