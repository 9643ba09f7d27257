package api

import (
	"context"
	"io"
	"slices"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/packs"
)

// Papers gives the documents of a submission: those that were made when it was submitted, or made at the first request
// where it is older than they are.
type Papers interface {
	Of(ctx context.Context, applicationID string, round int) ([]models.Paper, error)
}

// WithPapers makes the server give the documents of submissions.
func WithPapers(p Papers) Option { return func(s *Server) { s.papers = p } }

// mimes are the media types of papers, by format.
var mimes = map[string]string{
	"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"txt": "text/plain; charset=utf-8", "json": "application/json",
}

// submitted is the submission that the address names, with its papers.
func (s *Server) submitted(k *call) (app models.Application, round models.Submission, papers []models.Paper, err error) {
	ctx := k.Request().Context()
	if app, err = s.store.Application(ctx, k.cases(), k.Param("id")); err != nil {
		return app, round, nil, err
	}
	if round, err = s.round(k, app.ID); err != nil {
		return app, round, nil, err
	}
	if s.papers == nil || s.files == nil {
		return app, round, nil, noStorage()
	}
	papers, err = s.papers.Of(ctx, app.ID, round.Round)
	return app, round, papers, err
}

// listPapers lists the documents of a submission.
func (s *Server) listPapers(k *call) (answer, error) {
	_, _, papers, err := s.submitted(k)
	if err != nil {
		return answer{}, err
	}
	items := make([]answers.Paper, len(papers))
	for i, p := range papers {
		items[i] = answers.Paper{Name: p.Name, Title: p.Title, Format: p.Format, File: p.File, Bytes: p.Size, SHA256: p.SHA256, MadeAt: p.At, Later: p.Later}
	}
	return listed(items), nil
}

// paper gives one document of a submission: the same bytes for ever.
func (s *Server) paper(k *call) (answer, error) {
	app, round, papers, err := s.submitted(k)
	if err != nil {
		return answer{}, err
	}
	i := slices.IndexFunc(papers, func(p models.Paper) bool { return p.Name+"."+p.Format == k.Param("document") })
	if i < 0 {
		return answer{}, models.ErrNotFound
	}
	p := papers[i]
	if err := s.provePaper(k, app, packs.Entry{Name: p.File, Blob: p.Blob, SHA256: p.SHA256}); err != nil {
		return answer{}, err
	}
	bytes, err := s.files.Open(k.Request().Context(), p.Blob)
	if err != nil {
		return answer{}, err
	}
	given := ok(nil)
	given.file = &sentFile{Attachment: models.Attachment{Name: p.File, Type: mimes[p.Format], Size: p.Size, SHA256: p.SHA256}, bytes: bytes}
	given.detail = "round " + strconv.Itoa(round.Round) + " " + p.Name + "." + p.Format
	return given, nil
}

func (s *Server) provePaper(k *call, app models.Application, e packs.Entry) error {
	err := s.files.Prove(k.Request().Context(), e.Blob, e.SHA256)
	if err != nil {
		s.log.Error("a stored file could not be released", "application", app.ID, "file", e.Name, "error", err)
		return s.fileRefused(k, app, err)
	}
	return nil
}

// packZip gives all files of a submission as one ZIP file: the same bytes for ever. It is written as it is read.
func (s *Server) packZip(k *call) (answer, error) {
	app, round, papers, err := s.submitted(k)
	if err != nil {
		return answer{}, err
	}
	if err := AllowTransfer(k.Response()); err != nil {
		return answer{}, err
	}
	entries, err := s.packEntries(k, app, round, papers)
	if err != nil {
		return answer{}, err
	}
	size, err := packs.ZipSize(round.At, entries)
	if err != nil {
		return answer{}, err
	}
	ctx := k.Request().Context()
	reader, writer := io.Pipe()
	go func() { writer.CloseWithError(packs.Zip(ctx, writer, round.At, entries, s.files.Open)) }()
	given := ok(nil)
	given.file = &sentFile{bytes: reader, Attachment: models.Attachment{
		Name: packs.ZipName(app.Reference, round.Round), Type: "application/zip", Size: size, SHA256: packs.ZipTag(entries)}}
	given.detail = "round " + strconv.Itoa(round.Round)
	return given, nil
}

// packEntries are the files of a pack, each proved to be what it was.
func (s *Server) packEntries(k *call, app models.Application, round models.Submission, papers []models.Paper) ([]packs.Entry, error) {
	ctx := k.Request().Context()
	attached, err := s.store.VersionFiles(ctx, app.ID, round.VersionN)
	if err != nil {
		return nil, err
	}
	for _, a := range attached {
		if a.Scan == models.ScanWaiting {
			if a.Scan, err = s.files.Rescan(ctx, s.store, a); err != nil {
				return nil, err
			}
		}
		if !a.Scan.Released() {
			return nil, notReleased(a.Scan)
		}
	}
	manifest, err := s.manifestOf(k, papers)
	if err != nil {
		return nil, err
	}
	entries, err := manifest.Entries(papers, attached)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if err := s.provePaper(k, app, e); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// manifestOf reads the manifest that was kept.
func (s *Server) manifestOf(k *call, papers []models.Paper) (m packs.Manifest, err error) {
	i := slices.IndexFunc(papers, func(p models.Paper) bool { return p.Name == models.PaperManifest })
	if i < 0 {
		return m, models.ErrNotFound
	}
	r, err := s.files.Open(k.Request().Context(), papers[i].Blob)
	if err != nil {
		return m, err
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		return m, err
	}
	return packs.Read(text)
}
