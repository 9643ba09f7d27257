package termlist

import (
	"strings"
	"unicode/utf8"

	"scpo.example/desk/models/word"
)

// Paragraphs are those of a plain text: one on each line, or, where the lines were broken by an email program, what is
// between blank lines and labels.
func Paragraphs(text string) []word.Paragraph {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n", "\u00a0", " ").Replace(text), "\n")
	wrapped := wrapped(lines)
	var paragraphs []word.Paragraph
	before := ""
	for _, l := range lines {
		l = strings.TrimSpace(l)
		_, _, rank := read(l)
		switch {
		case l == "":
		case wrapped && rank == none && full(before):
			paragraphs[len(paragraphs)-1].Text += " " + l
		default:
			paragraphs = append(paragraphs, word.Paragraph{Text: l, Level: word.NoList})
		}
		before = l
	}
	return paragraphs
}

// The lengths of a line that an email program broke, in characters.
const (
	shortest = 45
	longest  = 100
)

func full(line string) bool { return utf8.RuneCountInString(line) >= shortest }

// wrapped reports whether an email program broke the lines: none is long, and some are followed by the rest of their
// sentence.
func wrapped(lines []string) bool {
	goesOn := false
	for i, l := range lines {
		if utf8.RuneCountInString(l) > longest {
			return false
		}
		l = strings.TrimSpace(l)
		if i+1 == len(lines) || !full(l) || strings.ContainsAny(l[len(l)-1:], ".;:") {
			continue
		}
		next := strings.TrimSpace(lines[i+1])
		_, _, rank := read(next)
		goesOn = goesOn || next != "" && rank == none
	}
	return goesOn
}
