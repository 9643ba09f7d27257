package compare

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// asRead is a text without characters that have no width, and with plain letters for wide and other styled ones: "Ｔ\u200bBC"
// is "TBC". at gives, for each byte of it, the byte of the text that it stands for.
func asRead(text string) (read string, at []int) {
	var b []byte
	for i, r := range text {
		switch {
		case unicode.Is(unicode.Cf, r) || invisible(r):
			continue
		case r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b = append(b, norm.NFKC.String(string(r))...)
		default:
			b = append(b, string(r)...)
		}
		for len(at) < len(b) {
			at = append(at, i)
		}
	}
	return string(b), append(at, len(text))
}
