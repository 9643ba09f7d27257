package editing

import (
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models/content"
)

// Next is the section after this one that has to be worked on, else the first of those before it; "" where none has. A
// section that was copied and not checked since counts as incomplete.
func Next(v *pages.Visit, a pages.Application, c content.Content, section string) string {
	var before string
	found := false
	for _, s := range content.Sections() {
		switch {
		case s.Key == section:
			found = true
		case !Wanted(v, c, s), len(c.Missing(s.Key)) == 0 && Copied(a, s.Key) == nil:
		case found:
			return s.Key
		case before == "":
			before = s.Key
		}
	}
	return before
}

// Wanted says that the section belongs to this application: some belong to one route only.
func Wanted(v *pages.Visit, c content.Content, s content.Section) bool {
	if s.Later {
		return len(v.Site().Switches.InForce(v.Today())) > 0
	}
	return len(c.Missing(s.Key)) > 0 || !Untouched(c, s.Key) || !s.Sometimes || c.Route == ""
}

// Path is the address of a section's page. The terms have pages of their own.
func Path(a pages.Application, section string) string {
	if section == content.TermSection {
		return a.Path("/terms")
	}
	return a.Path("/sections/" + section)
}

// SectionOf is the section that a pointer is in.
func SectionOf(pointer string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	return first
}
