package reference

import (
	"scpo.example/desk/models/calendar"
)

// The kinds of courts that make orders.
const (
	HighCourt  = "high-court"
	CrownCourt = "crown-court"
)

// Court is a court that makes orders. The list is there to pick from: content may name a court that is not on it.
type Court struct {
	Code     string         `json:"code"`
	Name     string         `json:"name"`
	Kind     string         `json:"kind"`
	Verified bool           `json:"verified"` // it was read in a source
	From     *calendar.Date `json:"from,omitempty"`
	To       *calendar.Date `json:"to,omitempty"` // last day; nil is open
}

// Courts are the courts that ship in the program.
func Courts() List[Court] { return Embedded().Courts() }

// Courts are the High Court and the centres of the Crown Court.
func (l *Lists) Courts() List[Court] { return l.courts }

// Court finds a court.
func (l *Lists) Court(code string) (Court, bool) {
	return find(l.courts.Items, func(c Court) string { return c.Code }, code)
}

// Current says that the court has this entry on the day on.
func (c Court) Current(on calendar.Date) bool { return current(c.From, c.To, on) }
