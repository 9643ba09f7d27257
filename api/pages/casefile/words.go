package casefile

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// worded is one thing that was said with an event.
type worded struct{ Label, Text string }

// said gathers what is not empty.
type said []worded

func (s *said) add(label, text string) {
	if text != "" {
		*s = append(*s, worded{label, text})
	}
}

// wordsOf are the words of an event, as far as the visitor may read them. They do not repeat the sentence of the event.
func wordsOf(v *pages.Visit, e answers.Event) (said, error) {
	body := models.NewBody(e.Action)
	if len(e.Details) == 0 || string(e.Details) == "null" || body == nil {
		return nil, nil
	}
	if err := json.Unmarshal(e.Details, body); err != nil {
		return nil, fmt.Errorf("read event %d: %w", e.Seq, err)
	}
	var s said
	switch b := body.(type) {
	case *models.NoteBody:
		s.add("Note", b.Note)
	case *models.RecallBody:
		s.add("Reason", b.Reason)
	case *models.ReasonBody:
		s.add("Reason", b.Reason)
	case *models.ConflictBody:
		s.add("Reason", b.Reason)
	case *models.AssignBody:
		s.add("Handover note", b.Note)
	case *models.OutcomeBody:
		s.add("Note", b.Note)
	case *models.StopBody:
		s.add("Note", b.Note)
	case *models.AnswerBody:
		s.add("Response", b.Text)
	case *models.ResolveBody:
		s.add("Note", b.Note)
	case *models.SubmitBody:
		s.submitted(b)
	case *models.ReturnBody:
		s.points(v, b.Points)
	case *models.ApproveBody:
		s.approved(b)
	case *models.DecisionBody:
		s.decided(v, b)
	}
	return s, nil
}

func (s *said) submitted(b *models.SubmitBody) {
	for _, id := range slices.Sorted(maps.Keys(b.Justifications)) {
		s.add("Justification for "+id, b.Justifications[id])
	}
	s.add("Note", b.Note)
}

func (s *said) points(v *pages.Visit, points []models.PointBody) {
	for i, p := range points {
		text := p.Text
		if p.Action != "" {
			text += "\nAction needed: " + p.Action
		}
		if p.DueOn != nil {
			text += "\nDue " + ui.Date(*p.DueOn)
		}
		s.add(fmt.Sprintf("Point %d (%s, %s)", i+1, v.ReasonWords(p.Code), severityWords(p.Severity)), text)
	}
}

// severityWords are what a point is called by what it asks for.
func severityWords(s models.Severity) string {
	if s == models.Must {
		return "required"
	}
	return "advisory"
}

func (s *said) approved(b *models.ApproveBody) {
	for _, id := range slices.Sorted(maps.Keys(b.Checklist)) {
		text := answerWords(b.Checklist[id])
		if note := b.Notes[id]; note != "" {
			text += "\n" + note
		}
		s.add("Check "+id, text)
	}
	for _, one := range b.Sights {
		s.add(sightWords(one))
	}
	for _, a := range b.TermAnswers {
		text := answerWords(a.Answer)
		if a.Note != "" {
			text += "\n" + a.Note
		}
		s.add("Term "+strconv.Itoa(a.Number), text)
	}
	s.add("Note", b.Note)
}

// answerWords are an answer of a checklist as people say it.
func answerWords(answer string) string {
	return map[string]string{"yes": "Yes", "no": "No", "n/a": "Not applicable", models.NotAnswered: "Not answered"}[answer]
}

// sightWords say what the officer was shown before approving, and whether they confirmed it.
func sightWords(s models.Sight) (label, text string) {
	label = "Seen: "
	if !s.Seen {
		label = "Shown, not confirmed as seen: "
	}
	if s.Check != "" {
		label += s.Check + ": "
	}
	return label + s.Title, s.Text
}

func (s *said) decided(v *pages.Visit, b *models.DecisionBody) {
	s.add("Decided by", b.Authority.Name+", "+b.Authority.Grade)
	s.add("Basis of authority", b.Authority.Basis)
	s.add("CPS reference", b.Authority.Reference)
	for i, r := range b.Reasons {
		text := v.ReasonWords(r.Code)
		if r.Text != "" {
			text += "\n" + r.Text
		}
		s.add(fmt.Sprintf("Reason %d", i+1), text)
	}
	s.add("Note", b.Note)
}
