package files

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxName is the longest name of a file, in characters. The CPS and the courts take no longer one.
const MaxName = 255

// Name is the name of a file as it is kept and shown: without its folder, and without characters that cannot be seen or
// that change the order in which the others are read.
func Name(given string) string {
	given = strings.ToValidUTF8(given, "")
	if at := strings.LastIndexAny(given, `/\`); at >= 0 {
		given = given[at+1:]
	}
	given = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), r == utf8.RuneError, r == '\u2028', r == '\u2029':
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, given)
	return strings.Trim(given, " .")
}
