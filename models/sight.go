package models

import (
	"strings"

	"scpo.example/desk/models/decode"
)

// SightKind is a kind of item that an officer sees before deciding. The names are schema.
type SightKind string

// The kinds, in the order in which they are shown.
const (
	SightJustified SightKind = "justified" // a stop that the force passed with reasons
	SightFinding   SightKind = "finding"   // what an automatic check found
	SightNote      SightKind = "note"      // what the force wrote for the region when it submitted
	SightChanges   SightKind = "changes"   // what changed since the region or the CPS last looked
	SightSafeDay   SightKind = "safe-day"  // the last safe day to submit to the CPS
)

// Sight is one item that an officer must see before approving, in the words that were shown. Its id changes with the
// words: a person who confirms an id has seen these words and no others.
type Sight struct {
	ID    string    `json:"id"`
	Kind  SightKind `json:"kind"`
	Check string    `json:"check,omitempty"`
	Title string    `json:"title"`
	Text  string    `json:"text"`
	Seen  bool      `json:"seen"` // whether the officer confirmed it
}

// NewSight gives a sight its id.
func NewSight(kind SightKind, check, title, text string) Sight {
	parts := []string{string(kind)}
	if check != "" {
		parts = append(parts, check)
	}
	hash := HashOf([]byte(strings.Join([]string{string(kind), check, title, text}, "\x00")))
	return Sight{ID: strings.Join(append(parts, hash[:12]), "-"), Kind: kind, Check: check, Title: title, Text: text}
}

// Confirm notes in the body which of the sights the officer has seen. Callers that send no list confirm nothing and do
// not have to; a caller that sends one confirms all of it.
func (b *ApproveBody) Confirm(sights []Sight) []decode.Problem {
	b.Sights = sights
	if b.Seen == nil {
		return nil
	}
	given := map[string]bool{}
	for _, id := range b.Seen {
		given[id] = true
	}
	var found []decode.Problem
	for i := range b.Sights {
		at := &b.Sights[i]
		if at.Seen = given[at.ID]; !at.Seen {
			found = append(found, decode.NewProblem(decode.PointerTo("/seen", at.ID), decode.CodeRequired, "Confirm that you have seen: "+at.Title))
		}
		delete(given, at.ID)
	}
	for _, id := range b.Seen {
		if given[id] {
			found = append(found, decode.NewProblem("/seen", decode.CodeBadValue, "Something has changed since you looked. Read it again and confirm what is shown now"))
			break
		}
	}
	return found
}
