package termlist

import (
	"regexp"
	"strings"

	"scpo.example/desk/models/word"
)

// The ranks of what people type before a line, and of the bullets of Word. Its numbers have the rank of their level.
const (
	numbered = iota
	letter
	roman
	mark
	none = 99
)

// typed are numbers as people type them. A letter with a full stop is not a label where it is large: it is an initial.
var typed = []struct {
	rank int
	like *regexp.Regexp
}{
	{numbered, regexp.MustCompile(`^((?i:term|prohibition|restriction|requirement|condition|paragraph|clause) \d{1,3}[.:)]?)(?:\s+|$)`)},
	{numbered, regexp.MustCompile(`^(\(\d{1,3}\)|\d{1,3}[.:)])(?:\s+|$)`)},
	{numbered, regexp.MustCompile(`^(\d{1,3})(?:\t\s*|$)`)},
	{letter, regexp.MustCompile(`^(\(?\d{1,3}(?:\.\d{1,3})+[.):]?)(?:\s+|$)`)},
	{roman, regexp.MustCompile(`^(\([ivx]{2,5}\)|[ivx]{2,5}[.)])(?:\s+|$)`)},
	{letter, regexp.MustCompile(`^(\([a-zA-Z]{1,2}\)|[a-zA-Z]\)|[a-z]\.)(?:\s+|$)`)},
	{mark, regexp.MustCompile(`^([•◦▪·*–—-])\s+`)},
}

// line is a paragraph with what its label says of its place.
type line struct {
	word.Paragraph

	rank int
}

// linesOf reads the labels that were typed, and takes paragraphs apart whose lines have labels of their own.
func linesOf(paragraphs []word.Paragraph) []line {
	var lines []line
	for _, p := range paragraphs {
		if p.Label != "" {
			lines = append(lines, line{p, rankOf(p)})
			continue
		}
		for _, text := range apart(p.Text) {
			one := p
			var rank int
			one.Label, one.Text, rank = read(text)
			lines = append(lines, line{one, rank})
		}
	}
	return lines
}

func rankOf(p word.Paragraph) int {
	if !strings.ContainsFunc(p.Label, func(r rune) bool { return r > 127 || r == '-' || r == '*' }) {
		return p.Level
	}
	return mark + p.Level
}

// read parts a typed label from its text.
func read(text string) (label, rest string, rank int) {
	for _, t := range typed {
		if found := t.like.FindStringSubmatchIndex(text); found != nil {
			return text[:found[3]], strings.TrimSpace(text[found[1]:]), t.rank
		}
	}
	return "", text, none
}

// apart divides a text with line breaks where one of its further lines has a label.
func apart(text string) []string {
	lines := strings.Split(text, "\n")
	parts := lines[:1:1]
	for _, l := range lines[1:] {
		if _, _, rank := read(strings.TrimSpace(l)); rank != none {
			parts = append(parts, strings.TrimSpace(l))
			continue
		}
		parts[len(parts)-1] += "\n" + l
	}
	return parts
}

// heading reports whether a line is a heading. Some templates style each term as one; a sentence is none.
func (l line) heading() bool {
	const long = 80
	return l.Heading > 0 && len(l.Text) <= long && !strings.HasSuffix(l.Text, ".") && !strings.HasSuffix(l.Text, ";")
}

// outermost is the lowest rank of all lines that are no headings.
func outermost(lines []line) int {
	least := none
	for _, l := range lines {
		if !l.heading() {
			least = min(least, l.rank)
		}
	}
	return least
}
