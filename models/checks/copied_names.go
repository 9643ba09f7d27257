package checks

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/reference"
)

// wordAt is a word of a text, in small letters without its "'s".
type wordAt struct {
	low      string
	from, to int
	capital  bool
	near     bool // only a space is between it and the word before
	opens    bool // it begins a sentence
	quoted   bool
}

// wordsAt splits a text into words. Hyphens and apostrophes between letters stay in a word.
func wordsAt(text string) []wordAt { return wordsOf(text, strings.ToLower(text)) }

// wordsOf splits a text of which the caller has the small letters.
func wordsOf(text, small string) []wordAt {
	aligned := sameLengths(text)
	words := make([]wordAt, 0, len(text)/5+1)
	quote, opens, last := false, true, -1
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			switch r {
			case '"':
				quote = !quote
			case '“':
				quote = true
			case '”':
				quote = false
			case '.', '!', '?', ':', '\n', ')', ';':
				opens = true
			}
			i += size
			continue
		}
		to := i
		for to < len(text) && ('a' <= text[to] && text[to] <= 'z' || 'A' <= text[to] && text[to] <= 'Z') {
			to++
		}
		for to < len(text) {
			q, n := utf8.DecodeRuneInString(text[to:])
			if !unicode.IsLetter(q) && !unicode.IsDigit(q) {
				next, _ := utf8.DecodeRuneInString(text[to+n:])
				if q != '-' && q != '\'' && q != '’' && q != '\u2011' || !unicode.IsLetter(next) {
					break
				}
			}
			to += n
		}
		end := to
		if text[to-1] == 's' {
			if s := strings.TrimSuffix(strings.TrimSuffix(text[i:to], "'s"), "’s"); s != "" {
				end = i + len(s)
			}
		}
		low := ""
		if aligned {
			low = small[i:end]
		} else {
			low = strings.ToLower(text[i:end])
		}
		words = append(words, wordAt{low: low, from: i, to: end, capital: unicode.IsUpper(r),
			near: last >= 0 && text[last:i] == " ", opens: opens, quoted: quote})
		opens, last, i = false, to, to
	}
	return words
}

// sameLengths says whether each letter of a text takes as many bytes in small letters.
func sameLengths(text string) bool {
	for _, r := range text {
		if r >= utf8.RuneSelf && (r == utf8.RuneError || unicode.ToLower(r) != r) {
			return false
		}
	}
	return true
}

// found is a stretch of a text.
type found struct{ from, to int }

// strangers are the people, companies, units, forces and prisons of a passage that occur nowhere else.
func (c caseWords) strangers(p reading) []found {
	var all []found
	for i := 0; i < len(p.words); i++ {
		if n := c.noCompany(p, i); n > 0 {
			all = append(all, found{p.words[i].from, p.words[i+n-1].to})
		}
		if !p.words[i].capital || p.words[i].quoted {
			continue
		}
		n := c.namesake(p, i)
		if n == 0 {
			n = c.partyless(p, i)
		}
		if n == 0 {
			n = c.force(p, i)
		}
		if n == 0 {
			n = c.titled(p.words, i)
		}
		if n == 0 {
			n = c.crownCourt(p, i)
		}
		if n == 0 {
			n = c.otherCase(p, i)
		}
		if n == 0 {
			n = c.sequence(p, i)
		}
		if n > 0 {
			all = append(all, found{p.words[i].from, p.words[i+n-1].to})
			i += n - 1
		}
	}
	return all
}

// partyless counts the words at i that mean a party whom the application does not have: "the Company" where no body is a
// subject, "Mrs" before the name of a man.
func (c caseWords) partyless(p reading, i int) int {
	words, w := p.words, p.words[i]
	if w.low == "company" && !c.bodies && i > 0 && words[i-1].low == "the" && c.times["company"] < 2 && w.near {
		return 1
	}
	woman, man := w.low == "mrs" || w.low == "miss" || w.low == "ms", w.low == "mr"
	k := i + 1
	for k < len(words)-1 && compare.Initial(words[k].low) && beside(p, k) && beside(p, k+1) {
		k++
	}
	if k < len(words) && beside(p, k) && c.own[words[k].low] && words[k].capital && c.individuals() == 1 &&
		(woman && c.wrong["she"] && !c.wrong["he"] || man && c.wrong["he"] && !c.wrong["she"]) {
		return k - i + 1
	}
	return 0
}

// titled counts the words of a title and an unknown name: "Mr Pellworth", "HMP Garrowby", "prisoner Delacourt". Judges
// are named once where a conviction is described, and ignored.
func (c caseWords) titled(words []wordAt, i int) int {
	if i == 0 || !words[i].near || !c.stranger(words[i]) || !titles[words[i-1].low] && !called[words[i-1].low] || judge(words, i) {
		return 0
	}
	if words[i-1].low == "hmp" && i > 1 && words[i-2].low == "from" {
		return 0 // where the subject was before
	}
	n := c.run(words, i)
	if c.introduced(words, i, n) {
		return 0
	}
	return n
}

// judge says whether the name at i is that of a judge.
func judge(words []wordAt, i int) bool {
	return slices.ContainsFunc(words[max(0, i-3):i], func(w wordAt) bool { return judges[w.low] })
}

// run counts words with capitals, side by side, from i on.
func (c caseWords) run(words []wordAt, i int) int {
	n := 1
	for i+n < len(words) && words[i+n].capital && words[i+n].near {
		n++
	}
	return n
}

// sequence counts the words of a company, a group or a person from i on, none of whose distinctive words occurs
// elsewhere.
func (c caseWords) sequence(p reading, i int) int {
	words := p.words
	if i > 0 && words[i].near && words[i-1].capital && !words[i-1].opens {
		return 0 // in the middle of a name
	}
	if judges[words[i].low] {
		return 0
	}
	n := c.run(words, i)
	strange, known := 0, 0
	for _, w := range words[i : i+n] {
		switch {
		case c.stranger(w):
			strange++
		case !generic[w.low] && !firmWords[w.low]:
			known++
		}
	}
	if strange == 0 || known > 0 && (!words[i].opens || known != 1 || c.times[words[i].low] <= 1 || strange <= 1) {
		return 0
	}
	next := ""
	if i+n < len(words) && words[i+n].near {
		next = words[i+n].low
	}
	last := words[i+n-1].low
	switch {
	case firmWords[last] && n > 1 && among(words, i):
		return 0
	case firmWords[last] && n > 1:
		return n
	case groups[next] && !words[i].opens:
		return n
	case i > 0 && (places[words[i-1].low] || articles[words[i-1].low] && words[i-1].low != "that") || n < 2 || placeWords[last] || generic[last] || generic[words[i].low]:
		return 0
	}
	if judge(words, i) {
		return 0
	}
	if n > 3 || strange < 2 && !words[i].opens || strange < n && words[i].opens && n > 2 {
		return 0
	}
	if strange < 2 || words[i].opens && common[words[i].low] || c.introduced(words, i, n) {
		return 0
	}
	return n
}

// shippedForces are the forces of the lists that ship, which most inputs are judged by.
var shippedForces = sync.OnceValue(func() map[string][][]string { return readForces(reference.Embedded()) })

// forcesOf are the names of all forces, by their first word.
func forcesOf(l *reference.Lists) map[string][][]string {
	if l == reference.Embedded() {
		return shippedForces()
	}
	return readForces(l)
}

func readForces(l *reference.Lists) map[string][][]string {
	all := map[string][][]string{}
	for _, r := range l.Regions().Items {
		if name := regionWords(r.Name); len(name) > 0 {
			all[name[0]] = append(all[name[0]], name)
		}
	}
	for _, list := range []reference.List[reference.PoliceForce]{l.Forces(), l.NonTerritorial()} {
		for _, f := range list.Items {
			var name []string
			for _, w := range wordsAt(f.Name) {
				if !policing[w.low] && w.low != "service" {
					name = append(name, w.low)
				}
			}
			if len(name) > 0 {
				all[name[0]] = append(all[name[0]], name)
			}
		}
	}
	return all
}

// regionWords are the distinctive words of a region's name.
func regionWords(name string) []string {
	var words []string
	for _, w := range wordsAt(name) {
		if w.low != "the" && w.low != "region" {
			words = append(words, w.low)
		}
	}
	return words
}

// force counts the words of a force at i that occurs nowhere else and is meant as a force: "Kent officers", "officers
// from Cleveland", "Wiltshire Police", and any in the name of a unit.
func (c caseWords) force(p reading, i int) int {
	if p.pointer == "/antecedents" {
		return 0 // any force may have dealt with an earlier case
	}
	for _, name := range c.forces[p.words[i].low] {
		n := 0
		for n < len(name) && i+n < len(p.words) && p.words[i+n].low == name[n] {
			n++
		}
		if n < len(name) || n == 0 || !c.meansForce(p, i, n) {
			continue
		}
		for k := i; k < i+n; k++ {
			if c.own[p.words[k].low] || p.words[k].capital && c.times[p.words[k].low] > 1 && !generic[p.words[k].low] {
				return 0
			}
		}
		return n
	}
	return 0
}

func (c caseWords) meansForce(p reading, i, n int) bool {
	if strings.HasPrefix(p.pointer, "/monitoringPlan/") || strings.HasSuffix(p.pointer, "/monitoredBy") || strings.HasSuffix(p.pointer, "/unit") {
		return true
	}
	for k := i + n; k < len(p.words) && k < i+n+4 && (k == i+n || p.words[k].near); k++ {
		if k+1 < len(p.words) && strings.HasPrefix(p.words[k+1].low, "area") {
			return false // whose area it is, is a place
		}
		if policing[p.words[k].low] || k == i+n && p.words[k].low == "search" {
			return p.words[i+n].near || strings.HasPrefix(p.text[p.words[i+n-1].to:], "'s ") || strings.HasPrefix(p.text[p.words[i+n-1].to:], "’s ")
		}
	}
	return i > 1 && p.words[i-1].low == "from" && policing[p.words[i-2].low]
}
