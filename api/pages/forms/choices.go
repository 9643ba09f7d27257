package forms

import (
	"slices"
	"strings"

	"scpo.example/desk/models/asked"
)

// withPresent adds a present choice that is no longer offered, so that saving does not lose it.
func (f *Form) withPresent(n *node) []asked.Option {
	if n.options == nil {
		return nil
	}
	for _, v := range f.Values[n.pointer] {
		if v == "" || v == other || slices.ContainsFunc(n.options, func(o asked.Option) bool { return o.Value == v }) {
			continue
		}
		n.options = append(n.options, asked.Option{Value: v, Words: asked.Unlisted(n.pointer, v)})
	}
	return n.options
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
