package workflows_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
)

// The people of these tests: random ids, because the engine knows nothing else about anyone.
var (
	applicant = models.Actor{ID: "5f0c7c1e-6a0d-4d8c-9a57-5c1d3ff0a4b1", Role: models.Applicant}
	officer   = models.Actor{ID: "b2a9d0f4-27f3-4a52-8f0a-0f2f4f6a9c37", Role: models.Officer}
	second    = models.Actor{ID: "e71d2c8b-91c5-4e7a-b6a4-3a7c0d9e5512", Role: models.Officer}
	reviewer  = models.Actor{ID: "09c4a6d3-58be-4b1f-a3d2-77e1c2b0f8e6", Role: models.CPS}
)

// move is one request by someone, and its expected result.
type move struct {
	by     models.Actor
	action models.Action
	body   models.Body
	bend   func(*models.Command) // changes the command on its way
	to     models.State          // the state of the application afterwards
	why    models.Reason         // set when it must be refused, without a trace
	points []string              // in the way, as the refusal names them
}

// does is a move that is done.
func does(by models.Actor, a models.Action, to models.State, body ...models.Body) move {
	return move{by: by, action: a, body: pick(a, body), to: to}
}

// refused is a move that is not.
func refused(by models.Actor, a models.Action, why models.Reason, body ...models.Body) move {
	return move{by: by, action: a, body: pick(a, body), why: why}
}

func pick(a models.Action, body []models.Body) models.Body {
	if len(body) > 0 {
		return body[0]
	}
	return models.NewBody(a)
}

// private is in every text that a person writes here. It must never reach the engine.
const private = "Words about a Person"

func points(list ...models.PointBody) *models.ReturnBody { return &models.ReturnBody{Points: list} }

func must(id string) models.PointBody {
	return models.PointBody{ID: id, Code: "TERM", Severity: models.Must, Anchor: "terms", Text: private}
}

func should(id string) models.PointBody {
	return models.PointBody{ID: id, Code: "RISK", Severity: models.Should, Anchor: "risk", Text: private}
}

func answer(id string) *models.AnswerBody {
	return &models.AnswerBody{PointID: id, Answer: models.Explained, Text: private}
}

func resolve(id string, r models.Resolution) *models.ResolveBody {
	return &models.ResolveBody{PointID: id, Resolution: r, Note: private}
}

func decision(d models.Decision, on calendar.Date) *models.DecisionBody {
	body := &models.DecisionBody{
		Decision: d, DecidedOn: &on, Note: private,
		Authority: models.Authority{Name: private, Grade: private, Basis: private},
	}
	if !d.Accepts() {
		body.Reasons = []models.ReasonCoded{{Code: "EVID", Text: private}}
	}
	return body
}

func courtSaid(o models.Outcome, on calendar.Date) *models.OutcomeBody {
	return &models.OutcomeBody{Outcome: o, On: &on, Note: private}
}

func openStore(t *testing.T) *store.Store {
	s, err := store.OpenAndMigrate(t.Context(), store.Config{SQLite: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db"))})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// keep stores the text of a command, as the web edge does before it asks, and names it in the command.
func keep(t *testing.T, s *store.Store, id, updateID string, c models.Command, body any) models.Command {
	p, err := models.NewPayload(updateID, id, c, body)
	require.NoError(t, err)
	p, err = s.SavePayload(t.Context(), p)
	require.NoError(t, err)
	c.PayloadRef, c.PayloadHash = p.Ref, p.Hash
	return c
}

// command makes the command of a move, as the API does.
func command(t *testing.T, s *store.Store, id, updateID string, m move) models.Command {
	c := models.Command{Action: m.action, Actor: m.by}
	if m.body != nil {
		m.body.Fill(&c)
		c = keep(t, s, id, updateID, c, m.body)
	}
	if m.action == models.SubmitForQA {
		c.ContentHash = read(t, s, id).ContentHash
	}
	if m.bend != nil {
		m.bend(&c)
	}
	return c
}

// draft stores the text of a new application and makes the command that creates it.
func draft(t *testing.T, s *store.Store, id, updateID string) models.Command {
	return keep(t, s, id, updateID, models.Command{Action: models.Create, Actor: applicant}, models.NewApplication{
		Force: "thames-valley", Region: "serocu", Content: text("as first written").Canonical(),
	})
}

func text(facts string) content.Content {
	c := content.Empty()
	c.Facts = private + ": " + facts
	return c
}

func read(t *testing.T, s *store.Store, id string) models.Application {
	app, err := s.Application(t.Context(), models.Scope{All: true}, id)
	require.NoError(t, err)
	return app
}

// history reads the events and holds them to be gapless, chained and legal.
func history(t *testing.T, s *store.Store, id string) []models.Event {
	events, err := s.Events(t.Context(), id)
	require.NoError(t, err)
	state, err := models.VerifyHistory(events)
	require.NoError(t, err)
	require.Equal(t, read(t, s, id).Standing.State, state)
	return events
}
