package asked

import (
	"reflect"
	"slices"
	"strings"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// Option is one value that can be chosen, with the words for it.
type Option struct{ Value, Words string }

// Options are what can be chosen at a place, named by its pattern; nil where nothing is. free says that other words may be given.
func (s Setting) Options(at string, typ reflect.Type) (out []Option, free bool) {
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
		out = append(out, Option{value, valueWords[typ.Name()][value]})
	}
	return out, false
}

// listed are the choices that come from the lists and from other parts of the content.
func (s Setting) listed(at string) []Option {
	c := s.Content
	switch at {
	case "/court/name", "/conviction/court":
		return optionsOf(s.Lists.Courts().Items, func(c reference.Court) Option { return Option{c.Name, c.Name} })
	case "/offences/*/schedule1/offence":
		return s.offences()
	case "/offences/*/schedule1/category": // follows from the offence, and is only read
		return optionsOf(s.Lists.Offences().Items, func(c reference.OffenceCategory) Option { return Option{c.Code, c.Heading} })
	case "/monitoringPlan/residentForce":
		return optionsOf(s.Lists.Forces().Items, func(p reference.PoliceForce) Option { return Option{p.Code, p.Name} })
	case "/terms/*/category":
		return optionsOf(s.Lists.TermCategories().Items, func(h reference.TermHeading) Option { return Option{h.Code, h.Name} })
	case "/terms/*/appliesTo":
		return optionsOf(c.Subjects, func(p content.Subject) Option { return Option{p.ID, named(p.Name(), p.ID)} })
	case "/terms/*/riskAddressed":
		return optionsOf(c.Risk.Factors, func(r content.RiskFactor) Option { return Option{r.ID, named(r.Text, r.ID)} })
	case "/terms/*/evidenceRefs", "/risk/factors/*/evidenceRefs":
		return optionsOf(c.Evidence, func(e content.Evidence) Option {
			return Option{e.ID, named(strings.TrimSpace(e.Reference+" "+e.Title), e.ID)}
		})
	case "/terms/*/scheduleRefs":
		return optionsOf(c.Schedules, func(l content.Schedule) Option { return Option{l.ID, named(l.Title, l.ID)} })
	case "/schedules/*/attachmentRef":
		return optionsOf(c.Attachments, func(a content.Attachment) Option { return Option{a.ID, named(a.Title, a.ID)} })
	}
	return nil
}

func optionsOf[T any](items []T, of func(T) Option) []Option {
	out := []Option{}
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

func (s Setting) offences() []Option {
	out := []Option{}
	for _, c := range s.Lists.Offences().Items {
		if c.Kind == "inchoate" {
			continue // it accompanies an offence and does not replace it
		}
		for _, o := range c.Offences {
			words := c.Heading + ": " + o.Text
			if o.Para != "" && c.Kind == "listed" {
				words += " (paragraph " + o.Para + ")"
			}
			out = append(out, Option{o.Code, words})
		}
	}
	return out
}

// IsReference says that a list holds the ids of things that are elsewhere in the content.
func IsReference(at string) bool {
	switch Pattern(at) {
	case "/terms/*/appliesTo", "/terms/*/riskAddressed", "/terms/*/evidenceRefs", "/terms/*/scheduleRefs", "/risk/factors/*/evidenceRefs":
		return true
	}
	return false
}

// Unlisted words a value that is not to choose from.
func Unlisted(at, value string) string {
	if IsReference(at) {
		return value + " (removed)"
	}
	return value
}
