package reference

import "sync"

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
	Kind     string          `json:"kind"` // listed; inchoate, used beside a base offence; unlisted, for section 2(2)(b)
	Offences []ListedOffence `json:"offences"`
}

// ListedOffence is an offence, or a group of them, under a heading.
type ListedOffence struct {
	Code string `json:"code"`
	Para string `json:"para"`
	Text string `json:"text"`
}

var offences = sync.OnceValue(func() OffenceList { return read[OffenceList]("offences.json") })

// Offences are the categories with their offences.
func Offences() OffenceList { return offences() }

// Category finds a category of offences, such as DRUG.
func Category(code string) (OffenceCategory, bool) {
	return find(offences().Items, func(c OffenceCategory) string { return c.Code }, code)
}

// Offence finds a listed offence, such as DRUG-1, and its category.
func Offence(code string) (ListedOffence, OffenceCategory, bool) {
	for _, c := range offences().Items {
		if o, ok := find(c.Offences, func(o ListedOffence) string { return o.Code }, code); ok {
			return o, c, true
		}
	}
	return ListedOffence{}, OffenceCategory{}, false
}
