package lint

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// pause is what is between a word and the one before it.
type pause uint8

const (
	noPause  pause = iota
	comma          // also a bracket
	clause         // semicolon, colon or dash
	sentence       // full stop, blank line, or the beginning
)

// word is one word of a text, in lower case with a straight apostrophe.
type word struct {
	text       string
	start, end int // runes
	from, to   int // bytes
	key        int // turns most words away from a book without a look-up
	before     pause
	capital    bool
	opens      bool // a bracket or a quotation mark is directly before it
	closes     bool // a quotation mark is directly after it
}

// passage is a text and its words.
type passage struct {
	text  string
	words []word
	page  *[]word
}

// span is words from up to but not including to, as the writer wrote them.
func (p passage) span(from, to int) Span {
	first, last := p.words[from], p.words[to-1]
	return Span{Text: p.text[first.from:last.to], Start: first.start, End: last.end}
}

// at is the word at i, or "" beyond either end.
func (p passage) at(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].text
}

// stop is what is before the word at i; beyond the end it is the end of a sentence.
func (p passage) stop(i int) pause {
	if i <= 0 || i >= len(p.words) {
		return sentence
	}
	return p.words[i].before
}

// pages lends the memory for words: every recogniser reads every term, on every edit.
var pages = sync.Pool{New: func() any { return new([]word) }}

// release gives the memory of the words back; the passage is not to be used after it.
func (p passage) release() {
	clear(p.words)
	*p.page = p.words[:0]
	pages.Put(p.page)
}

// keyOf is a small hash of a word that is not empty, below keys.
func keyOf(w string) int {
	n := len(w)
	return (int(w[0])*37 + int(w[n-1])*101 + int(w[n/2])*11 + n*257) % keys
}

const keys = 1024

// read splits a text into words; release the passage after use.
func read(text string) passage {
	page, _ := pages.Get().(*[]word)
	p := passage{text: text, page: page, words: (*page)[:0]}
	gap, opened, runes := sentence, false, 0
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i, runes, opened = i+1, runes+1, false
			continue
		}
		r, size := decode(text, i)
		if !begins(r) {
			gap = max(gap, pauseAt(p, text, i, r))
			opened = isQuote(r) || r == '('
			if isQuote(r) && len(p.words) > 0 && p.words[len(p.words)-1].to == i {
				p.words[len(p.words)-1].closes = true
			}
			i, runes = i+size, runes+1
			continue
		}
		to, length, seen := wordEnd(text, i)
		w := text[i:to]
		if seen != small {
			w = fold(w)
		}
		p.words = append(p.words, word{text: w, start: runes, end: runes + length, from: i, to: to,
			key: keyOf(w), before: gap, capital: unicode.IsUpper(r), opens: opened})
		gap, opened, i, runes = noPause, false, to, runes+length
	}
	return p
}

func decode(text string, i int) (rune, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

// begins says whether a word can begin with r; a pound sign belongs to its sum.
func begins(r rune) bool {
	if r < utf8.RuneSelf {
		return letters[r] != 0
	}
	return r == '£' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// The kinds of character seen in a word; they add up.
const (
	small = 1 // small ASCII letters and digits
	large = 2 // ASCII capitals
	mixed = 4 // anything else
)

// letters gives the kind of each ASCII letter and digit.
var letters = func() (kinds [utf8.RuneSelf]uint8) {
	for r := range rune(utf8.RuneSelf) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			kinds[r] = small
		case 'A' <= r && r <= 'Z':
			kinds[r] = large
		}
	}
	return kinds
}()

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '‘', '’':
		return true
	}
	return false
}

// wordEnd is the byte after the word at i, its length in runes and the kinds of character in it.
// Apostrophes, hyphens, points, commas in figures and colons in times stay inside a word.
func wordEnd(text string, i int) (to, length int, seen uint8) {
	to = i
	for to < len(text) && text[to] < utf8.RuneSelf && letters[text[to]] != 0 {
		seen |= letters[text[to]]
		to++
	}
	length = to - i
	if to == len(text) || text[to] == ' ' {
		return to, length, seen
	}
	last := ' '
	if length > 0 {
		last = rune(text[to-1])
	}
	for to < len(text) {
		r, size := decode(text, to)
		if (!begins(r) || r == '£' && length > 0) && !joins(r, last, text, to+size) {
			break
		}
		if r >= utf8.RuneSelf {
			seen |= mixed
		} else if kind := letters[r]; kind != 0 {
			seen |= kind
		}
		last, to, length = r, to+size, length+1
	}
	return to, length, seen
}

func joins(r, last rune, text string, next int) bool {
	if next >= len(text) {
		return false
	}
	after, _ := decode(text, next)
	switch r {
	case '\'', '’':
		return unicode.IsLetter(last) && unicode.IsLetter(after)
	case '-', '\u2011':
		return begins(after)
	case '.':
		return begins(after)
	case ',', ':':
		return unicode.IsDigit(last) && unicode.IsDigit(after)
	}
	return false
}

// fold puts a word in lower case, with a straight apostrophe and hyphen.
func fold(s string) string {
	if s == "Must" { // begins nearly every term
		return "must"
	}
	s = strings.ToLower(s)
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.ReplaceAll(strings.ReplaceAll(s, "’", "'"), "\u2011", "-")
		}
	}
	return s
}

// pauseAt is the pause that the character r at i makes after the words read so far.
func pauseAt(p passage, text string, i int, r rune) pause {
	switch r {
	case ',', '(', ')', '[', ']':
		return comma
	case ';', ':', '—', '–':
		return clause
	case '-', '•':
		if i == 0 || text[i-1] == ' ' || text[i-1] == '\n' {
			return clause
		}
	case '!', '?':
		return sentence
	case '.':
		return pointAt(p, text, i)
	case '\n':
		if i+1 < len(text) && text[i+1] == '\n' {
			return sentence
		}
	}
	return noPause
}

// pointAt tells a full stop from the point of an abbreviation ("Mr. Tulliver", "e.g. a knife").
func pointAt(p passage, text string, i int) pause {
	if len(p.words) == 0 {
		return sentence
	}
	switch p.words[len(p.words)-1].text {
	case "mr", "mrs", "ms", "dr", "no", "nos", "e.g", "i.e", "st", "viz":
		return noPause
	}
	rest := strings.TrimLeft(text[i+1:], " ")
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && unicode.IsLower(r) {
		return noPause
	}
	return sentence
}
