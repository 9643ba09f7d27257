package checks

import (
	"slices"
	"strings"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/checks/recognise"
	"scpo.example/desk/models/content"
)

// doubtsOf reads each term once for everything that a recogniser has learned.
func doubtsOf(terms []content.Term) [][]recognise.Doubt {
	all := make([][]recognise.Doubt, len(terms))
	for i, t := range terms {
		all[i] = recognise.Read(t.Text)
	}
	return all
}

// doubt asks a person about a term that reads like a fault of that kind, unless a rule has pointed at it already. What a
// recogniser has learned marks and asks: the rules alone stop.
func (j *judging) doubt(kind recognise.Kind, term int, message string) {
	pointer := at("terms", term, "text")
	k := slices.IndexFunc(j.read()[term], func(d recognise.Doubt) bool { return d.Kind == kind })
	if k < 0 || j.pointedWithin(at("terms", term)+"/") {
		return
	}
	t, d := j.c.Terms[term], j.read()[term][k]
	words, but := spansOf(t.Text, d.Marks), ""
	if answered(kind, t) {
		if !d.Sure {
			return
		}
		but = " The answers about the term say otherwise."
	}
	j.ask(pointer, termName(t, term)+message+quoted(words)+"."+but, words...)
}

// pointedWithin says whether this check has found something at a place below prefix already.
func (j *judging) pointedWithin(prefix string) bool {
	return slices.ContainsFunc(j.findings, func(f Finding) bool { return strings.HasPrefix(f.Pointer, prefix) })
}

// spansOf cuts marks out of their text.
func spansOf(text string, marks []recognise.Mark) []lint.Span {
	runes, spans := []rune(text), make([]lint.Span, len(marks))
	for i, m := range marks {
		spans[i] = lint.Span{Text: string(runes[m.Start:m.End]), Start: m.Start, End: m.End}
	}
	return spans
}
