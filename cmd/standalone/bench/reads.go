package main

import (
	"context"
	"fmt"
	"net/http"

	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store/fill"
)

// measureReads times one application and the first pages of the list and of a queue, at 1,000
// applications and at 100,000 of them.
func measureReads(ctx context.Context, f flags, d *desk, r report, database string) error {
	var small struct{ ID string }
	body := map[string]any{"force": "surrey", "content": struct{}{}}
	if _, err := d.call(ctx, "applicant.surrey", http.MethodPost, "/applications", body, http.StatusCreated, &small); err != nil {
		return err
	}
	if err := fill.Copies(ctx, database, 1_000); err != nil {
		return err
	}
	list, err := measureRead(ctx, f, d, "/applications")
	if err != nil {
		return err
	}
	r.set("list_1k_p50_ms", list.percentile(50))
	few, err := measureQueues(ctx, f, d)
	if err != nil {
		return err
	}
	if err := fill.Copies(ctx, database, 100_000); err != nil {
		return err
	}
	if list, err = measureRead(ctx, f, d, "/applications"); err != nil {
		return err
	}
	r.set("list_100k_p50_ms", list.percentile(50))
	large, err := measureQueues(ctx, f, d)
	if err != nil {
		return err
	}
	r.set("queue_page_ratio_100k", large.page.percentile(50)/few.page.percentile(50))
	r.set("queue_counts_ratio_100k", large.counts.percentile(50)/few.counts.percentile(50))
	whole, err := prepare(ctx, d)
	if err != nil {
		return err
	}
	read, err := measureRead(ctx, f, d, "/applications/"+whole)
	if err != nil {
		return err
	}
	r.set("read_p50_ms", read.percentile(50))
	if err := measurePages(ctx, f, d, r, whole); err != nil {
		return err
	}
	return measureChecks(ctx, f, d, r)
}

// queues are the times of the first page of a queue and of the counts.
type queues struct{ page, counts times }

func measureQueues(ctx context.Context, f flags, d *desk) (q queues, err error) {
	// A page of 20 is full at both sizes.
	if q.page, err = measureRead(ctx, f, d, "/queues/unassigned?limit=20"); err != nil {
		return q, err
	}
	q.counts, err = measureRead(ctx, f, d, "/queues")
	return q, err
}

// measureChecks times the checks of an incomplete draft with 40 terms.
func measureChecks(ctx context.Context, f flags, d *desk, r report) error {
	samples, err := reference.Samples()
	if err != nil {
		return err
	}
	content := samples[0].Content
	content.Risk.Statement, content.MonitoringPlan = "", nil
	terms := content.Terms
	content.Terms = nil
	for i := range 40 {
		term := terms[i%len(terms)]
		term.ID, term.Number = fmt.Sprintf("t%d", i+1), i+1
		term.Text += fmt.Sprintf(" This is the %d. term of a long order.", i+1)
		content.Terms = append(content.Terms, term)
	}
	var made struct{ ID string }
	body := map[string]any{"force": samples[0].Force, "content": content}
	if _, err := d.call(ctx, "applicant."+samples[0].Force, http.MethodPost, "/applications", body, http.StatusCreated, &made); err != nil {
		return err
	}
	checked, err := measureRead(ctx, f, d, "/applications/"+made.ID+"/checks")
	r.set("checks_40_terms_p50_ms", checked.percentile(50))
	return err
}

func measureRead(ctx context.Context, f flags, d *desk, path string) (times, error) {
	var t times
	for i := range f.Warm + f.Commands {
		took, err := d.call(ctx, "officer.serocu", http.MethodGet, path, nil, http.StatusOK, nil)
		if err != nil {
			return nil, fmt.Errorf("read: %w", err)
		}
		if i >= f.Warm {
			t.add(took)
		}
	}
	return t, nil
}
