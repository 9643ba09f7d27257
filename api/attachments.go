package api

import (
	"net/http"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/files"
)

// attachments lists the files that the caller may see: of the CPS, what went to it and its own papers.
func (s *Server) attachments(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	all, err := s.store.Attachments(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	shown, err := s.shownFiles(k, app.ID)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, a := range all {
		ids = append(ids, a.By)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return answer{}, err
	}
	items := []answers.Attachment{}
	for _, a := range all {
		if shown(a) {
			items = append(items, s.attachmentOf(k, app, a, people))
		}
	}
	return listed(items), nil
}

func (s *Server) attachmentOf(k *call, app models.Application, a models.Attachment, people map[string]answers.Person) answers.Attachment {
	own := a.Origin == models.OriginOf(k.user.Role)
	return answers.Attachment{
		ID: a.ID, Name: a.Name, Type: a.Type, Size: a.Size, SHA256: a.SHA256, Scan: a.Scan, Origin: a.Origin, Kind: a.Kind, Title: a.Title,
		Marking: a.Marking, Served: a.Served, Withheld: a.Withheld, WithheldWhy: a.WithheldWhy, Links: a.Links,
		AddedAt: a.At, AddedBy: people[a.By], Frozen: a.Frozen,
		Removable: own && !a.Frozen && app.Standing.State.TakesFiles(a.Origin),
	}
}

// shownFiles says which files the caller may see.
func (s *Server) shownFiles(k *call, id string) (func(models.Attachment) bool, error) {
	if k.user.Role != models.CPS {
		return func(models.Attachment) bool { return true }, nil
	}
	sent, err := s.store.SentFiles(k.Request().Context(), id)
	return func(a models.Attachment) bool { return sent[a.ID] || a.Origin == models.FromAnswer }, err
}

// attachment reads the file that the address names, if the caller may see it.
func (s *Server) attachment(k *call) (models.Application, models.Attachment, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return app, models.Attachment{}, err
	}
	a, err := s.store.Attachment(ctx, app.ID, k.Param("attachment"))
	if err != nil {
		return app, a, err
	}
	shown, err := s.shownFiles(k, app.ID)
	if err == nil && !shown(a) {
		err = models.ErrNotFound
	}
	return app, a, err
}

// removeAttachment takes a file out of the draft. What was submitted stays for ever.
func (s *Server) removeAttachment(k *call) (answer, error) {
	app, a, err := s.attachment(k)
	if err != nil {
		return answer{}, err
	}
	if a.Origin != models.OriginOf(k.user.Role) {
		return answer{}, forbidden()
	}
	if err := s.store.RemoveAttachment(k.Request().Context(), app.ID, a.ID, k.user.ID); err != nil {
		return answer{}, s.fileRefused(k, app, err)
	}
	return answer{status: http.StatusNoContent}, nil
}

// packFiles are the files of a frozen version as a submission lists them.
func (s *Server) packFiles(k *call, id string, version int) ([]answers.PackFile, error) {
	frozen, err := s.store.VersionFiles(k.Request().Context(), id, version)
	if err != nil {
		return nil, err
	}
	var list []answers.PackFile
	for _, a := range frozen {
		list = append(list, answers.PackFile{
			Name: a.Name, Bytes: int(a.Size), SHA256: a.SHA256, ID: a.ID, Type: a.Type, Kind: a.Kind, Title: a.Title,
			Marking: a.Marking, Served: a.Served, Withheld: a.Withheld,
		})
	}
	return list, nil
}

// fileRefused says why a file was not added or not deleted.
func (s *Server) fileRefused(k *call, app models.Application, err error) error {
	p := fileProblem(err, s.largestFile())
	if p == nil {
		return err
	}
	if p.Code == "not-editable" {
		p.State, p.Version, p.Actions = app.Standing.State, app.Version, app.Standing.Available(k.user.Actor())
	}
	return p
}

func (s *Server) largestFile() int64 {
	if s.files == nil {
		return files.DefaultLargest
	}
	return s.files.Largest()
}
