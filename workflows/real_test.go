package workflows_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/sdk/client"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
	"scpo.example/desk/workflows/temporaltest"
)

// desk is the workflows on a real engine, as the web edge sees them.
type desk struct {
	store    *store.Store
	temporal client.Client
	client   insistent
}

// insistent asks again under the same update id while the answer is that the engine is away, as callers should: on a
// busy machine an engine may take longer than they wait.
type insistent struct{ *workflows.Client }

// Open opens an application.
func (c insistent) Open(ctx context.Context, in workflows.Input) error {
	return insist(ctx, func() error { return c.Client.Open(ctx, in) })
}

// Act asks for a command.
func (c insistent) Act(ctx context.Context, applicationID, updateID string, command models.Command) error {
	return insist(ctx, func() error { return c.Client.Act(ctx, applicationID, updateID, command) })
}

func insist(ctx context.Context, ask func() error) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		if err := ask(); !errors.Is(err, models.ErrEngineAway) || ctx.Err() != nil {
			return err
		}
	}
}

// requireAwayAtOnce: once one command was not answered, the others do not wait to learn the same.
func (d *desk) requireAwayAtOnce(t *testing.T, id string, c models.Command) {
	patience, cancel := context.WithTimeout(t.Context(), 4500*time.Millisecond)
	defer cancel()
	for range 3 {
		require.ErrorIs(t, d.client.Client.Act(t.Context(), id, c.PayloadRef, c), models.ErrEngineAway)
	}
	require.NoError(t, patience.Err(), "together less than the patience for one")
	require.Error(t, d.client.Ready(t.Context()))
}

func newDesk(t *testing.T, e *temporaltest.Server) *desk {
	d := &desk{store: openStore(t), temporal: dialEngine(t, e)}
	d.client = insistent{workflows.NewClient(d.temporal)}
	return d
}

// today is the day in London, which may change while a test runs.
func (d *desk) today() calendar.Date { return calendar.DateIn(d.store.Now()) }

// open starts a new application.
func (d *desk) open(t *testing.T) (id string) {
	id = uuid.NewString()
	require.NoError(t, d.client.Open(t.Context(), d.draft(t, id)))
	return id
}

func (d *desk) draft(t *testing.T, id string) workflows.Input {
	updateID := uuid.NewString()
	return workflows.Input{ApplicationID: id, Origin: workflows.FromDraft, UpdateID: updateID, Command: draft(t, d.store, id, updateID)}
}

// act asks for one move under a new update id.
func (d *desk) act(t *testing.T, id string, m move) error {
	updateID := uuid.NewString()
	return d.client.Act(t.Context(), id, updateID, command(t, d.store, id, updateID, m))
}

// live plays moves; all must succeed.
func (d *desk) live(t *testing.T, id string, moves ...move) {
	for i, m := range moves {
		require.NoError(t, d.act(t, id, m), "move %d: %s", i+1, m.action)
		require.Equal(t, m.to, read(t, d.store, id).Standing.State, "move %d: %s", i+1, m.action)
	}
}

// recorded fetches what the engine holds of an application.
func (d *desk) recorded(t *testing.T, id string) *historypb.History {
	return d.historyOf(t, workflows.WorkflowID(id))
}

// historyOf fetches what the engine holds of the newest run of a workflow.
func (d *desk) historyOf(t *testing.T, workflowID string) *historypb.History {
	h := &historypb.History{}
	events := d.temporal.GetWorkflowHistory(t.Context(), workflowID, "", false, enumspb.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for events.HasNext() {
		e, err := events.Next()
		require.NoError(t, err)
		h.Events = append(h.Events, e)
	}
	return h
}

func TestOnTheRealEngine(t *testing.T) {
	e := startEngine(t)
	d := newDesk(t, e)
	require.ErrorContains(t, d.client.Ready(t.Context()), "no worker answers: none is listening")
	w := work(t, d.temporal, d.store)
	require.Eventually(t, func() bool { return d.client.Ready(t.Context()) == nil }, 10*time.Second, 10*time.Millisecond)

	t.Run("an approval costs at most 13 events", d.approvalCost)
	t.Run("a refusal leaves no trace", d.refusalLeavesNoTrace)
	t.Run("of two claims at once one wins", d.twoClaims)
	t.Run("many at once are written one by one", d.manyAtOnce)
	t.Run("the same update twice", d.sameUpdateTwice)
	t.Run("opening", d.opening)
	t.Run("what is not there", d.notThere)
	t.Run("a life so long that it is continued", d.longLife)
	t.Run("a dead engine", func(t *testing.T) {
		dead := workflows.NewClient(dialNobody(t))
		requireAway(t, func(ctx context.Context) error {
			return dead.Act(ctx, uuid.NewString(), uuid.NewString(), models.Command{Action: models.Claim, Actor: officer})
		})
		requireAway(t, func(ctx context.Context) error {
			return dead.Open(ctx, workflows.Input{ApplicationID: uuid.NewString(), Origin: workflows.FromDraft, UpdateID: uuid.NewString()})
		})
		require.Error(t, dead.Ready(t.Context()))
	})
	// Last, because they stop what the others need.
	t.Run("an engine that hangs", func(t *testing.T) { d.hangs(t, e) })
	t.Run("without a worker", func(t *testing.T) { d.withoutWorker(t, w.Stop) })
	t.Run("an engine that was killed", func(t *testing.T) { d.killed(t, e) })
}

func (d *desk) approvalCost(t *testing.T) {
	id := d.open(t)
	path := happy(d.today())
	d.live(t, id, path[:2]...)
	before := len(d.recorded(t, id).Events)
	d.live(t, id, path[2])
	cost := len(d.recorded(t, id).Events) - before
	t.Logf("%d events", cost)
	require.LessOrEqual(t, cost, 13, "11 for the decision, one for the timer of the stage that ends, one for that of the next")
}

func (d *desk) refusalLeavesNoTrace(t *testing.T) {
	id := d.open(t)
	d.live(t, id, happy(d.today())[:2]...)
	before := d.recorded(t, id).Events
	for range 5 {
		err := d.act(t, id, refused(second, models.Claim, models.ClaimedByOther))
		r := requireRefusal(t, err, models.ClaimedByOther)
		require.Equal(t, officer.ID, r.Last.ActorID, "the loser sees who")
		require.Equal(t, models.Claim, r.Last.Action)
		require.WithinDuration(t, d.store.Now(), r.Last.At, time.Minute, "and when")
	}
	require.Len(t, d.recorded(t, id).Events, len(before))
	require.Len(t, history(t, d.store, id), 3)
}

func (d *desk) twoClaims(t *testing.T) {
	id := d.open(t)
	d.live(t, id, happy(d.today())[0])
	for round := range 20 {
		officers := []models.Actor{officer, second}
		told := make([]error, 2)
		var both sync.WaitGroup
		commands := make([]models.Command, 2)
		for i, o := range officers {
			commands[i] = command(t, d.store, id, fmt.Sprintf("%s-%d-%d", id, round, i), does(o, models.Claim, models.InQA))
		}
		for i, c := range commands {
			both.Go(func() { told[i] = d.client.Act(t.Context(), id, c.PayloadRef, c) })
		}
		both.Wait()
		winner := 0
		if told[0] != nil {
			winner = 1
		}
		require.NoError(t, told[winner])
		r := requireRefusal(t, told[1-winner], models.ClaimedByOther)
		require.Equal(t, officers[winner].ID, r.Last.ActorID)
		require.Equal(t, officers[winner].ID, read(t, d.store, id).Standing.Holder)
		d.live(t, id, does(officers[winner], models.Release, models.InQA))
	}
	require.Len(t, history(t, d.store, id), 2+20*2)
}

// manyAtOnce: a force answers eight points at the same moment; none is lost, none is refused.
func (d *desk) manyAtOnce(t *testing.T) {
	id := d.open(t)
	body := points()
	for i := range 8 {
		body.Points = append(body.Points, must(fmt.Sprintf("p%d", i)))
	}
	d.live(t, id, append(happy(d.today())[:2], does(officer, models.Return, models.ReturnedByQA, body))...)
	commands := make([]models.Command, len(body.Points))
	for i, p := range body.Points {
		commands[i] = command(t, d.store, id, uuid.NewString(), does(applicant, models.AnswerPoint, models.ReturnedByQA, answer(p.ID)))
	}
	told := make([]error, len(commands))
	var all sync.WaitGroup
	for i, c := range commands {
		all.Go(func() { told[i] = d.client.Act(t.Context(), id, c.PayloadRef, c) })
	}
	all.Wait()
	require.NoError(t, errors.Join(told...))
	require.Len(t, history(t, d.store, id), 4+len(commands))
	d.live(t, id, does(applicant, models.SubmitForQA, models.InQA))
}

func (d *desk) sameUpdateTwice(t *testing.T) {
	id := d.open(t)
	d.live(t, id, happy(d.today())[0])
	claim, withdraw := uuid.NewString(), uuid.NewString()
	c := command(t, d.store, id, claim, does(officer, models.Claim, models.InQA))
	require.NoError(t, d.client.Act(t.Context(), id, claim, c))
	before := len(d.recorded(t, id).Events)
	require.NoError(t, d.client.Act(t.Context(), id, claim, c), "though it is claimed already")
	require.Len(t, d.recorded(t, id).Events, before)
	require.Len(t, history(t, d.store, id), 3)

	w := command(t, d.store, id, withdraw, does(officer, models.Withdraw, models.Withdrawn))
	for range 2 { // the second time the workflow has ended
		require.NoError(t, d.client.Act(t.Context(), id, withdraw, w))
		require.NoError(t, d.temporal.GetWorkflow(t.Context(), workflows.WorkflowID(id), "").Get(t.Context(), nil))
	}
	require.NoError(t, d.client.Act(t.Context(), id, claim, c), "and the one before")
	require.Len(t, history(t, d.store, id), 4)
}

func (d *desk) opening(t *testing.T) {
	t.Run("twice", func(t *testing.T) {
		in := d.draft(t, uuid.NewString())
		require.NoError(t, d.client.Open(t.Context(), in))
		require.NoError(t, d.client.Open(t.Context(), in))
		require.Len(t, history(t, d.store, in.ApplicationID), 1)
		standing, err := d.client.Standing(t.Context(), in.ApplicationID)
		require.NoError(t, err)
		require.Equal(t, read(t, d.store, in.ApplicationID).Standing, standing)
		d.live(t, in.ApplicationID, happy(d.today())[0])
		require.NoError(t, d.client.Open(t.Context(), in), "also when more has happened since")
	})
	t.Run("of what has ended", func(t *testing.T) {
		in := d.draft(t, uuid.NewString())
		require.NoError(t, d.client.Open(t.Context(), in))
		d.live(t, in.ApplicationID, does(applicant, models.Withdraw, models.Withdrawn))
		require.NoError(t, d.temporal.GetWorkflow(t.Context(), workflows.WorkflowID(in.ApplicationID), "").Get(t.Context(), nil))
		require.NoError(t, d.client.Open(t.Context(), in), "the same request has the same answer")
		require.Len(t, history(t, d.store, in.ApplicationID), 2)
	})
	t.Run("refused", func(t *testing.T) {
		in := d.draft(t, uuid.NewString())
		in.Command.Actor = officer
		requireRefusal(t, d.client.Open(t.Context(), in), models.WrongRole)
		_, err := d.store.Application(t.Context(), models.Scope{All: true}, in.ApplicationID)
		require.ErrorIs(t, err, models.ErrNotFound)
	})
	t.Run("of a record", func(t *testing.T) {
		id := uuid.NewString()
		r := record(t, "SEROCU/2024/007", happy(calendar.NewDate(2024, 5, 2))...)
		in := imported(t, d.store, id, uuid.NewString(), r)
		for range 2 {
			require.NoError(t, d.client.Open(t.Context(), in))
		}
		require.Equal(t, models.Closed, read(t, d.store, id).Standing.State)
		require.Len(t, history(t, d.store, id), 7)
	})
	t.Run("of a record that breaks the rules", func(t *testing.T) {
		r := record(t, "SEROCU/2024/008", happy(calendar.NewDate(2024, 5, 2))[1:]...)
		in := imported(t, d.store, uuid.NewString(), uuid.NewString(), r)
		requireRefusal(t, d.client.Open(t.Context(), in), models.WrongState)
	})
	t.Run("in place of a workflow that is gone", func(t *testing.T) {
		id := d.open(t)
		d.live(t, id, happy(d.today())[:2]...)
		require.NoError(t, d.temporal.TerminateWorkflow(t.Context(), workflows.WorkflowID(id), "", "lost"))
		require.ErrorIs(t, d.act(t, id, does(officer, models.Approve, models.Approved)), models.ErrNotFound)
		resume := workflows.Input{ApplicationID: id, Origin: workflows.FromStore, UpdateID: uuid.NewString()}
		require.NoError(t, d.client.Open(t.Context(), resume))
		d.live(t, id, happy(d.today())[2:]...)
		require.Len(t, history(t, d.store, id), 7)
	})
}

func (d *desk) notThere(t *testing.T) {
	err := d.client.Act(t.Context(), uuid.NewString(), uuid.NewString(), models.Command{Action: models.Claim, Actor: officer})
	require.ErrorIs(t, err, models.ErrNotFound)
	_, err = d.client.Standing(t.Context(), uuid.NewString())
	require.ErrorIs(t, err, models.ErrNotFound)
	resume := workflows.Input{ApplicationID: uuid.NewString(), Origin: workflows.FromStore, UpdateID: uuid.NewString()}
	require.ErrorIs(t, d.client.Open(t.Context(), resume), models.ErrNotFound)
}

// longLife continues until the engine asks for the history to end, then rests: the next command meets a new run.
func (d *desk) longLife(t *testing.T) {
	id := d.open(t)
	d.live(t, id, happy(d.today())[0])
	claim, release := does(officer, models.Claim, models.InQA), does(officer, models.Release, models.InQA)
	first := d.run(t, id)
	const rounds = 190 // of 22 events; the engine has had enough at 4,096
	for range rounds {
		require.NoError(t, d.act(t, id, claim))
		require.NoError(t, d.act(t, id, release))
	}
	require.Equal(t, first, d.run(t, id), "not while commands keep coming")
	require.Eventually(t, func() bool { return d.run(t, id) != first }, 30*time.Second, 100*time.Millisecond)

	d.live(t, id, happy(d.today())[1:]...)
	require.Len(t, history(t, d.store, id), 1+2*rounds+len(happy(d.today())))
}

func (d *desk) run(t *testing.T, id string) string {
	described, err := d.temporal.DescribeWorkflowExecution(t.Context(), workflows.WorkflowID(id), "")
	require.NoError(t, err)
	return described.GetWorkflowExecutionInfo().GetExecution().GetRunId()
}

// hangs: the engine takes the call and says nothing. The command has its answer later, once.
func (d *desk) hangs(t *testing.T, e *temporaltest.Server) {
	id := d.open(t)
	c := command(t, d.store, id, uuid.NewString(), happy(d.today())[0])
	require.NoError(t, e.Freeze())
	requireAway(t, func(ctx context.Context) error { return d.client.Client.Act(ctx, id, c.PayloadRef, c) })
	d.requireAwayAtOnce(t, id, c)
	require.NoError(t, e.Thaw())
	require.Eventually(t, func() bool { return d.client.Client.Act(t.Context(), id, c.PayloadRef, c) == nil }, 30*time.Second, 100*time.Millisecond)
	require.Len(t, history(t, d.store, id), 2)
}

func (d *desk) withoutWorker(t *testing.T, stop func()) {
	id := d.open(t)
	c := command(t, d.store, id, uuid.NewString(), happy(d.today())[0])
	stop()
	requireAway(t, func(ctx context.Context) error { return d.client.Client.Act(ctx, id, c.PayloadRef, c) })
	d.requireAwayAtOnce(t, id, c)
	require.Len(t, history(t, d.store, id), 1, "no half state")
	work(t, d.temporal, d.store)
	require.NoError(t, d.client.Act(t.Context(), id, c.PayloadRef, c), "the same request completes later")
	require.Len(t, history(t, d.store, id), 2)
}

func (d *desk) killed(t *testing.T, e *temporaltest.Server) {
	w := work(t, d.temporal, d.store)
	id := d.open(t)
	c := command(t, d.store, id, uuid.NewString(), happy(d.today())[0])
	require.NoError(t, e.Kill())
	requireAway(t, func(ctx context.Context) error { return d.client.Client.Act(ctx, id, c.PayloadRef, c) })
	require.Len(t, history(t, d.store, id), 1, "no half state")
	w.Stop()
}

// requireAway holds a call to say within 8 seconds that the engine is away.
func requireAway(t *testing.T, call func(context.Context) error) {
	t.Helper()
	told := make(chan error, 1)
	go func() { told <- call(context.Background()) }()
	patience, cancel := context.WithTimeout(t.Context(), 8*time.Second)
	defer cancel()
	select {
	case err := <-told:
		require.ErrorIs(t, err, models.ErrEngineAway)
	case <-patience.Done():
		require.Fail(t, "no answer within 8 seconds")
	}
}

func requireRefusal(t *testing.T, err error, why models.Reason) models.Refusal {
	t.Helper()
	var r *models.Refusal
	require.ErrorAs(t, err, &r)
	require.Equal(t, why, r.Reason)
	return *r
}
