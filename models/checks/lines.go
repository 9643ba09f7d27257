package checks

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"scpo.example/desk/models/content"
)

// TermLine is the one line of questions that an officer answers of a term: what no machine can know is asked at that place.
type TermLine struct {
	Term     string
	Number   int
	Question string
	Hash     string // of what the term says: the answer is kept with it, and a changed term is asked again
	Asked    bool   // the author answered what only an author knows
	Doubts   []TermDoubt
}

// TermDoubt is what a check says of a term.
type TermDoubt struct {
	Check string
	Finding
}

// Required says that the officer should not approve without an answer.
func (l TermLine) Required() bool { return len(l.Doubts) > 0 || !l.Asked }

// The questions. What a term requires is judged by sections 5(7) and 11 to 14, all terms by whether they can be policed.
const (
	wouldKnow = "Would a constable know, without asking, if this term is breached?"
	inWriting = "Is everything given in writing, to an officer under section 5(7), with nothing privileged, excluded or confidential? " + wouldKnow
)

// ofTerms are the checks of the words of a term, and those of them that only a requirement raises.
var (
	ofTerms        = []string{"Q16", "Q17", "Q20", "Q21", "Q22"}
	ofRequirements = ofTerms[2:]
)

// TermLines are the lines for the terms of a content that the report is of, in their order.
func TermLines(c content.Content, r Report) []TermLine {
	lines := make([]TermLine, len(c.Terms))
	for i, t := range c.Terms {
		l := TermLine{Term: t.ID, Number: i + 1, Question: wouldKnow, Hash: termHash(t), Asked: wasAsked(t)}
		if t.Number > 0 {
			l.Number = t.Number
		}
		l.Doubts = doubtsAbout(r, at("terms", i)+"/")
		gives := t.Type == content.TermRequirement || t.Information != nil || asksOf(t).Gives != "" && asksOf(t).Gives != content.GivesNothing
		if gives || slices.ContainsFunc(l.Doubts, func(d TermDoubt) bool { return slices.Contains(ofRequirements, d.Check) }) {
			l.Question = inWriting
		}
		lines[i] = l
	}
	return lines
}

func doubtsAbout(r Report, prefix string) []TermDoubt {
	var doubts []TermDoubt
	for _, item := range r.Items {
		if !slices.Contains(ofTerms, item.ID) {
			continue
		}
		for _, f := range item.Findings {
			if strings.HasPrefix(f.Pointer, prefix) {
				doubts = append(doubts, TermDoubt{item.ID, f})
			}
		}
	}
	return doubts
}

func wasAsked(t content.Term) bool {
	return t.Names != nil && (t.Asks != nil || t.Type == content.TermProhibition)
}

// termHash is of the words of a term and of what was answered about them, not of its place or its reasons.
func termHash(t content.Term) string {
	data, err := json.Marshal(content.Term{Type: t.Type, Text: t.Text, ScheduleRefs: t.ScheduleRefs, Information: t.Information, Asks: t.Asks, Names: t.Names})
	if err != nil {
		panic("a term always has a JSON encoding: " + err.Error())
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
