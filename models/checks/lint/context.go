package lint

import "slices"

// What is around a word decides whether to point it out: an exception, a negation, a pointer to a schedule, a distance,
// a definition.

// sentenceStart is the first word of the sentence that holds word i.
func (p passage) sentenceStart(i int) int {
	for i > 0 && p.stop(i) != sentence {
		i--
	}
	return i
}

// sentenceEnd is the word after the sentence that holds word i.
func (p passage) sentenceEnd(i int) int {
	for i++; i < len(p.words) && p.stop(i) != sentence; i++ {
		continue
	}
	return i
}

// has says whether one of these words is at a position from "from" up to but not including "to".
func (p passage) has(from, to int, words ...string) bool {
	return p.find(from, to, words...) >= 0
}

// find is the first place of one of these words in the range, or -1.
func (p passage) find(from, to int, words ...string) int {
	for i := max(from, 0); i < min(to, len(p.words)); i++ {
		if slices.Contains(words, p.words[i].text) {
			return i
		}
	}
	return -1
}

// excepted says whether word i is in an exception of its sentence: "save for his solicitor",
// "nothing in this term requires". A "must" between ends the exception.
func (p passage) excepted(i int) bool {
	for k := i; k >= 0; k-- {
		switch p.words[k].text {
		case "must", "shall":
			if k < i {
				return false
			}
		case "save":
			return p.at(k-1) != "not" && p.at(k-1) != "to"
		case "except", "excepting", "excluding", "nothing", "neither":
			return true
		case "than":
			if p.at(k-1) == "other" {
				return true
			}
		case "from":
			if p.at(k-1) == "apart" || p.at(k-1) == "aside" {
				return true
			}
		case "include", "includes", "including", "extend", "extends", "cover", "covers", "apply", "applies", "reach":
			if p.has(k-3, k, "not", "never") {
				return true
			}
		case "not":
			if p.at(k-1) == "but" {
				return true
			}
		}
		if p.stop(k) == sentence {
			return false
		}
	}
	return false
}

// modals govern what follows them in a sentence.
var modals = []string{"must", "shall", "may", "need", "required", "obliged", "compelled", "asked", "nothing", "prohibited"}

// forbidden says whether what is at word i is forbidden or not required ("must not", "is not
// required to", "nothing in this order requires"). "Must not fail to" and "must not, unless he first"
// still require.
func (p passage) forbidden(i int) bool {
	undone := false
	for k := i - 1; k >= 0 && p.stop(k+1) != sentence; k-- {
		w := p.words[k].text
		switch w {
		case "fail", "refuse", "omit", "neglect", "unless", "until", "without", "before":
			undone = true
		}
		if !slices.Contains(modals, w) {
			continue
		}
		switch {
		case w == "nothing" || w == "prohibited":
			return !undone
		case p.at(k+1) == "not" || p.at(k+1) == "never" || p.at(k+1) == "no":
			return !undone
		case p.has(k-2, k, "not", "never", "nothing", "no", "cannot"):
			return !undone
		case w == "may" || w == "asked":
			continue
		}
		return false
	}
	return false
}

var (
	pointing = []string{"named", "listed", "set", "specified", "identified", "described", "defined", "shown", "marked",
		"edged", "outlined", "delineated", "shaded", "hatched", "coloured", "scheduled", "enumerated", "itemised", "contained",
		"recorded", "given", "appearing", "appear", "appears", "particularised", "notified"}
	targets = []string{"schedule", "schedules", "map", "maps", "plan", "plans", "annex", "appendix", "part", "paragraph", "term",
		"terms", "definition", "definitions", "table", "list", "section", "act", "regulation", "regulations", "order", "below",
		"glossary", "article", "notice", "indictment", "above"}
	papers  = []string{"schedule", "schedules", "map", "maps", "plan", "annex", "appendix", "act", "regulations"}
	meaning = []string{"meaning", "namely", "viz", "i.e"}
	fresh   = []string{"the", "a", "an", "any", "his", "her", "their", "anyone", "other", "others", "person", "persons", "people",
		"those", "with", "in", "to", "of", "on"}
	connected = []string{"name", "names", "named", "dates", "date", "listed", "birth", "photograph", "photographs", "number", "numbers"}
)

// pointed says whether what ends before word i is explained directly after: "named in Schedule A",
// "within the meaning of", "(see Map B)".
func (p passage) pointed(i int) bool {
	for k := i; k < min(i+15, len(p.words)); k++ {
		if p.stop(k) >= clause {
			return false
		}
		w := p.words[k].text
		switch {
		case slices.Contains(pointing, w) && p.has(k+1, min(k+6, p.sentenceEnd(k)), targets...):
			return true
		case slices.Contains(papers, w) && p.has(k-2, k, "in", "on", "see", "under", "by", "to", "of", "per"):
			return true
		case slices.Contains(meaning, w) || w == "means" && k == i || w == "is" && p.at(k-1) == "that":
			return true
		case w == "and" || w == "or" || w == "nor" || w == "but":
			if slices.Contains(fresh, p.at(k+1)) && !slices.Contains(connected, p.at(k-1)) {
				return false
			}
		case w == "must" || w == "shall" || w == "save" || w == "except" || w == "unless" || w == "without":
			return false
		}
	}
	return false
}

// measured says whether there is a distance within eight words after word i ("within 100 metres").
func (p passage) measured(i int) bool {
	for k := i; k < min(i+8, len(p.words)) && p.stop(k) < sentence; k++ {
		switch p.words[k].text {
		case "metre", "metres", "m", "mile", "miles", "yard", "yards", "km", "kilometre", "kilometres", "feet":
			return true
		}
	}
	return false
}

// figure says whether there is a number from "from" up to but not including "to", in the same sentence.
func (p passage) figure(from, to int) bool {
	for k := max(from, 0); k < min(to, len(p.words)) && (k == from || p.stop(k) < sentence); k++ {
		if isFigure(p.words[k].text) {
			return true
		}
	}
	return false
}

func isFigure(w string) bool {
	if w == "" {
		return false
	}
	if c := w[len(w)-1]; '0' <= c && c <= '9' || '0' <= w[0] && w[0] <= '9' {
		return true
	}
	return count(w) > 0
}

// count is the number that a word means (one to twelve, twenty, thirty and so on), or 0.
func count(w string) int {
	switch w {
	case "one", "single":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	case "six":
		return 6
	case "seven":
		return 7
	case "eight":
		return 8
	case "nine":
		return 9
	case "ten":
		return 10
	case "twelve":
		return 12
	case "fourteen":
		return 14
	case "twenty-one":
		return 21
	case "twenty-eight":
		return 28
	}
	return 0
}
