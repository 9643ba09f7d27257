package pages

import (
	"crypto/rand"
	"strings"
	"unicode"
)

// The search terms are kept in the session and not in the address, because they may be a name. The address has a key,
// so that each page keeps its own search.
const (
	searchKept   = "search"
	searchLimit  = 100   // characters
	searchesKept = 3_500 // bytes of all searches of a list; the oldest make room
)

// KeepSearch keeps the search terms for a list, and gives the key for the address of the page. Control characters count
// as spaces.
func (v *Visit) KeepSearch(list, text string) (key string, err error) {
	text = strings.TrimSpace(strings.Map(seen, text))
	if r := []rune(text); len(r) > searchLimit {
		text = string(r[:searchLimit])
	}
	key = rand.Text()[:12]
	all := append([]string{key + " " + text}, v.searches(list)...)
	for len(strings.Join(all, "\n")) > searchesKept {
		all = all[:len(all)-1]
	}
	return key, v.site.Auth.Keep(v.r.Context(), searchKept+" "+list, strings.Join(all, "\n"))
}

func seen(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

// Search is what was searched for in a list under that key; "" for nothing.
func (v *Visit) Search(list, key string) (string, error) {
	all := v.searches(list)
	if len(all) == 0 {
		return "", nil
	}
	if err := v.site.Auth.Keep(v.r.Context(), searchKept+" "+list, strings.Join(all, "\n")); err != nil {
		return "", err
	}
	for _, s := range all {
		if k, text, _ := strings.Cut(s, " "); k == key {
			return text, nil
		}
	}
	return "", nil
}

// searches takes all searches of a list out of the session, the newest first.
func (v *Visit) searches(list string) []string {
	all := v.site.Auth.Take(v.r.Context(), searchKept+" "+list)
	if all == "" {
		return nil
	}
	return strings.Split(all, "\n")
}
