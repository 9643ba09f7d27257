package review

import (
	"fmt"
	"strings"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// Story tells an event in one plain sentence. body is what was sent with it, and nil where that was erased or may not
// be shown: the sentence then says less and stays true. No free text of the body is in it. who gives the name of a
// user id; points are those of the application, from which the number of a point is told. The sentence holds names:
// it is for those who may read the application, and for no log.
func Story(e models.Event, body models.Body, who func(userID string) string, points ...models.Point) string {
	t := teller{event: e, body: body, who: who, points: points}
	if e.Action == models.PassOver { // done for an officer who is away, so it is not told as their deed
		return t.passOver()
	}
	if e.Action == models.HandBack {
		return t.handBack()
	}
	return t.actor() + " " + t.did() + "."
}

type teller struct {
	event  models.Event
	body   models.Body
	who    func(string) string
	points []models.Point
}

// did is what the actor did, without subject and full stop.
func (t teller) did() string {
	switch t.event.Action {
	case models.Create:
		return "created the application"
	case models.SubmitForQA:
		return t.submitted()
	case models.Recall:
		return "took the application back"
	case models.Claim:
		return "took on the review"
	case models.Release:
		return "gave up the review, for another officer to take on"
	case models.Assign:
		return t.assigned()
	case models.Return:
		return t.returned()
	case models.Approve:
		return "approved it for the CPS"
	case models.Reopen:
		return "took back the approval and returned it to the force"
	case models.SubmitToCPS:
		return t.toCPS()
	case models.CPSDecision:
		return t.decided()
	case models.CourtOutcome:
		return t.court()
	case models.Withdraw:
		return "withdrew the application"
	case models.AnswerPoint:
		return t.answered()
	case models.ResolvePoint:
		return t.resolved()
	case models.DeclareConflict:
		return "declared a conflict of interest and no longer deals with it"
	case models.StopClock:
		return t.stopped()
	case models.StartClock:
		return "started the clock again"
	case models.PassOver, models.HandBack: // see Story
	}
	return fmt.Sprintf("did what this version has no words for (%q)", string(t.event.Action))
}

func (t teller) actor() string {
	name := t.name(t.event.ActorID, "Somebody")
	if role := t.event.ActorRole.Words(); role != "" {
		return name + " (" + role + ")"
	}
	return name
}

func (t teller) name(userID, unknown string) string {
	if userID == "" {
		return unknown
	}
	if name := strings.TrimSpace(t.who(userID)); name != "" {
		return name
	}
	return unknown
}

func (t teller) assigned() string {
	if b, ok := bodyOf[models.AssignBody](t.body); ok && b.UserID != "" {
		if b.UserID == t.event.ActorID {
			return "took it over"
		}
		return "handed it over to " + t.name(b.UserID, "an officer")
	}
	return "named the officer who is to hold it"
}

func (t teller) passOver() string {
	cover := "the colleague who covers"
	if b, ok := bodyOf[models.CoverBody](t.body); ok && b.UserID != "" {
		cover = t.name(b.UserID, "the colleague") + ", who covers"
	}
	return "The work of " + t.actor() + " on it passed to " + cover + t.asked() + "."
}

func (t teller) handBack() string {
	if by := t.asked(); by != "" {
		return "The work on it went back to " + t.actor() + " as the cover was cancelled" + by + "."
	}
	return "The work on it went back to " + t.actor() + " at the end of the cover."
}

// asked is who wanted that in place of the officer who is away; "" for that officer.
func (t teller) asked() string {
	if b, ok := bodyOf[models.CoverBody](t.body); ok && b.AskedBy != "" {
		return ", as " + t.name(b.AskedBy, "a colleague") + " asked"
	}
	return ""
}

func (t teller) stopped() string {
	b, ok := bodyOf[models.StopBody](t.body)
	if !ok {
		return "stopped the clock"
	}
	text := "stopped the clock"
	if b.From != nil {
		text += " from " + longDate(*b.From)
	}
	if b.Cause != "" {
		text += ": " + strings.ReplaceAll(b.Cause, "-", " ")
	}
	return text
}

// bodyOf is the body if it is there and is that of the action.
func bodyOf[T any](body models.Body) (T, bool) {
	if b, ok := any(body).(*T); ok && b != nil {
		return *b, true
	}
	var none T
	return none, false
}

func longDate(d calendar.Date) string { return d.Time().Format("2 January 2006") }

// counted is "1 point", "3 points".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
