package review

import (
	"slices"

	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/content"
)

// Anchor is what a point is linked to, described in two contents: the one of then and the one of now.
type Anchor struct {
	Name       string `json:"anchor"` // as the point has it
	Kind       Kind   `json:"kind"`
	Section    string `json:"section"`    // top-level key of the content; "" where the place is not known
	Label      string `json:"label"`      // what people call it: by its printed number now, or then if it is removed
	NumberThen *int   `json:"numberThen"` // as printed in the order; null for what has no number or was not there
	NumberNow  *int   `json:"numberNow"`
	Status     Status `json:"status"`
	Pointer    string `json:"pointer"` // in the content now; "" for what is not in it
	Words      string `json:"words"`   // the first words of an item: then if it is removed, else now; "" for a section
}

// Kind is what a point is linked to.
type Kind string

// The kinds.
const (
	OnApplication Kind = "application" // a reason of the CPS that is not linked to a section
	OnSection     Kind = "section"
	OnTerm        Kind = "term"
	OnEvidence    Kind = "evidence"
	OnThirdParty  Kind = "third-party"
	OnUnknown     Kind = "unknown"
)

// Status is how the linked part has changed.
type Status string

// The statuses. Reworded is any difference in text, dates or choices; for a section, in anything within it. A change of
// white space or of a printed number alone is Unchanged. Unknown is in neither content.
const (
	Unchanged        Status = "unchanged"
	Reworded         Status = "reworded"
	Moved            Status = "moved"
	MovedAndReworded Status = "moved-and-reworded"
	Removed          Status = "removed"
	Added            Status = "added"
	Unknown          Status = "unknown"
)

// Place describes an anchor. An item is found by its id, even if it was moved, reworded or renumbered. A section is
// always present; "" is the whole application.
func Place(anchor string, then, now content.Content) Anchor {
	return newReading(then, now, changes.Between(then, now)).place(anchor)
}

// Places is Place for many anchors at once, by anchor: the contents are compared once.
func Places(anchors []string, then, now content.Content) map[string]Anchor {
	r := newReading(then, now, changes.Between(then, now))
	out := make(map[string]Anchor, len(anchors))
	for _, a := range anchors {
		out[a] = r.place(a)
	}
	return out
}

// reading is two contents and what differs between them.
type reading struct {
	then, now content.Content
	report    changes.Report
	sections  []string
}

func newReading(then, now content.Content, report changes.Report) reading {
	return reading{then: then, now: now, report: report, sections: content.SectionKeys()}
}

func (r reading) place(anchor string) Anchor {
	switch {
	case anchor == "":
		return Anchor{Kind: OnApplication, Label: "Whole application", Status: r.sectionStatus(r.report.Sections)}
	case slices.Contains(r.sections, anchor):
		return r.section(anchor)
	}
	then, was := find(r.then, anchor)
	now, is := find(r.now, anchor)
	if was && is && then.kind != now.kind {
		is = false // the id was reused for something else
	}
	a := Anchor{Name: anchor, NumberThen: then.printed(), NumberNow: now.printed()}
	shown := now
	switch {
	case !was && !is:
		a.Kind, a.Label, a.Status = OnUnknown, "No longer in the application", Unknown
		return a
	case !is:
		a.Status, a.NumberNow, shown = Removed, nil, then
	case !was:
		a.Status = Added
	default:
		a.Status = r.itemStatus(anchor, now.list)
	}
	a.Kind, a.Section, a.Label, a.Words = shown.kind, shown.section, shown.label(), extract(shown.words)
	if is {
		a.Pointer = shown.pointer()
	}
	return a
}

func (r reading) section(name string) Anchor {
	a := Anchor{Name: name, Kind: OnSection, Section: name, Label: content.SectionName(name), Status: Unchanged, Pointer: "/" + name}
	for _, s := range r.report.Sections {
		if s.Name == name {
			a.Status = r.sectionStatus([]changes.Section{s})
		}
	}
	return a
}

func (r reading) sectionStatus(sections []changes.Section) Status {
	for _, s := range sections {
		if slices.ContainsFunc(s.Changes, func(c changes.Change) bool { return !slight(c) }) {
			return Reworded
		}
	}
	return Unchanged
}

func (r reading) itemStatus(id, list string) Status {
	_, moved := r.neighbour(id)
	reworded := false
	for _, s := range r.report.Sections {
		for _, c := range s.Changes {
			if c.ID == id && c.List == list {
				moved = moved || slices.Contains(c.Kinds, changes.Moved)
				reworded = reworded || says(c)
			}
		}
	}
	switch {
	case moved && reworded:
		return MovedAndReworded
	case moved:
		return Moved
	case reworded:
		return Reworded
	}
	return Unchanged
}

// says reports whether the item says something else than before, apart from its place.
func says(c changes.Change) bool {
	return slices.Contains(c.Kinds, changes.Reworded) || slices.Contains(c.Kinds, changes.Changed)
}

// slight reports whether a change is no more than white space or a printed number, which follows when another term
// comes or goes. It answers no point.
func slight(c changes.Change) bool {
	return !slices.ContainsFunc(c.Kinds, func(k changes.Kind) bool { return k != changes.Respaced && k != changes.Renumbered })
}
