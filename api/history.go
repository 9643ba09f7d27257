package api

import (
	"encoding/json"
	"strconv"
	"time"

	"scpo.example/desk/models"
)

// event is one line of the history as the API gives it. Details are the words that went with it,
// for those who may read them; their hash is there for everybody.
type event struct {
	Seq         int             `json:"seq"`
	Action      models.Action   `json:"action"`
	Summary     string          `json:"summary"` // the event in one sentence
	By          person          `json:"by"`
	Role        models.Role     `json:"role"`
	At          time.Time       `json:"at"`
	From        *models.State   `json:"from"` // null for the first
	To          models.State    `json:"to"`
	Round       int             `json:"round"`
	Version     int             `json:"version"`
	ContentHash string          `json:"contentHash"`
	PayloadHash string          `json:"payloadHash"`
	PrevHash    string          `json:"prevHash"`
	Hash        string          `json:"hash"`
	Details     json.RawMessage `json:"details"` // null where there are none, or not for the caller
}

func eventOf(e models.Event, people map[string]person, details json.RawMessage) event {
	line := event{
		Seq: e.Seq, Action: e.Action, By: people[e.ActorID], Role: e.ActorRole, At: e.At, To: e.To,
		Round: e.Round, Version: e.Version, ContentHash: e.ContentHash, PayloadHash: e.PayloadHash,
		PrevHash: e.PrevHash, Hash: e.Hash, Details: details,
	}
	if e.From != models.None {
		line.From = &e.From
	}
	return line
}

type history struct {
	Reference string       `json:"reference"`
	Force     string       `json:"force"`
	State     models.State `json:"state"` // where it stands now
	Items     []event      `json:"items"`
	Verified  bool         `json:"verified"` // gapless, chained and legal, step by step
}

func (s *Server) events(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.user.Histories(), k.Param("id"))
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
	state, err := models.VerifyHistory(events)
	if err != nil {
		s.log.Error("history cannot be verified", "application", app.ID, "error", err)
	}
	told := history{Reference: app.Reference, Force: app.Force, State: app.Standing.State, Items: make([]event, len(events)), Verified: err == nil && state == app.Standing.State}
	for i, e := range events {
		words := details(k.user.Role, e, texts)
		told.Items[i] = eventOf(e, people, words)
		if told.Items[i].Summary, err = storyOf(e, words, people, points); err != nil {
			return answer{}, err
		}
	}
	return ok(told), nil
}

// details are the words of an event for the force and its officers. The CPS reads its own
// decisions, an auditor none: what passes between force and region is not theirs.
func details(r models.Role, e models.Event, texts map[string]models.Payload) json.RawMessage {
	text, there := texts[e.PayloadRef]
	own := r == models.Applicant || r == models.Officer || (r == models.CPS && e.Action == models.CPSDecision)
	if !there || !own || e.Action == models.Create {
		return nil
	}
	if r != models.Officer && regional(e.Action) {
		return nil
	}
	return text.Body
}

// regional reports whether the words of an action are for the region's officers alone: what they
// tell each other when they take work on or hand it over, their checklist, and why one of them may
// not deal with it.
func regional(a models.Action) bool {
	switch a {
	case models.Claim, models.Release, models.Assign, models.Approve, models.DeclareConflict, models.PassOver, models.HandBack:
		return true
	case models.Create, models.SubmitForQA, models.Recall, models.Return, models.Reopen, models.SubmitToCPS, models.CPSDecision,
		models.CourtOutcome, models.Withdraw, models.AnswerPoint, models.ResolvePoint, models.StopClock, models.StartClock:
	}
	return false
}

// version is a frozen version as the API gives it.
type version struct {
	N         int                `json:"n"`
	Kind      models.VersionKind `json:"kind"` // qa: submitted for QA; cps: submitted to the CPS
	Round     int                `json:"round"`
	Seq       int                `json:"seq"` // of the event that froze it
	Hash      string             `json:"hash"`
	At        time.Time          `json:"at"`
	By        person             `json:"by"`
	Content   json.RawMessage    `json:"content,omitempty"`
	Checklist *frozenChecklist   `json:"checklist,omitempty"` // of its approval; for officers
}

func versionOf(v models.Version, people map[string]person) version {
	return version{N: v.N, Kind: v.Kind, Round: v.Round, Seq: v.Seq, Hash: v.Hash, At: v.At, By: people[v.By], Content: v.Content}
}

// seen reports whether the caller may see a version: the CPS sees what was submitted to it.
func seen(u models.User, v models.Version) bool {
	return u.Role != models.CPS || v.Kind == models.ForCPS
}

func (s *Server) versions(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.user.Cases(), k.Param("id"))
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
	items := []version{}
	for _, v := range frozen {
		if seen(k.user, v) {
			v.Content = nil
			items = append(items, versionOf(v, people))
		}
	}
	return ok(map[string]any{"items": items}), nil
}

func (s *Server) version(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.user.Cases(), k.Param("id"))
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
