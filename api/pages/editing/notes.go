package editing

import (
	"html/template"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
	"scpo.example/desk/models/reference"
)

// Note is what a check says of one place, or what is still missing there. It stops no one from saving.
type Note struct {
	Kind    string // stop, look or ask: ends the name of a class
	Lead    string
	Message string
	Words   []string // of the text, at which it points
	ID      string   // of the check; "" for what is missing
	Title   string
	Pointer string
}

// Stops says that it keeps the application from being submitted.
func (n Note) Stops() bool { return n.Kind == "stop" }

// ReadChecks are the checks of the application as it is saved.
func ReadChecks(v *pages.Visit, a pages.Application) (checks.Report, error) {
	var r checks.Report
	err := v.Get(a.Path("/checks"), &r)
	return r, err
}

// Notes are what the checks say of a part, and what is missing where they say nothing.
func Notes(p Part, c content.Content, r checks.Report) []Note {
	at := p.in(c)
	var notes []Note
	said := map[string]bool{}
	for _, i := range r.Items {
		if i.Outcome == checks.Pass || i.Outcome == checks.NotApplicable {
			continue
		}
		for _, f := range i.Findings {
			if within(f.Pointer, at) {
				said[f.Pointer] = true
				notes = append(notes, noteOf(i, f))
			}
		}
	}
	for _, m := range p.missing(c) {
		if !said[m.Pointer] {
			notes = append(notes, Note{Kind: "look", Lead: "Missing", Message: m.Message, Pointer: m.Pointer})
		}
	}
	return notes
}

// missing is what still needs an answer in the part.
func (p Part) missing(c content.Content) []decode.Problem {
	at := p.in(c)
	var found []decode.Problem
	for _, m := range c.Missing(p.Section) {
		if within(m.Pointer, at) {
			found = append(found, m)
		}
	}
	return found
}

func within(pointer, at string) bool { return pointer == at || strings.HasPrefix(pointer, at+"/") }

func noteOf(i checks.Item, f checks.Finding) Note {
	n := Note{Kind: "ask", Lead: "Consider", Message: f.Message, ID: i.ID, Title: i.Title, Pointer: f.Pointer}
	switch stop := i.Severity == reference.SeverityStop; {
	case i.Outcome != checks.Fail, f.Doubt && stop:
	case stop && i.Justifiable:
		n.Kind, n.Lead = "stop", "Must fix or justify"
	case stop:
		n.Kind, n.Lead = "stop", "Must fix"
	default:
		n.Kind = "look"
	}
	for _, w := range f.Words {
		if t := strings.TrimSpace(w.Text); t != "" {
			n.Words = append(n.Words, t)
		}
	}
	return n
}

// beside are the notes as the form of the part takes them, by pointer.
func beside(p Part, c content.Content, notes []Note) (map[string]template.HTML, error) {
	shown := map[string]template.HTML{}
	for _, n := range notes {
		html, err := templates.Body("note", n)
		if err != nil {
			return nil, err
		}
		at := p.inForm(c, n.Pointer)
		shown[at] += html
	}
	return shown, nil
}
