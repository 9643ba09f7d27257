package changes

import (
	"math/big"
	"slices"
	"strings"
)

// match pairs an item of the older list with one of the newer by their indexes; -1 for none.
type match struct {
	from, to int
	moved    bool
}

// align pairs the items of two lists: by id; those without an id by the same text, then by the same label, then by
// likeness. The result reads like the newer list, with what was removed where it was.
func align(from, to []side) []match {
	p := newPairing(from, to)
	p.byKey(func(s side) string { return s.id() }, true)
	p.byKey(side.all, false)
	p.byKey(func(s side) string {
		if isLeaf(s.v.Type()) {
			return "" // a text is its own label, and has been compared
		}
		return s.label()
	}, false)
	p.byLikeness()
	return p.matches()
}

type pairing struct {
	from, to       []side
	toOf, fromOf   []int  // -1 is none so far
	fromIDs, toIDs []bool // has an id of its own, and waits for that id only
}

func newPairing(from, to []side) *pairing {
	p := &pairing{from: from, to: to, toOf: make([]int, len(from)), fromOf: make([]int, len(to))}
	for i := range p.toOf {
		p.toOf[i] = -1
	}
	for i := range p.fromOf {
		p.fromOf[i] = -1
	}
	p.fromIDs, p.toIDs = ownIDs(from), ownIDs(to)
	return p
}

// ownIDs says which items have an id that no other of the list has. Content that was decoded has no others.
func ownIDs(list []side) []bool {
	count := map[string]int{}
	for _, s := range list {
		count[s.id()]++
	}
	out := make([]bool, len(list))
	for i, s := range list {
		id := s.id()
		out[i] = id != "" && count[id] == 1
	}
	return out
}

func (p *pairing) join(i, j int) { p.toOf[i], p.fromOf[j] = j, i }

// byKey pairs the first that has a key with the first of the other list that has it, and so on; "" is no key.
func (p *pairing) byKey(key func(side) string, ids bool) {
	waiting := map[string][]int{}
	for i, s := range p.from {
		if p.toOf[i] < 0 && p.fromIDs[i] == ids {
			if k := key(s); k != "" {
				waiting[k] = append(waiting[k], i)
			}
		}
	}
	if len(waiting) == 0 {
		return
	}
	for j, s := range p.to {
		if p.fromOf[j] < 0 && p.toIDs[j] == ids {
			if k := key(s); len(waiting[k]) > 0 {
				p.join(waiting[k][0], j)
				waiting[k] = waiting[k][1:]
			}
		}
	}
}

// mostCompared bounds the pairs whose texts are compared for likeness, which costs time by their words. Lists that
// differ in more items than that have been replaced rather than edited.
const mostCompared = 2500

// byLikeness pairs the items left over that have at least half of their words in common, the most alike first.
func (p *pairing) byLikeness() {
	type candidate struct {
		i, j  int
		alike float64
	}
	left := func(of []int, ids []bool) (out []int) {
		for i := range of {
			if of[i] < 0 && !ids[i] {
				out = append(out, i)
			}
		}
		return out
	}
	us, vs := left(p.toOf, p.fromIDs), left(p.fromOf, p.toIDs)
	if len(us)*len(vs) > mostCompared {
		return
	}
	var found []candidate
	bags := make([]bag, len(vs))
	for n, j := range vs {
		bags[n] = bagOf(p.to[j].all())
	}
	for _, i := range us {
		b := bagOf(p.from[i].all())
		for n, j := range vs {
			if alike := b.likeness(bags[n]); alike >= 0.5 {
				found = append(found, candidate{i, j, alike})
			}
		}
	}
	// Two that compete for an item differ in one of the three, so that the order of the lists compared decides nothing.
	slices.SortFunc(found, func(x, y candidate) int {
		switch {
		case x.alike != y.alike:
			if x.alike > y.alike {
				return -1
			}
			return 1
		case abs(x.i-x.j) != abs(y.i-y.j):
			return abs(x.i-x.j) - abs(y.i-y.j)
		}
		return x.i + x.j - y.i - y.j
	})
	for _, c := range found {
		if p.toOf[c.i] < 0 && p.fromOf[c.j] < 0 {
			p.join(c.i, c.j)
		}
	}
}

func abs(n int) int { return max(n, -n) }

// bag is how often each word occurs in a text.
type bag struct {
	count map[string]int
	size  int
}

func bagOf(text string) bag {
	list := strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' || r == '=' })
	b := bag{count: make(map[string]int, len(list)), size: len(list)}
	for _, w := range list {
		b.count[w]++
	}
	return b
}

// likeness is the share of words in common, from 0 to 1.
func (b bag) likeness(c bag) float64 {
	if b.size == 0 || c.size == 0 {
		return 0
	}
	common := 0
	for w, n := range b.count {
		common += min(n, c.count[w])
	}
	return 2 * float64(common) / float64(b.size+c.size)
}

// matches puts the pairs in reading order. What was removed comes before what was added in its stead.
func (p *pairing) matches() []match {
	moved := p.moved()
	until := make([]int, len(p.to)+1) // from here to the next that stays, the older list reaches up to this
	until[len(p.to)] = len(p.from)
	for j := len(p.to) - 1; j >= 0; j-- {
		until[j] = until[j+1]
		if i := p.fromOf[j]; i >= 0 && !moved[j] {
			until[j] = i
		}
	}
	var out []match
	told := 0
	for j := range until {
		for ; told < until[j]; told++ {
			if p.toOf[told] < 0 {
				out = append(out, match{from: told, to: -1})
			}
		}
		if j < len(p.to) {
			out = append(out, match{from: p.fromOf[j], to: j, moved: moved[j]})
		}
	}
	return out
}

// moved says which items of the newer list are out of order, as few as can be: the rest is a longest increasing
// subsequence. Where several would do, those earliest by id or text stay, so that both directions tell the same.
func (p *pairing) moved() []bool {
	moved := make([]bool, len(p.to))
	var kept []int // indexes into to of the pairs, for which fromOf is a sequence
	for j, i := range p.fromOf {
		if i >= 0 {
			kept = append(kept, j)
		}
	}
	if slices.IsSortedFunc(kept, func(a, b int) int { return p.fromOf[a] - p.fromOf[b] }) {
		return moved
	}
	// The weight of a subsequence is one number: how many in the high bits, which in the low ones.
	n := len(kept)
	one := new(big.Int).Lsh(big.NewInt(1), uint(n)) // #nosec G115 -- a length is not negative
	rank := p.ranks(kept)
	best, before := make([]*big.Int, n), make([]int, n)
	last := 0
	for a, j := range kept {
		sum, prev := new(big.Int), -1
		for b := range a {
			if p.fromOf[kept[b]] < p.fromOf[j] && best[b].Cmp(sum) > 0 {
				sum, prev = best[b], b
			}
		}
		best[a], before[a] = new(big.Int).Add(sum, one), prev
		best[a].SetBit(best[a], n-1-rank[a], 1)
		if best[a].Cmp(best[last]) > 0 {
			last = a
		}
	}
	for _, j := range kept {
		moved[j] = true
	}
	for a := last; a >= 0; a = before[a] {
		moved[kept[a]] = false
	}
	return moved
}

// ranks orders the pairs by what does not depend on their places.
func (p *pairing) ranks(kept []int) []int {
	names := make([]string, len(kept))
	order := make([]int, len(kept))
	for a, j := range kept {
		order[a] = a
		if names[a] = p.to[j].id(); names[a] == "" {
			was, is := p.from[p.fromOf[j]].all(), p.to[j].all()
			names[a] = min(was, is) + max(was, is)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(names[a], names[b]) })
	rank := make([]int, len(kept))
	for r, a := range order {
		rank[a] = r
	}
	return rank
}
