package lint

import (
	"slices"
	"strings"
)

// places are the places that a sentence requires its subject to be in, or to keep out of. A sentence
// with an exception says too little about either.
func (p passage) places(from, to int) []claim {
	must := p.find(from, to, "must", "shall")
	if must < 0 || p.has(from, to, "save", "except", "unless", "without", "other", "until") {
		return nil
	}
	verb := must + 1
	kind := keepTo
	allowed := []string{"reside", "live", "sleep", "stay", "remain", "report", "attend", "sign", "present", "work"}
	if p.at(verb) == "not" {
		kind, verb = keepFrom, verb+1
		allowed = []string{"enter", "go", "be", "visit", "attend", "approach", "remain", "travel", "loiter", "return", "set"}
	}
	if !slices.Contains(allowed, p.at(verb)) || kind == keepFrom && p.has(verb, to, "between") {
		return nil
	}
	var claims []claim
	direct := verb + 1 // the place is the object of the verb: "enter Reading", not "enter a bank in Reading"
	for i := verb + 1; i < to; {
		parts, end := p.placeAt(i, to)
		if len(parts) == 0 {
			i++
			continue
		}
		for kind == keepFrom && direct < i && (slices.Contains(between, p.at(direct)) || slices.Contains(allowed, p.at(direct))) {
			direct++
		}
		if kind == keepFrom && direct < i {
			break
		}
		claims = append(claims, claim{kind: kind, words: parts, span: p.span(i, end)})
		if kind == keepTo {
			break
		}
		i, direct = end, end
	}
	return claims
}

// placeAt reads the parts of a place that begins at word i: "4 Kestrel Close, Reading".
func (p passage) placeAt(i, to int) ([]string, int) {
	if !p.words[i].capital || slices.Contains(papers, p.words[i].text) || slices.Contains(notPlaces, p.words[i].text) || slices.Contains(papers, p.at(i-1)) {
		return nil, i
	}
	var parts []string
	var part []string
	k := i
	for ; k < to && (p.words[k].capital || k > i && number(p.at(k)) >= 0) && !slices.Contains(notPlaces, p.words[k].text); k++ {
		if k > i && p.stop(k) != noPause {
			parts, part = append(parts, strings.Join(part, " ")), nil
		}
		if !slices.Contains(offices, p.words[k].text) {
			part = append(part, p.words[k].text)
		}
	}
	if len(part) > 0 {
		parts = append(parts, strings.Join(part, " "))
	}
	if k < to && p.stop(k) == noPause && slices.Contains(narrower, p.words[k].text) {
		return nil, k
	}
	return parts, k
}

var (
	// offices are found in a place and do not name it.
	offices   = []string{"police", "station", "probation", "office", "crown", "magistrates", "court", "hospital", "prison", "jobcentre"}
	notPlaces = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "he", "she", "mr", "mrs", "ms",
		"british", "order", "the"}
	// between are the words that may come between the verb and the place.
	between = []string{"the", "any", "part", "parts", "of", "area", "town", "city", "county", "borough", "district", "estate", "in",
		"into", "to", "at", "near", "within", "or", "and", "foot", "village"}
	// narrower words after a name make it a place within the place.
	narrower = []string{"town", "city", "railway", "high", "bus", "centre", "market", "train", "station", "harbour", "docks", "university",
		"shopping", "marina", "port", "airport", "branch", "football", "racecourse", "road", "street"}
)
