package pages

import (
	"strings"
	"unicode"
)

// What is searched for is kept in the session and not in the address: it may be a name.
const (
	searchKept  = "search"
	searchLimit = 100 // characters
)

// KeepSearch keeps what is searched for in a list, until it is searched for something else. What cannot be seen is not
// looked for.
func (v *Visit) KeepSearch(list, text string) error {
	text = strings.TrimSpace(strings.Map(seen, text))
	if r := []rune(text); len(r) > searchLimit {
		text = string(r[:searchLimit])
	}
	return v.site.Auth.Keep(v.r.Context(), searchKept+" "+list, text)
}

func seen(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

// Search is what was searched for last in a list; "" for nothing.
func (v *Visit) Search(list string) (string, error) {
	ctx := v.r.Context()
	text := v.site.Auth.Take(ctx, searchKept+" "+list)
	if text == "" {
		return "", nil
	}
	return text, v.site.Auth.Keep(ctx, searchKept+" "+list, text)
}
