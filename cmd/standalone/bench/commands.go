package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/workflows"
)

const (
	noopQueue  = "bench-noop"
	noopID     = "bench-noop"
	noopUpdate = "noop"
	end        = "end"
)

// noop is the least that a workflow update can be: an empty handler.
func noop(ctx workflow.Context) error {
	if err := workflow.SetUpdateHandler(ctx, noopUpdate, func(workflow.Context) error { return nil }); err != nil {
		return err
	}
	workflow.GetSignalChannel(ctx, end).Receive(ctx, nil)
	return nil
}

// measureCommands takes turns between the no-op update and the real commands, so that other work of the machine affects
// all of them.
func measureCommands(ctx context.Context, f flags, d *desk, r report) error {
	credential, err := d.Engine()
	if err != nil {
		return err
	}
	engine, err := credential.Dial()
	if err != nil {
		return err
	}
	defer engine.Close()
	w := worker.New(engine, noopQueue, worker.Options{})
	w.RegisterWorkflow(noop)
	if err := w.Start(); err != nil {
		return err
	}
	defer w.Stop()
	if _, err := engine.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: noopID, TaskQueue: noopQueue}, noop); err != nil {
		return err
	}
	var noops, approvals, refusals times
	var grown int64
	for i := range f.Warm + f.Commands {
		one, err := prepare(ctx, d)
		if err != nil {
			return err
		}
		before, err := length(ctx, engine, one)
		if err != nil {
			return err
		}
		if err := measureRound(ctx, d, engine, one, i >= f.Warm, &noops, &approvals, &refusals); err != nil {
			return err
		}
		after, err := length(ctx, engine, one)
		if err != nil {
			return err
		}
		grown = max(grown, after-before)
	}
	r.set("noop_p50_ms", noops.percentile(50))
	r.set("approve_p50_ms", approvals.percentile(50))
	r.set("approve_p99_ms", approvals.percentile(99))
	r.set("refused_p50_ms", refusals.percentile(50))
	r.set("approve_events", float64(grown))
	return engine.SignalWorkflow(ctx, noopID, "", end, nil)
}

func measureRound(ctx context.Context, d *desk, engine client.Client, id string, counts bool, noops, approvals, refusals *times) error {
	begun := time.Now()
	handle, err := engine.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
		WorkflowID: noopID, UpdateName: noopUpdate, WaitForStage: client.WorkflowUpdateStageCompleted,
	})
	if err == nil {
		err = handle.Get(ctx, nil)
	}
	if err != nil {
		return fmt.Errorf("no-op: %w", err)
	}
	took := time.Since(begun)
	approve := desktest.Checklist()
	approved, err := d.call(ctx, "officer.serocu", http.MethodPost, "/applications/"+id+"/actions/approve", approve, http.StatusOK, nil)
	if err != nil {
		return err
	}
	refused, err := d.call(ctx, "officer.serocu", http.MethodPost, "/applications/"+id+"/actions/approve", approve, http.StatusConflict, nil)
	if err != nil {
		return err
	}
	if counts {
		noops.add(took)
		approvals.add(approved)
		refusals.add(refused)
	}
	return nil
}

// prepare brings a new application to the officer's approval: a whole one, as people write them.
func prepare(ctx context.Context, d *desk) (string, error) {
	samples, err := reference.Samples()
	if err != nil {
		return "", err
	}
	var made struct{ ID string }
	body := map[string]any{"force": samples[0].Force, "content": samples[0].Content}
	who := "applicant." + samples[0].Force
	if _, err := d.call(ctx, who, http.MethodPost, "/applications", body, http.StatusCreated, &made); err != nil {
		return "", err
	}
	if _, err := d.call(ctx, who, http.MethodPost, "/applications/"+made.ID+"/actions/submit-for-qa", struct{}{}, http.StatusOK, nil); err != nil {
		return "", err
	}
	_, err = d.call(ctx, "officer.serocu", http.MethodPost, "/applications/"+made.ID+"/actions/claim", struct{}{}, http.StatusOK, nil)
	return made.ID, err
}

// length is how many events the workflow of an application has.
func length(ctx context.Context, engine client.Client, id string) (int64, error) {
	d, err := engine.DescribeWorkflowExecution(ctx, workflows.WorkflowID(id), "")
	if err != nil {
		return 0, err
	}
	return d.GetWorkflowExecutionInfo().GetHistoryLength(), nil
}
