package review

import (
	"fmt"
	"strings"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reference"
)

// Story describes an event in one plain sentence. body is what was sent with it; it is nil where that was erased or
// cannot be shown, and the sentence then says less. Free text from the body is never included. who returns the name of
// a user id. points are those of the application; they supply the number of a point. The sentence contains names: show
// it only to people who can read the application, and never log it.
func Story(e models.Event, body models.Body, who func(userID string) string, points ...models.Point) string {
	t := teller{event: e, body: body, who: who, points: points}
	if tell := automatic[e.Action]; tell != nil {
		return tell(t)
	}
	return t.actor() + " " + t.did() + "."
}

// automatic are done by the service, for an absent officer or one who submitted, so they are not described as their action.
var automatic = map[models.Action]func(teller) string{
	models.PassOver:   teller.passOver,
	models.HandBack:   teller.handBack,
	models.DropPapers: teller.dropped,
}

// fuller are the actions whose body or event says more than the table of actions.
var fuller = map[models.Action]func(t teller, did string) string{
	models.SubmitForQA:  teller.submitted,
	models.Assign:       teller.assigned,
	models.Return:       teller.returned,
	models.SubmitToCPS:  teller.toCPS,
	models.CPSDecision:  teller.decided,
	models.CourtOutcome: teller.court,

	models.CPSTriage:       teller.triaged,
	models.CorrectDecision: teller.corrected,
	models.Relate:          teller.related,

	models.AnswerPoint:  teller.answered,
	models.ResolvePoint: teller.resolved,

	models.ContestPoint:   teller.contested,
	models.ContestOutcome: teller.contestClosed,
	models.ReceiveItem:    teller.received,
	models.CancelItem:     teller.itemCancelled,
	models.MoveItem:       teller.moved,

	models.RecordSending: teller.sent,
	models.RecordReceipt: teller.acknowledged,

	models.StopClock: teller.stopped,
}

type teller struct {
	event  models.Event
	body   models.Body
	who    func(string) string
	points []models.Point
}

// did is what the actor did, without subject and full stop.
func (t teller) did() string {
	did := t.event.Action.Did()
	if did == "" {
		return fmt.Sprintf("did something this version cannot describe (%q)", string(t.event.Action))
	}
	if tell := fuller[t.event.Action]; tell != nil {
		return tell(t, did)
	}
	return did
}

func (t teller) actor() string {
	name := t.name(t.event.ActorID, "Unknown user")
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

func (t teller) assigned(did string) string {
	b, ok := bodyOf[models.AssignBody](t.body)
	switch {
	case !ok || b.UserID == "":
		return did
	case b.UserID == t.event.ActorID:
		return did + " to themselves"
	}
	return did + " to " + t.name(b.UserID, "another regional officer")
}

func (t teller) passOver() string {
	cover := "a colleague"
	if b, ok := bodyOf[models.CoverBody](t.body); ok && b.UserID != "" {
		cover = t.name(b.UserID, cover)
	}
	return t.actor() + " is away, so the application was assigned to " + cover + t.asked() + "."
}

func (t teller) handBack() string {
	if by := t.asked(); by != "" {
		return "The application was assigned back to " + t.actor() + " because the cover was cancelled" + by + "."
	}
	return "The application was assigned back to " + t.actor() + " at the end of the cover."
}

// asked names who arranged or cancelled the cover, or is "" if the absent officer did.
func (t teller) asked() string {
	if b, ok := bodyOf[models.CoverBody](t.body); ok && b.AskedBy != "" {
		return ", as " + t.name(b.AskedBy, "a colleague") + " asked"
	}
	return ""
}

func (t teller) stopped(text string) string {
	b, ok := bodyOf[models.StopBody](t.body)
	if !ok {
		return text
	}
	if b.From != nil {
		text += " from " + longDate(*b.From)
	}
	if b.Cause != "" {
		text += ": " + causeName(b.Cause)
	}
	return text
}

// causeName is the name in the list of causes; a code that is not in the list is shown as it is.
func causeName(code string) string {
	if c, known := reference.Embedded().ClockStop(code); known {
		return c.Name
	}
	return code
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
