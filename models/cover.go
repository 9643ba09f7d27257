package models

import (
	"fmt"
	"time"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/decode"
)

// CoverState says how far a cover has come. Names are schema: they are stored.
type CoverState string

// The states. A cover that is cancelled while its officer is away ends at once.
const (
	CoverPlanned   CoverState = "planned"
	CoverAway      CoverState = "away"
	CoverOver      CoverState = "over"
	CoverCancelled CoverState = "cancelled"
)

// Open reports whether the cover is still to begin or to end.
func (s CoverState) Open() bool { return s == CoverPlanned || s == CoverAway }

// Cover is an officer's absence and the colleague who acts meanwhile. What the officer holds goes to the colleague at
// midnight, in London, when From begins, and comes back when Until begins.
type Cover struct {
	ID          string
	UserID      string        // who is away
	CoverID     string        // who covers
	AskedBy     string        // colleague who named the cover for the absent officer; "" for that officer
	CancelledBy string        // colleague who cancelled it for them; "" for that officer, and while no one has
	Region      string        // code; of all of them
	From        calendar.Date // first day away
	Until       calendar.Date // the day back
	State       CoverState
	CreatedAt   time.Time
	CancelAsked bool // by that officer or a colleague
}

// ForColleague reports whether someone else asks for the officer, as when that one fell ill.
func (c Cover) ForColleague() bool { return c.AskedBy != "" }

// FromAt is the instant at which work goes to the colleague, in UTC.
func (c Cover) FromAt() time.Time { return c.From.Midnight() }

// UntilAt is the instant at which work comes back, in UTC.
func (c Cover) UntilAt() time.Time { return c.Until.Midnight() }

// Holds reports whether the officer is away on that day by this cover.
func (c Cover) Holds(on calendar.Date) bool {
	return c.State.Open() && !on.Before(c.From) && on.Before(c.Until)
}

// meets reports whether two covers have a day in common.
func (c Cover) meets(o Cover) bool { return c.From.Before(o.Until) && o.From.Before(c.Until) }

// CoverDays is how long one cover may last, and CoverAhead how far ahead it may begin, in days.
const (
	CoverDays  = 90
	CoverAhead = 366
)

// CheckCover says what is wrong with a cover that someone asks for; away and colleague are the
// officers whom they name, and others are the covers of the region. No one is away on days on which
// they cover: work passes to someone who is there, and never in a ring.
func CheckCover(c Cover, away, colleague User, others []Cover, today calendar.Date) []decode.Problem {
	if !away.CoversIn(c.Region) {
		return []decode.Problem{decode.NewProblem("/for", decode.CodeBadValue, "Enter the username of a regional officer in this region, or leave it out if you are away")}
	}
	return append(c.unmetDays(today), c.unmetColleague(colleague, others)...)
}

func (c Cover) unmetDays(today calendar.Date) []decode.Problem {
	var found []decode.Problem
	switch {
	case c.From.IsZero():
		found = append(found, decode.NewProblem("/from", string(NoDate), "Enter the first day away"))
	case c.From.Before(today):
		found = append(found, decode.NewProblem("/from", decode.CodeBadValue, "Enter a first day away that is today or later"))
	case c.From.After(today.AddDays(CoverAhead)):
		found = append(found, decode.NewProblem("/from", decode.CodeBadValue, "Enter a first day away within the next year"))
	}
	switch {
	case c.Until.IsZero():
		return append(found, decode.NewProblem("/until", string(NoDate), "Enter the first day back"))
	case len(found) > 0:
		return found
	case !c.Until.After(c.From):
		found = append(found, decode.NewProblem("/until", decode.CodeBadValue, "Enter a first day back that is after the first day away"))
	case c.From.DaysUntil(c.Until) > CoverDays:
		found = append(found, decode.NewProblem("/until", decode.CodeBadValue, fmt.Sprintf("Cover can last up to %d days. Enter an earlier first day back", CoverDays)))
	}
	return found
}

func (c Cover) unmetColleague(colleague User, others []Cover) []decode.Problem {
	switch {
	case colleague.ID == c.UserID && c.ForColleague():
		return []decode.Problem{decode.NewProblem("/username", decode.CodeBadValue, "Select a regional officer who is not the one away")}
	case colleague.ID == c.UserID:
		return []decode.Problem{decode.NewProblem("/username", decode.CodeBadValue, "Select a colleague: you cannot cover for yourself")}
	case colleague.ID == "" || !colleague.CoversIn(c.Region):
		return []decode.Problem{decode.NewProblem("/username", decode.CodeBadValue, "Select a regional officer in this region")}
	}
	for _, o := range others {
		if o.ID == c.ID || !o.State.Open() || !c.meets(o) {
			continue
		}
		switch {
		case o.UserID == c.UserID && c.ForColleague():
			return []decode.Problem{decode.NewProblem("/from", "cover-overlaps", "That officer already has cover on some of these days. Cancel it first, or enter other dates")}
		case o.UserID == c.UserID:
			return []decode.Problem{decode.NewProblem("/from", "cover-overlaps", "You already have cover on some of these days. Cancel it first, or enter other dates")}
		case o.UserID == colleague.ID:
			return []decode.Problem{decode.NewProblem("/username", "away", "That officer is away on some of these days. Select another")}
		case o.CoverID == c.UserID && c.ForColleague():
			return []decode.Problem{decode.NewProblem("/from", "covering", "That officer is covering for a colleague on some of these days. Arrange other cover for the colleague first")}
		case o.CoverID == c.UserID:
			return []decode.Problem{decode.NewProblem("/from", "covering", "You are covering for a colleague on some of these days. Arrange other cover for the colleague first")}
		}
	}
	return nil
}

// CoversIn reports whether the user may be given work of the region.
func (u User) CoversIn(region string) bool {
	return u.Active && u.Role == Officer && u.Region == region
}
