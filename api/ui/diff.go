package ui

import (
	"html/template"
	"strings"

	"scpo.example/desk/models/changes"
)

// Diff shows old words next to new ones. What changed is marked by colour, by a line and, for those who hear the page,
// by the words "removed" and "added".
type Diff struct {
	Before      []DiffPart // empty for what was not there
	After       []DiffPart // empty for what is no longer there
	BeforeLabel string     // "Earlier version" if empty
	AfterLabel  string     // "Later version" if empty
	Level       int        // of the two headings; 3 if zero
	Classes     string
	Attributes  Attributes
}

// DiffPart is a run of words. Line breaks are kept.
type DiffPart struct {
	Text    string
	Changed bool // removed, in Before; added, in After
}

// Render implements Component.
func (d Diff) Render() (template.HTML, error) {
	d.BeforeLabel, d.AfterLabel = or(d.BeforeLabel, "Earlier version"), or(d.AfterLabel, "Later version")
	if d.Level == 0 {
		d.Level = 3
	}
	return execute("diff", d)
}

// Words are the two sides of a changed text.
func Words(words []changes.Word) (before, after []DiffPart) {
	for _, word := range words {
		switch word.Op {
		case changes.Same:
			before, after = append(before, DiffPart{Text: word.Text}), append(after, DiffPart{Text: word.Text})
		case changes.WordRemoved:
			before = append(before, marked(word.Text)...)
		case changes.WordAdded:
			after = append(after, marked(word.Text)...)
		}
	}
	return before, after
}

// marked leaves the space before the words unmarked.
func marked(text string) []DiffPart {
	words := strings.TrimLeft(text, " \n\t")
	if words == "" {
		return []DiffPart{{Text: text, Changed: true}}
	}
	return []DiffPart{{Text: strings.TrimSuffix(text, words)}, {Text: words, Changed: true}}
}
