package packing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/uuid"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/packs"
)

// Outbox is what the transfer folder needs of the store.
type Outbox interface {
	OpenDrops(ctx context.Context, limit int) ([]models.Drop, error)
	MoveDrop(ctx context.Context, d models.Drop, to models.DropState, part string) (bool, error)
	ProveDrop(applicationID, updateID string, c *models.Command) error
	SavePayload(ctx context.Context, p models.Payload) (models.Payload, error)
	Now() time.Time
}

// Desk asks an application's workflow for one command, and takes over where its workflow has ended.
type Desk interface {
	Act(ctx context.Context, applicationID, updateID string, c models.Command) error
	Resume(ctx context.Context, applicationID string, late bool) error
}

// Reader reads stored bytes by key.
type Reader interface {
	Open(ctx context.Context, key string) (io.ReadCloser, error)
}

// Dropper puts the papers of submissions into a folder, from which a gateway takes them. Each pack appears there whole, under
// its own name, once: also where the process is killed, and where the gateway has taken it before that is recorded.
type Dropper struct {
	Packer *Packer
	Outbox Outbox
	Bytes  Reader
	Desk   Desk
	Folder string
}

const (
	dropsAtOnce = 50
	partPrefix  = ".part-"
	partStale   = time.Hour
)

// Usable reports whether packs can be written to the folder.
func (d *Dropper) Usable() error {
	test := filepath.Join(d.Folder, partPrefix+uuid.NewString())
	if err := os.Mkdir(test, 0o750); err != nil {
		return fmt.Errorf("the transfer folder cannot be written to: %w", err)
	}
	return os.Remove(test)
}

// All puts everything that waits into the folder. What fails does not keep the others.
func (d *Dropper) All(ctx context.Context) error {
	waiting, err := d.Outbox.OpenDrops(ctx, dropsAtOnce)
	if err != nil {
		return err
	}
	var failed error
	for _, one := range waiting {
		if err := d.drop(ctx, one); err != nil {
			failed = errors.Join(failed, fmt.Errorf("round %d of %s: %w", one.Round, one.ApplicationID, err))
		}
	}
	return failed
}

func (d *Dropper) drop(ctx context.Context, one models.Drop) error {
	s, err := d.Packer.submission(ctx, one.ApplicationID, one.Round)
	if err != nil {
		return err
	}
	if one.State == models.DropQueued {
		if s.app.Standing.State == models.Withdrawn {
			_, err := d.Outbox.MoveDrop(ctx, one, models.DropCancelled, "")
			return err
		}
		part, err := d.write(ctx, s)
		if err != nil {
			return err
		}
		mine, err := d.Outbox.MoveDrop(ctx, one, models.DropReady, part)
		if err != nil || !mine { // another process is at it
			return errors.Join(err, os.RemoveAll(filepath.Join(d.Folder, part)))
		}
		one.State, one.Part = models.DropReady, part
	}
	if err := d.place(s, one.Part); err != nil {
		return err
	}
	if err := d.record(ctx, s); err != nil {
		return err
	}
	_, err = d.Outbox.MoveDrop(ctx, one, models.DropDone, one.Part)
	return err
}

// write writes the pack beside its place, under a name that gateways pass over, and has it on the disk.
func (d *Dropper) write(ctx context.Context, s submitted) (part string, err error) {
	entries, err := d.entries(ctx, s)
	if err != nil {
		return "", err
	}
	name := packs.FolderName(s.app.Reference, s.Round)
	d.sweep(name)
	part = partPrefix + name + "-" + uuid.NewString()
	at := filepath.Join(d.Folder, part)
	if err := os.Mkdir(at, 0o750); err != nil {
		return "", err
	}
	for _, e := range entries {
		if err := d.copy(ctx, filepath.Join(at, e.Name), e); err != nil {
			return "", errors.Join(err, os.RemoveAll(at))
		}
	}
	return part, syncFolder(at)
}

func (d *Dropper) entries(ctx context.Context, s submitted) ([]packs.Entry, error) {
	papers, err := d.Packer.Of(ctx, s.app.ID, s.Round)
	if err != nil {
		return nil, err
	}
	for _, f := range s.files {
		if !f.Scan.Released() {
			return nil, fmt.Errorf("%w: file %s is not released by the scanner", models.ErrPapers, f.ID)
		}
	}
	i := slices.IndexFunc(papers, func(p models.Paper) bool { return p.Name == models.PaperManifest })
	if i < 0 {
		return nil, models.ErrNotFound
	}
	r, err := d.Bytes.Open(ctx, papers[i].Blob)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	m, err := packs.Read(text)
	if err != nil {
		return nil, err
	}
	return m.Entries(papers, s.files)
}

// copy writes one file, which must be what it was.
func (d *Dropper) copy(ctx context.Context, path string, e packs.Entry) error {
	from, err := d.Bytes.Open(ctx, e.Blob)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o640) //nolint:gosec // a name of our own making, in the operator's folder; the gateway is of the group
	if err != nil {
		return err
	}
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(to, sum), from)
	if err == nil && hex.EncodeToString(sum.Sum(nil)) != e.SHA256 {
		err = fmt.Errorf("%w: %s is not what it was", models.ErrPapers, e.Name)
	}
	return errors.Join(err, to.Sync(), to.Close())
}

// sweep removes what earlier attempts that were killed left unfinished.
func (d *Dropper) sweep(name string) {
	left, err := filepath.Glob(filepath.Join(d.Folder, partPrefix+name+"-*"))
	if err != nil {
		return
	}
	for _, path := range left {
		if info, err := os.Stat(path); err == nil && d.Outbox.Now().Sub(info.ModTime()) > partStale {
			_ = os.RemoveAll(path) // it is tried again the next time
		}
	}
}

// place gives the pack its name in one step. Where it is not beside its place any more, that was done before: the gateway
// may have taken it since.
func (d *Dropper) place(s submitted, part string) error {
	err := os.Rename(filepath.Join(d.Folder, part), filepath.Join(d.Folder, packs.FolderName(s.app.Reference, s.Round)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, err := os.Stat(d.Folder); err != nil { // or the whole folder is away
		return err
	}
	return syncFolder(d.Folder)
}

func syncFolder(path string) error {
	f, err := os.Open(path) //nolint:gosec // the operator's folder
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// record has the history say so, once.
func (d *Dropper) record(ctx context.Context, s submitted) error {
	now := d.Outbox.Now().In(calendar.London())
	day := calendar.DateIn(now)
	ref := fmt.Sprintf("drop-%s-%d", s.app.ID, s.Round)
	body := &models.SendingBody{Round: s.Round, Channel: models.TransferFolder, To: packs.FolderName(s.app.Reference, s.Round), On: &day, Time: now.Format("15:04")}
	command := models.Command{Action: models.DropPapers, Actor: models.Actor{ID: s.By, Role: models.Officer}}
	payload, err := models.NewPayload(ref, s.app.ID, command, body)
	if err != nil {
		return err
	}
	if payload, err = d.Outbox.SavePayload(ctx, payload); err != nil {
		return err
	}
	command.PayloadRef, command.PayloadHash = payload.Ref, payload.Hash
	if err := d.Outbox.ProveDrop(s.app.ID, ref, &command); err != nil {
		return err
	}
	err = d.Desk.Act(ctx, s.app.ID, ref, command)
	if !errors.Is(err, models.ErrNotFound) {
		return err
	}
	events, err := d.Packer.Cases.Events(ctx, s.app.ID)
	if err != nil || slices.ContainsFunc(events, func(e models.Event) bool { return e.UpdateID == ref }) {
		return err
	}
	if err := d.Desk.Resume(ctx, s.app.ID, !s.app.Standing.State.Open()); err != nil {
		return err
	}
	return d.Desk.Act(ctx, s.app.ID, ref, command)
}
