package lint

import (
	"fmt"
	"slices"
)

// Term is the text of one term and whom it binds.
type Term struct {
	ID        string
	Text      string
	AppliesTo []string // ids of subjects; empty is everyone
}

// Conflict is a pair of terms that look as if both cannot be kept (Q26; R v Hemsley and R v Smith, by
// analogy). Why is one plain sentence.
type Conflict struct {
	First      string `json:"first"` // id of the earlier term
	Second     string `json:"second"`
	FirstSpan  Span   `json:"firstSpan"`
	SecondSpan Span   `json:"secondSpan"`
	Why        string `json:"why"`
}

// Contradictions gives the pairs of terms with different limits or times for one thing, with an
// absolute ban on what another term needs, or with a place that must be both kept and avoided. It is
// made to be silent when in doubt: a person still reads the terms side by side.
func Contradictions(terms []Term) []Conflict {
	claims := make([][]claim, len(terms))
	for i, t := range terms {
		p := read(t.Text)
		claims[i] = claimsOf(p)
		p.release()
	}
	var conflicts []Conflict
	for i := range terms {
		for k := i + 1; k < len(terms) && len(claims[i]) > 0; k++ {
			if len(claims[k]) == 0 || !together(terms[i], terms[k]) {
				continue
			}
			if c, found := clash(claims[i], claims[k]); found {
				c.First, c.Second = terms[i].ID, terms[k].ID
				conflicts = append(conflicts, c)
			}
		}
	}
	return conflicts
}

// together says whether two terms can bind the same subject.
func together(a, b Term) bool {
	return len(a.AppliesTo) == 0 || len(b.AppliesTo) == 0 ||
		slices.ContainsFunc(a.AppliesTo, func(id string) bool { return slices.Contains(b.AppliesTo, id) })
}

// claim is one thing that a term says about a subject's conduct.
type claim struct {
	kind  claimKind
	thing string   // what it is about
	value int      // a number, or hours
	words []string // places, or the events a time runs from
	span  Span
}

type claimKind uint8

const (
	atMost    claimKind = iota // value of thing
	atLeast                    // value of thing
	perType                    // one device of each type
	inTime                     // thing must be notified within value hours
	keepTo                     // words are the parts of a place to live in or attend
	keepFrom                   // words are the parts of a place to keep out of
	banned                     // thing is prohibited altogether
	needed                     // thing is needed, or allowed for on conditions
	banWhole                   // thing, a kind of place or object of that breadth, is banned for what words say
	banInPart                  // the same, but for an exception
)

func clash(first, second []claim) (Conflict, bool) {
	for _, a := range first {
		for _, b := range second {
			why := a.against(b)
			if why == "" {
				why = b.against(a)
			}
			if why != "" {
				return Conflict{FirstSpan: a.span, SecondSpan: b.span, Why: why}, true
			}
		}
	}
	return Conflict{}, false
}

// against gives why two claims cannot both be kept, or "".
func (a claim) against(b claim) string {
	switch {
	case a.kind == atMost && b.kind == atMost && a.thing == b.thing && a.value != b.value:
		return fmt.Sprintf("They set different limits for the same thing: %s.", a.thing)
	case a.kind == atMost && b.kind == atLeast && a.thing == b.thing && a.value < b.value:
		return fmt.Sprintf("One needs what the other prohibits: %s.", a.thing)
	case a.kind == atMost && a.value > 0 && b.kind == perType && device(a.thing):
		return fmt.Sprintf("One limits the number of %ss, the other allows one device of each type.", a.thing)
	case a.kind == inTime && b.kind == inTime && a.thing == b.thing && a.value != b.value && meet(a.words, b.words):
		return fmt.Sprintf("They set different deadlines for the same notification: %s.", a.thing)
	case a.kind == keepFrom && b.kind == keepTo && inside(b.words, a.words):
		return fmt.Sprintf("One requires the subject to be in a place that the other prohibits: %s.", b.span.Text)
	case a.kind == banWhole && b.kind == banInPart && a.thing == b.thing && a.value >= b.value && subset(a.words, b.words):
		return fmt.Sprintf("One prohibits completely what the other allows in part: %s.", a.span.Text)
	case a.kind == banned && b.kind == needed && a.thing == b.thing:
		return fmt.Sprintf("One prohibits completely what the other provides for: %s.", a.thing)
	}
	return ""
}

func device(thing string) bool {
	return thing == "mobile phone" || thing == "computer" || thing == "tablet"
}

// meet says whether two lists of events can be the same event: they share one, or neither names any.
func meet(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// inside says whether a place lies in an excluded one: the excluded one's parts, from its narrowest,
// all are in it ("Kestrel Close", "Reading" in "4 Kestrel Close", "Reading").
func inside(place, excluded []string) bool {
	if len(excluded) == 0 {
		return false
	}
	for i, part := range excluded {
		if slices.Contains(place, part) {
			continue
		}
		return i > 0 && len(place) <= i
	}
	return true
}

// claimsOf reads the claims of one term.
func claimsOf(p passage) []claim {
	var claims []claim
	found := needsBook().find(p)
	for from := 0; from < len(p.words); {
		to := p.sentenceEnd(from)
		claims = append(claims, p.limits(from, to)...)
		claims = append(claims, p.needs(found, from, to)...)
		claims = append(claims, p.times(from, to)...)
		claims = append(claims, p.places(from, to)...)
		claims = append(claims, p.breadth(from, to)...)
		from = to
	}
	return claims
}
