package checks

import (
	"strings"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
)

var (
	male   = map[string]bool{"he": true, "him": true, "his": true, "himself": true}
	female = map[string]bool{"she": true, "her": true, "hers": true, "herself": true}
)

// wrongPronouns are those that no subject has. Where the sex of a subject is not given, the application's own words decide if
// they are clear; else nothing is wrong.
func (c caseWords) wrongPronouns() map[string]bool {
	men, women, unknown := 0, 0, false
	for _, s := range c.j.c.Subjects {
		switch sex := strings.ToLower(content.Text(s.Sex)); {
		case s.IsBody():
		case sex == "male":
			men++
		case sex == "female":
			women++
		default:
			unknown = true
		}
	}
	if unknown && len(c.j.c.Subjects) == 1 {
		said := [2]int{}
		for _, p := range c.passages {
			for _, w := range p.words {
				if male[w.low] {
					said[0]++
				} else if female[w.low] {
					said[1]++
				}
			}
		}
		unknown = false
		switch {
		case said[0] > 4 && said[0] > 3*said[1]:
			men++
		case said[1] > 4 && said[1] > 3*said[0]:
			women++
		default:
			unknown = true
		}
	}
	switch {
	case unknown || len(c.j.c.Subjects) == 0 || men > 0 && women > 0:
		return nil
	case men > 0:
		return female
	case women > 0:
		return male
	}
	both := map[string]bool{}
	for _, set := range []map[string]bool{male, female} {
		for w := range set {
			both[w] = true
		}
	}
	return both
}

// pronoun finds one that fits no subject and no one named or described before it.
func (c caseWords) pronoun(p reading) (wordAt, bool) {
	if c.wrong == nil || strings.HasPrefix(p.pointer, "/thirdParties/") {
		return wordAt{}, false
	}
	other := false
	for i, w := range p.words {
		if c.wrong[w.low] && !w.quoted {
			or := i+1 < len(p.words) && p.words[i+1].low == "or" || i > 0 && p.words[i-1].low == "or"
			if !other && !or {
				return w, true
			}
		}
		other = other || c.another(p.words, i) || w.capital && c.namesake(p, i) > 0
	}
	return wordAt{}, false
}

// another says whether a word means a person who is not a subject: by what he or she is, or by name.
func (c caseWords) another(words []wordAt, i int) bool {
	w := words[i]
	if w.low == "one" { // a person only in "one of them" and "one said"
		return i+1 < len(words) && (words[i+1].low == "of" || words[i+1].low == "who" || words[i+1].low == "said" || words[i+1].low == "says" || !words[i+1].near)
	}
	if (w.low == "another" || w.low == "each") && i+1 < len(words) && words[i+1].near && !onePerson[words[i+1].low] {
		return false // "another run", "each vehicle"
	}
	if w.low == "director" && c.bodies && c.individuals() == 1 {
		return false // the subject
	}
	if people[w.low] {
		return true
	}
	if !w.capital || c.own[w.low] || generic[w.low] || compare.Initial(w.low) && i+1 < len(words) && c.maySubject(words[i:i+1], words[i+1].low) {
		return false
	}
	if c.times[w.low] < 2 {
		return c.introduced(words, i, 1)
	}
	// a name that the application gives: of two words, or after a title
	return i > 0 && (titles[words[i-1].low] || words[i-1].capital && w.near && !generic[words[i-1].low] && !c.own[words[i-1].low]) ||
		i+1 < len(words) && words[i+1].capital && words[i+1].near && !generic[words[i+1].low] && !c.own[words[i+1].low]
}
