package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// attach takes a file. It is stored as it comes, before anything is noted: only then is it known what it is, and whether
// the request is one that was answered before. What is not noted in the end is deleted.
func (s *Server) attach(k *call) (answer, error) {
	app, err := s.store.Application(k.Request().Context(), k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	if s.files == nil {
		return answer{}, noStorage()
	}
	if err := s.unlessClosedToFiles(k, app); err != nil {
		return answer{}, err
	}
	if err := AllowTransfer(k.Response()); err != nil {
		return answer{}, err
	}
	sent, err := s.receive(k)
	if err != nil {
		return answer{}, s.fileRefused(k, app, err)
	}
	kept := "" // the key of the bytes that are noted
	defer func() {
		if kept != sent.Blob {
			s.discard(k, sent.Blob)
		}
	}()
	if k.body, err = json.Marshal(sent.request()); err != nil {
		return answer{}, err
	}
	return s.idempotent(k, route{method: http.MethodPost, path: k.Path(), handle: func(k *call) (answer, error) {
		given, noted, err := s.note(k, app, sent)
		kept = noted.Blob
		return given, err
	}})
}

// unlessClosedToFiles refuses early, before the file is read. The store asks again when it notes the file.
func (s *Server) unlessClosedToFiles(k *call, app models.Application) error {
	if k.Request().Header.Get("Idempotency-Key") != "" { // it may be a repetition of what was done in time
		return nil
	}
	if !app.Standing.State.TakesFiles(models.OriginOf(k.user.Role)) {
		return s.fileRefused(k, app, models.ErrNotEditable)
	}
	return nil
}

// note writes down a file that was stored.
func (s *Server) note(k *call, app models.Application, sent upload) (answer, models.Attachment, error) {
	ctx := k.Request().Context()
	noted, err := s.store.Attachment(ctx, app.ID, k.resource)
	again := err == nil // the same request, repeated
	if isNotFound(err) {
		var found []decode.Problem
		if found, err = s.uploadProblems(k, app, &sent); err == nil && len(found) > 0 {
			err = invalid(found)
		}
		if err == nil {
			a := sent.attachment(k, app.ID)
			if noted, err = s.store.AddAttachment(ctx, a); err == nil {
				again = noted.Blob != sent.Blob
			}
		}
	}
	if err != nil {
		return answer{}, models.Attachment{}, s.fileRefused(k, app, err)
	}
	people, err := s.people(ctx, noted.By)
	if err != nil {
		return answer{}, noted, err
	}
	given := ok(s.attachmentOf(k, app, noted, people))
	given.status, given.recorded, given.replayed = http.StatusCreated, true, again
	given.location = "/api/v1/applications/" + app.ID + "/attachments/" + noted.ID
	return given, noted, nil
}

// uploadProblems compares what was said of a file with the case, and completes it.
func (s *Server) uploadProblems(k *call, app models.Application, sent *upload) ([]decode.Problem, error) {
	found := slices.Clone(sent.found)
	text, err := written(app)
	if err != nil {
		return nil, err
	}
	if sent.Marking == "" {
		sent.Marking = string(text.Marking)
	}
	points, err := s.store.Points(k.Request().Context(), app.ID)
	if err != nil {
		return nil, err
	}
	known := idsOf(text, points)
	for _, list := range []struct {
		name, what string
		ids        []string
	}{
		{"evidence", "an evidence item", sent.Links.Evidence}, {"documents", "a document", sent.Links.Documents},
		{"terms", "a term", sent.Links.Terms}, {"points", "a review point", sent.Links.Points},
	} {
		for i, id := range list.ids {
			if !known[list.name+" "+id] {
				found = append(found, decode.NewProblem(fmt.Sprintf("/%s/%d", list.name, i), decode.CodeBadValue, "Select "+list.what+" of this application"))
			}
		}
	}
	return found, nil
}

// idsOf are the ids that a file can support, each behind the name of its list.
func idsOf(c content.Content, points []models.Point) map[string]bool {
	known := map[string]bool{}
	for _, e := range c.Evidence {
		known["evidence "+e.ID] = true
	}
	for _, a := range c.Attachments {
		known["documents "+a.ID] = true
	}
	for _, t := range c.Terms {
		known["terms "+t.ID] = true
	}
	for _, p := range points {
		known["points "+p.ID] = true
	}
	return known
}

// withPapers refuses the ids of papers that are no files of the application.
func (s *Server) withPapers(k *call, app models.Application, papers []string, found []decode.Problem) ([]decode.Problem, error) {
	for i, paper := range papers {
		_, err := s.store.Attachment(k.Request().Context(), app.ID, paper)
		if isNotFound(err) {
			found = append(found, decode.NewProblem(fmt.Sprintf("/papers/%d", i), decode.CodeBadValue, "Enter the id of a file of this application"))
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// discard deletes bytes that were not noted. What it cannot delete, the sweep does.
func (s *Server) discard(k *call, blob string) {
	ctx, cancel := ownTime(k)
	defer cancel()
	if err := s.files.Remove(ctx, blob); err != nil {
		s.log.Warn("the bytes of an upload that was refused are still there", "error", err)
	}
}
