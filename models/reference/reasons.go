package reference

import (
	"slices"

	"scpo.example/desk/models/calendar"
)

// OutsideControl is the code of reasons that no force can prevent, such as an acquittal.
const OutsideControl = "EXTL"

// ReasonCode is a reason why QA or the CPS sends work back.
type ReasonCode struct {
	Code    string         `json:"code"`
	Meaning string         `json:"meaning"`
	Owner   string         `json:"owner"` // who usually puts it right
	From    *calendar.Date `json:"from,omitempty"`
	To      *calendar.Date `json:"to,omitempty"`     // last day; nil is open
	MapsTo  []string       `json:"mapsTo,omitempty"` // codes that continue this one after its last day
}

// Reasons are the codes that ship in the program, for returns and for decisions of the CPS alike.
func Reasons() List[ReasonCode] { return Embedded().Reasons() }

// Reason finds a reason that ships in the program.
func Reason(code string) (ReasonCode, bool) { return Embedded().Reason(code) }

// Reasons are the codes for returns and for decisions of the CPS alike, with those that have ended.
func (l *Lists) Reasons() List[ReasonCode] { return l.reasons }

// Reason finds a reason.
func (l *Lists) Reason(code string) (ReasonCode, bool) {
	return find(l.reasons.Items, func(r ReasonCode) string { return r.Code }, code)
}

// Current says that the reason may be given on the day on.
func (r ReasonCode) Current(on calendar.Date) bool { return current(r.From, r.To, on) }

// CurrentReason are the codes under which the day on counts what was given with a code, so that a trend continues when
// the list changes: the code itself while it is current, else those that continue it. They are several where a code was
// split, and none where it has ended without a successor or is not known.
func (l *Lists) CurrentReason(code string, on calendar.Date) []string {
	var out []string
	seen := map[string]bool{}
	var follow func(string)
	follow = func(code string) {
		r, known := l.Reason(code)
		if !known || seen[code] {
			return
		}
		seen[code] = true
		if r.Current(on) {
			out = append(out, code)
			return
		}
		for _, next := range r.MapsTo {
			follow(next)
		}
	}
	follow(code)
	slices.Sort(out)
	return out
}
