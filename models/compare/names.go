package compare

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Username is the form in which user names are unique: Text without accents, and with every letter that looks like a Latin
// one read as that one. Points and hyphens count, and every dash is a hyphen.
func Username(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Pd, r) {
			return '-'
		}
		return r
	}, bare(s))
}

// Name is Text without accents, apostrophes and hyphens, because names are typed with and without them.
func Name(s string) string {
	var b strings.Builder
	for _, r := range bare(s) {
		switch {
		case r == '\'', r == '’', r == '‘', r == '`', r == '.':
		case unicode.Is(unicode.Pd, r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Key is the letters and digits of a Name and nothing else: two names with one key are the same name, however they are spaced.
func Key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, bare(s))
}

// Holds says whether the words hold all of a name of two parts or more, in any order, with a rank or further names. A
// part in two, such as "Álvarez-Núñez" or "O'Brien", counts whether it is written as one word, as two or with its mark.
func Holds(words, name string) bool {
	parts := strings.Fields(strings.ReplaceAll(bare(name), ",", " "))
	said := map[string]bool{}
	for _, w := range strings.Fields(strings.ReplaceAll(bare(words), ",", " ")) {
		said[Key(w)] = true
		for _, p := range pieces(w) {
			said[p] = true
		}
	}
	count := 0
	for _, part := range parts {
		key, split := Key(part), pieces(part)
		if key == "" {
			continue
		}
		count += len(split)
		for _, p := range split {
			if !said[key] && !said[p] {
				return false
			}
		}
	}
	return count > 1
}

// pieces are the runs of letters and digits of a word.
func pieces(w string) []string {
	return strings.FieldsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// bare is Text without accents, and with look-alikes read as the Latin letters that they look like.
func bare(s string) string {
	t := Text(s)
	if plain(t) {
		return t
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(t) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if latin, known := lookAlikes[r]; known {
			b.WriteString(latin)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// lookAlikes are letters of other alphabets that a reader takes for Latin ones, and Latin letters that are typed without
// their stroke.
var lookAlikes = map[rune]string{
	'а': "a", 'в': "b", 'е': "e", 'ё': "e", 'һ': "h", 'н': "h", 'і': "i", 'ї': "i", 'ј': "j", 'к': "k", 'ӏ': "l", 'м': "m", 'о': "o",
	'р': "p", 'ԛ': "q", 'ѕ': "s", 'с': "c", 'т': "t", 'у': "y", 'ү': "y", 'ԝ': "w", 'х': "x", 'ԁ': "d", 'ѵ': "v",
	'α': "a", 'β': "b", 'ε': "e", 'η': "n", 'ι': "i", 'κ': "k", 'ν': "v", 'ο': "o", 'ρ': "p", 'σ': "o", 'τ': "t", 'υ': "u", 'χ': "x", 'γ': "y", 'ω': "w",
	'ո': "n", 'օ': "o", 'ս': "u", 'հ': "h", 'ց': "g",
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ħ': "h", 'ı': "i", 'ŧ': "t", 'ƀ': "b", 'ɡ': "g", 'ɑ': "a", 'æ': "ae", 'œ': "oe", 'þ': "th",
}

// OneScript says whether all letters of a text are of one alphabet. A name that mixes them is made to look like another.
func OneScript(s string) bool {
	if plain(s) {
		return true
	}
	script := ""
	for _, r := range norm.NFKC.String(s) {
		if !unicode.IsLetter(r) {
			continue
		}
		of := scriptOf(r)
		if script != "" && of != script {
			return false
		}
		script = of
	}
	return true
}

// scriptOf is the alphabet of a letter. Those that one language writes together count as one.
func scriptOf(r rune) string {
	if unicode.Is(unicode.Latin, r) {
		return "Latin"
	}
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo) {
		return "Han"
	}
	for name, table := range unicode.Scripts {
		if name != "Common" && name != "Inherited" && unicode.Is(table, r) {
			return name
		}
	}
	return ""
}
