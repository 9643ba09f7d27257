package asked

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// properNames keep their capital within a sentence.
var properNames = []string{"Schedule 1", "Police National Computer", "Article ", "Crown ", "High Court", "Attorney General"}

// Small begins words with a small letter, for use within a sentence. An abbreviation, such as URN, and a name stay as they are.
func Small(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	second, _ := utf8.DecodeRuneInString(words[size:])
	isName := func(name string) bool { return strings.HasPrefix(words, name) }
	if size == 0 || unicode.IsUpper(second) || slices.ContainsFunc(properNames, isName) {
		return words
	}
	return string(unicode.ToLower(first)) + words[size:]
}
