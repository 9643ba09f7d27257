package models

import (
	"fmt"
	"slices"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
)

// YesNo is an answer that may also not have been given: then it is "".
type YesNo string

// The answers.
const (
	Yes YesNo = "yes"
	No  YesNo = "no"
)

func (y YesNo) given() bool { return y == Yes || y == No }

// ContestBody says whether the region holds a reason of the CPS to be wrong. "No" is recorded too: what is not
// recorded cannot be told from it.
type ContestBody struct {
	PointID   string `json:"pointId,omitempty" by:"service"`
	Contested YesNo  `json:"contested"`
	Text      string `json:"text,omitempty" max:"20000"`
}

// Problems asks for yes or no, and for why where it is yes.
func (b *ContestBody) Problems(Rules) []decode.Problem {
	switch b.Contested {
	case Yes:
		return required(nil, "/text", b.Text, "Enter why the reason is wrong")
	case No:
		return nil
	}
	return []decode.Problem{decode.NewProblem("/contested", decode.CodeBadValue, "Select whether the reason is contested")}
}

// Fill names the point and what is said of it.
func (b *ContestBody) Fill(c *Command) { c.PointID, c.Contested = b.PointID, b.Contested }

// DiscussedBy are the ways in which a contest may have been discussed with the CPS.
func DiscussedBy() []string { return []string{"email", "meeting", "phone"} }

// ContestOutcomeBody says whether the CPS agreed that a reason was wrong, why, how it was discussed, and when.
type ContestOutcomeBody struct {
	PointID   string         `json:"pointId,omitempty" by:"service"`
	Agreed    YesNo          `json:"agreed"`
	Reason    string         `json:"reason" max:"20000"`
	Discussed []string       `json:"discussed"`
	On        *calendar.Date `json:"on"`
}

// Problems asks for all of it.
func (b *ContestOutcomeBody) Problems(r Rules) []decode.Problem {
	var found []decode.Problem
	if !b.Agreed.given() {
		found = append(found, decode.NewProblem("/agreed", decode.CodeBadValue, "Select whether the CPS agreed that the reason was wrong"))
	}
	found = required(found, "/reason", b.Reason, "Enter what the CPS gave as its reason")
	if len(b.Discussed) == 0 {
		found = append(found, decode.NewProblem("/discussed", decode.CodeRequired, "Select how it was discussed with the CPS"))
	}
	for i, way := range b.Discussed {
		if !slices.Contains(DiscussedBy(), way) || slices.Contains(b.Discussed[:i], way) {
			found = append(found, decode.NewProblem(fmt.Sprintf("/discussed/%d", i), decode.CodeBadValue, "Select email, meeting or phone, each once"))
		}
	}
	return append(found, happened(b.On, r, "Enter the date of the CPS's answer")...)
}

// Fill names the point and what the CPS said.
func (b *ContestOutcomeBody) Fill(c *Command) {
	c.PointID, c.Agreed, c.DecidedOn = b.PointID, b.Agreed, b.On
}

// ReceiveBody says that the CPS has what an item asks for; with what is missing, that it has only a part.
type ReceiveBody struct {
	PointID string         `json:"pointId,omitempty" by:"service"`
	On      *calendar.Date `json:"on"`
	Missing string         `json:"missing,omitempty" max:"20000"`
}

// Problems asks for the day.
func (b *ReceiveBody) Problems(r Rules) []decode.Problem {
	return happened(b.On, r, "Enter the date on which the CPS received it")
}

// Fill names the point and says whether it is whole.
func (b *ReceiveBody) Fill(c *Command) {
	c.PointID, c.DecidedOn, c.Part = b.PointID, b.On, !compare.Blank(b.Missing)
}

// CancelItemBody says why an item is no longer wanted.
type CancelItemBody struct {
	PointID string `json:"pointId,omitempty" by:"service"`
	Reason  string `json:"reason" max:"20000"`
}

// Problems asks for the reason.
func (b *CancelItemBody) Problems(Rules) []decode.Problem {
	return required(nil, "/reason", b.Reason, "Enter why the CPS no longer needs it")
}

// Fill names the point.
func (b *CancelItemBody) Fill(c *Command) { c.PointID = b.PointID }

// MovedBy is who asked for another due date.
type MovedBy string

// Those who may ask.
const (
	ByForce MovedBy = "force"
	ByCPS   MovedBy = "cps"
)

// MoveItemBody gives an item another due date. From is the date before, which the service adds; both are kept.
type MoveItemBody struct {
	PointID string         `json:"pointId,omitempty" by:"service"`
	DueOn   *calendar.Date `json:"dueOn"`
	By      MovedBy        `json:"by"`
	Reason  string         `json:"reason" max:"20000"`
	From    *calendar.Date `json:"from,omitempty" by:"service"`
}

// Problems asks for another date, for who asked and why.
func (b *MoveItemBody) Problems(r Rules) []decode.Problem {
	var found []decode.Problem
	switch {
	case b.DueOn == nil:
		found = append(found, decode.NewProblem("/dueOn", string(NoDate), "Enter the new due date"))
	case b.DueOn.Before(r.Today):
		found = append(found, decode.NewProblem("/dueOn", string(DateTooEarly), "Enter a due date that is today or later"))
	}
	if b.By != ByForce && b.By != ByCPS {
		found = append(found, decode.NewProblem("/by", decode.CodeBadValue, "Select whether the force or the CPS asked for another date"))
	}
	return required(found, "/reason", b.Reason, "Enter why the date changes")
}

// Fill names the point.
func (b *MoveItemBody) Fill(c *Command) { c.PointID = b.PointID }

// happened requires a day, at /on, that is not to come.
func happened(on *calendar.Date, r Rules, words string) []decode.Problem {
	switch {
	case on == nil:
		return []decode.Problem{decode.NewProblem("/on", string(NoDate), words)}
	case !r.Today.IsZero() && on.After(r.Today):
		return []decode.Problem{decode.NewProblem("/on", string(DateInFuture), "Enter a date that is today or earlier")}
	}
	return nil
}
