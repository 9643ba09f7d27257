package api

import (
	"encoding/json"
	"slices"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/packs"
)

// WithEmailLimit sets the size of an email, in bytes, from which the papers are said not to fit.
func WithEmailLimit(bytes int64) Option { return func(s *Server) { s.emailLimit = bytes } }

// sendings says how the papers of a submission were sent, with the message and the sizes that help to send them.
func (s *Server) sendings(k *call) (answer, error) {
	app, round, all, err := s.sent(k)
	if err != nil {
		return answer{}, err
	}
	var ids []string
	for _, one := range all {
		ids = append(ids, one.By)
		for _, r := range one.Receipts {
			ids = append(ids, r.By)
		}
	}
	people, err := s.people(k.Request().Context(), ids...)
	if err != nil {
		return answer{}, err
	}
	told := answers.Sendings{Items: make([]answers.Sending, len(all)), Channels: []answers.ChannelRoom{}}
	for i, one := range all {
		told.Sent = told.Sent || one.Holds()
		told.Items[i] = sendingOf(one, people)
	}
	if s.papers != nil && s.files != nil {
		err = s.helpToSend(k, app, round, &told)
	}
	return ok(told), err
}

// sent reads the records about the round that the address names.
func (s *Server) sent(k *call) (app models.Application, round models.Submission, all []models.Sending, err error) {
	ctx := k.Request().Context()
	if app, err = s.store.Application(ctx, k.cases(), k.Param("id")); err != nil {
		return app, round, nil, err
	}
	if round, err = s.round(k, app.ID); err != nil {
		return app, round, nil, err
	}
	events, err := s.store.Events(ctx, app.ID)
	if err != nil {
		return app, round, nil, err
	}
	texts, err := s.store.Payloads(ctx, app.ID)
	if err != nil {
		return app, round, nil, err
	}
	all, err = models.Sendings(events, texts, round.Round)
	return app, round, all, err
}

func sendingOf(one models.Sending, people map[string]answers.Person) answers.Sending {
	shown := answers.Sending{
		Event: one.Seq, Channel: one.Channel, To: one.To, On: one.On, Time: one.Time, Note: one.Note, NotSent: one.NotSent, Automatic: one.Automatic,
		Replaces: one.Replaces, Reason: one.Reason, ReplacedBy: one.ReplacedBy, RecordedBy: people[one.By], RecordedAt: one.At, Receipts: []answers.Receipt{},
	}
	for _, r := range one.Receipts {
		shown.Receipts = append(shown.Receipts, answers.Receipt{Event: r.Seq, On: r.On, From: r.From, Reference: r.Reference, Note: r.Note,
			Replaces: r.Replaces, Reason: r.Reason, ReplacedBy: r.ReplacedBy, RecordedBy: people[r.By], RecordedAt: r.At})
	}
	return shown
}

// helpToSend makes the message and looks whether the papers fit.
func (s *Server) helpToSend(k *call, app models.Application, round models.Submission, told *answers.Sendings) error {
	ctx := k.Request().Context()
	papers, err := s.papers.Of(ctx, app.ID, round.Round)
	if err != nil {
		return err
	}
	attached, err := s.store.VersionFiles(ctx, app.ID, round.VersionN)
	if err != nil {
		return err
	}
	manifest, err := s.manifestOf(k, papers)
	if err != nil {
		return err
	}
	entries, err := manifest.Entries(papers, attached)
	if err != nil {
		return err
	}
	for _, r := range packs.Rooms(entries, s.emailLimit) {
		told.Channels = append(told.Channels, answers.ChannelRoom(r))
	}
	frozen, err := s.store.Version(ctx, app.ID, round.VersionN)
	if err != nil {
		return err
	}
	var text content.Content
	if err := json.Unmarshal(frozen.Content, &text); err != nil {
		return err
	}
	email := packs.EmailOf(manifest, entries[0], packs.Cover{URN: text.Court.URN, Court: text.Court.Name, Hearing: text.NextHearing(s.today())})
	told.Email = &email
	return nil
}

// recordSending records how the papers of a round were sent.
func (s *Server) recordSending(k *call) (answer, error) {
	body := &models.SendingBody{}
	return s.perform(k, models.RecordSending, body, func() { body.Round, _ = strconv.Atoi(k.Param("round")) })
}

// recordReceipt records that the CPS acknowledged them.
func (s *Server) recordReceipt(k *call) (answer, error) {
	body := &models.ReceiptBody{}
	return s.perform(k, models.RecordReceipt, body, func() { body.Sending, _ = strconv.Atoi(k.Param("sending")) })
}

// sendingProblems compares a record with the round and with what was recorded before.
func (s *Server) sendingProblems(k *call, body models.Body) ([]decode.Problem, error) {
	_, round, all, err := s.sent(k)
	if err != nil {
		return nil, err
	}
	var found []decode.Problem
	early := decode.NewProblem("/on", string(models.DateTooEarly), "Enter a date that is not before the application was submitted to the CPS")
	switch b := body.(type) {
	case *models.SendingBody:
		if b.On != nil && b.On.Before(round.On) {
			found = append(found, early)
		}
		if i := slices.IndexFunc(all, func(one models.Sending) bool { return one.Seq == b.Replaces }); b.Replaces != 0 && (i < 0 || all[i].ReplacedBy != 0) {
			found = append(found, noRecord())
		}
	case *models.ReceiptBody:
		i := slices.IndexFunc(all, func(one models.Sending) bool { return one.Seq == b.Sending })
		if i < 0 || !all[i].Holds() {
			return nil, models.ErrNotFound
		}
		if on := all[i].On; b.On != nil && on != nil && b.On.Before(*on) {
			found = append(found, decode.NewProblem("/on", string(models.DateTooEarly), "Enter a date that is not before the papers were sent"))
		}
		known := slices.ContainsFunc(all[i].Receipts, func(r models.Receipt) bool { return r.Seq == b.Replaces && r.ReplacedBy == 0 })
		if b.Replaces != 0 && !known {
			found = append(found, noRecord())
		}
	}
	return found, nil
}

func noRecord() decode.Problem {
	return decode.NewProblem("/replaces", decode.CodeBadValue, "Correct the record as it is known now: this one is not there, or was corrected already")
}
