package engine

import (
	"context"
	"sort"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

func act(context.Context) error { return nil }
func wf(ctx workflow.Context) error {
	workflow.SetUpdateHandler(ctx, "noop", func(workflow.Context) error { return nil })
	workflow.SetUpdateHandler(ctx, "act", func(ctx workflow.Context) error {
		ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Second * 5})
		return workflow.ExecuteActivity(ctx, act).Get(ctx, nil)
	})
	workflow.GetSignalChannel(ctx, "x").Receive(ctx, nil)
	return nil
}

func TestZZBench(t *testing.T) {
	ctx := t.Context()
	s, err := Start(ctx, Config{Dir: t.TempDir(), Namespace: testNamespace, Logger: quiet()})
	require.NoError(t, err)
	defer s.Stop()
	c := dial(t, s.ClientOptions())
	w := worker.New(c, "q", worker.Options{})
	w.RegisterWorkflow(wf)
	w.RegisterActivity(act)
	require.NoError(t, w.Start())
	defer w.Stop()
	_, err = c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: "b", TaskQueue: "q"}, wf)
	require.NoError(t, err)
	for _, name := range []string{"noop", "act", "noop", "act"} {
		var ds []time.Duration
		for range 350 {
			b := time.Now()
			h, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: "b", UpdateName: name, WaitForStage: client.WorkflowUpdateStageCompleted})
			require.NoError(t, err)
			require.NoError(t, h.Get(ctx, nil))
			ds = append(ds, time.Since(b))
		}
		sort.Slice(ds, func(i, j int) bool { return ds[i] < ds[j] })
		t.Log(name, "p50", ds[len(ds)/2], "p95", ds[len(ds)*95/100])
	}
}
