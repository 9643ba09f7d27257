// Package compare gives texts one form for comparing, so that what people read as the same is the same: checks, search,
// four eyes, duplicates and user names all use it. What is stored and shown stays as it was typed.
package compare

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Text is the form in which two texts are compared: letters brought to one encoding (NFKC), case folded, characters
// without width left out, and every run of spaces and line breaks one space.
func Text(s string) string {
	if plain(s) {
		return strings.Join(strings.Fields(strings.ToLower(s)), " ")
	}
	s = cases.Fold().String(norm.NFKC.String(Visible(s)))
	return strings.Join(strings.Fields(norm.NFKC.String(s)), " ")
}

// Visible is s without the characters that have no width: soft hyphens, joiners, direction controls. They come with text
// from word processors, web pages and PDF, and split words for whatever compares them.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || invisible(r) {
			return -1
		}
		return r
	}, s)
}

// invisible says whether r shows nothing although Unicode calls it a letter or a mark.
func invisible(r rune) bool {
	switch r {
	case '\u115F', '\u1160', '\u17B4', '\u17B5', '\u3164', '\uFFA0', '\u2800', '\u034F':
		return true
	}
	return unicode.Is(unicode.Variation_Selector, r)
}

// Blank says whether a text has no letter and no digit: spaces, dots and characters without width are not an answer.
func Blank(s string) bool {
	for _, r := range s {
		if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !invisible(r) {
			return false
		}
	}
	return true
}

// plain says whether s is ASCII, which needs no tables.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Typed is a text as the service keeps it: letters in one encoding (NFC), the line and page breaks of word processors
// as line ends, and the quotes and dashes of Windows-1252 as what they look like there. All of these would be refused
// as control characters that no one can see.
func Typed(s string) string {
	if plain(s) && !strings.ContainsAny(s, "\v\f\r") {
		return s
	}
	return norm.NFC.String(pasted.Replace(s))
}

var pasted = strings.NewReplacer(append([]string{
	"\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n",
}, windows()...)...)

// windows are the characters that Windows-1252 has where Unicode has controls, each after its control. U+0085 ends a line in
// both, and is not among them; what Windows-1252 leaves open is left out.
func windows() []string {
	const from, shown = 0x80, "€\u0081‚ƒ„\u0085†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	var pairs []string
	for i, r := range []rune(shown) {
		control := rune(from + i)
		switch {
		case r != control:
			pairs = append(pairs, string(control), string(r))
		case r != 0x85:
			pairs = append(pairs, string(control), "")
		}
	}
	return pairs
}

// Directed says whether a text has a control that marks or turns the direction of what follows. No name has one.
func Directed(s string) bool { return Turned(s) || strings.ContainsAny(s, "\u200E\u200F\u061C") }

// Turned says whether a text has a control that turns the direction of what follows, so that it reads otherwise than it is
// stored.
func Turned(s string) bool {
	return strings.ContainsAny(s, "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069")
}
