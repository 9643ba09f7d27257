package checks

import (
	"regexp"
	"slices"
	"strings"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
)

func requiredAnswers() Check {
	return Check{
		ID: "Q35", Title: "Required answers",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "COMP",
		Source: "CrimPR Part 31; Practice Direction 77",
		Rule: "What the task list shows as missing is answered before the application leaves the force. A placeholder is no answer. " +
			"An answer that does not apply is removed.",
		Message: "Answer what is missing, and remove what does not apply.",
		judge:   judgeRequired,
	}
}

func judgeRequired(j *judging) {
	for _, section := range content.SectionKeys() {
		for _, gap := range j.c.Missing(section) {
			j.fail(gap.Pointer, gap.Message)
		}
	}
	for _, left := range j.c.LeftOver() {
		j.fail(left.Pointer, left.Message+" Remove the answer.")
	}
	for _, p := range j.texts() {
		if !j.pointed(p.pointer) {
			j.unfinished(p)
		}
	}
}

// unfinished asks about what in a text is not an answer yet. Terms are read for blanks by the check of their words.
func (j *judging) unfinished(p passage) {
	var words []lint.Span
	term := isTermText(p.pointer)
	for _, g := range compare.Unfinished(p.text) {
		if g.Whole && term && orders.MatchString(p.text) {
			continue // it tells the subject, not the writer, what to do
		}
		words = append(words, spanOf(p.text, []int{g.From, g.To}))
	}
	if term && len(words) == 0 && len(p.text) < 60 && !orders.MatchString(p.text) {
		words = append(words, spanOf(p.text, []int{0, len(p.text)}))
	}
	if len(words) == 0 && !term {
		for _, slot := range library.Placeholders(p.text) {
			words = append(words, lint.Span(slot))
		}
	}
	if len(words) == 0 && !strings.Contains(strings.TrimSpace(p.text), " ") && len(strings.Fields(p.text)) == 1 && explains.MatchString(p.pointer) {
		words = append(words, spanOf(p.text, []int{0, len(p.text)})) // "No", "x", "4" explain nothing
	}
	if len(words) > 0 {
		j.flag(p.pointer, "This looks unfinished: "+quoted(words)+". Enter the answer.", words...)
	}
}

// explains are the places where one word is not enough.
var explains = regexp.MustCompile(`^/(?:facts|risk/statement|risk/factors/\d+/text|order/lengthReason|alternatives/\d+/reason|terms/\d+/(?:necessity|proportionality))$`)

// orders are the words with which a term tells someone what to do.
var orders = regexp.MustCompile(`(?i)\b(?:must|shall|may|will|not|never|no|only|is|are|to|requires?d?|prohibit(?:s|ed)?)\b`)

func isTermText(pointer string) bool {
	return strings.HasPrefix(pointer, "/terms/") && strings.HasSuffix(pointer, "/text")
}

// pointed says whether something was found at a place already.
func (j *judging) pointed(pointer string) bool {
	return slices.ContainsFunc(j.findings, func(f Finding) bool { return f.Pointer == pointer })
}

// sayOnce removes from the required answers what another check already stops at the same place. A summary of the facts
// is the exception: that stop may be justified, and a justification is not a summary.
func (r Report) sayOnce() {
	k := slices.IndexFunc(r.Items, func(i Item) bool { return i.ID == "Q35" })
	if k < 0 || r.Items[k].Outcome != Fail {
		return
	}
	stopped := map[string]bool{}
	for _, i := range r.Stops() {
		for _, f := range i.Findings {
			stopped[f.Pointer] = stopped[f.Pointer] || !f.Doubt && i.ID != "Q35" && i.ID != "Q11"
		}
	}
	own := &r.Items[k]
	own.Findings = slices.DeleteFunc(own.Findings, func(f Finding) bool { return stopped[f.Pointer] })
	if len(own.Findings) == 0 {
		own.Outcome, own.Message = Pass, nothingToDo
	}
}
