package editing

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// Part is what one form writes: a section, or one of the terms.
type Part struct {
	Section string
	Term    string // its id; "" where the part is a whole section
}

// Section is the part that is a whole section.
func Section(name string) Part { return Part{Section: name} }

// Term is the part that is one term.
func Term(id string) Part { return Part{Section: content.TermSection, Term: id} }

// noun is what people call such a part.
func (p Part) noun() string {
	if p.Term != "" {
		return "term"
	}
	return "section"
}

// at is the pointer that the part has in its form. Each term has the same: others may move it while someone writes.
func (p Part) at() string {
	if p.Section == content.TermSection {
		return "/" + p.Section + "/0"
	}
	return "/" + p.Section
}

// in is the pointer that the part has in a content, or would have if it were added.
func (p Part) in(c content.Content) string {
	if p.Term == "" {
		return p.at()
	}
	i := p.place(c)
	if i < 0 {
		i = len(c.Terms)
	}
	return "/" + p.Section + "/" + strconv.Itoa(i)
}

// place is the place of the term in the list; -1 where it is not there.
func (p Part) place(c content.Content) int {
	return slices.IndexFunc(c.Terms, func(t content.Term) bool { return t.ID == p.Term })
}

// there says that the content has the part.
func (p Part) there(c content.Content) bool { return p.Term == "" || p.place(c) >= 0 }

// Base is by what a form remembers the part that it was made from; "" where the content does not have it. The number of a
// term follows from its place and does not count.
func (p Part) Base(c content.Content) string {
	if p.Term == "" {
		return models.HashOf(sections(c)[p.Section])
	}
	i := p.place(c)
	if i < 0 {
		return ""
	}
	t := c.Terms[i]
	t.Number = 0
	data, err := json.Marshal(t)
	if err != nil {
		panic("a term always has a JSON encoding: " + err.Error())
	}
	return models.HashOf(data)
}

// untouched says that nothing has been answered in the part.
func (p Part) untouched(c content.Content) bool {
	return p.Term == "" && Untouched(c, p.Section)
}

// Untouched says that nothing has been answered in the section.
func Untouched(c content.Content, section string) bool {
	return string(sections(c)[section]) == string(sections(content.Empty())[section])
}

// with is the content as JSON with another text for the part. A term that is not there is added at the end. The API
// gives new items their ids, so it gets what was typed, unchanged.
func (p Part) with(c content.Content, text json.RawMessage) (map[string]json.RawMessage, error) {
	whole := sections(c)
	if p.Term == "" {
		whole[p.Section] = text
		return whole, nil
	}
	var term map[string]any
	if err := json.Unmarshal(text, &term); err != nil {
		return nil, fmt.Errorf("read the term: %w", err)
	}
	term["id"] = p.Term // its id and its place are not the form's to say
	i := p.place(c)
	list := make([]any, 0, len(c.Terms)+1)
	for _, t := range c.Terms {
		list = append(list, t)
	}
	if i < 0 {
		i, list = len(list), append(list, nil)
	}
	term["number"] = i + 1
	list[i] = term
	var err error
	if whole[p.Section], err = json.Marshal(list); err != nil {
		return nil, fmt.Errorf("encode the terms: %w", err)
	}
	return whole, nil
}

// sections are the sections of a content as JSON.
func sections(c content.Content) map[string]json.RawMessage {
	var whole map[string]json.RawMessage
	if err := json.Unmarshal(c.Canonical(), &whole); err != nil {
		panic("content always has a JSON encoding that is an object: " + err.Error())
	}
	return whole
}

// inForm has a pointer into a content point into the form of the part; one outside the part stays as it is.
func (p Part) inForm(c content.Content, pointer string) string {
	below, ok := strings.CutPrefix(pointer, p.in(c))
	if !ok || (below != "" && below[0] != '/') {
		return pointer
	}
	return p.at() + below
}
