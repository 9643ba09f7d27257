package forms

import (
	"strings"

	"scpo.example/desk/models/decode"
)

func (p *parser) choice(n *node) (any, bool) {
	s, known := p.chosen(n)
	if words := strings.TrimSpace(p.get(n.pointer + other)); n.free && words != "" && (s == "" || s == other || n.word.Menu) {
		s, known = words, true
	}
	switch {
	case !known:
		p.add(n.pointer, decode.CodeBadValue, "Select an option from the list. “"+s+"” is not one")
		return nil, true
	case s == other:
		p.add(n.pointer, decode.CodeRequired, "Enter details, or select another option")
		return nil, false
	case s == "":
		return nil, false
	}
	return s, true
}

// chosen is the value that is chosen. Where the page has a box in place of the list, what is in the box counts and not
// what the list behind it says: an option, other words where these may be given, and else nothing known.
func (p *parser) chosen(n *node) (value string, known bool) {
	value = p.get(n.pointer)
	if _, boxed := p.form.Values[n.pointer+typed]; !boxed {
		return value, true
	}
	words := strings.TrimSpace(p.get(n.pointer + typed))
	if words == "" {
		return "", true
	}
	if found, ok := p.form.named(n, words, value); ok {
		return found, true
	}
	return words, n.free
}
