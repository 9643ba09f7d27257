package reference

// TermHeading is what a term may be about.
type TermHeading struct {
	Code    string   `json:"code"` // a models.TermCategory
	Name    string   `json:"name"`
	For     []string `json:"for"` // individual, body
	RestsOn string   `json:"restsOn"`
}

// TermCategories are the headings for terms that ship in the program, in the order of pages.
func TermCategories() List[TermHeading] { return Embedded().TermCategories() }

// TermCategory finds a heading for terms that ships in the program.
func TermCategory(code string) (TermHeading, bool) { return Embedded().TermCategory(code) }

// TermCategories are the headings for terms, in the order of pages.
func (l *Lists) TermCategories() List[TermHeading] { return l.headings }

// TermCategory finds a heading for terms.
func (l *Lists) TermCategory(code string) (TermHeading, bool) {
	return find(l.headings.Items, func(h TermHeading) string { return h.Code }, code)
}
