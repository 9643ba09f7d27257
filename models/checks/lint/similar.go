package lint

import (
	"slices"
	"strings"
)

// Alike is the value of Similar from which two terms are worth a person's comparison (Q25). It was
// set by the pairs kept as test data.
const Alike = 0.8

// Print is a text prepared for comparison with many others: its words, without capitals, spacing and
// punctuation.
type Print struct {
	words string
	marks []uint32 // sorted, one for each word and each pair of neighbours
}

// Fingerprint prepares a text.
func Fingerprint(text string) Print {
	p := read(text)
	defer p.release()
	var b strings.Builder
	b.Grow(len(text))
	marks := make([]uint32, 0, 2*len(p.words))
	var last uint32
	for i, w := range p.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
		h := hash(w.text)
		marks = append(marks, h)
		if i > 0 {
			marks = append(marks, last*31+h)
		}
		last = h
	}
	slices.Sort(marks)
	return Print{words: b.String(), marks: marks}
}

// hash is FNV-1a.
func hash(w string) uint32 {
	h := uint32(2166136261)
	for i := range len(w) {
		h = (h ^ uint32(w[i])) * 16777619
	}
	return h
}

// Identical says whether two texts have the same words in the same order. Empty texts are not
// identical to anything.
func (a Print) Identical(b Print) bool { return a.words != "" && a.words == b.words }

// Similar is the share of words and neighbouring pairs that two texts have in common, from 0 to 1.
func (a Print) Similar(b Print) float64 {
	if len(a.marks) == 0 || len(b.marks) == 0 {
		return 0
	}
	common := 0
	for i, k := 0, 0; i < len(a.marks) && k < len(b.marks); {
		x, y := a.marks[i], b.marks[k]
		if x == y {
			common++
		}
		if x <= y {
			i++
		}
		if y <= x {
			k++
		}
	}
	return 2 * float64(common) / float64(len(a.marks)+len(b.marks))
}

// Similar compares two texts once; prepare a Print of each where there are many.
func Similar(a, b string) float64 { return Fingerprint(a).Similar(Fingerprint(b)) }

// Identical compares two texts once, by their words alone.
func Identical(a, b string) bool { return Fingerprint(a).Identical(Fingerprint(b)) }
