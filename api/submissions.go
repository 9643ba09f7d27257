package api

import (
	"encoding/json"
	"slices"
	"strconv"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

func submissionOf(r models.Submission, people map[string]answers.Person) answers.Submission {
	shown := answers.Submission{
		Round: r.Round, Version: r.VersionN, SubmittedAt: r.At, SubmittedOn: r.On, SubmittedBy: people[r.By],
		ContentHash: r.ContentHash, DecidedOn: r.DecidedOn, OutsideControl: r.Outside,
		Stage: r.Stage, TakenOn: r.TakenOn, RecordedRole: r.RecordedRole, Confirmed: r.Confirmed, Corrections: r.Corrections, SameOfficer: r.SameOfficer,
	}
	if r.Decision != "" {
		shown.Decision = &r.Decision
	}
	return shown
}

func (s *Server) submissions(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
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
	events, err := s.store.Events(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	texts, err := s.store.Payloads(ctx, app.ID)
	if err != nil {
		return answer{}, err
	}
	items := make([]answers.Submission, len(rounds))
	for i, r := range rounds {
		items[i] = submissionOf(r, people)
		sendings, err := models.Sendings(events, texts, r.Round)
		if err != nil {
			return answer{}, err
		}
		items[i].Sent = sentOf(sendings)
		if items[i].Files, err = s.packFiles(k, app.ID, r.VersionN); err != nil {
			return answer{}, err
		}
	}
	return listed(items), nil
}

// sentOf is the last record of those that hold; nil where there is none.
func sentOf(all []models.Sending) *answers.SentPapers {
	for _, one := range slices.Backward(all) {
		if one.Holds() {
			acknowledged := slices.ContainsFunc(one.Receipts, func(r models.Receipt) bool { return r.ReplacedBy == 0 })
			return &answers.SentPapers{Channel: one.Channel, On: one.On, Acknowledged: acknowledged}
		}
	}
	return nil
}

func (s *Server) pack(k *call) (answer, error) {
	ctx := k.Request().Context()
	app, err := s.store.Application(ctx, k.cases(), k.Param("id"))
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
	seal, err := s.store.SealOf(ctx, "submissions", app.ID, app.ID, round.Round)
	if err != nil && !isNotFound(err) {
		return answer{}, err
	}
	var marked struct {
		Marking string `json:"marking"`
	}
	if err := json.Unmarshal(frozen.Content, &marked); err != nil {
		return answer{}, err
	}
	answered, err := s.answersFor(k, app.ID, round, frozen)
	if err != nil {
		return answer{}, err
	}
	manifest := answers.Manifest{
		Format: "scpo-submission/1", ApplicationID: app.ID, Reference: app.Reference, Force: round.Force, Region: round.Region,
		Marking: marked.Marking, Round: round.Round, SubmittedAt: round.At, SubmittedBy: people[round.By],
		Event: frozen.Seq, EventHash: events[frozen.Seq-1].Hash,
		Files: []answers.PackFile{{Name: "content.json", Bytes: len(frozen.Content), SHA256: frozen.Hash}},
	}
	attached, err := s.packFiles(k, app.ID, round.VersionN)
	if err != nil {
		return answer{}, err
	}
	manifest.Files = append(manifest.Files, attached...)
	if seal.N > 0 {
		manifest.Seal = &answers.Seal{Chain: seal.Chain, N: seal.N, Hash: seal.Hash, Signature: seal.Signature}
	}
	return ok(answers.Pack{Content: frozen.Content, Answers: answered, Manifest: manifest}), nil
}

// answersFor are the reasons of earlier CPS decisions, each with what the force answered before this submission.
func (s *Server) answersFor(k *call, id string, round models.Submission, frozen models.Version) ([]answers.PackAnswer, error) {
	raised, err := s.store.Points(k.Request().Context(), id)
	found := []answers.PackAnswer{}
	for _, p := range documents.AsOf(raised, frozen.Seq, round.At) {
		found = append(found, answers.PackAnswer{
			Number: p.Number, Code: p.Code, Anchor: p.Anchor, Text: p.Text, Answer: p.Answer, AnswerText: p.AnswerText, AnsweredAt: p.AnsweredAt,
		})
	}
	return found, err
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
