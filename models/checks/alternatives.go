package checks

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func alternatives() Check {
	return Check{
		ID:       "Q24",
		Title:    "Alternatives and conflicts",
		Severity: reference.SeverityWarning, How: reference.HowMachine, HumanPart: true, Code: "ALTS",
		Source:   "R v Smith [2011] EWCA Crim 1772 (by analogy)",
		Rule:     "A term should not conflict with, or duplicate, other orders or conditions that apply to the subject.",
		Message:  "For each alternative, explain why it is not enough or not available. Enter any conflicts, or \"None\".",
		Question: "Would a licence or another order achieve the same as a term, or conflict with it?",
		judge:    judgeAlternatives,
	}
}

func judgeAlternatives(j *judging) {
	answered := map[content.AlternativeKind]bool{}
	for i, a := range j.c.Alternatives {
		answered[a.Kind] = true
		switch {
		case a.Kind == "":
			j.fail(at("alternatives", i), "Select the alternative.")
		case !a.Considered || blank(a.Reason):
			j.fail(at("alternatives", i), "Confirm that you have considered "+alternativeName(a.Kind)+" and explain why "+
				"it is not enough or not available.")
		}
	}
	for _, k := range content.AlternativesToAnswer() {
		if !answered[k] {
			j.fail("/alternatives", "Add "+alternativeName(k)+" and explain why it is not enough or not available.")
		}
	}
	j.failBlank(j.c.Conflicts, "/conflicts", "Enter any conflicts with other orders or a licence, or \"None\".")
	for i, t := range j.c.Terms {
		if !strings.Contains(strings.ToLower(t.Text), "licen") {
			continue
		}
		if found := repeatsLicence().FindStringIndex(t.Text); found != nil {
			j.flag(at("terms", i), termName(t, i)+" repeats licence conditions: "+quoted([]lint.Span{spanOf(t.Text, found)})+". Check whether there is a licence and what the term adds.")
		}
	}
}

func alternativeName(k content.AlternativeKind) string {
	switch k {
	case content.AlternativeLicence:
		return "licence conditions"
	case content.AlternativeTravelRestriction:
		return "a travel restriction order"
	case content.AlternativeSTPO:
		return "a slavery and trafficking prevention order"
	case content.AlternativeCBO:
		return "a criminal behaviour order"
	case content.AlternativeDisqualification:
		return "disqualification as a director"
	case content.AlternativeOtherSCPO:
		return "another serious crime prevention order"
	case content.AlternativeFRO:
		return "an existing financial reporting order"
	}
	return "this alternative"
}

var repeatsLicence = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(comply|complies|keep) (with|to) (\w+ ){0,3}licen[cs]e conditions?\b|\bconditions of (\w+ )?licen[cs]e\b`)
})

// spanOf counts in runes what a regular expression found in bytes.
func spanOf(text string, found []int) lint.Span {
	start := utf8.RuneCountInString(text[:found[0]])
	word := text[found[0]:found[1]]
	return lint.Span{Text: word, Start: start, End: start + utf8.RuneCountInString(word)}
}
