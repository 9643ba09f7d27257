package review

import (
	"cmp"
	"fmt"
	"strings"

	"scpo.example/desk/models"
)

func (t teller) submitted(text string) string {
	if t.event.From == models.ReturnedByQA || t.event.From == models.ReturnedByCPS {
		text = "re" + text
	}
	if b, ok := bodyOf[models.SubmitBody](t.body); ok && len(b.Justifications) > 0 {
		text += ", with a justification for " + counted(len(b.Justifications), "check")
	}
	return text
}

func (t teller) returned(did string) string {
	if b, ok := bodyOf[models.ReturnBody](t.body); ok && len(b.Points) > 0 {
		return did + " with " + counted(len(b.Points), "point")
	}
	return did
}

func (t teller) toCPS(did string) string {
	if t.event.Round > 1 {
		return fmt.Sprintf("%s (round %d)", did, t.event.Round)
	}
	return did
}

// decided describes the CPS decision, from the status that followed where the decision itself was erased.
func (t teller) decided(text string) string {
	b, ok := bodyOf[models.DecisionBody](t.body)
	if !ok {
		b = models.DecisionBody{}
	}
	return text + t.answer(b)
}

// answer is what the CPS answered, with a colon before it.
func (t teller) answer(b models.DecisionBody) string {
	if !b.Decision.Known() {
		if t.event.To == models.Accepted {
			return ": accepted"
		}
		if t.event.To == models.ReturnedByCPS {
			return ": not accepted"
		}
		return ""
	}
	parts := []string{decisionWords(b.Decision)}
	if b.DecidedOn != nil {
		parts = append(parts, longDate(*b.DecidedOn))
	}
	if n := len(b.Reasons); n > 0 {
		parts = append(parts, counted(n, "reason"))
	}
	return ": " + strings.Join(parts, ", ")
}

func (t teller) triaged(did string) string {
	b, ok := bodyOf[models.TriageBody](t.body)
	switch {
	case ok && b.Outcome == models.TriagedReturned:
		return did + ": returned, " + counted(len(b.Items), "item")
	case t.event.To == models.ReturnedByCPS:
		return did + ": returned"
	}
	return did + ": taken on"
}

func (t teller) corrected(text string) string {
	b, ok := bodyOf[models.CorrectBody](t.body)
	switch {
	case !ok:
		return text
	case b.Outcome == models.TakenOn:
		return text + ": taken on at triage, not decided"
	case b.Outcome == models.TriagedReturned:
		return text + ": returned at triage, " + counted(len(b.Items), "item")
	}
	return text + t.answer(b.DecisionBody)
}

func (t teller) related(did string) string {
	b, ok := bodyOf[models.RelateBody](t.body)
	if !ok {
		return did
	}
	switch b.As {
	case models.Continues:
		return "recorded that this application continues another"
	case models.Duplicate:
		return "recorded that this application duplicates another"
	case models.Unrelated:
	}
	return "recorded that another application is not related"
}

func decisionWords(d models.Decision) string {
	switch d {
	case models.DecisionAccepted:
		return "accepted as submitted"
	case models.DecisionWithAmendments:
		return "accepted with amendments"
	case models.DecisionMoreInfo:
		return "more information needed"
	case models.DecisionRejected:
		return "rejected"
	case models.DecisionAtTriage:
		return "returned at triage"
	}
	return string(d)
}

func (t teller) court(text string) string {
	b, ok := bodyOf[models.OutcomeBody](t.body)
	if !ok {
		return text
	}
	var parts []string
	switch b.Outcome {
	case models.Granted:
		parts = append(parts, "order made as applied for")
	case models.GrantedAmended:
		parts = append(parts, "order made with changes")
	case models.Refused:
		parts = append(parts, "order refused")
	case models.NotPursued:
		parts = append(parts, "application not pursued")
	}
	if b.On != nil {
		parts = append(parts, longDate(*b.On))
	}
	if len(parts) == 0 {
		return text
	}
	return text + ": " + strings.Join(parts, ", ")
}

func (t teller) answered(did string) string {
	b, ok := bodyOf[models.AnswerBody](t.body)
	if !ok {
		return did
	}
	text := "responded to " + t.point(b.PointID)
	switch b.Answer {
	case models.Changed:
		return text + ": changed"
	case models.Explained:
		return text + ": no change needed"
	case models.Disagree:
		return text + ": disagreed"
	}
	return text
}

func (t teller) resolved(did string) string {
	b, ok := bodyOf[models.ResolveBody](t.body)
	if !ok {
		return did
	}
	if cmp.Or(b.Resolution, models.Resolved) == models.Reopened {
		return "reopened " + t.point(b.PointID)
	}
	return "resolved " + t.point(b.PointID)
}

func (t teller) point(id string) string {
	for _, p := range t.points {
		if p.ID == id && p.Number > 0 {
			return fmt.Sprintf("point %d", p.Number)
		}
	}
	return "a point"
}
