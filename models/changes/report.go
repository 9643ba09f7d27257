// Package changes tells what was added, removed, moved and reworded between two versions of an application's content.
package changes

import (
	"scpo.example/desk/models/content"
)

// Report is all that differs between two contents. Every value that differs is in it exactly once; sections in which
// nothing differs are absent.
type Report struct {
	Sections content.List[Section] `json:"sections"` // in the order of content.Sections
}

// Section is what differs in one top-level key of the content.
type Section struct {
	Name    string               `json:"section"`
	Kind    Shape                `json:"kind"`
	Changes content.List[Change] `json:"changes"` // a record's own fields first; items in reading order of the newer list
}

// Shape is how a section is built.
type Shape string

// The shapes: a list of items; a record of fields, which may have lists of items in it; one value, such as the route.
const (
	ListShape   Shape = "list"
	RecordShape Shape = "record"
	ValueShape  Shape = "value"
)

// Kind is what happened.
type Kind string

// The kinds, the most telling first.
const (
	Added      Kind = "added"
	Removed    Kind = "removed"
	Reworded   Kind = "reworded"   // prose whose words differ
	Changed    Kind = "changed"    // any other value: a date, a choice, a name, an answer given or withdrawn
	Moved      Kind = "moved"      // its place among what stayed is another
	Renumbered Kind = "renumbered" // the number printed in the order is another
	Respaced   Kind = "respaced"   // the words are the same, only white space differs
)

var kinds = [...]Kind{Added, Removed, Reworded, Changed, Moved, Renumbered, Respaced}

// Change is what happened to one item of a list, or to the fields that a section has besides lists of items.
type Change struct {
	ID             string              `json:"id"`   // "" for a section's own fields, and for items that have no id
	List           string              `json:"list"` // pointer of the list that the item is in; "" for a section's own fields
	Kind           Kind                `json:"kind"` // the most telling of Kinds
	Kinds          content.List[Kind]  `json:"kinds"`
	FromNumber     *int                `json:"fromNumber"` // as printed in the order; null for what has no number or was not there
	ToNumber       *int                `json:"toNumber"`
	FromIndex      *int                `json:"fromIndex"` // from 0; null for what was not there
	ToIndex        *int                `json:"toIndex"`
	WhitespaceOnly bool                `json:"whitespaceOnly"`
	Fields         content.List[Field] `json:"fields"` // in the order of the content; what was added or removed with all it says
}

// Field is one value that differs, or one move within a list that is part of an item.
type Field struct {
	Pointer        string             `json:"pointer"`     // in the newer content; in the older for what was removed
	FromPointer    string             `json:"fromPointer"` // in the older content; "" for what was not there
	Name           string             `json:"name"`        // keys from the item or section on, such as "text" or "start.on"
	Kind           Kind               `json:"kind"`        // Moved: From and To name what moved, by their first field
	From           *string            `json:"from"`        // as in the JSON, without quotes; null for not answered and for not there; "" for a record
	To             *string            `json:"to"`
	WhitespaceOnly bool               `json:"whitespaceOnly"`
	Words          content.List[Word] `json:"words"` // for texts that are on both sides
}

// Word is a run of words: the same and removed ones together are the older text, the same and added ones the newer.
type Word struct {
	Op   WordOp `json:"op"`
	Text string `json:"text"` // with the white space before it
}

// WordOp is what happened to a run of words.
type WordOp string

// The values of WordOp.
const (
	Same        WordOp = "same"
	WordAdded   WordOp = "added"
	WordRemoved WordOp = "removed"
)

// Empty says that the two contents say the same.
func (r Report) Empty() bool { return len(r.Sections) == 0 }

// At gives the changes on an anchor of a point: the name of a section or the id of an item. None is nil.
func (r Report) At(anchor string) []Change {
	var out []Change
	for _, s := range r.Sections {
		if s.Name == anchor {
			return s.Changes
		}
		for _, c := range s.Changes {
			if anchor != "" && c.ID == anchor {
				out = append(out, c)
			}
		}
	}
	return out
}

// settle sets what follows from the fields and from what has happened to the whole.
func (c *Change) settle() {
	found := map[Kind]bool{}
	for _, k := range c.Kinds {
		found[k] = true
	}
	if !found[Added] && !found[Removed] {
		for _, f := range c.Fields {
			found[f.Kind.ofWhole()] = true
		}
	}
	c.Kinds = nil
	for _, k := range kinds {
		if found[k] {
			c.Kinds = append(c.Kinds, k)
		}
	}
	if len(c.Kinds) > 0 {
		c.Kind = c.Kinds[0]
	}
	c.WhitespaceOnly = c.Kind == Respaced
}

// ofWhole is what the change of a part is to the whole: a term with one more item of evidence is not added but changed.
func (k Kind) ofWhole() Kind {
	switch k {
	case Added, Removed, Moved:
		return Changed
	case Reworded, Changed, Renumbered, Respaced:
	}
	return k
}
