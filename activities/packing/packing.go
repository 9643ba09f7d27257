// Package packing makes the papers of a submission, once, and keeps them: the documents before the submission is written,
// the index and the manifest after it, because they name its place in the record.
package packing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/packs"
	"scpo.example/desk/models/reference"
)

// Cases is what the papers need of the store.
type Cases interface {
	Application(ctx context.Context, scope models.Scope, id string) (models.Application, error)
	Version(ctx context.Context, id string, n int) (models.Version, error)
	VersionFiles(ctx context.Context, id string, n int) ([]models.Attachment, error)
	Attachments(ctx context.Context, id string) ([]models.Attachment, error)
	Submissions(ctx context.Context, id string) ([]models.Submission, error)
	Points(ctx context.Context, id string) ([]models.Point, error)
	Events(ctx context.Context, id string) ([]models.Event, error)
	Papers(ctx context.Context, id string, round int) ([]models.Paper, error)
	KeepPapers(ctx context.Context, id string, round int, papers []models.Paper) ([]models.Paper, error)
	SealOf(ctx context.Context, table, chain string, key ...any) (audit.Entry, error)
}

// Storage keeps bytes by key.
type Storage interface {
	Put(ctx context.Context, key string, data []byte) error
	Prove(ctx context.Context, key, hash string) error
}

// Writer makes a document as a file; documents.Make is one.
type Writer func(in documents.Input, name, format string) ([]byte, error)

// Packer makes papers. It is safe for concurrent use.
type Packer struct {
	Cases   Cases
	Files   Storage
	Lists   *reference.Lists
	Write   Writer   // nil for documents.Make
	Formats []string // nil for documents.Formats
}

// Making makes the documents of a submission that is about to be written. Each is a function of what was approved, so
// that making them again makes the same. beat is called between two pieces of work.
func (p *Packer) Making(ctx context.Context, step models.Step, beat func()) ([]models.Paper, error) {
	id, round := step.Next.ApplicationID, step.Next.Round
	app, err := p.Cases.Application(ctx, models.Scope{All: true}, id)
	if err != nil {
		return nil, err
	}
	if models.HashOf(app.Content) != step.Next.ApprovedHash {
		return nil, models.ErrContentChanged
	}
	files, err := p.Cases.Attachments(ctx, id)
	if err != nil {
		return nil, err
	}
	files = slices.DeleteFunc(files, func(a models.Attachment) bool { return a.Origin != models.FromForce })
	if err := p.provable(ctx, files, beat); err != nil {
		return nil, err
	}
	in := documents.Input{Reference: app.Reference, Round: round, On: step.Next.SubmittedOn, Hash: app.ContentHash, Files: files, Lists: p.Lists}
	if err := json.Unmarshal(app.Content, &in.Content); err != nil {
		return nil, fmt.Errorf("read content: %w", err)
	}
	points, err := p.Cases.Points(ctx, id)
	if err != nil {
		return nil, err
	}
	in.Points = slices.DeleteFunc(points, func(q models.Point) bool { return q.Source != models.FromCPS })
	if in.Before, err = documents.Before(ctx, p.Cases, id, round); err != nil {
		return nil, err
	}
	return p.make(ctx, in, false, beat)
}

// provable requires that every file that goes with the submission can go.
func (p *Packer) provable(ctx context.Context, files []models.Attachment, beat func()) error {
	for _, f := range files {
		beat()
		if !f.Scan.Released() {
			return fmt.Errorf("%w: file %s is not released by the scanner", models.ErrPapers, f.ID)
		}
		if err := p.Files.Prove(ctx, f.Blob, f.SHA256); err != nil {
			return fmt.Errorf("%w: file %s: %w", models.ErrPapers, f.ID, err)
		}
	}
	return nil
}

// make makes and stores the documents.
func (p *Packer) make(ctx context.Context, in documents.Input, later bool, beat func()) ([]models.Paper, error) {
	var made []models.Paper
	for n, name := range documents.Names(in.Round) {
		for _, format := range p.formats() {
			beat()
			data, err := p.writer()(in, name, format)
			if err != nil {
				return nil, fmt.Errorf("%w: %s.%s: %w", models.ErrPapers, name, format, err)
			}
			paper := models.Paper{Name: name, Format: format, File: packs.DocumentName(n+1, name, format), Title: documents.Title(name), Later: later}
			if err := p.keep(ctx, &paper, data); err != nil {
				return nil, err
			}
			made = append(made, paper)
		}
	}
	return made, nil
}

// keep stores the bytes under their hash. They are written again where they are there already: the sweep leaves what is
// young, and may be about to delete what an earlier attempt left.
func (p *Packer) keep(ctx context.Context, paper *models.Paper, data []byte) error {
	paper.SHA256, paper.Size = models.HashOf(data), int64(len(data))
	paper.Blob = "paper-" + paper.SHA256
	return p.Files.Put(ctx, paper.Blob, data)
}

func (p *Packer) writer() Writer {
	if p.Write != nil {
		return p.Write
	}
	return documents.Make
}

func (p *Packer) formats() []string {
	if p.Formats != nil {
		return p.Formats
	}
	return documents.Formats()
}

// Of gives all papers of a submission. Those of a submission from before there were papers are made now, from the version
// that was frozen, and say so; the index and the manifest are made now where they were not yet.
func (p *Packer) Of(ctx context.Context, id string, round int) ([]models.Paper, error) {
	there, err := p.Cases.Papers(ctx, id, round)
	if err != nil || slices.ContainsFunc(there, func(q models.Paper) bool { return q.Name == models.PaperIndex }) {
		return there, err
	}
	s, err := p.submission(ctx, id, round)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(there, func(q models.Paper) bool { return !q.Lists() }) {
		made, err := p.late(ctx, s)
		if err != nil {
			return nil, err
		}
		if there, err = p.Cases.KeepPapers(ctx, id, round, made); err != nil {
			return nil, err
		}
	}
	lists, err := p.lists(ctx, s, there)
	if err != nil {
		return nil, err
	}
	return p.Cases.KeepPapers(ctx, id, round, lists)
}

// submitted is a round with what was frozen for it.
type submitted struct {
	models.Submission
	app     models.Application
	version models.Version
	files   []models.Attachment
}

func (p *Packer) submission(ctx context.Context, id string, round int) (s submitted, err error) {
	rounds, err := p.Cases.Submissions(ctx, id)
	if err != nil {
		return s, err
	}
	i := slices.IndexFunc(rounds, func(r models.Submission) bool { return r.Round == round })
	if i < 0 {
		return s, models.ErrNotFound
	}
	s.Submission = rounds[i]
	if s.app, err = p.Cases.Application(ctx, models.Scope{All: true}, id); err != nil {
		return s, err
	}
	if s.version, err = p.Cases.Version(ctx, id, s.VersionN); err != nil {
		return s, err
	}
	s.files, err = p.Cases.VersionFiles(ctx, id, s.VersionN)
	return s, err
}

// late makes the documents of a submission that was written without them.
func (p *Packer) late(ctx context.Context, s submitted) ([]models.Paper, error) {
	in, err := documents.Submitted(ctx, p.Cases, s.app, s.Round, p.Lists)
	if err != nil {
		return nil, err
	}
	return p.make(ctx, in, true, func() {})
}

// lists makes the manifest and the index.
func (p *Packer) lists(ctx context.Context, s submitted, papers []models.Paper) ([]models.Paper, error) {
	m, err := p.manifest(ctx, s, papers)
	if err != nil {
		return nil, err
	}
	text, err := m.JSON()
	if err != nil {
		return nil, err
	}
	manifest := models.Paper{Name: models.PaperManifest, Format: "json", File: packs.ManifestFile, Title: "List of files for programs", Later: m.MadeLater}
	if err := p.keep(ctx, &manifest, text); err != nil {
		return nil, err
	}
	index := models.Paper{Name: models.PaperIndex, Format: "txt", File: packs.IndexFile, Title: "List of files", Later: m.MadeLater}
	listed := packs.File{Name: manifest.File, Title: manifest.Title, Bytes: manifest.Size, SHA256: manifest.SHA256}
	if err := p.keep(ctx, &index, packs.Index(m, listed)); err != nil {
		return nil, err
	}
	return []models.Paper{manifest, index}, nil
}

func (p *Packer) manifest(ctx context.Context, s submitted, papers []models.Paper) (packs.Manifest, error) {
	m := packs.Manifest{
		Format: packs.Format, ApplicationID: s.app.ID, Reference: s.app.Reference, Round: s.Round, SubmittedAt: s.At, SubmittedOn: s.On,
		ContentHash: s.version.Hash, Event: s.version.Seq,
	}
	var marked struct {
		Marking string `json:"marking"`
	}
	if err := json.Unmarshal(s.version.Content, &marked); err != nil {
		return m, fmt.Errorf("read version %d: %w", s.version.N, err)
	}
	m.Marking = marked.Marking
	events, err := p.Cases.Events(ctx, s.app.ID)
	if err != nil {
		return m, err
	}
	m.EventHash = events[s.version.Seq-1].Hash
	seal, err := p.seal(ctx, s, papers)
	if err != nil {
		return m, err
	}
	m.Seal = packs.SealOf(seal)
	for _, q := range papers {
		if !q.Lists() {
			m.MadeLater = m.MadeLater || q.Later
			m.Files = append(m.Files, packs.File{Name: q.File, Title: q.Title + " (" + q.Format + ")", Bytes: q.Size, SHA256: q.SHA256, Marking: m.Marking})
		}
	}
	for i, f := range s.files {
		m.Files = append(m.Files, packs.File{Name: packs.AttachmentName(i, f.Name), Title: f.Title, Bytes: f.Size, SHA256: f.SHA256, ID: f.ID,
			Original: f.Name, Kind: f.Kind, Marking: f.Marking, Served: f.Served, Withheld: f.Withheld, Why: f.WithheldWhy})
	}
	return m, nil
}

// seal is the end of the chain once the submission and its documents were in it: the last of the entries on them, which
// is the same whenever it is asked for.
func (p *Packer) seal(ctx context.Context, s submitted, papers []models.Paper) (last audit.Entry, err error) {
	later := func(table string, key ...any) error {
		e, err := p.Cases.SealOf(ctx, table, s.app.ID, key...)
		if err == nil && e.N > last.N {
			last = e
		}
		if errors.Is(err, models.ErrNotFound) {
			return nil
		}
		return err
	}
	err = later("events", s.app.ID, s.version.Seq)
	for _, q := range papers {
		if err == nil && !q.Lists() {
			err = later("papers", s.app.ID, s.Round, q.Name, q.Format)
		}
	}
	return last, err
}
