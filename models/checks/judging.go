package checks

import (
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/checks/recognise"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// nothingToDo is the message of a check that is met.
const nothingToDo = "No action needed."

// judging is one check at work on one application.
type judging struct {
	in        Input
	c         content.Content
	findings  []Finding
	stopped   []int  // findings about answers that cannot be right: they stop, whatever the severity of the check
	skipped   string // why the check does not apply
	wordsStop bool   // what is found in words stops, though a rule alone did not fail
	shared
}

// shared is what several checks read of one application, each made once when first needed.
type shared struct {
	texts func() []passage           // every text that a person writes freely
	read  func() [][]recognise.Doubt // of each term
}

// fail decides against the application: a person need not judge whether pointer is at fault.
func (j *judging) fail(pointer, message string) {
	j.findings = append(j.findings, Finding{Pointer: pointer, Message: message})
}

// flag points something out for a person to judge; in a check of words that stops, it decides against the application.
func (j *judging) flag(pointer, message string, words ...lint.Span) {
	j.findings = append(j.findings, Finding{Pointer: pointer, Message: message, Words: words, Doubt: !j.wordsStop})
}

// stop fails a check that otherwise only warns: an answer that its author gave cannot be right.
func (j *judging) stop(pointer, message string) {
	j.stopped = append(j.stopped, len(j.findings))
	j.fail(pointer, message)
}

// ask points something out that never stops, not even under a check that does.
func (j *judging) ask(pointer, message string, words ...lint.Span) {
	j.findings = append(j.findings, Finding{Pointer: pointer, Message: message, Words: words, Doubt: true})
}

// skip says that the check does not apply, and why.
func (j *judging) skip(because string) { j.skipped = because }

// failBlank fails at pointer if the text there is blank.
func (j *judging) failBlank(text, pointer, message string) {
	if blank(text) {
		j.fail(pointer, message)
	}
}

func (c Check) run(in Input, s shared) Item {
	j := judging{in: in, c: in.Content, shared: s, wordsStop: c.How == reference.HowLint && c.Severity == reference.SeverityStop}
	c.judge(&j)
	if len(j.stopped) > 0 && c.Severity != reference.SeverityStop {
		c.Severity = reference.SeverityStop
		for i := range j.findings { // what only warns continues only to warn
			j.findings[i].Doubt = !slices.Contains(j.stopped, i)
		}
	}
	item := Item{
		ID: c.ID, Title: c.Title, Severity: c.Severity, How: c.How, Code: c.Code, Source: c.Source,
		Message: c.Message, Question: c.Question, Justifiable: c.Justifiable, Findings: j.findings,
	}
	switch {
	case len(j.findings) == 0 && j.skipped != "":
		item.Outcome, item.Message = NotApplicable, j.skipped
	case slices.ContainsFunc(j.findings, func(f Finding) bool { return !f.Doubt }):
		item.Outcome = Fail
	case len(j.findings) > 0 || c.How == reference.HowHuman:
		item.Outcome = Ask
	default:
		item.Outcome, item.Message = Pass, nothingToDo
	}
	return item
}

// at is the JSON Pointer to a place whose names and numbers need no escaping.
func at(tokens ...any) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteByte('/')
		switch t := t.(type) {
		case int:
			b.WriteString(strconv.Itoa(t))
		case string:
			b.WriteString(t)
		}
	}
	return b.String()
}

func blank(s string) bool { return compare.Blank(s) }

// longDate is the date as letters write it, such as 30 September 2031.
func longDate(d calendar.Date) string { return d.Time().Format("2 January 2006") }

// termName is how messages call a term: by its printed number, or else by its place in the list.
func termName(t content.Term, i int) string {
	if t.Number > 0 {
		return "Term " + strconv.Itoa(t.Number)
	}
	return "Term " + strconv.Itoa(i+1)
}

// quoted lists words found, each in quotation marks.
func quoted(words []lint.Span) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = "‘" + w.Text + "’"
	}
	return strings.Join(parts, ", ")
}

// lowerFirst puts a term's name into the middle of a sentence.
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
