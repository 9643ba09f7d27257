package lint

import "slices"

// keptBack says whether the sentence leaves the protected material with its owner: "strike out any medical information",
// "leave it out", "treatment notes shall be blanked out first".
func (p passage) keptBack(m match) bool {
	return p.holding(m.from) || p.taken(m.to, p.sentenceEnd(m.to-1)) || p.ofItsOwn(m)
}

// holding says whether the nearest verb before word i keeps the material back, or is one that the text forbids ("do not produce").
func (p passage) holding(i int) bool {
	for k := i - 1; k >= max(i-8, 0); k-- {
		kept := false
		switch w := p.words[k].text; {
		case w == "strike" || w == "withhold" || w == "redact" || w == "retain" || w == "omit" || w == "delete" || w == "omitting" || w == "withholding":
			kept = true
		case w == "keep" || w == "hold" || w == "leave" || w == "leaving":
			kept = p.has(k+1, k+2, "back", "out", "on")
		case slices.Contains(demands, w):
			return p.has(k-2, k, "not", "don't") && p.has(k-3, k, "do", "don't")
		}
		if kept {
			return !p.has(k-2, k, "not", "never")
		}
	}
	return false
}

// taken says whether what follows takes the material out again.
func (p passage) taken(from, to int) bool {
	for k := from; k < min(from+14, to); k++ {
		switch p.words[k].text {
		case "leave":
			if p.has(k+1, k+4, "out") {
				return true
			}
		case "left", "blanked", "struck", "blacked":
			if p.at(k+1) == "out" {
				return true
			}
		case "sealed", "redacted":
			if p.has(k-2, k, "be", "being") {
				return true
			}
		}
	}
	return false
}

// ofItsOwn says whether the material opens a clause of its own that says something of it other than that it is given:
// "…; counsel's advice, should there be any, is kept by the company". The items of a list have no verb.
func (p passage) ofItsOwn(m match) bool {
	if p.stop(m.from) != clause && p.stop(m.from-1) != clause {
		return false
	}
	for k := m.to; k < len(p.words) && p.stop(k) < clause; k++ {
		if slices.Contains(demands, p.words[k].text) {
			return false
		}
		if p.has(k, k+1, "is", "are", "stay", "stays", "remain", "remains", "shall", "may", "need") && !p.has(k-1, k, "that", "which", "who", "where") {
			return !p.has(k+1, k+6, demands...) || p.has(k+1, k+3, "not")
		}
	}
	return false
}

// counted says whether the match has a number of its own: "two bank statements", not "within 7 days all bank statements".
func (p passage) counted(i int) bool {
	return isFigure(p.at(i - 1))
}
