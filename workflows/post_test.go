package workflows_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/api/temporalproto"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"scpo.example/desk/activities"
	"scpo.example/desk/activities/notify"
	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
	"scpo.example/desk/workflows"
)

// letterBox is where letters end in these tests.
type letterBox struct {
	mu      sync.Mutex
	letters []notify.Letter
}

func (b *letterBox) Deliver(_ context.Context, l notify.Letter) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.letters = append(b.letters, l)
	return nil
}

func (b *letterBox) count() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.letters)
}

// rounds counts how often it was asked what is due, and fails as often as it is set to.
type rounds struct {
	*store.Store
	mu    sync.Mutex
	asked int
	fails int
}

func (r *rounds) DueLetters(ctx context.Context, now time.Time, limit int) ([]store.Letter, error) {
	r.mu.Lock()
	r.asked++
	failing := r.asked <= r.fails
	r.mu.Unlock()
	if failing {
		return nil, errAway
	}
	return r.Store.DueLetters(ctx, now, limit)
}

// openPost opens a database whose officers of the region have addresses.
func openPost(t *testing.T, officers int) *store.Store {
	s, err := store.OpenAndMigrate(t.Context(), store.Config{SQLite: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db")), Letters: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	for i := range officers {
		u := models.User{
			ID: uuid.NewString(), Username: fmt.Sprintf("reader%d", i), Name: private, Role: models.Officer, Region: "serocu", Active: true,
			Email: fmt.Sprintf("reader%d@serocu.example", i),
		}
		require.NoError(t, s.AddUser(t.Context(), store.NewUser{User: u}))
	}
	return s
}

// tellOfficers sends an application to the region, without a workflow.
func tellOfficers(t *testing.T, s *store.Store) {
	id := uuid.NewString()
	at := s.Now()
	step := func(from models.Standing, c models.Command, write func(context.Context, models.Step) (models.Applied, error)) models.Standing {
		next, refusal := from.Decide(c, at)
		require.Nil(t, refusal)
		done, err := write(t.Context(), models.Step{UpdateID: c.PayloadRef, Command: c, From: from.State, Next: next, At: at})
		require.NoError(t, err)
		return done.Standing
	}
	standing := step(models.Standing{ApplicationID: id}, draft(t, s, id, id+"-1"), s.Create)
	step(standing, command(t, s, id, id+"-2", does(applicant, models.SubmitForQA, models.InQA)), s.Apply)
}

func postEnv(post *activities.Post) *testsuite.TestWorkflowEnvironment {
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(silent())
	env := suite.NewTestWorkflowEnvironment()
	env.SetStartTime(start)
	workflows.Register(env, &activities.Activities{Post: post})
	return env
}

func TestThePostGoesEveryTwentySecondsAndThenBeginsAnew(t *testing.T) {
	s := openPost(t, 2)
	tellOfficers(t, s)
	counted, box := &rounds{Store: s}, &letterBox{}
	env := postEnv(&activities.Post{Letters: counted, Delivery: box, Longest: time.Minute})
	env.ExecuteWorkflow(workflows.Post)
	var again *workflow.ContinueAsNewError
	require.ErrorAs(t, env.GetWorkflowError(), &again)
	require.Equal(t, "Post", again.WorkflowType.Name)
	require.Equal(t, 200, counted.asked)
	require.Equal(t, 2, box.count())
	require.Equal(t, 200*20*time.Second, env.Now().Sub(start).Truncate(time.Second))
}

func TestThePostDoesNotRestWhileLettersWait(t *testing.T) {
	s := openPost(t, 70)
	tellOfficers(t, s)
	box := &letterBox{}
	env := postEnv(&activities.Post{Letters: s, Delivery: box, Longest: time.Minute})
	env.RegisterDelayedCallback(env.CancelWorkflow, 10*time.Second)
	env.ExecuteWorkflow(workflows.Post)
	require.True(t, temporal.IsCanceledError(env.GetWorkflowError()))
	require.Equal(t, 70, box.count())
}

func TestThePostEndsWithoutMail(t *testing.T) {
	env := postEnv(nil)
	env.ExecuteWorkflow(workflows.Post)
	require.True(t, env.IsWorkflowCompleted())
	require.NoError(t, env.GetWorkflowError())
}

func TestThePostOutlastsADatabaseThatIsAway(t *testing.T) {
	s := openPost(t, 2)
	tellOfficers(t, s)
	box := &letterBox{}
	env := postEnv(&activities.Post{Letters: &rounds{Store: s, fails: 8}, Delivery: box, Longest: time.Minute})
	env.RegisterDelayedCallback(env.CancelWorkflow, time.Hour)
	env.ExecuteWorkflow(workflows.Post)
	require.True(t, temporal.IsCanceledError(env.GetWorkflowError()))
	require.Equal(t, 2, box.count())
}

func TestThePostOnTheRealEngine(t *testing.T) {
	e := startEngine(t)
	s, box := openPost(t, 3), &letterBox{}
	d := &desk{store: s, temporal: dialEngine(t, e)}
	d.client = insistent{workflows.NewClient(d.temporal)}
	begin := func(post *activities.Post) worker.Worker {
		w := worker.New(d.temporal, workflows.TaskQueue, worker.Options{WorkerStopTimeout: 10 * time.Second})
		workflows.Register(w, &activities.Activities{Cases: s, Post: post})
		require.NoError(t, w.Start())
		t.Cleanup(w.Stop)
		return w
	}

	off := begin(nil)
	require.NoError(t, d.client.StartPost(t.Context()))
	require.NoError(t, d.temporal.GetWorkflow(t.Context(), workflows.PostID, "").Get(t.Context(), nil), "it ends where there is no mail")
	off.Stop()

	begin(&activities.Post{Letters: s, Delivery: box, Longest: time.Minute})
	d.live(t, d.open(t), happy(d.today())[0])
	require.NoError(t, d.client.StartPost(t.Context()), "and begins where there is")
	first := d.postRun(t)
	require.NoError(t, d.client.StartPost(t.Context()), "by every worker that starts")
	require.Equal(t, first, d.postRun(t), "but once")
	require.Eventually(t, func() bool { return box.count() == 3 }, 20*time.Second, 20*time.Millisecond)
	d.live(t, d.open(t), happy(d.today())[0])
	require.Eventually(t, func() bool { return box.count() == 6 }, 60*time.Second, 50*time.Millisecond, "the next round")

	require.NoError(t, d.temporal.CancelWorkflow(t.Context(), workflows.PostID, ""))
	require.Error(t, d.temporal.GetWorkflow(t.Context(), workflows.PostID, "").Get(t.Context(), nil))
	h := &historypb.History{}
	events := d.temporal.GetWorkflowHistory(t.Context(), workflows.PostID, first, false, enumspb.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for events.HasNext() {
		event, err := events.Next()
		require.NoError(t, err)
		h.Events = append(h.Events, event)
	}
	record, err := temporalproto.CustomJSONMarshalOptions{}.Marshal(h)
	require.NoError(t, err)
	require.Contains(t, string(record), "DeliverLetters")
	for _, word := range []string{private, "reader", "serocu", "thames-valley"} {
		require.NotContains(t, string(record), word)
	}
	for _, letter := range box.letters {
		require.NotContains(t, string(record), letter.ID)
	}
	replayer := worker.NewWorkflowReplayer()
	replayer.RegisterWorkflow(workflows.Post)
	require.NoError(t, replayer.ReplayWorkflowHistory(silent(), h))
}

func (d *desk) postRun(t *testing.T) string {
	described, err := d.temporal.DescribeWorkflowExecution(t.Context(), workflows.PostID, "")
	require.NoError(t, err)
	return described.GetWorkflowExecutionInfo().GetExecution().GetRunId()
}

func TestThePostIsNotStartedWhereTheEngineIsAway(t *testing.T) {
	requireAway(t, workflows.NewClient(dialNobody(t)).StartPost)
}
