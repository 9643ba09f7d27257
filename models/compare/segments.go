package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// segment is a part of a text between stops, outside quotation marks.
type segment struct {
	words    []string // in small letters
	typed    []string // as typed
	from, to int      // bytes of the text
	stop     rune     // what ends it; 0 at the end of the text
	comma    bool     // a comma ends it
}

// segments are the parts of a text. Quoted words are someone else's, and in none of them.
func segments(text string) []segment {
	var all []segment
	current := segment{from: -1}
	end := func(stop rune, comma bool) {
		if len(current.words) > 0 {
			current.stop, current.comma = stop, comma
			all = append(all, current)
		}
		current = segment{from: -1}
	}
	quoted := rune(0)
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case quoted != 0:
			if r == quoted {
				quoted = 0
			}
			i += size
		case isWordRune(r):
			to := wordEnd(text, i)
			if current.from < 0 {
				current.from = i
			}
			w := text[i:to]
			current.words, current.typed, current.to = append(current.words, strings.ToLower(w)), append(current.typed, w), to
			i = to
		case r == '"' || r == '“':
			quoted = map[rune]rune{'"': '"', '“': '”'}[r]
			if !strings.ContainsRune(text[i+size:], quoted) {
				quoted = 0
			}
			i += size
		default:
			if comma := r == ','; comma || stops(text, i, r) {
				end(r, comma)
			}
			i += size
		}
	}
	end(0, false)
	return all
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordEnd is the byte after the word at i. Apostrophes, hyphens, slashes, points and commas between letters or digits stay in it.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if !strings.ContainsRune("'’-/.@,:", r) || !isWordRune(next) || (r == ',' || r == ':') && !unicode.IsDigit(next) {
				return i
			}
		}
		i += size
	}
	return i
}

// stops says whether the character at i ends a segment. A point or a dash in a word has been read with it.
func stops(text string, i int, r rune) bool {
	switch r {
	case ';', ':', '!', '?', '(', ')', '[', ']', '{', '}', '<', '>', '\n', '–', '—', '.':
		return true
	case '-':
		return i > 0 && text[i-1] == ' '
	}
	return false
}
