package reference

import "sync"

// TermHeading is what a term may be about.
type TermHeading struct {
	Code    string   `json:"code"` // a models.TermCategory
	Name    string   `json:"name"`
	For     []string `json:"for"` // individual, body
	RestsOn string   `json:"restsOn"`
}

var headings = sync.OnceValue(func() List[TermHeading] { return read[List[TermHeading]]("term-categories.json") })

// TermCategories are the headings for terms, in the order of pages.
func TermCategories() List[TermHeading] { return headings() }

// TermCategory finds a heading for terms.
func TermCategory(code string) (TermHeading, bool) {
	return find(headings().Items, func(h TermHeading) string { return h.Code }, code)
}
