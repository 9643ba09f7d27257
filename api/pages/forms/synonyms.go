package forms

import (
	"slices"
	"strings"

	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/reference"
)

// also are what people write in place of the options at a place, by the values of these.
func also(s Setting, at string) map[string][]string {
	all := reference.EmbeddedSynonyms()
	switch at {
	case "/court/name", "/conviction/court":
		byName := map[string][]string{}
		for _, c := range s.Lists.Courts().Items {
			byName[c.Name] = all.Courts[c.Code]
		}
		return byName
	case "/offences/*/schedule1/offence":
		return all.Offences
	case "/monitoringPlan/residentForce":
		return all.Forces
	}
	return nil
}

// named is the option that people call by this name. If several share it, it is the one that is chosen already.
func (f *Form) named(n *node, words, chosen string) (string, bool) {
	also, wanted := also(f.setting, asked.Pattern(n.pointer)), bag(words)
	var found []string
	for _, o := range n.options {
		if bag(o.Words) == wanted || slices.ContainsFunc(also[o.Value], func(a string) bool { return bag(a) == wanted }) {
			found = append(found, o.Value)
		}
	}
	switch {
	case slices.Contains(found, chosen):
		return chosen, true
	case len(found) == 1:
		return found[0], true
	}
	return "", false
}

// bag is a name in which the order of the words and the small ones do not count: "Oxford Crown Court" is the Crown Court
// at Oxford. The script of the page has the same.
func bag(name string) string {
	words := strings.FieldsFunc(compare.Name(name), func(r rune) bool { return strings.ContainsRune(" ,.;:()/&", r) })
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(small, w) })
	slices.Sort(words)
	return strings.Join(words, " ")
}

var small = []string{"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "upon"}
