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

// Cover is an officer's absence and the colleague who acts meanwhile. What the officer holds passes
// over at midnight, in London, as From begins, and comes back as Until begins.
type Cover struct {
	ID          string
	UserID      string        // who is away
	CoverID     string        // who covers
	AskedBy     string        // colleague who named the cover for the absent officer; "" for that officer
	CancelledBy string        // colleague who cancelled it for them; "" for that officer, and while nobody has
	Region      string        // code; of all of them
	From        calendar.Date // first day away
	Until       calendar.Date // the day back
	State       CoverState
	CreatedAt   time.Time
}

// ForColleague reports whether somebody else asks for the officer, as when that one fell ill.
func (c Cover) ForColleague() bool { return c.AskedBy != "" }

// FromAt is the instant at which work passes over, in UTC.
func (c Cover) FromAt() time.Time { return midnight(c.From) }

// UntilAt is the instant at which work comes back, in UTC.
func (c Cover) UntilAt() time.Time { return midnight(c.Until) }

// midnight is when the day begins in London: no change of the clock falls on it.
func midnight(d calendar.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, calendar.London()).UTC()
}

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

// CheckCover says what is wrong with a cover that somebody asks for; away and colleague are the
// officers whom they name, and others are the covers of the region. Nobody is away on days on which
// they cover: work passes to somebody who is there, and never in a ring.
func CheckCover(c Cover, away, colleague User, others []Cover, today calendar.Date) []decode.Problem {
	if !away.CoversIn(c.Region) {
		return []decode.Problem{decode.NewProblem("/for", decode.CodeBadValue, "Enter the username of an officer of this region, or leave it out to name a cover for yourself.")}
	}
	return append(c.unmetDays(today), c.unmetColleague(colleague, others)...)
}

func (c Cover) unmetDays(today calendar.Date) []decode.Problem {
	var found []decode.Problem
	switch {
	case c.From.IsZero():
		found = append(found, decode.NewProblem("/from", string(NoDate), "Enter the first day away."))
	case c.From.Before(today):
		found = append(found, decode.NewProblem("/from", decode.CodeBadValue, "The first day away is past. Enter today's date or a later one."))
	case c.From.After(today.AddDays(CoverAhead)):
		found = append(found, decode.NewProblem("/from", decode.CodeBadValue, "The first day away is more than a year ahead. Enter an earlier date."))
	}
	switch {
	case c.Until.IsZero():
		return append(found, decode.NewProblem("/until", string(NoDate), "Enter the day back."))
	case len(found) > 0:
		return found
	case !c.Until.After(c.From):
		found = append(found, decode.NewProblem("/until", decode.CodeBadValue, "The day back must be after the first day away."))
	case c.From.DaysUntil(c.Until) > CoverDays:
		found = append(found, decode.NewProblem("/until", decode.CodeBadValue, fmt.Sprintf("One cover lasts at most %d days. Enter an earlier day back.", CoverDays)))
	}
	return found
}

func (c Cover) unmetColleague(colleague User, others []Cover) []decode.Problem {
	switch {
	case colleague.ID == c.UserID && c.ForColleague():
		return []decode.Problem{decode.NewProblem("/username", decode.CodeBadValue, "That officer is the one who is away. Enter the username of another.")}
	case colleague.ID == c.UserID:
		return []decode.Problem{decode.NewProblem("/username", decode.CodeBadValue, "You cannot cover for yourself. Enter the username of a colleague.")}
	case colleague.ID == "" || !colleague.CoversIn(c.Region):
		return []decode.Problem{decode.NewProblem("/username", decode.CodeBadValue, "Enter the username of an officer of this region.")}
	}
	for _, o := range others {
		if o.ID == c.ID || !o.State.Open() || !c.meets(o) {
			continue
		}
		switch {
		case o.UserID == c.UserID && c.ForColleague():
			return []decode.Problem{decode.NewProblem("/from", "cover-overlaps", "A cover for that officer is named for some of these days already. Cancel it first, or choose other days.")}
		case o.UserID == c.UserID:
			return []decode.Problem{decode.NewProblem("/from", "cover-overlaps", "You have named a cover for some of these days already. Cancel it first, or choose other days.")}
		case o.UserID == colleague.ID:
			return []decode.Problem{decode.NewProblem("/username", "away", "That officer is away on some of these days. Choose another.")}
		case o.CoverID == c.UserID && c.ForColleague():
			return []decode.Problem{decode.NewProblem("/from", "covering", "That officer covers for a colleague on some of these days. Cancel that cover and name somebody else for it first.")}
		case o.CoverID == c.UserID:
			return []decode.Problem{decode.NewProblem("/from", "covering", "You cover for a colleague on some of these days. Cancel that cover and name somebody else for it first.")}
		}
	}
	return nil
}

// CoversIn reports whether the user may be given work of the region.
func (u User) CoversIn(region string) bool {
	return u.Active && u.Role == Officer && u.Region == region
}
