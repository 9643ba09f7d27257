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

type workerCommand struct {
	cluster
	lists.Flags
	app.Email `embed:"" group:"Email"`
	Files     app.FilesAt `embed:"" group:"Attachments"`
	app.Drop  `embed:"" group:"Sending"`
}

// Run works until ctx ends or the worker fails permanently; then what is being written is finished.
func (c *workerCommand) Run(ctx context.Context, log *slog.Logger) (err error) {
	if err := app.Begin(ctx, log, "scpo worker"); err != nil {
		return err
	}
	set, err := c.Load()
	if err != nil {
		return err
	}
	cases, connection, end, err := c.connect(ctx, set, c.SendsEmail(), log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end()) }()
	post, err := c.Delivery(cases)
	if err != nil {
		return err
	}
	storage, err := c.Files.Open(ctx)
	if err != nil {
		return err
	}
	if storage != nil {
		defer func() { err = errors.Join(err, storage.Close()) }()
	} else {
		log.Warn("no storage for files is set, so submissions to the CPS have no documents; see --files-folder and --files-url")
	}
	running, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	if err := c.KeepDropping(running, cases, storage, set.Reference, workflows.NewClient(connection), log); err != nil {
		return err
	}
	stop, err := app.StartWorker(running, connection, cases, app.Work{Post: post, Packer: app.Packer(cases, storage, set.Reference)}, log, fail)
	if err != nil {
		return err
	}
	defer stop()
	fmt.Println("The worker is listening")
	<-running.Done()
	if ctx.Err() == nil {
		return fmt.Errorf("the worker failed: %w", context.Cause(running))
	}
	return nil
}
