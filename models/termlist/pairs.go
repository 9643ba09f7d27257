package termlist

import (
	"cmp"
	"slices"
	"strings"
)

// How alike two texts must be to be one term: in general, and where they have the same number.
const (
	alike     = 0.6
	sameLabel = 0.3
)

// pair is a term that was sent and a piece that came back, and how alike they are.
type pair struct {
	sent, piece int
	score       float64
}

// pairs finds, for each piece, the term that it is; -1 for none. The most alike are paired first, so that terms may have
// been moved, and each is used once.
func pairs(sent []Sent, pieces []Piece) []int {
	partner := slices.Repeat([]int{-1}, len(pieces))
	taken := make([]bool, len(sent))
	for _, p := range ranked(sent, pieces) {
		if partner[p.piece] < 0 && !taken[p.sent] {
			partner[p.piece], taken[p.sent] = p.sent, true
		}
	}
	return partner
}

func ranked(sent []Sent, pieces []Piece) []pair {
	bags := make([]map[string]int, len(pieces))
	for j, p := range pieces {
		bags[j] = bag(p.Text)
	}
	var all []pair
	for i, s := range sent {
		own := bag(s.Text)
		for j, p := range pieces {
			score := share(own, bags[j])
			same := number(s.Label) == number(p.Label)
			if score >= alike || same && score >= sameLabel {
				all = append(all, pair{i, j, score})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.distance(), b.distance()))
	})
	return all
}

func (p pair) distance() int { return max(p.sent-p.piece, p.piece-p.sent) }

// number is a label without its marks.
func number(label string) string {
	return strings.Trim(label, "().: ")
}

// bag counts the words of a text.
func bag(text string) map[string]int {
	words := map[string]int{}
	for w := range strings.FieldsSeq(strings.ToLower(plain(text))) {
		words[strings.Trim(w, ".,;:()")]++
	}
	return words
}

// share is how much of two texts together is in both, from 0 to 1.
func share(a, b map[string]int) float64 {
	both, all := 0, 0
	for w, n := range a {
		both += min(n, b[w])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 1
	}
	return 2 * float64(both) / float64(all)
}
