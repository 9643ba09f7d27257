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

	app.Operators `embed:"" group:"Watching"`
}

// Run works until ctx ends or the worker fails permanently; then what is being written is finished.
func (c *workerCommand) Run(ctx context.Context, log *slog.Logger) (err error) {
	if err := app.Begin(ctx, log, "scpo worker"); err != nil {
		return err
	}
	traced, err := app.Trace(ctx, "scpo worker", log)
	if err != nil {
		return err
	}
	defer traced()
	set, err := c.Load()
	if err != nil {
		return err
	}
	way, err := c.Open(log)
	if err != nil {
		return err
	}
	defer way.Close() //nolint:errcheck // Serve has closed it already, except where starting failed
	is, err := c.connect(ctx, set, c.SendsEmail(), log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, is.close()) }()
	post, err := c.Delivery(is.cases)
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
	if err := c.KeepDropping(running, is.cases, storage, set.Reference, workflows.NewClient(is.engine), log); err != nil {
		return err
	}
	is.Folder("attachments", c.Files.FilesFolder)
	is.Folder("the transfer folder", c.DropFolder)
	is.Begins()
	watched := way.Tell(running, is.Watched, log)
	defer func() { fail(nil); err = errors.Join(err, <-watched) }()
	stop, err := app.StartWorker(running, is.engine, is.cases, app.Work{Post: post, Packer: app.Packer(is.cases, storage, set.Reference)}, log, fail)
	if err != nil {
		return err
	}
	defer stop()
	is.Began()
	fmt.Println("The worker is listening")
	<-running.Done()
	if ctx.Err() == nil {
		return fmt.Errorf("the worker failed: %w", context.Cause(running))
	}
	return nil
}
