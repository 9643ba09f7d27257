package checks

import (
	"regexp"
	"slices"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/checks/recognise"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
)

// noTerms is why a check of terms does not apply to a draft without any.
const noTerms = "No terms have been added."

func clearWords() Check {
	return Check{
		ID: "Q16", Title: "Clarity",
		Severity: reference.SeverityWarning, How: reference.HowLint, Code: "CLAR",
		Source:   "R v Smith [2011] EWCA Crim 1772 (by analogy); R v Boness [2005] EWCA Crim 2395 (by analogy)",
		Rule:     "The subject and the police need to be able to tell from the words alone what a term prohibits or requires.",
		Message:  "Use exact words, define them in the order, or list what is meant in a schedule to the order.",
		Question: "Can the subject and a constable tell from the words alone what each term prohibits or requires?",
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
			j.flag(at("terms", i, "text"), termName(t, i)+" might be unclear: "+quoted(words)+". Use exact words, or define them.", words...)
		}
		j.undefined(i, t, defined)
		if !j.doubtful(recognise.Vague, i) || !j.surely(recognise.Vague, i) && settledClass.MatchString(t.Text) {
			continue
		}
		j.doubt(recognise.Vague, i, " might be unclear. Check that a constable could apply it without asking: ")
	}
	for i, t := range j.c.Terms {
		var words []lint.Span
		for _, slot := range library.EmptySlots(t.Text) {
			words = append(words, lint.Span(slot))
		}
		if len(words) > 0 {
			j.flag(at("terms", i, "text"), termName(t, i)+" has a blank to complete: "+quoted(words)+".", words...)
		}
	}
	j.skipWithoutTerms()
}

// settledClass is a class of things or bodies that a rule or a task settles, so that anybody can tell: "medicines that only a doctor
// may prescribe", "a panel that interviews people for work".
var settledClass = regexp.MustCompile(`(?i)\b(?:that|which|whom) only (?:an?|the) [^,.;]{1,60}? may [a-z]+\b` +
	`|\b(?:a|any) (?:panel|committee|board|jury|council|meeting) (?:that|which) [a-z]+s\b`)

// doubtful says whether a recogniser asks about a term.
func (j *judging) doubtful(kind recognise.Kind, term int) bool {
	return slices.ContainsFunc(j.read()[term], func(d recognise.Doubt) bool { return d.Kind == kind })
}

// surely says whether a recogniser scores a term higher than hardly any near miss does.
func (j *judging) surely(kind recognise.Kind, term int) bool {
	return slices.ContainsFunc(j.read()[term], func(d recognise.Doubt) bool { return d.Kind == kind && d.Sure })
}

func (j *judging) skipWithoutTerms() {
	if len(j.c.Terms) == 0 {
		j.skip(noTerms)
	}
}

func contradictions() Check {
	return Check{
		ID: "Q26", Title: "Consistency and unintended breach",
		Severity: reference.SeverityWarning, How: reference.HowHuman, Code: "CLAR",
		Source:   "R v Hemsley [2010] EWCA Crim 225 (by analogy)",
		Rule:     "Terms should avoid a real risk of unintended breach. Each says something that no other says.",
		Message:  "Make the terms consistent and add exceptions for what the subject needs to be able to do.",
		Question: "Can the subject comply with all the terms together, including in prison, on the way to court and in an emergency?",
		judge: func(j *judging) {
			judgeContradictions(j)
			judgeAgreement(j)
		},
	}
}

// homes are the addresses of the subjects, as terms that require what nobody can be kept from: to live there.
func homes(subjects []content.Subject) []lint.Term {
	var all []lint.Term
	for _, s := range subjects {
		if !compare.NoAnswer(s.Address) {
			all = append(all, lint.Term{ID: "home of " + s.ID, Text: "Must live at " + s.Address, AppliesTo: []string{s.ID}})
		}
	}
	return all
}

func judgeContradictions(j *judging) {
	terms := make([]lint.Term, len(j.c.Terms))
	place := make(map[string]int, len(j.c.Terms))
	for i, t := range j.c.Terms {
		terms[i] = lint.Term{ID: at(i), Text: t.Text, AppliesTo: t.AppliesTo} // ids of drafts in memory may be missing
		place[terms[i].ID] = i
	}
	for _, found := range lint.Repeated(terms) {
		first, second := place[found.First], place[found.Second]
		j.flag(at("terms", second, "text"),
			termName(j.c.Terms[second], second)+" says the same as "+lowerFirst(termName(j.c.Terms[first], first))+" to the same person. Remove one of them.")
	}
	for _, found := range lint.Contradictions(append(homes(j.c.Subjects), terms...)) {
		second := place[found.Second]
		first, term := place[found.First]
		if !term {
			if _, term = place[found.Second]; term {
				j.flag(at("terms", second, "text"), termName(j.c.Terms[second], second)+" keeps the subject out of the address given for them. Change the term, or the address.", found.SecondSpan)
			}
			continue
		}
		j.flag(at("terms", second, "text"),
			termName(j.c.Terms[second], second)+" and "+lowerFirst(termName(j.c.Terms[first], first))+" might conflict. "+found.Why,
			found.SecondSpan)
	}
}
