package lint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A phrase is written as words with spaces between:
//
//	known                this word
//	criminal|offender    one of these words
//	crim*                a word beginning so (not as the first word)
//	[any|all]            one of these words or nothing
//	..3                  up to three words of any kind but those of an exception
//	$lawyer              one of the words of a named class
//
// A phrase may run over a comma or a bracket, never over a semicolon, a colon, a dash or a full stop.

// piece is one element of a phrase.
type piece struct {
	words    []string
	prefixes []string
	mask     uint64 // of the keys of words; all ones where there are prefixes
	optional bool
	gap      int // up to this many words of any kind; then words is empty
}

func (e *piece) fits(w *word) bool {
	if e.mask>>(w.key%64)&1 == 0 {
		return false
	}
	if slices.Contains(e.words, w.text) {
		return true
	}
	return slices.ContainsFunc(e.prefixes, func(s string) bool { return strings.HasPrefix(w.text, s) })
}

// phrase is a compiled phrase under the label of its kind.
type phrase struct {
	label  string
	pieces []piece
	next   uint64 // mask of the second word, where it is certain
}

// book is a set of phrases found by their first word.
type book struct {
	first map[string][]*phrase
	keys  [keys / 64]uint64 // of the first words
}

// match is one phrase found: words from up to but not including to.
type match struct {
	label    string
	from, to int
}

// classes are the named sets of words that phrases share.
type classes map[string]string

// setOf makes a set of the words of a text.
func setOf(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// entry is a label and its phrases.
type entry struct {
	label   string
	phrases []string
}

// compile makes a book; a phrase that cannot be read is a fault in this package, so it panics.
func compile(c classes, entries ...entry) *book {
	b := &book{first: map[string][]*phrase{}}
	for _, e := range entries {
		for _, text := range e.phrases {
			b.add(e.label, text, parse(c, text))
		}
	}
	return b
}

func (b *book) add(label, text string, pieces []piece) {
	head := pieces[0]
	if head.optional {
		b.add(label, text, pieces[1:])
		head.optional = false
		pieces = append([]piece{head}, pieces[1:]...)
	}
	if head.gap > 0 || len(head.prefixes) > 0 {
		panic(fmt.Sprintf("lint: phrase %q must begin with whole words", text))
	}
	next := ^uint64(0)
	if len(pieces) > 1 && !pieces[1].optional && pieces[1].gap == 0 {
		next = pieces[1].mask
	}
	for _, w := range head.words {
		b.first[w] = append(b.first[w], &phrase{label: label, pieces: pieces, next: next})
		b.keys[keyOf(w)/64] |= 1 << (keyOf(w) % 64)
	}
}

func parse(c classes, text string) []piece {
	var pieces []piece
	for _, field := range strings.Fields(text) {
		if n, ok := strings.CutPrefix(field, ".."); ok {
			gap, err := strconv.Atoi(n)
			if err != nil {
				panic(fmt.Sprintf("lint: phrase %q: %v", text, err))
			}
			pieces = append(pieces, piece{gap: gap})
			continue
		}
		inner := strings.TrimSuffix(strings.TrimPrefix(field, "["), "]")
		e := piece{optional: inner != field}
		for _, w := range strings.Split(inner, "|") {
			e.take(c, w)
		}
		pieces = append(pieces, e)
	}
	return pieces
}

func (e *piece) take(c classes, w string) {
	if name, ok := strings.CutPrefix(w, "$"); ok {
		set, known := c[name]
		if !known {
			panic(fmt.Sprintf("lint: no class of words %q", name))
		}
		for _, w := range strings.Split(set, "|") {
			e.take(c, w)
		}
		return
	}
	if stem, ok := strings.CutSuffix(w, "*"); ok {
		e.prefixes = append(e.prefixes, stem)
		e.mask = ^uint64(0)
		return
	}
	e.mask |= 1 << (keyOf(w) % 64)
	e.words = append(e.words, w)
}

// find is every match in the passage, in order of its first word; from one word the longest counts.
func (b *book) find(p passage) []match {
	var found []match
	for i := range p.words {
		w := p.words[i].text
		if k := p.words[i].key; b.keys[k/64]>>(k%64)&1 == 0 {
			continue
		}
		best := match{}
		next := uint64(0)
		if i+1 < len(p.words) {
			next = 1 << (p.words[i+1].key % 64)
		}
		for _, f := range b.first[w] {
			if len(f.pieces) > 1 && f.next != ^uint64(0) && f.next&next == 0 {
				continue
			}
			if to := f.end(p, i+1, 1); to > best.to {
				best = match{label: f.label, from: i, to: to}
			}
		}
		if best.to > 0 {
			found = append(found, best)
		}
	}
	return found
}

// end is where the phrase ends when its pieces from k on are at word i and after, or -1.
func (f *phrase) end(p passage, i, k int) int {
	if k == len(f.pieces) {
		return i
	}
	e := &f.pieces[k]
	if e.gap > 0 {
		for skip := 0; skip <= e.gap; skip++ {
			if to := f.end(p, i+skip, k+1); to >= 0 {
				return to
			}
			if i+skip >= len(p.words) || p.stop(i+skip) >= clause || barred(p.words[i+skip].text) {
				return -1
			}
		}
		return -1
	}
	if i < len(p.words) && p.stop(i) < clause && e.fits(&p.words[i]) {
		if to := f.end(p, i+1, k+1); to >= 0 {
			return to
		}
	}
	if e.optional {
		return f.end(p, i, k+1)
	}
	return -1
}

// barred says whether a word opens an exception, which no gap runs over.
func barred(w string) bool {
	switch w {
	case "save", "except", "excluding", "excepting", "unless", "than":
		return true
	}
	return false
}

// spans joins matches that overlap and gives the places in the text.
func (p passage) spans(found []match) []Span {
	var spans []Span
	for i := 0; i < len(found); {
		from, to := found[i].from, found[i].to
		for i++; i < len(found) && found[i].from < to; i++ {
			to = max(to, found[i].to)
		}
		spans = append(spans, p.span(from, to))
	}
	return spans
}
