package review

import (
	"cmp"
	"fmt"

	"scpo.example/desk/models"
)

func (t teller) submitted() string {
	text := "submitted the application for regional quality assurance"
	if t.event.From == models.ReturnedByQA || t.event.From == models.ReturnedByCPS {
		text = "submitted the application again for regional quality assurance"
	}
	if b, ok := bodyOf[models.SubmitBody](t.body); ok && len(b.Justifications) > 0 {
		text += ", with a justification for " + counted(len(b.Justifications), "check")
	}
	return text
}

func (t teller) returned() string {
	if b, ok := bodyOf[models.ReturnBody](t.body); ok && len(b.Points) > 0 {
		return "returned it with " + counted(len(b.Points), "point")
	}
	return "returned it to the force"
}

func (t teller) toCPS() string {
	if t.event.Round > 1 {
		return fmt.Sprintf("sent it to the CPS again, in round %d", t.event.Round)
	}
	return "sent it to the CPS"
}

// decided tells what the CPS said, by the state that followed where the words are gone.
func (t teller) decided() string {
	verb := "recorded that the CPS "
	if t.event.ActorRole == models.CPS {
		verb = "decided for the CPS, which "
	}
	b, ok := bodyOf[models.DecisionBody](t.body)
	if !ok || !b.Decision.Known() {
		if t.event.To == models.Accepted {
			return verb + "accepted it"
		}
		if t.event.To == models.ReturnedByCPS {
			return verb + "did not accept it"
		}
		return verb + "answered"
	}
	text := verb + decisionWords(b.Decision)
	if b.DecidedOn != nil {
		text += " on " + longDate(*b.DecidedOn)
	}
	if n := len(b.Reasons); n > 0 {
		text += ", with " + counted(n, "reason")
	}
	return text
}

func decisionWords(d models.Decision) string {
	switch d {
	case models.DecisionAccepted:
		return "accepted it"
	case models.DecisionWithAmendments:
		return "accepted it with amendments"
	case models.DecisionMoreInfo:
		return "asked for more information"
	case models.DecisionRejected:
		return "rejected it"
	}
	return "answered"
}

func (t teller) court() string {
	b, ok := bodyOf[models.OutcomeBody](t.body)
	if !ok {
		return "recorded the outcome at court"
	}
	text := "recorded the outcome at court"
	switch b.Outcome {
	case models.Granted:
		text = "recorded that the court made the order"
	case models.GrantedAmended:
		text = "recorded that the court made the order with amendments"
	case models.Refused:
		text = "recorded that the court refused the order"
	case models.NotPursued:
		text = "recorded that the application to the court was not pursued"
	}
	if b.On != nil {
		text += ", on " + longDate(*b.On)
	}
	return text
}

func (t teller) answered() string {
	b, ok := bodyOf[models.AnswerBody](t.body)
	if !ok {
		return "answered a point"
	}
	text := "answered " + t.point(b.PointID)
	switch b.Answer {
	case models.Changed:
		return text + ": changed"
	case models.Explained:
		return text + ": explained"
	case models.Disagree:
		return text + ": disagreed"
	}
	return text
}

func (t teller) resolved() string {
	b, ok := bodyOf[models.ResolveBody](t.body)
	if !ok {
		return "decided whether the answer to a point is enough"
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
