package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pause is what stands between a word and the one before it.
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
	before     pause
	capital    bool
	opens      bool // a bracket or a quotation mark stands directly before it
	closes     bool // a quotation mark stands directly after it
}

// passage is a text and its words.
type passage struct {
	text  string
	words []word
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

// stop is what stands before the word at i; beyond the end it is the end of a sentence.
func (p passage) stop(i int) pause {
	if i <= 0 || i >= len(p.words) {
		return sentence
	}
	return p.words[i].before
}

// read splits a text into words.
func read(text string) passage {
	p := passage{text: text, words: make([]word, 0, len(text)/5+4)}
	gap, opened, runes := sentence, false, 0
	for i := 0; i < len(text); {
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
		to, length := wordEnd(text, i)
		p.words = append(p.words, word{text: fold(text[i:to]), start: runes, end: runes + length, from: i, to: to,
			before: gap, capital: unicode.IsUpper(r), opens: opened})
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
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r == '£' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '‘', '’':
		return true
	}
	return false
}

// wordEnd is the byte after the word at i and its length in runes. Apostrophes, hyphens, points,
// commas in figures and colons in times stay inside a word.
func wordEnd(text string, i int) (int, int) {
	length := 0
	var last rune
	for i < len(text) {
		r, size := decode(text, i)
		if !begins(r) || r == '£' && length > 0 {
			if !joins(r, last, text, i+size) {
				break
			}
		}
		last, i, length = r, i+size, length+1
	}
	return i, length
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

// fold puts a word in lower case with a straight apostrophe and hyphen; most words are so already.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	s = strings.ReplaceAll(strings.ToLower(s), "’", "'")
	return strings.ReplaceAll(s, "\u2011", "-")
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
