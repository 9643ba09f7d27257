package library

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"scpo.example/desk/models/compare"
)

// Span is a place in a text. Start and End count runes, not bytes, from the beginning; End is the first rune after.
type Span struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// blanks are the marks that writers leave where something is still to be put: slots in any brackets, lines to write on,
// dots, crosses, question marks and words that say so. A year in square brackets, a single X and a plain aside in
// brackets are none.
var blanks = regexp.MustCompile(`` +
	`\{[^{}]{0,80}\}` +
	`|\[\s*(?:[.…_*?xX#-]*|(?i:insert|enter|add|state|specify|name|names|number|date|time|place|address|area|amount|details?|list|delete|complete|to be|tbc|tba|blank)\b[^\[\]]{0,80})\s*\]` +
	`|<\s*(?i:insert|enter|add|state|specify|name|number|date|time|place|address|amount|details?|tbc|tba)\b[^<>]{0,80}>` +
	`|_{2,}` +
	`|\.{3,}|…` +
	`|\?{2,}` +
	`|\bXX+(?:/XX+)*\b` +
	`|\bxxx+\b` +
	`|(?i:\b(?:tbc|tba|to be (?:confirmed|completed|inserted|advised))\b)`)

// mayBeBlank reports whether anything of blanks can be in the text, for a small part of what looking for it costs.
func mayBeBlank(text string) bool {
	if strings.ContainsAny(text, "{[<_?") || strings.Contains(text, "…") || strings.Contains(text, "...") || strings.Contains(text, "XX") || strings.Contains(text, "xxx") {
		return true
	}
	lower := strings.ToLower(text)
	return strings.Contains(lower, "tb") || strings.Contains(lower, "to be ")
}

// EmptySlots finds what is not yet filled in a text, in the order of the text.
func EmptySlots(text string) []Span {
	if !mayBeBlank(text) {
		return nil
	}
	var out []Span
	for _, at := range blanks.FindAllStringIndex(text, -1) {
		start := utf8.RuneCountInString(text[:at[0]])
		found := text[at[0]:at[1]]
		out = append(out, Span{Text: found, Start: start, End: start + utf8.RuneCountInString(found)})
	}
	return out
}

// inProse are the blanks that no one puts into a finished sentence, and those that forms offer for a choice.
var inProse = regexp.MustCompile(`` +
	`\{\{?[^{}]{0,80}\}` +
	`|\[\s*(?:[.…_*?xX#/-]*|(?i:insert|enter|add|state|specify|names?|numbers?|dates?|times?|place|address|area|amount|details?|list|delete|complete|to be|tbc|tba|blank|title|set out|describe|reason|and/or|or|he/she|his/her|unit|officer|court|town|force|company|\d+/\d+)\b[^\[\]]{0,80})\s*\]` +
	`|<\s*(?i:insert|enter|add|state|specify|names?|number|date|time|place|address|amount|details?|tbc|tba)\b[^<>]{0,80}>` +
	`|\(\s*(?i:reasons?|names?|dates?|details?|insert [^()]{0,60}|specify|describe|state|tick|delete [^()]{0,60})\s*\)` +
	`|\(\s{2,}[^()]{0,20}\)|_{2,}|\?{2,}|£{2,}|\bX{3,}\b|\bxxx+\b|\bXX+/XX+\S*` +
	`|\b[A-Z]{3,}/[A-Z]{3,}/[A-Z]{3,}\b` +
	`|\.{3,}\s*$|…\s*$`)

// offered are the beginnings of what inProse finds in round brackets.
var offered = [...]string{"rea", "nam", "dat", "det", "ins", "spe", "des", "sta", "tic", "del"}

// mayOffer says whether a text may have a choice in round brackets or between strokes: a look before the pattern.
func mayOffer(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case '(':
			rest := strings.TrimLeft(text[i+1:], "\t\n\f\r ")
			if len(text)-i-1-len(rest) >= 2 {
				return true
			}
			for _, begins := range offered {
				if len(rest) >= 3 && strings.EqualFold(rest[:3], begins) {
					return true
				}
			}
		case '/':
			if i > 0 && i+1 < len(text) && capital(text[i-1]) && capital(text[i+1]) {
				return true
			}
		}
	}
	return false
}

func capital(b byte) bool { return 'A' <= b && b <= 'Z' }

// Placeholders finds what is not yet filled in prose, where dots may mark words left out and a letter may replace a
// name. What is quoted is ignored.
func Placeholders(text string) []Span {
	if !strings.ContainsAny(text, "{[<_?") && !strings.Contains(text, "…") && !strings.Contains(text, "££") && !mayOffer(text) && !strings.Contains(text, "...") && !strings.Contains(text, "XXX") && !strings.Contains(text, "xxx") {
		return nil
	}
	var out []Span
	for _, at := range inProse.FindAllStringIndex(text, -1) {
		if compare.InQuotes(text, at[0]) {
			continue
		}
		start := utf8.RuneCountInString(text[:at[0]])
		found := text[at[0]:at[1]]
		out = append(out, Span{Text: found, Start: start, End: start + utf8.RuneCountInString(found)})
	}
	return out
}
