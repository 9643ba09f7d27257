package compare

import (
	"strings"
	"unicode"
)

// points says whether the whole text only points elsewhere: "See MG5", "as above", "PNC attached", "Real risk - see OASys".
func (s segment) points(count int) bool {
	if count > 12 {
		return false
	}
	own := func(i int) bool { return within[s.at(i)] }
	rest := count - len(s.words) // words that might be an answer
	switch s.at(0) {
	case "see":
		return rest < 4 && !own(1) && len(s.words) > 1 && len(s.words) <= 9
	case "refer":
		return rest < 4 && s.at(1) == "to" && !own(2) && len(s.words) <= 8
	case "as":
		return rest < 4 && (elsewhere[s.at(1)] || s.at(1) == "per" || s.at(1) == "in" && pointed(s.words[2:])) && len(s.words) <= 9
	case "per":
		return rest < 3 && pointed(s.words[1:])
	case "ditto", "idem", "likewise", "same":
		return rest == 0 && (len(s.words) == 1 || s.all(1, elsewhere, small, set("as term terms for")) && s.at(0) != "likewise")
	}
	last := s.at(len(s.words) - 1)
	return rest == 0 && len(s.words) <= 4 && (last == "attached" || last == "enclosed") && s.all(0, papers, small, documents, elsewhere, set("pnc"))
}

// pointed says whether the words are of a document of the case.
func pointed(words []string) bool {
	for _, w := range words {
		if documents[w] || elsewhere[w] || strings.HasPrefix(w, "mg") && len(w) < 6 {
			return true
		}
	}
	return false
}

// emptyWords says whether a short text names its field or agrees with it, and says no more: "reason", "Factor 1", "because",
// "Views of the prison", "Considered."
func emptyWords(all []segment, count int) bool {
	if count == 0 || count > 7 {
		return false
	}
	first := all[0]
	if len(all) == 1 && count <= 3 && first.all(0, forms, small) && !first.all(0, set("")) {
		return strings.IndexFunc(first.words[0], unicode.IsLetter) >= 0
	}
	if len(all) == 1 && count <= 2 && vacuous[first.words[0]] && first.all(1, vacuous, small) {
		return true
	}
	if labels[first.words[0]] && (first.at(1) == "of" || first.at(1) == "on") && len(first.words) <= 5 {
		return len(all) == 1 || len(all) == 2 && len(all[1].words) == 1 && imperatives[all[1].words[0]]
	}
	if len(all) == 2 && count <= 6 && (imperatives[all[1].words[0]] || first.at(0) == "soon") && (all[1].stop == 0 || all[1].stop == ')') {
		return len(all[1].words) <= 2
	}
	return false
}
