package api

import (
	"encoding/json"
	"strconv"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// submission is one round as the API gives it: what the CPS received and what it answered.
type submission struct {
	Round          int              `json:"round"`
	Version        int              `json:"version"` // number of the frozen version
	SubmittedAt    time.Time        `json:"submittedAt"`
	SubmittedOn    calendar.Date    `json:"submittedOn"`
	SubmittedBy    person           `json:"submittedBy"`
	ContentHash    string           `json:"contentHash"`
	Decision       *models.Decision `json:"decision"` // null while there is none
	DecidedOn      *calendar.Date   `json:"decidedOn"`
	OutsideControl bool             `json:"outsideControl"`
}

func submissionOf(r models.Submission, people map[string]person) submission {
	shown := submission{
		Round: r.Round, Version: r.VersionN, SubmittedAt: r.At, SubmittedOn: r.On, SubmittedBy: people[r.By],
		ContentHash: r.ContentHash, DecidedOn: r.DecidedOn, OutsideControl: r.Outside,
	}
	if r.Decision != "" {
		shown.Decision = &r.Decision
	}
	return shown
}

// manifest says what is in a pack and lets its receiver check that nothing in it has changed.
type manifest struct {
	Format        string     `json:"format"` // name and version of this shape
	ApplicationID string     `json:"applicationId"`
	Reference     string     `json:"reference"`
	Force         string     `json:"force"`
	Region        string     `json:"region"`
	Marking       string     `json:"marking"`
	Round         int        `json:"round"`
	SubmittedAt   time.Time  `json:"submittedAt"`
	SubmittedBy   person     `json:"submittedBy"`
	Event         int        `json:"event"`     // number of the event that submitted it
	EventHash     string     `json:"eventHash"` // and its place in the chain
	Files         []packFile `json:"files"`
}

type packFile struct {
	Name   string `json:"name"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// pack is everything that the CPS received in one round. The hash of content.json is of the exact
// bytes of the content member.
type pack struct {
	Manifest manifest        `json:"manifest"`
	Content  json.RawMessage `json:"content"`
}

func (s *Server) submissions(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.user.Cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	rounds, err := s.store.Submissions(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, r := range rounds {
		ids = append(ids, r.By)
	}
	people, err := s.people(ctx, ids...)
	if err != nil {
		return answer{}, err
	}
	items := make([]submission, len(rounds))
	for i, r := range rounds {
		items[i] = submissionOf(r, people)
	}
	return ok(map[string]any{"items": items}), nil
}

func (s *Server) pack(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.user.Cases(), k.Param("id"))
	if err != nil {
		return answer{}, err
	}
	round, err := s.round(k, app.ID)
	if err != nil {
		return answer{}, err
	}
	frozen, err := s.store.Version(ctx, app.ID, round.VersionN)
	if err != nil {
		return answer{}, err
	}
	events, err := s.store.Events(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	people, err := s.people(ctx, round.By)
	if err != nil {
		return answer{}, err
	}
	var marked struct {
		Marking string `json:"marking"`
	}
	if err := json.Unmarshal(frozen.Content, &marked); err != nil {
		return answer{}, err
	}
	return ok(pack{Content: frozen.Content, Manifest: manifest{
		Format: "scpo-submission/1", ApplicationID: app.ID, Reference: app.Reference, Force: round.Force, Region: round.Region,
		Marking: marked.Marking, Round: round.Round, SubmittedAt: round.At, SubmittedBy: people[round.By],
		Event: frozen.Seq, EventHash: events[frozen.Seq-1].Hash,
		Files: []packFile{{Name: "content.json", Bytes: len(frozen.Content), SHA256: frozen.Hash}},
	}}), nil
}

// round finds the submission that the address names.
func (s *Server) round(k *call, id string) (models.Submission, error) {
	n, err := strconv.Atoi(k.Param("round"))
	if err != nil {
		return models.Submission{}, models.ErrNotFound
	}
	rounds, err := s.store.Submissions(k.Request().Context(), id)
	if err != nil {
		return models.Submission{}, err
	}
	for _, r := range rounds {
		if r.Round == n {
			return r, nil
		}
	}
	return models.Submission{}, models.ErrNotFound
}
