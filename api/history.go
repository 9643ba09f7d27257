package api

import (
	"encoding/json"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

func eventOf(e models.Event, people map[string]answers.Person, details json.RawMessage) answers.Event {
	line := answers.Event{
		Seq: e.Seq, Action: e.Action, By: people[e.ActorID], Role: e.ActorRole, At: e.At, To: e.To,
		Round: e.Round, Version: e.Version, ContentHash: e.ContentHash, PayloadHash: e.PayloadHash,
		PrevHash: e.PrevHash, Hash: e.Hash, Details: details,
	}
	if e.From != models.None {
		line.From = &e.From
	}
	return line
}

func (s *Server) events(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.histories(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	events, err := s.store.Events(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	texts, err := s.store.Payloads(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	points, err := s.store.Points(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	ids, err := namedIn(events, texts)
	if err != nil {
		return answer{}, err
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return answer{}, err
	}
	report, err := s.store.VerifyApplication(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	if !report.Sound() {
		s.log.Error("history cannot be verified", "application", app.ID, "problem", report.Problem)
	}
	told := answers.History{Reference: app.Reference, Force: app.Force, State: app.Standing.State, Items: make([]answers.Event, len(events)), Verified: report.Sound(),
		Proof: answers.Proof{Signed: report.Signed, Records: report.Records, Found: report.Found, Problem: report.Problem}}
	for i, e := range events {
		words := details(k.user.Role, e, texts)
		people := undisclosed(k.user.Role, models.Move{Action: e.Action, ActorID: e.ActorID}, e.ActorID, people)
		told.Items[i] = eventOf(e, people, words)
		if told.Items[i].Summary, err = storyOf(e, words, people, points); err != nil {
			return answer{}, err
		}
	}
	return ok(told), nil
}

// details are the words of an event for those who may read them: the CPS reads its own decisions, an auditor none.
// Messages between force and region are not theirs to read.
func details(r models.Role, e models.Event, texts map[string]models.Payload) json.RawMessage {
	text, there := texts[e.PayloadRef]
	if !there || !e.Action.ReadBy(r) {
		return nil
	}
	return text.Body
}

func versionOf(v models.Version, people map[string]answers.Person) answers.Version {
	return answers.Version{N: v.N, Kind: v.Kind, Round: v.Round, Seq: v.Seq, Hash: v.Hash, At: v.At, By: people[v.By], Content: v.Content}
}

// seen reports whether the caller may see a version: the CPS sees what was submitted to it.
func seen(u models.User, v models.Version) bool {
	return u.Role != models.CPS || v.Kind == models.ForCPS
}

func (s *Server) versions(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	frozen, err := s.store.Versions(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, v := range frozen {
		ids = append(ids, v.By)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return answer{}, err
	}
	items := []answers.Version{}
	for _, v := range frozen {
		if seen(k.user, v) {
			v.Content = nil
			items = append(items, versionOf(v, people))
		}
	}
	return listed(items), nil
}

func (s *Server) version(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	n, err := strconv.Atoi(k.Param("n"))
	if err != nil {
		return answer{}, models.ErrNotFound
	}
	v, err := s.store.Version(ctx, app.ID, n)
	if err != nil {
		return answer{}, err
	}
	if !seen(k.user, v) {
		return answer{}, models.ErrNotFound
	}
	people, err := s.people(ctx, v.By)
	if err != nil {
		return answer{}, err
	}
	shown := versionOf(v, people)
	if k.user.Role == models.Officer {
		if shown.Checklist, err = s.frozenChecklist(ctx, v); err != nil {
			return answer{}, err
		}
	}
	return ok(shown), nil
}
