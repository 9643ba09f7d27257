package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"scpo.example/desk/cmd/internal/app"
	"scpo.example/desk/cmd/standalone/demo"
	"scpo.example/desk/cmd/standalone/engine"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// namespace is the engine's only one.
const namespace = "scpo"

// run starts everything from the bottom up, answers until ctx ends, and stops from the top down:
// no request is accepted that cannot be finished, and nothing is closed that is still in use.
func run(ctx context.Context, f flags, log *slog.Logger) (err error) {
	closing := func(end func() error) { err = errors.Join(err, end()) }

	if err := app.Begin(ctx, log, "standalone"); err != nil {
		return err
	}
	traced, err := app.Trace(ctx, "standalone", log)
	if err != nil {
		return err
	}
	defer traced()
	set, err := f.Load()
	if err != nil {
		return err
	}
	set.Warn(log, calendar.DateIn(time.Now()))
	if err := f.alone(ctx); err != nil {
		return err
	}
	way, err := f.Door.Open(f.Addr, log, f.BaseURL, f.RedirectURL)
	if err != nil {
		return err
	}
	unlock, wanted, err := takeFolder(ctx, f)
	if err != nil {
		return err
	}
	defer closing(unlock)
	listener, err := app.Listen(f.Addr)
	if err != nil {
		return err
	}
	defer listener.Close() //nolint:errcheck // Serve has closed it already, except where starting failed

	if err := notLost(f.Data); err != nil {
		return err
	}
	keys, err := audit.LoadOrCreate(keyFile(f.Data, f.AuditKeyFile), time.Now())
	if err != nil {
		return err
	}
	cases, err := store.OpenAndMigrate(ctx, store.Config{SQLite: filepath.Join(f.Data, "scpo.db"), Keys: keys, Wordings: set.Library, Policy: set.Policy(), Letters: f.SendsEmail()})
	if err != nil {
		return err
	}
	defer closing(cases.Close)
	storage, err := f.Files.Open(ctx, filepath.Join(f.Data, "files"))
	if err != nil {
		return err
	}
	defer closing(storage.Close)
	post, err := f.Delivery(cases)
	if err != nil {
		return err
	}
	temporal, err := startEngine(ctx, f, log)
	if err != nil {
		return err
	}
	defer closing(temporal.Stop)
	if err := wanted.settle(ctx, cases); err != nil {
		return err
	}
	watched := app.Watch(cases, log)
	client, err := app.Dial(temporal.ClientOptions(), log, watched.Measures)
	if err != nil {
		return err
	}
	defer client.Close()

	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	if err := f.KeepDropping(ctx, cases, storage, set.Reference, workflows.NewClient(client), log); err != nil {
		return err
	}
	stopWorker, err := app.StartWorker(ctx, client, cases, app.Work{Post: post, Packer: app.Packer(cases, storage, set.Reference)}, log, fail)
	if err != nil {
		return err
	}
	defer stopWorker()

	asked := workflows.NewClient(client)
	watched.Watch.Engine = asked
	watched.Folder("all data", f.Data)
	watched.Folder("the transfer folder", f.DropFolder)
	if wanted.seed {
		if err := demo.Seed(ctx, cases, asked, f.Data, f.DemoHistory); err != nil {
			return fmt.Errorf("make the demonstration data: %w", err)
		}
	}
	fmt.Printf("SCPO Desk is ready at %s://%s\n", way.Scheme, listener.Addr())
	handler, err := app.MakeSite(cases, storage, asked, log, set, f.SignIn, way, wanted.demo, f.Option(), watched.Option()) //nolint:contextcheck // each request has its own
	if err != nil {
		return err
	}
	go f.Watch(ctx, cases, log)
	go app.KeepFiles(ctx, storage, cases, log)
	err = way.Serve(ctx, listener, handler)
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) { // no one asked it to stop
		err = errors.Join(err, fmt.Errorf("the worker failed: %w", cause))
	}
	return err
}

// takeFolder makes the data folder, keeps other processes off it and finds out what to do with it: demonstration data
// that were begun are completed, so that a first start that was killed leaves nothing half made.
func takeFolder(ctx context.Context, f flags) (unlock func() error, w wish, err error) {
	if err := os.MkdirAll(f.Data, 0o700); err != nil {
		return nil, w, fmt.Errorf("make the data folder: %w", err)
	}
	lock := flock.New(filepath.Join(f.Data, "lock"))
	got, err := lock.TryLock()
	if err != nil {
		return nil, w, fmt.Errorf("lock the data folder: %w", err)
	}
	if !got {
		return nil, w, fmt.Errorf("the data folder %s is in use by another process; stop that one first, or choose another folder with --data", f.Data)
	}
	w, err = f.wishOf(ctx)
	if err == nil && w.seed { // from here on a start that is killed leaves a wish, not just a folder that is no longer empty
		err = demo.Begin(f.Data)
	}
	if err != nil {
		return nil, w, errors.Join(err, lock.Close())
	}
	return lock.Close, w, nil
}

// holdsData: the lock does not, nor does a hidden file, such as one that was being written when a
// first start was killed.
func holdsData(e os.DirEntry) bool { return e.Name() != "lock" && !strings.HasPrefix(e.Name(), ".") }

func startEngine(ctx context.Context, f flags, log *slog.Logger) (*engine.Server, error) {
	s, err := engine.Start(ctx, engine.Config{Dir: filepath.Join(f.Data, "temporal"), Namespace: namespace, Logger: log})
	if err != nil {
		return nil, fmt.Errorf("start the workflow engine: %w", err)
	}
	if err := s.Credential().Save(filepath.Join(f.Data, "temporal.json")); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}
