package workflows_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"

	"scpo.example/desk/models"
	"scpo.example/desk/workflows"
)

// TestReconciling: after the loss or the age of one side, each open application continues from the database.
func TestReconciling(t *testing.T) {
	e := startEngine(t)
	d := newDesk(t, e)
	work(t, d.temporal, d.store)
	reconcile := func(t *testing.T, id string) workflows.Reconciled {
		found, err := d.client.Reconcile(t.Context(), id, d.store.Standing)
		require.NoError(t, err)
		return found
	}

	t.Run("nothing is found in a sound life", func(t *testing.T) {
		for _, path := range [][]move{happy(d.today()), returned(d.today())} {
			id := d.open(t)
			for _, m := range path {
				require.Equal(t, workflows.Agrees, reconcile(t, id), "before %s", m.action)
				d.live(t, id, m)
			}
			require.Equal(t, workflows.Agrees, reconcile(t, id), "it has ended")
		}
	})
	t.Run("a workflow that is gone", func(t *testing.T) {
		id := d.open(t)
		d.live(t, id, happy(d.today())[:2]...)
		require.NoError(t, d.temporal.TerminateWorkflow(t.Context(), workflows.WorkflowID(id), "", "lost"))
		require.Equal(t, workflows.Missing, reconcile(t, id))
		require.Equal(t, workflows.Agrees, reconcile(t, id), "once")
		d.live(t, id, happy(d.today())[2:]...)
	})
	t.Run("a workflow that is older than the database", func(t *testing.T) {
		id := d.open(t)
		old, err := d.store.Standing(t.Context(), id)
		require.NoError(t, err)
		d.live(t, id, happy(d.today())[:2]...)
		d.stands(t, id, old)
		require.Equal(t, workflows.Differed, reconcile(t, id))
		require.Equal(t, workflows.Agrees, reconcile(t, id))
		d.live(t, id, happy(d.today())[2:]...)
		require.Len(t, history(t, d.store, id), 7)
	})
	t.Run("a workflow that is ahead of the database", func(t *testing.T) {
		id := d.open(t)
		ahead, err := d.store.Standing(t.Context(), id)
		require.NoError(t, err)
		ahead.Seq, ahead.State = 9, models.WithCPS
		d.stands(t, id, ahead)
		require.Equal(t, workflows.Differed, reconcile(t, id))
		d.live(t, id, happy(d.today())...)
		require.Len(t, history(t, d.store, id), 7)
	})
	t.Run("people who act meanwhile are not in the way", func(t *testing.T) {
		id := d.open(t)
		d.live(t, id, happy(d.today())[0])
		var acting sync.WaitGroup
		acting.Go(func() {
			for range 20 {
				_ = d.act(t, id, does(officer, models.Claim, models.InQA))
				_ = d.act(t, id, does(officer, models.Release, models.InQA))
			}
		})
		for range 10 {
			require.Equal(t, workflows.Agrees, reconcile(t, id))
		}
		acting.Wait()
		require.Len(t, history(t, d.store, id), 42)
	})
	t.Run("an engine that is away", func(t *testing.T) {
		dead := workflows.NewClient(dialNobody(t))
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		_, err := dead.Reconcile(ctx, uuid.NewString(), d.store.Standing)
		require.ErrorIs(t, err, models.ErrEngineAway)
	})
}

// stands replaces the running workflow with one that believes s.
func (d *desk) stands(t *testing.T, id string, s models.Standing) {
	require.NoError(t, d.temporal.TerminateWorkflow(t.Context(), workflows.WorkflowID(id), "", "replaced by the test"))
	_, err := d.temporal.ExecuteWorkflow(t.Context(), client.StartWorkflowOptions{ID: workflows.WorkflowID(id), TaskQueue: workflows.TaskQueue},
		workflows.Application, workflows.Input{ApplicationID: id, Origin: workflows.FromRun, Standing: &s})
	require.NoError(t, err)
}
