package app

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"scpo.example/desk/activities/packing"
	"scpo.example/desk/models/files"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
)

// sweepEvery is how often bytes that nobody needs are looked for, and the scanner is asked again.
const (
	sweepEvery  = 6 * time.Hour
	rescanEvery = time.Minute
)

// Files is which files are taken.
type Files struct {
	FilesLargest int64  `name:"files-largest" help:"Largest attachment, in MB." default:"25" env:"SCPO_FILES_LARGEST" placeholder:"MB"`
	Clamd        string `name:"clamd" help:"Malware scanner (ClamAV's clamd), as HOST:PORT or the path of its socket. Leave out to scan nothing." env:"SCPO_CLAMD" placeholder:"ADDRESS"`
}

// FilesAt is where several processes keep files.
type FilesAt struct {
	Files
	FilesFolder string `name:"files-folder" help:"Folder for attachments. Every process that serves needs the same one." env:"SCPO_FILES_FOLDER" placeholder:"DIR"`
	FilesURL    string `name:"files-url" help:"S3-compatible store for attachments, in place of a folder, as s3://BUCKET?region=REGION." env:"SCPO_FILES_URL" placeholder:"URL"`
}

// Open opens the storage in a folder.
func (f Files) Open(ctx context.Context, folder string) (*files.Storage, error) {
	return f.open(ctx, files.Config{Folder: folder})
}

// Open opens the storage; nil where none is named, and then nothing can be attached.
func (f FilesAt) Open(ctx context.Context) (*files.Storage, error) {
	if f.FilesFolder == "" && f.FilesURL == "" {
		return nil, nil
	}
	return f.open(ctx, files.Config{Folder: f.FilesFolder, URL: f.FilesURL})
}

func (f Files) open(ctx context.Context, c files.Config) (*files.Storage, error) {
	if f.FilesLargest <= 0 {
		return nil, errors.New("--files-largest must be 1 or more")
	}
	c.Largest = f.FilesLargest << 20
	if f.Clamd != "" {
		c.Scanner = files.NewClamd(f.Clamd)
	}
	return files.Open(ctx, c)
}

// Packer makes the papers of submissions; nil without storage for files.
func Packer(s *store.Store, storage *files.Storage, l *reference.Lists) *packing.Packer {
	if storage == nil {
		return nil
	}
	return &packing.Packer{Cases: s, Files: storage, Lists: l}
}

// KeepFiles deletes bytes that nobody needs and asks the scanner about files that wait for it, until ctx ends.
func KeepFiles(ctx context.Context, storage *files.Storage, s *store.Store, log *slog.Logger) {
	if storage == nil {
		log.Warn("no storage for attachments is set, so none can be added; see --files-folder and --files-url")
		return
	}
	sweep, rescan := time.NewTicker(sweepEvery), time.NewTicker(rescanEvery)
	defer sweep.Stop()
	defer rescan.Stop()
	for {
		if n, err := storage.Sweep(ctx, s, s.Now().Add(-files.Grace)); err != nil && ctx.Err() == nil {
			log.Error("files that nobody needs were not all deleted", "error", err)
		} else if n > 0 {
			log.Info("deleted files that nobody needs", "files", n)
		}
		for swept := false; !swept; {
			if err := storage.RescanAll(ctx, s); err != nil && ctx.Err() == nil {
				log.Error("files that wait for the malware scanner were not scanned", "error", err)
			}
			select {
			case <-ctx.Done():
				return
			case <-sweep.C:
				swept = true
			case <-rescan.C:
			}
		}
	}
}
