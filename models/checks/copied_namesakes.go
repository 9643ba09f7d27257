package checks

import (
	"slices"
	"strings"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
)

// namedPerson is how a subject may be called: the last word of a family name, and the given names.
type namedPerson struct {
	family string
	given  []string
}

// peopleOf are the subjects who are people, by each name that the application gives them.
func peopleOf(subjects []content.Subject) []namedPerson {
	var all []namedPerson
	add := func(family []wordAt, given []wordAt) {
		if len(family) == 0 {
			return
		}
		p := namedPerson{family: family[len(family)-1].low}
		for _, w := range given {
			p.given = append(p.given, w.low)
		}
		all = append(all, p)
	}
	for _, s := range subjects {
		if s.IsBody() {
			continue
		}
		given := wordsAt(content.Text(s.GivenNames))
		for _, alias := range s.Aliases {
			words := wordsAt(alias)
			if len(words) < 2 {
				given = append(given, words...)
				continue
			}
			add(words[len(words)-1:], words[:len(words)-1])
		}
		add(wordsAt(content.Text(s.FamilyName)), given)
	}
	return all
}

// namesake counts the words at i of the name of somebody else who has a subject's family name: "Jane Smith" or "Mr P. Smith"
// where the subject is John. "Mr J. Smith" and "John P Smith" are the subject.
func (c caseWords) namesake(p reading, i int) int {
	words, first := p.words, i
	if titles[words[i].low] {
		first++
	} else if i > 0 && words[i].near && words[i-1].capital && !words[i-1].opens {
		return 0 // in the middle of a name
	}
	k := first
	for k < len(words) && k < first+4 && words[k].capital && !c.familyName(words[k].low) && (k == i || beside(p, k)) {
		k++
	}
	if k == first || k == len(words) || !words[k].capital || !c.familyName(words[k].low) || !beside(p, k) {
		return 0
	}
	given, after := words[first:k], ""
	if k+1 < len(words) && words[k+1].near {
		after = words[k+1].low
	}
	switch {
	case placeWords[after] || firmWords[after] && words[k+1].capital, c.maySubject(given, words[k].low), !c.aGivenName(given, first > i):
		return 0
	case c.introduced(words, first, k-first+1), judge(words, first):
		return 0
	}
	return k - i + 1
}

func (c caseWords) familyName(word string) bool {
	return slices.ContainsFunc(c.people, func(p namedPerson) bool { return p.family == word })
}

// maySubject says whether given names before a family name may be those of a subject. The first decides: a name, the beginning
// of one, or an initial.
func (c caseWords) maySubject(given []wordAt, family string) bool {
	first := given[0].low
	return slices.ContainsFunc(c.people, func(p namedPerson) bool {
		return p.family == family && slices.ContainsFunc(p.given, func(own string) bool {
			return compare.Agree(first, own) || len(first) > 2 && (strings.HasPrefix(own, first) || strings.HasPrefix(first, own))
		})
	})
}

// aGivenName says whether words with capitals before a family name can be nothing else: not a role, not a word that only begins
// a sentence, and not a name that the application gives elsewhere.
func (c caseWords) aGivenName(given []wordAt, titled bool) bool {
	initials := 0
	for _, w := range given {
		switch {
		case compare.Initial(w.low):
			initials++
		case !c.stranger(w), firmWords[w.low], placeWords[w.low], policing[w.low], called[w.low], people[w.low], roles[w.low]:
			return false
		}
	}
	first := given[0]
	if titled {
		return true
	}
	if initials == len(given) {
		return first.opens && initials < 3 // "P. Smith signed", and not "in Schedule A Smith is named"
	}
	return !first.opens || !joins(first.low)
}

// joins says whether a word may begin a sentence without being part of a name: "Although Smith", "Following Smith".
func joins(word string) bool {
	return common[word] || sentenceOpeners[word] || strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ly")
}

var (
	sentenceOpeners = wordSet(`although because unless until though yet also then so thus therefore neither either nor given despite like unlike via
		former like even ever never often again today later now here both few such what why how whether than till per plus minus except besides
		beyond within without against among around behind beside beneath near past since toward towards upon whereas whenever wherever please see
		did does do has is was were will would can could should may might must shall let only just still almost apart instead meanwhile moreover
		however further first second third last next another every his her mine ours yours whose`)
	roles = wordSet(`individual man woman both witness witnesses suspect convicted co-defendant brothers sisters family mother father`)
)

// beside says whether the word at k follows the one before with only a space between, or the point of an initial or a title.
func beside(p reading, k int) bool {
	if k == 0 {
		return false
	}
	before, between := p.words[k-1], p.text[p.words[k-1].to:p.words[k].from]
	return between == " " || (between == ". " || between == ".") && (compare.Initial(before.low) || titles[before.low])
}
