package library

import (
	"regexp"
	"strings"
)

// Origin records which wording a term was made from. It is kept apart from the content, whose terms have no place for
// it.
type Origin struct {
	TermID    string            `json:"termId"`
	WordingID string            `json:"wordingId"`
	Version   int               `json:"version"`
	Values    map[string]string `json:"values"` // what the slots were filled with
}

// State is how a term compares with the wording that it was made from.
type State string

// The values of State.
const (
	AsLibrary    State = "as-library"
	Bespoke      State = "bespoke" // the words were changed, or the library does not know the wording
	EmptySlot    State = "empty-slot"
	NewerVersion State = "newer-version-available" // as the library had it; the newer one is to be offered, never forced
)

// State compares a term with the wording and the values of its origin. White space does not count, everything else does:
// a value that was changed in the text alone makes it bespoke, until Match has read the values again.
func (l *Library) State(text string, o Origin) State {
	if len(EmptySlots(text)) > 0 {
		return EmptySlot
	}
	w, known := l.Find(o.WordingID)
	if !known {
		return Bespoke
	}
	edition, kept := w.At(o.Version)
	if !kept {
		return Bespoke
	}
	want, _ := fill(edition.Text, o.Values)
	switch {
	case spaced(want) != spaced(text):
		return Bespoke
	case o.Version < w.Version:
		return NewerVersion
	}
	return AsLibrary
}

// spaced has each run of white space as one space, and none at the ends.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// shape is the text of one edition with holes for its slots.
type shape struct {
	wording string
	version int
	begins  string // what a text of it begins with, up to the first hole
	ends    string // and ends with, from the last
	pattern *regexp.Regexp
	slots   []string // in the order of the holes; a slot may have several
}

func shapeOf(id string, e Edition) shape {
	s := shape{wording: id, version: e.Version}
	var b strings.Builder
	rest := spaced(e.Text)
	b.WriteString("^")
	for {
		at := slotMark.FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		b.WriteString(regexp.QuoteMeta(rest[:at[0]]) + "(.{1,200}?)")
		if len(s.slots) == 0 {
			s.begins = rest[:at[0]]
		}
		s.slots = append(s.slots, rest[at[2]:at[3]])
		rest = rest[at[1]:]
	}
	s.ends = rest
	b.WriteString(regexp.QuoteMeta(rest) + "$")
	s.pattern = regexp.MustCompile(b.String())
	return s
}

// Match finds the wording that a text is made from, whatever fills its slots up to 200 characters each, and reads their
// values. It serves terms that were typed or pasted, and values that were changed in the text.
func (l *Library) Match(text string) (Origin, bool) {
	text = spaced(text)
	for _, s := range l.shapes {
		if !strings.HasPrefix(text, s.begins) || !strings.HasSuffix(text, s.ends) {
			continue
		}
		found := s.pattern.FindStringSubmatch(text)
		if found == nil {
			continue
		}
		o := Origin{WordingID: s.wording, Version: s.version, Values: map[string]string{}}
		same := true
		for i, name := range s.slots {
			before, twice := o.Values[name]
			same = same && (!twice || before == found[i+1])
			if found[i+1] != "{"+name+"}" { // an empty slot has no value
				o.Values[name] = found[i+1]
			}
		}
		if same {
			return o, true
		}
	}
	return Origin{}, false
}
