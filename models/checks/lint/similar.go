package lint

import (
	"slices"
	"strings"
)

// Alike is the value of Similar from which a person should compare two terms (Q25). It was set with the pairs kept as
// test data.
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
	return 2 * float64(a.common(b)) / float64(len(a.marks)+len(b.marks))
}

// Similar compares two texts once; prepare a Print of each where there are many.
func Similar(a, b string) float64 { return Fingerprint(a).Similar(Fingerprint(b)) }

// Identical compares two texts once, by their words alone.
func Identical(a, b string) bool { return Fingerprint(a).Identical(Fingerprint(b)) }

// Near says whether two texts are alike: nearly the same words in nearly the same order, or one almost wholly in the other, as
// where a sentence was added. A phrase that many texts share does not make them alike.
func (a Print) Near(b Print) bool { return a.Nearness(b) >= Alike }

// Nearness is Similar, or where one text is almost wholly in the other how much of it is.
func (a Print) Nearness(b Print) float64 {
	common := a.common(b)
	fewer := min(len(a.marks), len(b.marks))
	if fewer == 0 {
		return 0
	}
	share := 2 * float64(common) / float64(len(a.marks)+len(b.marks))
	if fewer >= enough {
		share = max(share, float64(common)/float64(fewer)-0.04)
	}
	return share
}

// NearnessFrom is Nearness where that is at least the given one, and otherwise 0: most texts are told apart by a few of their words.
func (a Print) NearnessFrom(b Print, least float64) float64 {
	fewer := float64(min(len(a.marks), len(b.marks)))
	needed := least * float64(len(a.marks)+len(b.marks)) / 2
	if fewer >= enough {
		needed = min(needed, (least+0.04)*fewer)
	}
	if a.lacks(b, int(fewer-needed)+1) {
		return 0
	}
	if share := a.Nearness(b); share >= least {
		return share
	}
	return 0
}

// lacks says whether more than so many marks of the shorter text are not in the longer one.
func (a Print) lacks(b Print, most int) bool {
	few, many := a.marks, b.marks
	if len(few) > len(many) {
		few, many = many, few
	}
	k := 0
	for _, m := range few {
		for k < len(many) && many[k] < m {
			k++
		}
		if k < len(many) && many[k] == m {
			k++
			continue
		}
		if most--; most < 0 {
			return true
		}
	}
	return false
}

// enough is how many marks a text has that is found within a longer one: some ten words.
const enough = 19

func (a Print) common(b Print) int {
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
	return common
}

// bands is how many numbers represent a text in an index. Two texts that have half in common share one of them in all
// but 4 of 1,000 pairs.
const bands = 8

// Bands are numbers for finding a text among very many: texts that share one may be alike, and those that share none
// hardly are. They are minimums of differently mixed marks (Broder 1997). A text of few words has none.
func (a Print) Bands() []int64 {
	if len(a.marks) < 9 {
		return nil
	}
	out := make([]int64, bands)
	for band := range out {
		least := ^uint64(0)
		for _, m := range a.marks {
			least = min(least, mixed64(uint64(m)+uint64(band+1)*0x9E3779B97F4A7C15))
		}
		out[band] = int64(least>>8)<<3 | int64(band)
	}
	return out
}

// mixed64 spreads the bits of a number (splitmix64).
func mixed64(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}
