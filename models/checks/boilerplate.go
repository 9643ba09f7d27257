package checks

import (
	"fmt"
	"slices"
	"strings"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// Wording is a text that terms are compared with: of the term library or of another application.
type Wording struct {
	Reference string // how the reader knows it
	Print     lint.Print
}

func boilerplate() Check {
	return Check{
		ID: "Q25", Title: "Standard wording",
		Severity: reference.SeverityWarning, How: reference.HowLint, Code: "NECE",
		Source:   "R v Hancox & Duffy [2010] EWCA Crim 102; CPS Precedent Library, December 2015",
		Rule:     "Terms address the risk in this case. Use standard wording with caution.",
		Message:  "Change the wording to fit this case, or explain in the tailoring note why it is right unchanged.",
		Question: "Is each term written for this case and not copied from another?",
		judge:    judgeBoilerplate,
	}
}

func judgeBoilerplate(j *judging) {
	var alike, names, sources []string
	for i, t := range j.c.Terms {
		if !blank(content.Text(t.TailoringNote)) {
			continue
		}
		same := j.in.SameText[t.Text]
		if len(same) > 0 {
			names = append(names, termName(t, i))
			alike = append(alike, at("terms", i, "tailoringNote"))
			sources = append(sources, same...)
			continue
		}
		if like, share := j.nearest(t.Text); share >= lint.Alike {
			j.flag(at("terms", i, "tailoringNote"), fmt.Sprintf("%s is similar to %s. Explain how it fits this case.", termName(t, i), like))
		}
		if words := lint.Boilerplate(t.Text); len(words) > 0 {
			j.flag(at("terms", i, "text"), termName(t, i)+" contains standard wording: "+quoted(words)+". Keep only what this case needs.", words...)
		}
	}
	if len(alike) > 0 {
		slices.Sort(sources)
		j.flag("/terms", strings.Join(names, ", ")+": the same text is in "+strings.Join(slices.Compact(sources), ", ")+". Change the wording to fit this case, or explain in the tailoring note why it is right unchanged.")
		for _, place := range alike {
			j.flag(place, "Explain why the text fits this case, or change it.")
		}
	}
	judgeCopied(j)
	j.skipWithoutTerms()
}

// nearest is the wording most like the text, and how like it is, from 0 to 1.
func (j *judging) nearest(text string) (reference string, share float64) {
	if len(j.in.Wordings) == 0 || blank(text) {
		return "", 0
	}
	own := lint.Fingerprint(text)
	for _, w := range j.in.Wordings {
		if s := own.Similar(w.Print); s > share {
			reference, share = w.Reference, s
		}
	}
	return reference, share
}
