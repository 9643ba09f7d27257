package checks

import (
	"cmp"
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
		Source: "R v Hancox & Duffy [2010] EWCA Crim 102; CPS Precedent Library, December 2015",
		Rule: "Terms address the risk in this case. Use standard wording with caution. Words, names and pronouns of another case do " +
			"not belong here.",
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
		j.likeOthers(t, i)
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
	j.likeAnother("/facts", "The summary of facts is", "/facts")
	j.likeAnother("/risk/statement", "The statement of risk is", "/risk/statement")
	judgeCopied(j)
	j.skipWithoutTerms()
}

// likeOthers asks about a term that is nearly a standard wording or nearly another application's term. A standard wording that
// only has its slots filled is what the library is for, and is like every other application that used it.
func (j *judging) likeOthers(t content.Term, i int) {
	if like, share := j.nearest(t.Text); share >= lint.Alike {
		if _, taken := j.in.library().Match(t.Text); !taken {
			j.flag(at("terms", i, "tailoringNote"), fmt.Sprintf("%s is similar to %s. Explain how it fits this case.", termName(t, i), like))
		}
		return
	}
	j.likeAnother(at("terms", i, "text"), termName(t, i)+" is", at("terms", i, "tailoringNote"))
}

// likeAnother asks, at a place, about a text that is nearly another application's.
func (j *judging) likeAnother(pointer, what, place string) {
	like, found := j.in.Alike[pointer]
	if !found {
		return
	}
	j.flag(place, what+" nearly the same as in "+cmp.Or(like.Reference, "another force's application")+". Check that it was written for this case.")
	if like.Application != "" {
		j.findings[len(j.findings)-1].Like = &like
	}
}

// nearest is the wording most like the text, and how like it is, from 0 to 1; below lint.Alike it may say 0.
func (j *judging) nearest(text string) (reference string, share float64) {
	if len(j.in.Wordings) == 0 || blank(text) {
		return "", 0
	}
	own := lint.Fingerprint(text)
	for _, w := range j.in.Wordings {
		if s := own.NearnessFrom(w.Print, max(share, lint.Alike)); s > share {
			reference, share = w.Reference, s
		}
	}
	return reference, share
}
