package checks

import "slices"

// The words that say who a person is, where that person is named nowhere else.
var (
	ranks   = wordSet(`dc ds di dci pc ps sgt det detective sergeant inspector constable superintendent investigator hhj judge recorder magistrate justice`)
	speaks  = wordSet(`says said states stated explains explained estimated estimates believes recalls reports replied wrote writes confirms confirmed supports asks asked`)
	leading = wordSet(`name names called named with by from of to among at via`)
)

// introduced says whether the name of n words at i is presented as someone other than the subject: "a customer, Jocasta
// Wren", "DC Farrow", "Gordon Ashplant, a former tenant", "Ms Broome says", or a name that the passage has introduced
// before.
func (c caseWords) introduced(words []wordAt, i, n int) bool {
	for k := i - 1; k >= 0 && k >= i-5 && !words[k+1].opens; k-- {
		if words[k].low == "director" && c.bodies && c.individuals() == 1 {
			continue // the subject
		}
		if people[words[k].low] || ranks[words[k].low] {
			return true
		}
	}
	if i > 1 && words[i-1].low == "of" && (words[i-2].low == "name" || words[i-2].low == "names") {
		return true
	}
	for k := i + n; k < len(words) && k < i+n+4 && !words[k].opens; k++ {
		if k == i+n && words[k].near && speaks[words[k].low] {
			return true
		}
		if k > i+n && !words[i+n].near && articles[words[i+n].low] && people[words[k].low] {
			return true
		}
	}
	last := words[i+n-1].low
	k := slices.IndexFunc(words[:i], func(w wordAt) bool { return w.capital && w.low == last })
	return k > 0 && c.introduced(words, k, 1)
}

// among says whether the firm at i is one that the subject dealt with, and not the one that acts.
func among(words []wordAt, i int) bool {
	return i > 0 && !words[i].opens && leading[words[i-1].low]
}
