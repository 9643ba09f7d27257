package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"scpo.example/desk/cmd/internal/app"
	"scpo.example/desk/cmd/internal/lists"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/workflows"
)

type serveCommand struct {
	cluster
	lists.Flags
	app.Door    `embed:"" group:"Reaching the service"`
	app.SignIn  `embed:"" group:"Signing in"`
	app.Email   `embed:"" group:"Email"`
	Files       app.FilesAt `embed:"" group:"Attachments"`
	app.Sending `embed:"" group:"Sending"`
	app.Audit   `embed:"" group:"Records"`
	Addr        string `help:"Address to listen on." default:"127.0.0.1:8080" env:"SCPO_ADDR" placeholder:"HOST:PORT"`
}

// Run answers until ctx ends. It starts while the workflow engine is away and says so in /readyz.
func (c *serveCommand) Run(ctx context.Context, log *slog.Logger) (err error) {
	if err := app.Begin(ctx, log, "scpo serve"); err != nil {
		return err
	}
	traced, err := app.Trace(ctx, "scpo serve", log)
	if err != nil {
		return err
	}
	defer traced()
	way, err := c.Open(c.Addr, log, c.BaseURL, c.RedirectURL)
	if err != nil {
		return err
	}
	set, err := c.Load()
	if err != nil {
		return err
	}
	set.Warn(log, calendar.DateIn(time.Now()))
	listener, err := app.Listen(c.Addr)
	if err != nil {
		return err
	}
	defer listener.Close() //nolint:errcheck // Serve has closed it already, except where starting failed
	is, err := c.connect(ctx, set, c.SendsEmail(), log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, is.close()) }()
	storage, err := c.Files.Open(ctx)
	if err != nil {
		return err
	}
	if storage != nil {
		defer func() { err = errors.Join(err, storage.Close()) }()
	}
	fmt.Printf("SCPO Desk is running at %s://%s\n", way.Scheme, listener.Addr())
	is.Folder("attachments", c.Files.FilesFolder)
	handler, err := app.MakeSite(is.cases, storage, workflows.NewClient(is.engine), log, set, c.SignIn, way, false, c.Option(), is.Option()) //nolint:contextcheck // each request has its own
	if err != nil {
		return err
	}
	go c.Watch(ctx, is.cases, log)
	go app.KeepFiles(ctx, storage, is.cases, log)
	return way.Serve(ctx, listener, handler)
}
