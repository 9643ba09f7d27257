package lint

import (
	"strings"
	"sync"
)

// Vague gives the words of a term that its subject or a constable could not apply without guessing (Q16; R v Smith and
// R v Boness, by analogy). A word of defined (the terms that the order defines), a word the text itself defines or
// points to a schedule, a map, a distance or a figure for, is ignored.
func Vague(text string, defined []string) []Span {
	p := read(text)
	defer p.release()
	found := vagueBook().find(p)
	if len(found) == 0 {
		return nil
	}
	known := p.defined(defined)
	kept := found[:0]
	for _, m := range found {
		if !known.covers(m) && !p.explained(m) {
			kept = append(kept, m)
		}
	}
	return p.spans(kept)
}

// The kinds of vague phrase, by what makes one plain.
const (
	bare     = "bare"     // only a definition
	listable = "listable" // a schedule, a map or a definition after it
	place    = "place"    // those, or a distance
	amount   = "amount"   // those, or a figure
	hours    = "hours"    // those, or hours
	example  = "example"  // "such as"
	left     = "left"     // left to someone's direction
	rational = "rational" // "reasonable" and "unreasonable"
	noun     = "noun"     // a noun that is also a verb or part of a name
)

// explained says whether the text around a phrase makes it plain, or it is another use of the words.
func (p passage) explained(m match) bool {
	switch m.label {
	case listable:
		return p.pointed(m.to)
	case place:
		return p.pointed(m.to) || p.measured(m.to) || p.measured(m.from-5) && p.has(m.from-4, m.from, "metres", "miles", "metre", "mile", "km", "yards")
	case amount:
		return p.pointed(m.to) || p.priced(m.to)
	case hours:
		return p.pointed(m.to) || p.figure(m.to, m.to+9)
	case example:
		return p.at(m.from-1) == "in" || p.pointed(m.to)
	case left:
		return p.formal(m) || p.pointed(m.to)
	case rational:
		return p.has(m.to, m.to+1, "withheld", "refused", "delayed") || p.has(m.to, m.to+3, "delay") && p.has(m.from-4, m.from, "without")
	case noun:
		return p.otherUse(m) || p.pointed(m.to)
	}
	return false
}

// priced says whether a figure or a comparison with one follows: "large sums (more than £500)".
func (p passage) priced(i int) bool {
	for k := i; k < min(i+10, len(p.words)) && p.stop(k) < sentence; k++ {
		switch p.words[k].text {
		case "than", "exceeding", "above", "over", "worth", "meaning", "below", "least":
			return p.figure(k+1, k+4)
		}
	}
	return false
}

// formal says whether the direction is the court's, or a notice in writing of the time, place and
// form of information, which section 5(5) allows.
func (p passage) formal(m match) bool {
	from, to := m.from, min(m.to+8, p.sentenceEnd(m.to-1))
	if p.has(from, min(m.to+3, to), "court", "judge", "law", "statute", "schedule") {
		return true
	}
	return p.has(from, m.to, "time", "times", "place", "places", "form", "manner") &&
		p.has(from, to, "writing", "written", "notice", "notified", "notifies", "notify")
}

// otherUse says whether a noun of the list is a verb ("must not associate with") or part of a name
// ("Penhallow Associates Ltd", "Offensive Weapons Act").
func (p passage) otherUse(m match) bool {
	i := m.to - 1
	switch p.at(i + 1) {
	case "ltd", "limited", "llp", "plc", "act", "llc", "inc", "certificate", "certificates", "licence", "licences":
		return true
	}
	if strings.HasPrefix(p.at(i), "associate") && p.words[i].capital && i > 0 && p.words[i-1].capital && p.stop(i-1) < sentence && p.stop(i) == noPause {
		return true
	}
	switch p.at(m.from - 1) {
	case "air", "offensive", "bladed", "prohibited", "imitation", "sales", "shop", "business", "research":
		return true
	}
	return false
}

// definitions are the words of a passage that a definition covers.
type definitions []bool

func (d definitions) covers(m match) bool {
	for i := m.from; i < m.to && i < len(d); i++ {
		if d[i] {
			return true
		}
	}
	return false
}

// defined marks each use of a term that the order defines, or that the text itself defines in
// quotation marks: "associate" means, (the "excluded area").
func (p passage) defined(terms []string) definitions {
	var d definitions
	for _, t := range terms {
		term := read(t)
		d = p.mark(d, term.words)
		term.release()
	}
	for i, w := range p.words {
		if !w.closes {
			continue
		}
		from := i
		for from > 0 && from > i-5 && !p.words[from].opens {
			from--
		}
		means := p.has(i+1, i+2, "means", "meaning", "includes", "refers") || p.stop(i+1) == comma || p.at(from-1) == "the"
		if p.words[from].opens && means {
			d = p.mark(d, p.words[from:i+1])
		}
	}
	return d
}

func (p passage) mark(d definitions, term []word) definitions {
	if len(term) == 0 {
		return d
	}
	for i := 0; i+len(term) <= len(p.words); i++ {
		k := 0
		for k < len(term) && singular(p.words[i+k].text) == singular(term[k].text) {
			k++
		}
		if k < len(term) {
			continue
		}
		if d == nil {
			d = make(definitions, len(p.words))
		}
		for k := range term {
			d[i+k] = true
		}
	}
	return d
}

// singular takes a plural or possessive ending from a word; it only has to treat both sides in the same way.
func singular(w string) string {
	n := len(w)
	switch {
	case n > 3 && (w[n-2:] == "'s" || w[n-2:] == "s'"):
		return w[:n-2]
	case n > 4 && w[n-3:] == "ies":
		return w[:n-3] + "y"
	case n > 3 && w[n-1] == 's' && w[n-2] != 's':
		return w[:n-1]
	}
	return w
}

var vagueBook = sync.OnceValue(func() *book { return compile(vagueClasses, vagueEntries...) })
