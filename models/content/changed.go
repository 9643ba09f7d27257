package content

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// TermSection is the section whose items are recorded separately in an Edit.
const TermSection = "terms"

// ChangedFrom names each section that says something else than before, in the order of the pages, and after the terms
// each term that came, went or was changed as "terms/" and its id. The number of a term follows from its place: a term that
// was only moved changes the section, and is not changed itself.
func (c Content) ChangedFrom(before Content) []string {
	older, newer := before.bySection(), c.bySection()
	var changed []string
	for _, section := range SectionKeys() {
		if bytes.Equal(older[section], newer[section]) {
			continue
		}
		changed = append(changed, section)
		if section == TermSection {
			changed = append(changed, changedTerms(before.Terms, c.Terms)...)
		}
	}
	return changed
}

func (c Content) bySection() map[string]json.RawMessage {
	var whole map[string]json.RawMessage
	if err := json.Unmarshal(c.Canonical(), &whole); err != nil {
		panic(fmt.Sprintf("content always has a JSON encoding that is an object: %v", err))
	}
	return whole
}

func changedTerms(before, now []Term) []string {
	older := map[string]string{}
	for _, t := range before {
		older[t.ID] = t.unnumbered()
	}
	var changed []string
	for _, t := range now {
		if was, there := older[t.ID]; !there || was != t.unnumbered() {
			changed = append(changed, TermSection+"/"+t.ID)
		}
		delete(older, t.ID)
	}
	for _, t := range before {
		if _, gone := older[t.ID]; gone {
			changed = append(changed, TermSection+"/"+t.ID)
		}
	}
	return changed
}

// unnumbered is what a term says, whatever its place.
func (t Term) unnumbered() string {
	t.Number = 0
	data, err := json.Marshal(t)
	if err != nil {
		panic(fmt.Sprintf("a term always has a JSON encoding: %v", err))
	}
	return string(data)
}
