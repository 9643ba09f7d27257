package reference

import (
	"scpo.example/desk/models/calendar"
)

// OffenceList is Part 1 of Schedule 1 to the Serious Crime Act 2007 as a list to pick from.
type OffenceList struct {
	List[OffenceCategory]
	Notes     []string `json:"notes"`
	NotListed []string `json:"notListed"` // often thought to be listed, but not: each needs section 2(2)(b) or another trigger
}

// OffenceCategory is a heading of the Schedule.
type OffenceCategory struct {
	Code     string          `json:"code"`
	Para     string          `json:"para"`
	Heading  string          `json:"heading"`
	Kind     string          `json:"kind"` // listed; inchoate, used with a base offence; unlisted, for section 2(2)(b)
	From     *calendar.Date  `json:"from,omitempty"`
	To       *calendar.Date  `json:"to,omitempty"` // last day; nil is open
	Offences []ListedOffence `json:"offences"`
}

// ListedOffence is an offence, or a group of them, under a heading.
type ListedOffence struct {
	Code string         `json:"code"`
	Para string         `json:"para"`
	Text string         `json:"text"`
	From *calendar.Date `json:"from,omitempty"`
	To   *calendar.Date `json:"to,omitempty"` // last day; nil is open
}

// Offences are the categories with their offences that ship in the program.
func Offences() OffenceList { return Embedded().Offences() }

// Category finds a category of offences that ships in the program, such as DRUG.
func Category(code string) (OffenceCategory, bool) { return Embedded().Category(code) }

// Offence finds a listed offence that ships in the program, such as DRUG-1, and its category.
func Offence(code string) (ListedOffence, OffenceCategory, bool) { return Embedded().Offence(code) }

// Offences are the categories with their offences.
func (l *Lists) Offences() OffenceList { return l.offences }

// Category finds a category of offences, such as DRUG.
func (l *Lists) Category(code string) (OffenceCategory, bool) {
	return find(l.offences.Items, func(c OffenceCategory) string { return c.Code }, code)
}

// Offence finds a listed offence, such as DRUG-1, and its category.
func (l *Lists) Offence(code string) (ListedOffence, OffenceCategory, bool) {
	for _, c := range l.offences.Items {
		if o, ok := find(c.Offences, func(o ListedOffence) string { return o.Code }, code); ok {
			return o, c, true
		}
	}
	return ListedOffence{}, OffenceCategory{}, false
}
