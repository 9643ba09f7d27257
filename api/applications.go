package api

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

func etag(version int) string { return `"` + strconv.Itoa(version) + `"` }

func (s *Server) create(k *call) (answer, error) {
	given, err := s.begin(k)
	if !given.replayed {
		s.commanded(k, models.Create, err)
	}
	return given, err
}

func (s *Server) begin(k *call) (answer, error) {
	if given, err := s.createdAgain(k); !isNotFound(err) {
		given.replayed = true
		return given, err
	}
	var body answers.NewApplication
	text, found, err := decodeBeside(k.body, "content", &body)
	if err != nil {
		return answer{}, err
	}
	force, known := s.lists.Force(body.Force)
	if !known || force.Code != k.user.Force {
		found = append(found, decode.Problem{Pointer: "/force", Code: "bad-value", Message: "Enter your own force"})
	}
	content, problems, err := s.content(text, "/content")
	if err != nil {
		return answer{}, err
	}
	if found = append(found, problems...); len(found) > 0 {
		return answer{}, invalid(found)
	}
	if err = s.open(k, force.Code, force.Region, content); isTooOld(err) { // an earlier request with this key, which came to the database late
		err = s.open(k, force.Code, force.Region, content)
	}
	if isTooOld(err) { // the clocks differ: nothing is known for good
		return answer{}, models.ErrEngineAway
	}
	if err != nil && !errors.Is(err, models.ErrExists) { // a repetition may come when the application's life is over
		return answer{}, err
	}
	app, err := s.store.Application(k.Request().Context(), k.cases(), k.resource)
	if err != nil {
		return answer{}, err
	}
	return s.created(k, app)
}

func isTooOld(err error) bool {
	var refusal *models.Refusal
	return errors.As(err, &refusal) && refusal.Reason == models.ProofTooOld
}

func (s *Server) created(k *call, app models.Application) (answer, error) {
	given, err := s.show(k, app)
	given.status, given.location, given.recorded = http.StatusCreated, "/api/v1/applications/"+app.ID, true
	return given, err
}

// open stores the content and has the workflow of the application begin with it.
func (s *Server) open(k *call, force, region string, content content.Content) error {
	command := models.Command{Action: models.Create, Actor: k.user.Actor()}
	payload, err := models.NewPayload(k.updateID, k.resource, command, models.NewApplication{Force: force, Region: region, Content: content.Canonical()})
	if err != nil {
		return err
	}
	if payload, err = s.store.SavePayload(k.Request().Context(), payload); err != nil {
		return err
	}
	command.PayloadRef, command.PayloadHash = payload.Ref, payload.Hash
	if err := s.store.Prove(k.resource, k.updateID, &command, k.user); err != nil {
		return err
	}
	return s.engine.Open(k.Request().Context(), workflows.Input{
		ApplicationID: k.resource, Origin: workflows.FromDraft, UpdateID: k.updateID, Command: command,
	})
}

func (s *Server) read(k *call) (answer, error) {
	app, err := s.store.Application(k.Request().Context(), k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	return s.show(k, app)
}

func (s *Server) show(k *call, app models.Application) (answer, error) {
	content, err := s.visibleContent(k, app)
	if err != nil {
		return answer{}, err
	}
	received := []models.Application{app}
	if err := s.asReceived(k, received); err != nil {
		return answer{}, err
	}
	app = received[0]
	named := append(deskPeople(app.Standing), app.CreatedBy, app.UpdatedBy)
	people, err := s.people(k.Request().Context(), named...)
	if err != nil {
		return answer{}, err
	}
	safe, err := s.safeDayOf(app, content)
	if err != nil {
		return answer{}, err
	}
	related, err := s.relatedTo(k, app)
	if err != nil {
		return answer{}, err
	}
	copied, err := s.copiedIn(k, app)
	if err != nil {
		return answer{}, err
	}
	restricted, err := s.restrictedTo(k, app)
	if err != nil {
		return answer{}, err
	}
	given := ok(answers.Application{
		Related:         related,
		Restricted:      restricted,
		Copied:          copied,
		ApplicationItem: item(app, undisclosed(k.user.Role, app.Standing.Last, app.UpdatedBy, people), subject(k.user, app)),
		SafeDay:         safe,
		Desk:            deskOf(app.Standing, k.user, people, s.store.Now()),
		Editable:        k.user.Role == models.Applicant && app.Standing.State.Editable(),
		Actions:         app.Standing.Available(k.user.Actor()),
		NotNow:          notNowFor(app.Standing, k.user.Actor()),
		Content:         content,
	})
	given.etag = etag(app.Version)
	return given, nil
}

// visibleContent is the working text for the force and its officers, and for the CPS the text
// that it last received.
func (s *Server) visibleContent(k *call, app models.Application) ([]byte, error) {
	if k.user.Role != models.CPS {
		return app.Content, nil
	}
	submissions, err := s.store.Submissions(k.Request().Context(), app.ID)
	if err != nil || len(submissions) == 0 {
		return nil, err
	}
	version, err := s.store.Version(k.Request().Context(), app.ID, submissions[len(submissions)-1].VersionN)
	return version.Content, err
}

// subject is the name that the caller may see: for the CPS the one that it received, for those who cannot open it none.
func subject(u models.User, app models.Application) string {
	switch {
	case !u.Role.May(models.Opens):
		return ""
	case u.Role == models.CPS:
		return app.Received
	}
	return app.Subject
}

func item(app models.Application, people map[string]answers.Person, subject string) answers.ApplicationItem {
	i := answers.ApplicationItem{
		ID: app.ID, Reference: app.Reference, Force: app.Force, Region: app.Region, State: app.Standing.State,
		Version: app.Version, Round: app.Standing.Round, SubmittedOn: app.Standing.SubmittedOn,
		CreatedAt: app.CreatedAt, CreatedBy: people[app.CreatedBy], UpdatedAt: app.UpdatedAt, UpdatedBy: people[app.UpdatedBy],
	}
	if app.Standing.Holder != "" {
		username := people[app.Standing.Holder].Username
		i.Assignee = &username
	}
	if subject != "" {
		i.Subject = &subject
	}
	return i
}

func (s *Server) save(k *call) (answer, error) {
	ctx, id := k.Request().Context(), k.Param("id")
	app, err := s.store.Application(ctx, k.cases(), id)
	if err != nil {
		return answer{}, err
	}
	if !app.Standing.State.Editable() {
		return answer{}, s.notEditable(k, app)
	}
	version, err := ifMatch(k, app)
	if err != nil {
		return answer{}, err
	}
	content, found, err := s.newContent(k, app)
	if err != nil {
		return answer{}, err
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	saved, err := s.store.SaveContent(ctx, store.Save{
		ID: id, Scope: k.cases(), Version: version, Content: content.Canonical(), ActorID: k.user.ID,
	})
	if err != nil {
		return answer{}, s.saveFailed(k, err, version)
	}
	return s.show(k, saved)
}

// newContent reads the content that replaces the present one, with ids that never named anything else.
func (s *Server) newContent(k *call, app models.Application) (content.Content, []decode.Problem, error) {
	used, err := s.store.UsedIDs(k.Request().Context(), app.ID)
	if err != nil {
		return content.Content{}, nil, err
	}
	after, found, err := s.contentAfter(k.body, "", used)
	if err != nil || len(found) > 0 {
		return after, found, err
	}
	before, err := written(app)
	if err != nil {
		return after, nil, err
	}
	return after, used.Reused(before, after), nil
}

// saveFailed reads again what is there now, so that the loser of a race sees who won and when, and who changed which
// section since the version that the loser read.
func (s *Server) saveFailed(k *call, cause error, read int) error {
	p := s.problemOf(k.Request().Context(), cause)
	if p.Status >= http.StatusInternalServerError {
		return cause
	}
	app, err := s.store.Application(k.Request().Context(), k.cases(), k.Param("id"))
	if err != nil {
		return err
	}
	people, err := s.people(k.Request().Context(), app.UpdatedBy)
	if err != nil {
		return err
	}
	p.State, p.Version = app.Standing.State, app.Version
	p.Last = &answers.LastMove{By: undisclosed(k.user.Role, app.Standing.Last, app.UpdatedBy, people)[app.UpdatedBy], At: app.UpdatedAt}
	if errors.Is(cause, models.ErrStale) && read > 0 { // a version that does not exist was never read
		if p.Changed, err = s.lastEdits(k.Request().Context(), app.ID, read); err != nil {
			return err
		}
	}
	return p
}

func (s *Server) notEditable(k *call, app models.Application) error {
	p := s.problemOf(k.Request().Context(), models.ErrNotEditable)
	p.State, p.Version, p.Actions = app.Standing.State, app.Version, app.Standing.Available(k.user.Actor())
	return p
}

// ifMatch reads the version that the caller has seen. 428 when it is not said.
func ifMatch(k *call, app models.Application) (int, error) {
	header := strings.TrimSpace(k.Request().Header.Get("If-Match"))
	if header == "" {
		return 0, problem(http.StatusPreconditionRequired, "if-match-required", "Send the version you read: its ETag as If-Match")
	}
	if header == "*" {
		return app.Version, nil
	}
	version, err := strconv.Atoi(strings.Trim(strings.TrimPrefix(header, "W/"), `"`))
	if err != nil {
		return -1, nil // no version of ours has such a tag: it is stale
	}
	return version, nil
}
