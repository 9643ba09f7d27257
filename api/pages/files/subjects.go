package files

import (
	"cmp"
	"strconv"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
)

// subjects are what a file can support, in words.
type subjects struct{ evidence, documents, terms []ui.Choice }

func subjectsOf(a pages.Application) (subjects, error) {
	var s subjects
	if len(a.Content) == 0 {
		return s, nil
	}
	text, err := a.Written()
	if err != nil {
		return s, err
	}
	for i, e := range text.Evidence {
		s.evidence = append(s.evidence, ui.Choice{Value: e.ID, Text: cmp.Or(e.Title, "Evidence item "+strconv.Itoa(i+1))})
	}
	for i, d := range text.Attachments {
		s.documents = append(s.documents, ui.Choice{Value: d.ID, Text: cmp.Or(d.Title, "Document "+strconv.Itoa(i+1))})
	}
	for i, t := range text.Terms {
		s.terms = append(s.terms, ui.Choice{Value: t.ID, Text: "Term " + strconv.Itoa(i+1) + begins(t)})
	}
	return s, nil
}

// termShown is how many characters of a term show which it is.
const termShown = 60

func begins(t content.Term) string {
	text := []rune(t.Text)
	switch {
	case len(text) == 0:
		return ""
	case len(text) > termShown:
		return ": " + string(text[:termShown]) + "…"
	}
	return ": " + string(text)
}

// list is one group of boxes.
type list struct {
	name, asks string
	items      []ui.Choice
}

func (s subjects) lists() []list {
	var all []list
	for _, l := range []list{
		{"evidence", "Which evidence items is it? (optional)", s.evidence},
		{"documents", "Which of the documents that you listed is it? (optional)", s.documents},
		{"terms", "Which terms does it support? (optional)", s.terms},
	} {
		if len(l.items) > 0 {
			all = append(all, l)
		}
	}
	return all
}

// words names what an id stands for.
func (s subjects) words(id string) string {
	for _, items := range [][]ui.Choice{s.evidence, s.documents, s.terms} {
		for _, c := range items {
			if c.Value == id {
				return c.Text
			}
		}
	}
	return "An item that is no longer in the application"
}
