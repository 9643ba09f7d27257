package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"scpo.example/desk/cmd/internal/app"
	"scpo.example/desk/cmd/internal/lists"
	"scpo.example/desk/workflows"
)

type reconcileCommand struct {
	cluster
}

// Run compares each open application with its workflow and replaces a workflow that is missing or differs. A worker
// must be listening. It fails if an application could not be compared.
func (c *reconcileCommand) Run(ctx context.Context, log *slog.Logger) (err error) {
	is, err := c.connect(ctx, lists.Set{}, false, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, is.close()) }()
	report, err := app.Reconcile(ctx, workflows.NewClient(is.engine), is.cases, log)
	fmt.Println(report)
	if err == nil && report.Failed > 0 {
		err = errors.New("some applications could not be compared; the log names them")
	}
	return err
}
