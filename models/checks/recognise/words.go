package recognise

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// word is one word of a text: letters in lower case, every digit as 0.
type word struct {
	text       string
	start, end int  // runes of the text, end not included
	capital    bool // begins with a capital letter and does not begin a sentence
}

// read splits a text into words. Full stops, commas, colons and semicolons are words of their own, because where a
// sentence ends matters. Characters without width are left out.
func read(text string) []word {
	var (
		words   []word
		letters []rune
		at      word
		opens   = true // the next word begins a sentence
		i       int
	)
	flush := func() {
		if len(letters) > 0 {
			at.text = norm.NFKC.String(string(letters))
			words = append(words, at)
			letters, opens = letters[:0], false
		}
	}
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Cf, r):
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '\'', r == '’', r == '£':
			if len(letters) == 0 {
				at = word{start: i, capital: unicode.IsUpper(r) && !opens}
			}
			letters, at.end = append(letters, plain(r)), i+1
		default:
			flush()
			if r == '.' || r == ',' || r == ';' || r == ':' {
				words = append(words, word{text: string(r), start: i, end: i + 1})
				opens = opens || r == '.'
			}
		}
		i++
	}
	flush()
	return words
}

func plain(r rune) rune {
	switch {
	case unicode.IsDigit(r):
		return '0'
	case r == '’':
		return '\''
	}
	return unicode.ToLower(r)
}
