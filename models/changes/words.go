package changes

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// mostWords bounds the work on one text: the product of the numbers of words that two texts do not share at their ends.
// Texts above it are compared by sentences, and if there are too many of those, reported as replaced.
const mostWords = 400_000

// token is a word, or a mark at the end of one, with the white space before it. Tokens compare by word, so that a
// paragraph that was only broken again still lines up.
type token struct{ space, word string }

// Texts tells how one text became another.
func Texts(from, to string) []Word { return words(from, to) }

// words tells how one text became another. It compares the two always in the same order, so that both directions tell
// the same.
func words(from, to string) []Word {
	if from > to {
		back := words(to, from)
		for i, w := range back {
			switch w.Op {
			case WordAdded:
				back[i].Op = WordRemoved
			case WordRemoved:
				back[i].Op = WordAdded
			case Same:
			}
		}
		return inOrder(back)
	}
	a, b := tokens(from), tokens(to)
	if tooMany(a, b) {
		a, b = sentences(a), sentences(b)
	}
	if tooMany(a, b) {
		return []Word{{WordRemoved, from}, {WordAdded, to}}
	}
	return inOrder(edits(a, b))
}

func edits(a, b []token) []Word {
	codes := map[string]rune{}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // the clock must not decide what is shown
	var out []Word
	i, j := 0, 0
	for _, part := range d.DiffMainRunes(encode(a, codes), encode(b, codes), false) {
		for range part.Text {
			switch part.Type {
			case diffmatchpatch.DiffDelete:
				out = append(out, Word{WordRemoved, a[i].space + a[i].word})
				i++
			case diffmatchpatch.DiffInsert:
				out = append(out, Word{WordAdded, b[j].space + b[j].word})
				j++
			case diffmatchpatch.DiffEqual:
				if a[i].space == b[j].space {
					out = append(out, Word{Same, a[i].space + a[i].word})
				} else {
					out = append(out, Word{WordRemoved, a[i].space}, Word{WordAdded, b[j].space}, Word{Same, a[i].word})
				}
				i, j = i+1, j+1
			}
		}
	}
	return out
}

// encode writes each word as one rune.
func encode(list []token, codes map[string]rune) []rune {
	out := make([]rune, len(list))
	for i, t := range list {
		code, known := codes[t.word]
		if !known {
			code = rune(len(codes) + 1) // #nosec G115 -- tooMany keeps the count far below
			if code >= 0xD800 {
				code += 0x800 // past the surrogates, which are no characters
			}
			codes[t.word] = code
		}
		out[i] = code
	}
	return out
}

// inOrder joins runs that lie together, the removed before the added.
func inOrder(list []Word) []Word {
	var out []Word
	var same, removed, added strings.Builder
	flush := func(op WordOp, b *strings.Builder) {
		if b.Len() > 0 {
			out = append(out, Word{op, b.String()})
			b.Reset()
		}
	}
	for _, w := range list {
		switch w.Op {
		case WordRemoved:
			flush(Same, &same)
			removed.WriteString(w.Text)
		case WordAdded:
			flush(Same, &same)
			added.WriteString(w.Text)
		case Same:
			flush(WordRemoved, &removed)
			flush(WordAdded, &added)
			same.WriteString(w.Text)
		}
	}
	flush(Same, &same)
	flush(WordRemoved, &removed)
	flush(WordAdded, &added)
	return out
}

// tokens splits a text at white space and takes marks off the ends of words: "(names," is three. White space at the end
// is a token without a word.
func tokens(text string) []token {
	var out []token
	for text != "" {
		end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) })
		if end < 0 {
			return append(out, token{space: text})
		}
		space := text[:end]
		text = text[end:]
		if end = strings.IndexFunc(text, unicode.IsSpace); end < 0 {
			end = len(text)
		}
		for _, w := range peel(text[:end]) {
			out = append(out, token{space, w})
			space = ""
		}
		text = text[end:]
	}
	return out
}

// peel takes the marks off both ends of a run without white space.
func peel(run string) []string {
	isMark := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }
	word := strings.TrimFunc(run, isMark)
	if word == "" {
		return []string{run}
	}
	start := strings.Index(run, word)
	var out []string
	for _, r := range run[:start] {
		out = append(out, string(r))
	}
	out = append(out, word)
	for _, r := range run[start+len(word):] {
		out = append(out, string(r))
	}
	return out
}

// sentences joins tokens up to each full stop or similar.
func sentences(list []token) []token {
	var out []token
	for len(list) > 0 {
		end := 1 + slices.IndexFunc(list, func(t token) bool { return strings.ContainsAny(t.word, ".;:!?") })
		if end == 0 {
			end = len(list)
		}
		var b strings.Builder
		b.WriteString(list[0].word)
		for _, t := range list[1:end] {
			b.WriteString(t.space + t.word)
		}
		out = append(out, token{list[0].space, b.String()})
		list = list[end:]
	}
	return out
}

func tooMany(a, b []token) bool {
	for len(a) > 0 && len(b) > 0 && a[0].word == b[0].word {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1].word == b[len(b)-1].word {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a)*len(b) > mostWords || len(a)+len(b) > mostWords
}
