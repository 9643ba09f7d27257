package checks

import "strings"

// noCompany counts the words at i that mean a company as a party where no body is a subject and the passage has not told of one:
// "the company", "its director".
func (c caseWords) noCompany(p reading, i int) int {
	w := p.words[i]
	if w.low != "company" && w.low != "firm" || c.bodies || i == 0 || p.words[i-1].low != "the" || !w.near || w.quoted {
		return 0
	}
	if strings.HasPrefix(p.pointer, "/thirdParties/") || strings.HasPrefix(p.pointer, "/alternatives/") {
		return 0
	}
	for k, o := range p.words {
		other := k != i && (o.low == "company" || o.low == "firm" || o.low == "employer" || o.low == "business") && k < i && p.words[max(0, k-1)].low != "the"
		if other || k != i && firmWords[o.low] && o.capital {
			return 0
		}
	}
	if i+1 < len(p.words) && p.words[i+1].near && (p.words[i+1].low == "of" || p.words[i+1].low == "that" || p.words[i+1].low == "which") {
		return 0 // "in the company of"
	}
	return 1
}

// crownCourt counts the words at i of a Crown Court that nothing else in the application mentions. Earlier convictions and papers may
// be of any court.
func (c caseWords) crownCourt(p reading, i int) int {
	for _, place := range []string{"/antecedents", "/facts", "/risk/", "/section1/", "/evidence/"} {
		if strings.HasPrefix(p.pointer, place) {
			return 0
		}
	}
	words := p.words
	if i+2 < len(words) && words[i].low == "crown" && words[i+1].low == "court" && words[i+2].low == "at" {
		n := 3
		for i+n < len(words) && words[i+n].capital && words[i+n].near {
			n++
		}
		for _, w := range words[i+3 : i+n] {
			if c.stranger(w) {
				return n
			}
		}
		return 0
	}
	n := c.run(words, i)
	if n < 3 || words[i+n-1].low != "court" || words[i+n-2].low != "crown" {
		return 0
	}
	for _, w := range words[i : i+n-2] {
		if c.stranger(w) {
			return n
		}
	}
	return 0
}

// otherCase counts the words at i of the name of another prosecution, "R v Hartnoll": an authority is cited with its year.
func (c caseWords) otherCase(p reading, i int) int {
	words := p.words
	for _, place := range []string{"/order/", "/terms/", "/humanRights/", "/section1/", "/alternatives/"} { // what argues the law
		if strings.HasPrefix(p.pointer, place) {
			return 0
		}
	}
	if words[i].low != "r" || i+2 >= len(words) || words[i+1].low != "v" || !c.stranger(words[i+2]) {
		return 0
	}
	if rest := p.text[words[i+2].to:]; strings.ContainsAny(rest[:min(len(rest), 40)], "[(") {
		return 0
	}
	return 3
}
