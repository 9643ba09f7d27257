package checks

import (
	"slices"
	"strings"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
)

// judgeCopied points at words that belong to another case: a pronoun of no party, a name that occurs nowhere else, a
// term headed with someone whom it does not bind. Names that the application itself gives elsewhere are ignored.
func judgeCopied(j *judging) {
	c := theCase(j)
	for _, p := range c.passages {
		if !c.judged(p.pointer) {
			continue
		}
		var spans []lint.Span
		for _, s := range c.strangers(p) {
			spans = append(spans, spanOf(p.text, []int{s.from, s.to}))
		}
		if len(spans) > 0 {
			j.flag(p.pointer, quoted(spans)+": nothing else in this application mentions this. Check that the text was written for this case.", spans...)
		}
		if w, found := c.pronoun(p); found {
			span := spanOf(p.text, []int{w.from, w.to})
			j.flag(p.pointer, "‘"+span.Text+"’ fits no subject of this application. Check that the text was written for this case.", span)
		}
	}
	for i, t := range j.c.Terms {
		if head, found := c.heading(t); found {
			span := spanOf(t.Text, []int{head.from, head.to})
			j.flag(at("terms", i, "text"), termName(t, i)+" names ‘"+span.Text+"’, whom it does not bind. Correct the name, or whom the term applies to.", span)
		}
	}
}

// reading is a passage and its words.
type reading struct {
	pointer, text string
	words         []wordAt
}

// caseWords is what the application says of its own people and places.
type caseWords struct {
	j        *judging
	passages []reading
	times    map[string]int // in how many passages a word with a capital occurs
	own      map[string]bool
	people   []namedPerson
	wrong    map[string]bool // pronouns that no subject has
	bodies   bool
	forces   map[string][][]string
}

func theCase(j *judging) caseWords {
	c := caseWords{j: j, times: map[string]int{}, own: map[string]bool{}, forces: forcesOf(j.in.lists()), people: peopleOf(j.c.Subjects)}
	last := map[string]int{} // the passage in which a word was last met
	for _, p := range j.texts() {
		r := reading{p.pointer, p.text, wordsOf(p.text, p.low)}
		c.passages = append(c.passages, r)
		for _, w := range r.words {
			if w.capital && last[w.low] < len(c.passages) {
				c.times[w.low]++
				last[w.low] = len(c.passages)
			}
		}
	}
	if f, known := j.in.lists().Force(j.in.Force); known {
		for _, w := range wordsAt(f.Name) {
			c.own[w.low] = true
		}
	}
	for _, s := range j.c.Subjects {
		c.bodies = c.bodies || s.IsBody()
		for _, w := range wordsAt(s.Name() + " " + strings.Join(s.Aliases, " ")) {
			c.own[w.low] = true
		}
	}
	c.wrong = c.wrongPronouns()
	return c
}

// judged says whether a place is prose about the case, and not a list of its people and things.
func (c caseWords) judged(pointer string) bool {
	for _, giver := range givers {
		if strings.HasPrefix(pointer, giver) {
			return false
		}
	}
	return !strings.HasSuffix(pointer, "/name") && !strings.HasSuffix(pointer, "/prison") && !strings.HasSuffix(pointer, "/court") && !strings.HasSuffix(pointer, "/statute") && !strings.HasSuffix(pointer, "/reference")
}

// givers are the parts that give names.
var givers = []string{"/subjects/", "/drafter/", "/requester/", "/schedules/", "/attachments/", "/offences/", "/court/name", "/court/urn", "/court/indictment", "/marking", "/route"}

// individuals is how many subjects are people.
func (c caseWords) individuals() int {
	n := 0
	for _, s := range c.j.c.Subjects {
		if !s.IsBody() {
			n++
		}
	}
	return n
}

// stranger says whether a word with a capital occurs in no other passage.
func (c caseWords) stranger(w wordAt) bool {
	return w.capital && c.times[w.low] < 2 && !c.own[w.low] && !generic[w.low] && len(w.low) > 2
}

// heading finds a name that heads a term and is not of a person whom the term binds: "(Throssle) Must not".
func (c caseWords) heading(t content.Term) (wordAt, bool) {
	if !strings.HasPrefix(strings.TrimSpace(t.Text), "(") || len(t.AppliesTo) == 0 {
		return wordAt{}, false
	}
	words := wordsAt(t.Text)
	end := strings.IndexByte(t.Text, ')')
	k := slices.IndexFunc(words, func(w wordAt) bool { return w.from > end })
	if end < 0 || k < 1 || k > 6 || words[k].low != "must" && words[k].low != "shall" && words[k].low != "may" {
		return wordAt{}, false
	}
	head := wordAt{from: words[0].from, to: words[k-1].to}
	for _, s := range c.j.c.Subjects {
		if slices.Contains(t.AppliesTo, s.ID) && calledSo(s, words[:k]) {
			return head, false
		}
	}
	return head, true
}

// calledSo says whether a heading may mean the subject.
func calledSo(s content.Subject, heading []wordAt) bool {
	names := wordsAt(s.Name() + " " + strings.Join(s.Aliases, " "))
	for _, w := range heading {
		switch w.low {
		case "company", "firm", "body", "partnership", "association", "corporation", "business":
			if s.IsBody() {
				return true
			}
		case "director", "individual", "man", "woman":
			if !s.IsBody() {
				return true
			}
		case "both", "all", "each", "defendant", "defendants", "subject", "subjects", "respondent", "respondents", "continued", "information":
			return true
		}
		if slices.ContainsFunc(names, func(n wordAt) bool { return n.low == w.low }) {
			return true
		}
	}
	return !heading[0].capital // an aside, not a name
}
