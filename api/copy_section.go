package api

import (
	"fmt"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/store"
)

// copySection puts a section of another application of the force in place of that of a draft, as a save does.
func (s *Server) copySection(k *call) (answer, error) {
	app, section, version, err := s.copyTo(k)
	if err != nil {
		return answer{}, err
	}
	var body answers.CopyRequest
	found, err := readBody(k.body, &body)
	if err != nil {
		return answer{}, err
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	from, err := s.copyFrom(k, app, body.From)
	if err != nil {
		return answer{}, err
	}
	after, found, err := s.withCopy(k, app, from, section)
	if err != nil {
		return answer{}, err
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	if err := s.logCopied(k, from.ID); err != nil {
		return answer{}, err
	}
	saved, err := s.store.SaveContent(k.Request().Context(), store.Save{
		ID: app.ID, Scope: k.cases(), Version: version, Content: after.Canonical(), ActorID: k.user.ID,
		Copied: &store.SectionCopy{Section: section, FromID: from.ID},
	})
	if err != nil {
		return answer{}, s.saveFailed(k, err, version)
	}
	return s.show(k, saved)
}

// copyFrom finds the application that is copied from. One that the caller cannot open is refused like one that is not there.
func (s *Server) copyFrom(k *call, app models.Application, id string) (models.Application, error) {
	from, err := s.store.Application(k.Request().Context(), k.cases(), id)
	if err != nil && !isNotFound(err) {
		return from, err
	}
	if err != nil || from.ID == app.ID || from.Force != app.Force {
		return from, invalidField("/from", "Enter the id of another application of your force")
	}
	return from, nil
}

// withCopy is the content with the copied section. New items get ids that the application never used.
func (s *Server) withCopy(k *call, app, from models.Application, section string) (content.Content, []decode.Problem, error) {
	into, err := written(app)
	if err != nil {
		return into, nil, err
	}
	source, err := written(from)
	if err != nil {
		return into, nil, err
	}
	used, err := s.store.UsedIDs(k.Request().Context(), app.ID)
	if err != nil {
		return into, nil, err
	}
	copied, _ := content.CopySection(into, source, section)
	after, found, err := s.contentAfter(copied.Canonical(), "", used)
	if err != nil || len(found) > 0 {
		return after, found, err
	}
	return after, used.Reused(into, after), nil
}

// logCopied logs that the caller has read the other application. The log is written first: what it cannot record is not done.
func (s *Server) logCopied(k *call, id string) error {
	line := accessOf(k, "view")
	line.ApplicationID = id
	if err := s.store.LogAccess(k.Request().Context(), line); err != nil {
		return fmt.Errorf("not copied, because the access log could not be written: %w", err)
	}
	return nil
}
