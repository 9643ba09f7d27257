package workflows_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/worker"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
	"scpo.example/desk/workflows"
)

// slowDesk keeps every command waiting until it may answer, and then says that the engine is away.
type slowDesk struct {
	begun, answer chan struct{}
	once          *sync.Once
}

func (d slowDesk) Act(context.Context, string, string, models.Command) error {
	d.once.Do(func() { close(d.begun) })
	<-d.answer
	return models.ErrEngineAway
}

// TestACoverEndsThoughItsWorkIsStillBeingPassed: the engine does not retry an activity that it was told to stop, and
// says that it failed. The cover ends all the same.
func TestACoverEndsThoughItsWorkIsStillBeingPassed(t *testing.T) {
	d := newDesk(t, startEngine(t))
	addOfficers(t, d.store)
	slow := slowDesk{make(chan struct{}), make(chan struct{}), &sync.Once{}}
	w := worker.New(d.temporal, workflows.TaskQueue, worker.Options{})
	workflows.Register(w, &activities.Activities{Cases: d.store, Covers: d.store, Desk: slow})
	require.NoError(t, w.Start())
	t.Cleanup(w.Stop)
	id := d.open(t)
	d.live(t, id, happy(d.today())[:2]...)
	c := saveCover(t, d.store, d.today(), d.today().AddDays(7))
	require.NoError(t, d.client.StartCover(t.Context(), c))
	<-slow.begun

	cancelled := make(chan error, 1)
	go func() {
		cancelled <- insist(t.Context(), func() error { return d.client.CancelCover(context.WithoutCancel(t.Context()), c.ID, uuid.NewString()) })
	}()
	asked := func() bool {
		for _, e := range d.historyOf(t, workflows.CoverWorkflowID(c.ID)).Events {
			if e.EventType == enumspb.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED {
				return true
			}
		}
		return false
	}
	require.Eventually(t, asked, 20*time.Second, 20*time.Millisecond)
	close(slow.answer)
	require.NoError(t, <-cancelled)
	read, err := d.store.Cover(t.Context(), c.ID)
	require.NoError(t, err)
	require.Equal(t, models.CoverCancelled, read.State)
	require.NoError(t, d.temporal.GetWorkflow(t.Context(), workflows.CoverWorkflowID(c.ID), "").Get(t.Context(), nil))
}
