package checks

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Words that refer to a numbered item of a list, or to what no text field holds.
var (
	itemWords     = regexp.MustCompile(`(?i)\b(risk factor|attachment|definition|saving)\s+(\d{1,2})\b`)
	drawnWords    = regexp.MustCompile(`(?i)\b(?:as\s+)?(?:the\s+)?(?:table|diagram|chart|photograph|picture)\s+(?:below|above|overleaf)\b|\bparagraph\s+\d+(?:\([a-z]\))?\s+(?:above|below)\b`)
	numberedWords = regexp.MustCompile(`\b(?:Schedule|Map|Annex|Appendix)\s+\d{1,2}\b`)
)

// mentionedParts compares "risk factor 6", "the table below" and "Schedule 2" with what is there.
func mentionedParts(j *judging, p passage, titled func(string) bool) {
	if numberAfter(p.low, "risk factor", "attachment", "definition", "saving") {
		mentionedItems(j, p)
	}
	if has(p.low, "below", "above", "overleaf") && has(p.low, "table", "diagram", "chart", "photograph", "picture", "paragraph") {
		for _, m := range drawnWords.FindAllStringIndex(p.text, -1) {
			j.flag(p.pointer, "A reader finds nothing there. Say where it is, by its name or number.", spanOf(p.text, m))
		}
	}
	if numberAfter(p.text, "Schedule", "Map", "Annex", "Appendix") {
		mentionedNumbers(j, p, titled)
	}
}

// numberAfter says whether a number may follow one of the names, or the name of several: a look before the pattern.
func numberAfter(text string, names ...string) bool {
	for _, name := range names {
		for _, after, found := strings.Cut(text, name); found; _, after, found = strings.Cut(after, name) {
			if next := strings.TrimLeft(strings.TrimPrefix(after, "s"), "\t\n\f\r "); next != "" && '0' <= next[0] && next[0] <= '9' {
				return true
			}
		}
	}
	return false
}

func mentionedItems(j *judging, p passage) {
	lengths := map[string]int{
		"risk factor": len(j.c.Risk.Factors), "attachment": len(j.c.Attachments), "definition": len(j.c.Order.Definitions), "saving": len(j.c.Order.Savings),
	}
	for _, m := range itemWords.FindAllStringSubmatchIndex(p.text, -1) {
		kind := strings.ToLower(p.text[m[2]:m[3]])
		n, err := strconv.Atoi(p.text[m[4]:m[5]])
		if err == nil && (n < 1 || n > lengths[kind]) && !elsewhere.MatchString(p.text[m[1]:]) {
			j.flag(p.pointer, fmt.Sprintf("There is no %s %d. Correct the number.", kind, n), spanOf(p.text, m))
		}
	}
}

func mentionedNumbers(j *judging, p passage, titled func(string) bool) {
	for _, m := range numberedWords.FindAllStringIndex(p.text, -1) {
		name := p.text[m[0]:m[1]]
		after := p.text[m[1]:]
		own := strings.HasPrefix(after, " of this ") || strings.HasPrefix(after, " to this ")
		ofTheAct := name == "Schedule 1" && !isTermText(p.pointer)
		if !titled(name) && !ofTheAct && (own || !outside.MatchString(after) && !elsewhere.MatchString(after)) {
			j.flag(p.pointer, "There is no "+name+". Add it to the schedules, or correct the reference.", spanOf(p.text, m))
		}
	}
}

// outside follows the schedule of an Act or of another paper: "Schedule 1 to the Serious Crime Act 2007", "Schedule 1, paragraph 4".
var outside = regexp.MustCompile(`(?i)^\s*(?:,\s*)?(?:to|of|part|para|paragraph|\()`)
