package drafting

import (
	"html/template"
	"strconv"
	"strings"

	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// note is what a check says of one place, beside it. It stops nobody from saving.
type note struct {
	Kind    string // stop, look or ask: ends the name of a class
	Lead    string
	Message string
	Words   []string
	ID      string
	Title   string
}

// notesOn are what the checks say of a section, by pointer, and what is still to be answered where they say nothing.
func notesOn(section string, found checked, missing []decode.Problem) (map[string]template.HTML, int, error) {
	notes, n := map[string]template.HTML{}, 0
	for _, i := range found.Items {
		for _, f := range i.Findings {
			if sectionOf(f.Pointer) != section || i.Outcome == checks.Pass || i.Outcome == checks.NotApplicable {
				continue
			}
			html, err := templates.Body("note", noteOf(i, f))
			if err != nil {
				return nil, 0, err
			}
			notes[f.Pointer] += html
			n++
		}
	}
	for _, p := range missing {
		if notes[p.Pointer] != "" {
			continue
		}
		html, err := templates.Body("note", note{Kind: "look", Lead: "Still to be answered", Message: p.Message})
		if err != nil {
			return nil, 0, err
		}
		notes[p.Pointer] = html
		n++
	}
	return notes, n, nil
}

func noteOf(i checks.Item, f checks.Finding) note {
	n := note{Kind: "ask", Lead: "For you to judge", Message: f.Message, ID: i.ID, Title: i.Title}
	switch {
	case i.Outcome == checks.Fail && i.Severity == "stop" && i.Justifiable:
		n.Kind, n.Lead = "stop", "To mend or to justify before you submit"
	case i.Outcome == checks.Fail && i.Severity == "stop":
		n.Kind, n.Lead = "stop", "To mend before you submit"
	case i.Outcome == checks.Fail:
		n.Kind, n.Lead = "look", "Look at this again"
	}
	for _, w := range f.Words {
		if t := strings.TrimSpace(w.Text); t != "" {
			n.Words = append(n.Words, t)
		}
	}
	return n
}

// placed puts what is said of items under their pointers.
func placed(notes map[string]template.HTML, c content.Content, section string, said func(...string) (template.HTML, error)) error {
	for pointer, anchor := range places(c, section) {
		html, err := said(anchor)
		if err != nil {
			return err
		}
		if html != "" {
			notes[pointer] = `<h2 class="govuk-visually-hidden">Points</h2>` + html
		}
	}
	return nil
}

// places are the pointers at which points of a section stand, with their anchors.
func places(c content.Content, section string) map[string]string {
	out := map[string]string{"/" + section: section}
	switch section {
	case "evidence":
		for i, e := range c.Evidence {
			out["/evidence/"+strconv.Itoa(i)] = e.ID
		}
	case "thirdParties":
		for i, p := range c.ThirdParties.Items {
			out["/thirdParties/items/"+strconv.Itoa(i)] = p.ID
		}
	}
	return out
}
