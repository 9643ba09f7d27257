package api

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"

	"github.com/google/uuid"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

func (s *Server) act(k *call) (answer, error) {
	action := models.Action(k.Param("action"))
	body := models.NewBody(action)
	if body == nil || !action.Offered() {
		return answer{}, models.ErrNotFound
	}
	return s.perform(k, action, body, func() {})
}

func (s *Server) answerPoint(k *call) (answer, error) {
	body := &models.AnswerBody{}
	return s.perform(k, models.AnswerPoint, body, func() { body.PointID = k.Param("point") })
}

func (s *Server) resolvePoint(k *call) (answer, error) {
	body := &models.ResolveBody{}
	return s.perform(k, models.ResolvePoint, body, func() { body.PointID = k.Param("point") })
}

// perform asks the workflow for one action: what the database alone can refuse is refused at once, the words are
// stored, and the command with ids and codes alone continues. complete adds to the body what the address says.
func (s *Server) perform(k *call, action models.Action, body models.Body, complete func()) (answer, error) {
	given, err := s.command(k, action, body, complete)
	if !given.replayed {
		s.commanded(k, action, err)
	}
	return given, err
}

func (s *Server) command(k *call, action models.Action, body models.Body, complete func()) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if isNotFound(err) && action == models.DeclareConflict { // who has just declared one is outside already when they repeat it
		done, err := s.done(k, k.Param("id"))
		done.replayed = true
		return done, err
	}
	if err != nil {
		return answer{}, err
	}
	if done, err := s.done(k, app.ID); !isNotFound(err) {
		done.replayed = true // it has been written already
		return done, err
	}
	read, err := s.unlessStale(k, app)
	if err != nil {
		return answer{}, err
	}
	if refusal := app.Standing.Forbids(action, k.user.Actor()); refusal != nil {
		return answer{}, s.withActions(k, app, refusal)
	}
	found, err := readBody(k.body, body)
	if err != nil {
		return answer{}, err
	}
	complete()
	command := models.Command{Action: action, Actor: k.user.Actor(), IfVersion: read}
	more, err := s.check(k, app, body, &command)
	if err != nil {
		return answer{}, err
	}
	if found = append(found, more...); len(found) > 0 {
		return answer{}, invalid(found)
	}
	if action == models.SubmitToCPS {
		if err := s.unlessRelated(k, app); err != nil {
			return answer{}, err
		}
	}
	if err := s.storeText(k, app.ID, body, &command); err != nil {
		return answer{}, err
	}
	if err := s.send(k, app.ID, command); err != nil {
		return answer{}, s.explain(k, app.ID, action, err)
	}
	return s.done(k, app.ID)
}

// storeText keeps the words before the command is sent. If the request is repeated, the words of the first one count.
func (s *Server) storeText(k *call, id string, body models.Body, command *models.Command) error {
	payload, err := models.NewPayload(k.updateID, id, *command, body)
	if err != nil {
		return err
	}
	if payload, err = s.store.SavePayload(k.Request().Context(), payload); err != nil {
		return err
	}
	stored := models.NewBody(command.Action)
	if err := json.Unmarshal(payload.Body, stored); err != nil {
		return err
	}
	stored.Fill(command)
	command.PayloadRef, command.PayloadHash = payload.Ref, payload.Hash
	return nil
}

// send proves who asks and has the workflow do it. Where the workflow is gone though the application is open, as
// after the loss of the engine's own data, a new one takes over from the database.
func (s *Server) send(k *call, id string, command models.Command) error {
	ctx := k.Request().Context()
	if err := s.store.Prove(id, k.updateID, &command, k.user); err != nil {
		return err
	}
	err := s.engine.Act(ctx, id, k.updateID, command)
	if !isNotFound(err) {
		return err
	}
	app, err := s.store.Application(ctx, models.Scope{All: true}, id)
	if err != nil {
		return err
	}
	if _, err := s.store.EventOf(ctx, id, k.updateID); !isNotFound(err) {
		return err // this very command was written meanwhile, and ended the life
	}
	if refusal := app.Standing.Forbids(command.Action, command.Actor); refusal != nil {
		return refusal
	}
	late := !app.Standing.State.Open() // its workflow has ended with it: another one takes this command alone
	if !late {
		s.log.Warn("workflow of an open application was missing, started a new one", "application", id)
	}
	if err := s.engine.Resume(ctx, id, late); err != nil {
		return err
	}
	return s.engine.Act(ctx, id, k.updateID, command)
}

// done answers from the event that this request has written.
func (s *Server) done(k *call, id string) (answer, error) {
	e, err := s.store.EventOf(k.Request().Context(), id, k.updateID)
	if err != nil {
		return answer{}, err
	}
	people, err := s.people(k.Request().Context(), e.ActorID)
	if err != nil {
		return answer{}, err
	}
	told := eventOf(e, people, nil)
	if told.Summary, err = storyOf(e, nil, people, nil); err != nil {
		return answer{}, err
	}
	given := ok(answers.Acted{State: e.To, Version: e.Version, Round: e.Round, Event: told})
	given.etag, given.recorded = etag(e.Version), true
	return given, nil
}

// explain adds to a refusal by the workflow the wrong field, and what the caller can do now instead.
func (s *Server) explain(k *call, id string, action models.Action, err error) error {
	var refusal *models.Refusal
	if !errors.As(err, &refusal) && !errors.Is(err, models.ErrStale) {
		return err
	}
	app, readErr := s.store.Application(k.Request().Context(), k.cases(), id)
	if readErr != nil {
		return readErr
	}
	if _, stale := s.unlessStale(k, app); stale != nil || refusal == nil { // whatever the refusal, it is of a version that the caller has not read
		return cmp.Or(stale, err)
	}
	p := s.withActions(k, app, refusal)
	if at := fieldOf(action, refusal.Reason); at != "" {
		p.Errors = []decode.Problem{{Pointer: at, Code: string(refusal.Reason), Message: refusal.Sentence()}}
	}
	return p
}

// fieldOf is the place in the body of what the workflow, which has the clock and the standing, finds impossible; ""
// where it is not one field.
func fieldOf(action models.Action, why models.Reason) string {
	date := why == models.DateTooEarly || why == models.DateInFuture
	switch {
	case why == models.AssigneeConflict || why == models.AssigneeOwnWork || why == models.AssigneeNotNamed:
		return "/username"
	case why == models.StopOverlaps || (date && action == models.StopClock):
		return "/from"
	case why == models.SameLine:
		return "/as"
	case why == models.NotSameSubject:
		return "/other"
	case date && (action == models.CourtOutcome || action == models.CPSTriage || action == models.ContestOutcome || action == models.ReceiveItem):
		return "/on"
	case date:
		return "/decidedOn"
	}
	return ""
}

func (s *Server) withActions(k *call, app models.Application, refusal *models.Refusal) *answers.Problem {
	p := s.refused(k.Request().Context(), refusal)
	p.Version, p.Actions = app.Version, app.Standing.Available(k.user.Actor())
	return p
}

// check holds the body against the lists and the content, and completes the command with what the
// workflow cannot look up.
func (s *Server) check(k *call, app models.Application, body models.Body, command *models.Command) ([]decode.Problem, error) {
	content, err := s.contentFor(k, app, command.Action)
	if err != nil {
		return nil, err
	}
	rules := s.rules(content.HasAnchor)
	rules.Term, rules.TermText = content.HasTerm, content.TermText
	found := body.Problems(rules)
	switch b := body.(type) {
	case *models.AssignBody:
		return s.officer(k, app, b, found)
	case *models.ReturnBody:
		for i := range b.Points {
			b.Points[i].ID = uuid.NewString()
		}
		if len(b.Points) == 0 && app.Standing.HasReopened() {
			found = nil // what was reopened says what to change
		}
		return s.withDrafts(k, app, b, rules, found)
	case *models.ApproveBody:
		command.ContentHash = app.ContentHash
		j, err := s.judging(k, app, content)
		if err != nil {
			return nil, err
		}
		return s.reviewed(k, app, content, rules, j, b)
	case *models.DecisionBody:
		numbered(b.Reasons)
		return s.withPapers(k, app, b.Papers, found)
	case *models.TriageBody:
		numbered(b.Items)
		return s.withPapers(k, app, b.Papers, found)
	case *models.CorrectBody:
		same, err := s.correctsNothing(k, app, b)
		if numbered(b.AllItems()); err != nil {
			return nil, err
		}
		if len(found) == 0 && same {
			found = append(found, decode.NewProblem("", "not-changed", "This is what is recorded already. Enter what the CPS really answered"))
		}
		return s.withPapers(k, app, b.Papers, found)
	case *models.RestrictBody:
		return s.named(k, app, b, found)
	case *models.RelateBody:
		return s.other(k, app, b, found)
	case *models.ContestBody, *models.ContestOutcomeBody, *models.ReceiveBody, *models.CancelItemBody, *models.MoveItemBody:
		more, err := s.itemProblems(k, app, body)
		return append(found, more...), err
	case *models.SendingBody, *models.ReceiptBody:
		more, err := s.sendingProblems(k, body)
		return append(found, more...), err
	case *models.StopBody:
		return append(found, s.stopProblems(app, b)...), nil
	case *models.SubmitBody:
		command.ContentHash = app.ContentHash
		stops, err := s.unmetStops(k, app, content, b)
		if err != nil {
			return nil, err
		}
		unchecked, err := s.uncheckedCopies(k, app)
		return slices.Concat(found, content.Gateway(), stops, unchecked), err
	}
	if command.Action == models.SubmitToCPS {
		j, err := s.judging(k, app, content)
		if err != nil {
			return nil, err
		}
		found = append(found, j.stopsNow(checks.Report{})...)
	}
	return found, nil
}

// numbered gives each item of an answer of the CPS the id of the point that it becomes.
func numbered(items []models.ReasonCoded) {
	for i := range items {
		items[i].ID = uuid.NewString()
	}
}

// reading are the actions that look at the content.
var reading = []models.Action{models.SubmitForQA, models.Return, models.Approve, models.SubmitToCPS, models.CPSDecision, models.CPSTriage, models.CorrectDecision}

// contentFor reads the content for the actions that look at it: what is submitted, and what points
// and reasons may be anchored to.
func (s *Server) contentFor(k *call, app models.Application, action models.Action) (content.Content, error) {
	var content content.Content
	if !slices.Contains(reading, action) {
		return content, nil
	}
	text, err := s.visibleContent(k, app)
	if err != nil {
		return content, err
	}
	err = json.Unmarshal(text, &content)
	return content, err
}

// officer finds the officer to whom the application is given: of the same region, and active.
func (s *Server) officer(k *call, app models.Application, b *models.AssignBody, found []decode.Problem) ([]decode.Problem, error) {
	user, err := s.store.UserByName(k.Request().Context(), b.Username)
	if err != nil && !isNotFound(err) {
		return nil, err
	}
	if isNotFound(err) || user.Role != models.Officer || user.Region != app.Region || !user.Active {
		return append(found, decode.Problem{Pointer: "/username", Code: decode.CodeBadValue, Message: "Enter the username of a regional officer in this region"}), nil
	}
	b.UserID = user.ID
	absent, err := s.away(k.Request().Context(), user)
	return append(found, absent...), err
}
