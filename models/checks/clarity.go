package checks

import (
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
)

// noTerms is why a check of terms does not apply to a draft without any.
const noTerms = "There are no terms yet to look at."

func clearWords() Check {
	return Check{
		ID: "Q16", Title: "Each term is clear: no vague words without a definition",
		Severity: reference.SeverityWarning, How: reference.HowLint, Code: "CLAR",
		Source:   "R v Smith [2011] EWCA Crim 1772 (by analogy); R v Boness [2005] EWCA Crim 2395 (by analogy)",
		Rule:     "The subject, and whoever enforces a term, must be able to tell from its words alone what is forbidden.",
		Message:  "Say exactly what is meant, define the words in the order, or list what is meant in a schedule.",
		Question: "Can the subject and a constable tell from the words alone what each term forbids or requires?",
		judge:    judgeWords,
	}
}

func judgeWords(j *judging) {
	defined := make([]string, 0, len(j.c.Order.Definitions))
	for _, d := range j.c.Order.Definitions {
		if !blank(d.Term) && !blank(d.Meaning) {
			defined = append(defined, d.Term)
		}
	}
	for i, t := range j.c.Terms {
		if words := lint.Vague(t.Text, defined); len(words) > 0 {
			j.flag(at("terms", i, "text"), termName(t, i)+" may be unclear: "+quoted(words)+". Say exactly what is meant, or define it.", words...)
		}
	}
	for i, t := range j.c.Terms {
		var words []lint.Span
		for _, slot := range library.EmptySlots(t.Text) {
			words = append(words, lint.Span(slot))
		}
		if len(words) > 0 {
			j.flag(at("terms", i, "text"), termName(t, i)+" has a gap that was not filled: "+quoted(words)+". Fill it in.", words...)
		}
	}
	j.skipWithoutTerms()
}

func (j *judging) skipWithoutTerms() {
	if len(j.c.Terms) == 0 {
		j.skip(noTerms)
	}
}

func contradictions() Check {
	return Check{
		ID: "Q26", Title: "Terms do not contradict one another and cannot be broken by accident (prison, travel to court, emergency)",
		Severity: reference.SeverityWarning, How: reference.HowHuman, Code: "CLAR",
		Source:   "R v Hemsley [2010] EWCA Crim 225 (by analogy)",
		Rule:     "Terms avoid a real risk that they are broken without meaning to.",
		Message:  "Bring the terms into line with one another, and except what the subject must be free to do.",
		Question: "Can every term be kept together with the others, in prison, on the way to court and in an emergency?",
		judge:    judgeContradictions,
	}
}

func judgeContradictions(j *judging) {
	terms := make([]lint.Term, len(j.c.Terms))
	place := make(map[string]int, len(j.c.Terms))
	for i, t := range j.c.Terms {
		terms[i] = lint.Term{ID: at(i), Text: t.Text, AppliesTo: t.AppliesTo} // ids of drafts in memory may be missing
		place[terms[i].ID] = i
	}
	for _, found := range lint.Contradictions(terms) {
		first, second := place[found.First], place[found.Second]
		j.flag(at("terms", second, "text"),
			termName(j.c.Terms[second], second)+" and "+lowerFirst(termName(j.c.Terms[first], first))+" may not go together. "+found.Why,
			found.SecondSpan)
	}
}
