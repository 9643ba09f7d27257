package answers

import (
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/library"
)

// WordingList is the library of wordings.
type WordingList struct {
	Version string            `json:"version"`
	From    calendar.Date     `json:"from"`
	Source  string            `json:"source"`
	Items   []library.Wording `json:"items"`
}

// TermSlots fills the slots of a wording.
type TermSlots struct {
	Values map[string]string `json:"values"`
}

// DraftedTerm is a term made from a wording.
type DraftedTerm struct {
	Term      content.Term `json:"term"` // to be completed and added to the content
	Wording   string       `json:"wording"`
	Version   int          `json:"version"`
	EmptySlot []string     `json:"emptySlots"`
}

// WordingUsed is a term that came from the library.
type WordingUsed struct {
	Term    string        `json:"term"` // id
	Wording string        `json:"wording"`
	Version int           `json:"version"`
	State   library.State `json:"state"`
}
