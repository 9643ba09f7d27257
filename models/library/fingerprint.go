package library

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"scpo.example/desk/models/compare"
)

// Fingerprint is the same for two texts that differ in case, spacing and punctuation only, so that a term copied from
// another application can be found and its tailoring requested (Q25: R v Hancox & Duffy cautions against standard
// clauses). It is a SHA-256 in hexadecimal, which an index may hold without holding the text. A text without words has
// none, "", and matches nothing.
func Fingerprint(text string) string {
	words := folded(text)
	if words == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:])
}

// folded is the words of a text in small letters with one space between. Marks end a word, save an apostrophe and a
// figure's comma, which vanish, and a figure's point or colon, which count: 1,000 is 1000, but 1.5 is not 15.
func folded(text string) string {
	runes := []rune(compare.Text(text))
	digit := func(i int) bool { return i >= 0 && i < len(runes) && unicode.IsDigit(runes[i]) }
	var b strings.Builder
	gap := false
	for i, r := range runes {
		inFigure := digit(i-1) && digit(i+1)
		switch {
		case r == '\'' || r == '’', r == ',' && inFigure:
			continue
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r), unicode.Is(unicode.Sc, r), (r == '.' || r == ':') && inFigure:
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}
