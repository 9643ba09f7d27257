package recognise

import (
	"cmp"
	"slices"
)

// Doubt says that a text resembles a fault, and which of its words made it do so.
type Doubt struct {
	Kind  Kind
	Score float64
	Sure  bool   // hardly any near miss scores as high
	Marks []Mark // in the order of the text, at most three
}

// Mark is a stretch of a text, counted in runes, End not included.
type Mark struct{ Start, End int }

// Read gives the doubts about a text, each kind at most once, in the order of Kinds. What was read lately is kept: a draft
// is checked at every save, and one save changes one term. The caller must not change what it gets.
func Read(text string) []Doubt {
	if known, ok := lately.get(text); ok {
		return known
	}
	doubts := fresh(text)
	lately.put(text, doubts)
	return doubts
}

func fresh(text string) []Doubt {
	words := read(text)
	if !slices.ContainsFunc(words, func(w word) bool { return len(w.text) > 1 }) {
		return nil
	}
	seen := features(words)
	counted := count(seen)
	var doubts []Doubt
	for _, kind := range Kinds() {
		m := models()[kind]
		if score := m.score(counted); score > m.Threshold {
			doubts = append(doubts, Doubt{Kind: kind, Score: score, Sure: score > m.Sure, Marks: m.marks(words, seen)})
		}
	}
	return doubts
}

// marks gives the words that carried the score: those that gave at least a third of what the strongest word gave.
func (m *Model) marks(words []word, seen []feature) []Mark {
	given := make([]float64, len(words))
	for _, f := range seen {
		x := f.weight * m.Rarity[f.bucket] * m.Weights[f.bucket]
		given[f.first] += x / 2
		given[f.last] += x / 2
	}
	enough := slices.Max(given) / 3
	if enough <= 0 {
		return nil
	}
	var marks []stretch
	for i, w := range words {
		if given[i] < enough || w.text == "." || w.text == "," {
			continue
		}
		if last := len(marks) - 1; last >= 0 && i-marks[last].word <= 2 {
			marks[last] = stretch{Mark{marks[last].Start, w.end}, i, marks[last].given + given[i]}
			continue
		}
		marks = append(marks, stretch{Mark{w.start, w.end}, i, given[i]})
	}
	return strongest(marks)
}

// stretch is a mark while it grows: its last word, and what its words gave.
type stretch struct {
	Mark
	word  int
	given float64
}

func strongest(marks []stretch) []Mark {
	slices.SortStableFunc(marks, func(a, b stretch) int { return cmp.Compare(b.given, a.given) })
	marks = marks[:min(3, len(marks))]
	slices.SortFunc(marks, func(a, b stretch) int { return cmp.Compare(a.Start, b.Start) })
	out := make([]Mark, len(marks))
	for i, s := range marks {
		out[i] = s.Mark
	}
	return out
}
