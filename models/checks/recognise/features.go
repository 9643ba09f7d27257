package recognise

import "slices"

// bits is the size of the table of weights: features share 2^15 places by their hash. Fewer places cost accuracy, more
// did not add any.
const bits = 15

// Buckets is the number of places in a table of weights.
const Buckets = 1 << bits

// How much a class of words, and two classes together, count compared with a word itself.
const (
	classWeight = 1
	pairWeight  = 0.5
)

// feature is something seen in a text: the place of its weight, how much it counts, and the words that it was seen in.
type feature struct {
	bucket      uint32
	weight      float64
	first, last int // indexes of words; two words that go together need not be neighbours
}

// features reads a text. The same text gives the same features in the same order.
func features(words []word) []feature {
	out := make([]feature, 0, 16*len(words))
	out = sequences(out, words)
	for i, w := range words {
		out = pieces(out, w.text, i)
	}
	return together(out, words)
}

// sequences adds each word, and each two and three words that follow one another, with the ends of the text.
func sequences(out []feature, words []word) []feature {
	text := func(i int) string {
		switch i {
		case -1:
			return "<"
		case len(words):
			return ">"
		}
		return words[i].text
	}
	for n := 1; n <= 3; n++ {
		for i := -1; i+n <= len(words)+1; i++ {
			h := begin('w')
			for k := i; k < i+n; k++ {
				h = h.add(text(k)).add(" ")
			}
			first := min(max(i, 0), len(words)-1)
			out = append(out, feature{h.bucket(), 1, first, max(first, min(i+n, len(words))-1)})
		}
	}
	return out
}

// pieces adds each three to five letters of a word with its edges, so that "telephoned" is like "phones".
func pieces(out []feature, w string, at int) []feature {
	runes := []rune(" " + w + " ")
	if len(runes) < 4 {
		return out
	}
	for n := 3; n <= 5; n++ {
		for i := 0; i+n <= len(runes); i++ {
			out = append(out, feature{begin('c').add(string(runes[i : i+n])).bucket(), 1, at, at})
		}
	}
	return out
}

// seen is a class and the word where it was first met.
type seen struct {
	class string
	at    int
}

// together adds the classes of the words, whether the term prohibits or requires, and which classes are in one text.
func together(out []feature, words []word) []feature {
	mood := "requires"
	var found []seen
	for i, w := range words {
		if i < 6 && (w.text == "not" || w.text == "never") {
			mood = "prohibits"
		}
		if w.capital {
			found = first(found, "NAME", i)
		}
		if w.capital && i > 0 && words[i-1].capital && words[i-1].end+1 == w.start {
			found = first(found, "FULLNAME", i)
		}
		for _, class := range classesOf(w) {
			found = first(found, class, i)
		}
	}
	out = append(out, feature{begin('m').add(mood).bucket(), classWeight, 0, 0})
	for i, a := range found {
		out = append(out,
			feature{begin('k').add(a.class).bucket(), classWeight, a.at, a.at},
			feature{begin('k').add(mood).add(a.class).bucket(), classWeight, a.at, a.at})
		for _, b := range found[i+1:] {
			x, y := min(a.class, b.class), max(a.class, b.class)
			out = append(out,
				feature{begin('o').add(a.class).add(">").add(b.class).bucket(), pairWeight, a.at, b.at},
				feature{begin('p').add(x).add("+").add(y).bucket(), pairWeight, a.at, b.at},
				feature{begin('p').add(mood).add(x).add("+").add(y).bucket(), pairWeight, a.at, b.at})
		}
	}
	return out
}

func first(found []seen, class string, at int) []seen {
	if slices.ContainsFunc(found, func(s seen) bool { return s.class == class }) {
		return found
	}
	return append(found, seen{class, at})
}

// hash is FNV-1a.
type hash uint32

func begin(kind byte) hash { return hash(2166136261).byte(kind) }

func (h hash) byte(b byte) hash { return (h ^ hash(b)) * 16777619 }

func (h hash) add(s string) hash {
	for i := range len(s) {
		h = h.byte(s[i])
	}
	return h
}

// bucket folds the hash, because its low bits alone are not well mixed.
func (h hash) bucket() uint32 { return uint32(h>>bits^h) & (Buckets - 1) }
