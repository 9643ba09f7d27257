package app

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	"scpo.example/desk/activities/packing"
	"scpo.example/desk/api"
	"scpo.example/desk/models/files"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// Drop is where the papers of submissions are put for a transfer gateway.
type Drop struct {
	DropFolder string `name:"drop-folder" help:"Folder into which the papers of each submission to the CPS are put, for a transfer gateway. Leave out for none." env:"SCPO_DROP_FOLDER" placeholder:"DIR"`
}

// Sending is what people are told when they send papers.
type Sending struct {
	EmailLimit int64 `name:"send-email-limit" help:"Size of an email, in MB, from which users are warned that papers may not arrive." default:"10" env:"SCPO_SEND_EMAIL_LIMIT" placeholder:"MB"`
}

// Option is the setting as the API takes it.
func (s Sending) Option() api.Option { return api.WithEmailLimit(s.EmailLimit << 20) }

// Drops reports whether there is a transfer folder.
func (d Drop) Drops() bool { return d.DropFolder != "" }

const (
	dropEvery = 2 * time.Second
	dropAgain = time.Minute // after a failure
)

// KeepDropping puts papers into the transfer folder until ctx ends. It refuses a folder that cannot be used. It is called
// before a worker is started.
func (d Drop) KeepDropping(ctx context.Context, s *store.Store, storage *files.Storage, l *reference.Lists, c *workflows.Client, log *slog.Logger) error {
	if !d.Drops() {
		return nil
	}
	if storage == nil {
		return fmt.Errorf("--drop-folder needs a storage for files: set --files-folder or --files-url")
	}
	folder, err := filepath.Abs(d.DropFolder)
	if err != nil {
		return fmt.Errorf("--drop-folder: %w", err)
	}
	dropper := &packing.Dropper{Packer: Packer(s, storage, l), Outbox: s, Bytes: storage, Desk: c, Folder: folder}
	if err := dropper.Usable(); err != nil {
		return fmt.Errorf("--drop-folder: %w", err)
	}
	s.QueueDrops()
	go func() {
		for {
			wait := dropEvery
			if err := dropper.All(ctx); err != nil && ctx.Err() == nil {
				wait = dropAgain
				log.Error("papers are not in the transfer folder yet, will retry", "error", err)
			}
			select {
			case <-ctx.Done():
				return
			case <-time.After(wait):
			}
		}
	}()
	return nil
}
