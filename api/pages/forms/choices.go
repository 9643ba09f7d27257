package forms

import (
	"reflect"
	"slices"
	"strings"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// option is one value that can be chosen, with the words for it.
type option struct{ value, words string }

// options are what can be chosen at a place; nil where nothing is. free says that other words may be given.
func (s Setting) options(at string, typ reflect.Type) (out []option, free bool) {
	if named := s.listed(at); named != nil {
		return named, at == "/court/name" || at == "/conviction/court"
	}
	if usual, ok := usualWords[at]; ok {
		return usual, words[at].None == ""
	}
	if typ.Kind() != reflect.String {
		return nil, false
	}
	v, ok := reflect.Zero(typ).Interface().(interface{ Values() []string })
	if !ok {
		return nil, false
	}
	values := v.Values()
	if l, ok := v.(interface{ Later() (string, []string) }); ok {
		if provision, more := l.Later(); slices.Contains(s.InForce, provision) {
			values = append(values, more...)
		}
	}
	for _, value := range values {
		if strings.HasPrefix(at, "/order/") && value == string(content.StartAsOrder) {
			continue // only a term starts or ends with the order
		}
		out = append(out, option{value, valueWords[typ.Name()][value]})
	}
	return out, false
}

// listed are the choices that come from the lists and from other parts of the content.
func (s Setting) listed(at string) []option {
	c := s.Content
	switch at {
	case "/court/name", "/conviction/court":
		return optionsOf(s.Lists.Courts().Items, func(c reference.Court) option { return option{c.Name, c.Name} })
	case "/offences/*/schedule1/offence":
		return s.offences()
	case "/offences/*/schedule1/category": // follows from the offence, and is only read
		return optionsOf(s.Lists.Offences().Items, func(c reference.OffenceCategory) option { return option{c.Code, c.Heading} })
	case "/monitoringPlan/residentForce":
		return optionsOf(s.Lists.Forces().Items, func(p reference.PoliceForce) option { return option{p.Code, p.Name} })
	case "/terms/*/category":
		return optionsOf(s.Lists.TermCategories().Items, func(h reference.TermHeading) option { return option{h.Code, h.Name} })
	case "/terms/*/appliesTo":
		return optionsOf(c.Subjects, func(p content.Subject) option { return option{p.ID, named(p.Name(), p.ID)} })
	case "/terms/*/riskAddressed":
		return optionsOf(c.Risk.Factors, func(r content.RiskFactor) option { return option{r.ID, named(r.Text, r.ID)} })
	case "/terms/*/evidenceRefs", "/risk/factors/*/evidenceRefs":
		return optionsOf(c.Evidence, func(e content.Evidence) option {
			return option{e.ID, named(strings.TrimSpace(e.Reference+" "+e.Title), e.ID)}
		})
	case "/terms/*/scheduleRefs":
		return optionsOf(c.Schedules, func(l content.Schedule) option { return option{l.ID, named(l.Title, l.ID)} })
	case "/schedules/*/attachmentRef":
		return optionsOf(c.Attachments, func(a content.Attachment) option { return option{a.ID, named(a.Title, a.ID)} })
	}
	return nil
}

func optionsOf[T any](items []T, of func(T) option) []option {
	out := []option{}
	for _, item := range items {
		out = append(out, of(item))
	}
	return out
}

func named(words, id string) string {
	if compare.Blank(words) {
		return id + " (no description)"
	}
	return words
}

func (s Setting) offences() []option {
	out := []option{}
	for _, c := range s.Lists.Offences().Items {
		if c.Kind == "inchoate" {
			continue // it accompanies an offence and does not replace it
		}
		for _, o := range c.Offences {
			words := c.Heading + ": " + o.Text
			if o.Para != "" && c.Kind == "listed" {
				words += " (paragraph " + o.Para + ")"
			}
			out = append(out, option{o.Code, words})
		}
	}
	return out
}

// isReference says that a list holds the ids of things that are elsewhere in the content.
func isReference(at string) bool {
	switch pattern(at) {
	case "/terms/*/appliesTo", "/terms/*/riskAddressed", "/terms/*/evidenceRefs", "/terms/*/scheduleRefs", "/risk/factors/*/evidenceRefs":
		return true
	}
	return false
}

// withPresent adds a present choice that is no longer offered, so that saving does not lose it.
func (f *Form) withPresent(n *node) []option {
	if n.options == nil {
		return nil
	}
	for _, v := range f.Values[n.pointer] {
		if v == "" || v == other || slices.ContainsFunc(n.options, func(o option) bool { return o.value == v }) {
			continue
		}
		n.options = append(n.options, option{v, unlisted(n.pointer, v)})
	}
	return n.options
}

// unlisted words a value that is not to choose from.
func unlisted(at, value string) string {
	if isReference(at) {
		return value + " (removed)"
	}
	return value
}

// referencesBefore are the references of the same item in the content, in their order.
func (f *Form) referencesBefore(at string) []string {
	item := at[:strings.LastIndex(at, "/")]
	id := f.Values.Get(item + "/id")
	for _, r := range f.setting.Content.Risk.Factors {
		if r.ID == id && strings.HasPrefix(at, "/risk/") {
			return r.EvidenceRefs
		}
	}
	for _, t := range f.setting.Content.Terms {
		if t.ID != id || !strings.HasPrefix(at, "/terms/") {
			continue
		}
		switch at[len(item):] {
		case "/appliesTo":
			return t.AppliesTo
		case "/riskAddressed":
			return t.RiskAddressed
		case "/evidenceRefs":
			return t.EvidenceRefs
		case "/scheduleRefs":
			return t.ScheduleRefs
		}
	}
	return nil
}
