package reference

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
)

// Read takes an operator's lists: each of Files that is in the folder replaces the built-in one as a whole.
// A wrong file is ErrBadList, which names the file, the line and what to do; then no list is replaced. Codes are permanent:
// a file keeps every code that ships, with a last day where it has ended, so that old applications can be read.
func Read(folder fs.FS) (*Lists, error) {
	l := *Embedded()
	for _, f := range []struct {
		name string
		take func(*Lists, part) error
	}{ // regions before the forces that belong to them and the deadlines that they set, forces before areas
		{regionsFile, (*Lists).takeRegions}, {forcesFile, (*Lists).takeForces}, {areasFile, (*Lists).takeAreas}, {offencesFile, (*Lists).takeOffences},
		{reasonsFile, (*Lists).takeReasons}, {courtsFile, (*Lists).takeCourts}, {headingsFile, (*Lists).takeHeadings},
		{switchesFile, (*Lists).takeSwitches}, {deadlinesFile, (*Lists).takeDeadlines}, {stopsFile, (*Lists).takeClockStops},
	} {
		data, err := fs.ReadFile(folder, f.name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read the list %s: %w", f.name, err)
		}
		if err := f.take(&l, part{name: f.name, file: data, text: data}); err != nil {
			return nil, err
		}
	}
	return &l, nil
}

// entry is what every item of a list has.
type entry struct {
	code     string
	words    []string // that may not be empty
	from, to *calendar.Date
}

// items reads the items under a key, checks each against the rules for all lists and then against its own rules (which
// give what is wrong, or ""), and ensures that every shipped code is kept.
func items[T any](p part, key string, kept []T, of func(T) entry, wrong func(T) string) ([]T, error) {
	parts, err := p.elements(key)
	if err != nil {
		return nil, err
	}
	if len(parts) == 0 {
		return nil, p.fault(0, "add entries to %q: it is empty", key)
	}
	out, seen := make([]T, len(parts)), map[string]bool{}
	for i, element := range parts {
		if err := element.decode(&out[i]); err != nil {
			return nil, err
		}
		e := of(out[i])
		switch {
		case compare.Blank(e.code):
			return nil, element.fault(0, "add a code to the entry")
		case seen[e.code]:
			return nil, element.fault(0, "the code %q appears twice: remove one or change its code", e.code)
		case blank(e.words):
			return nil, element.fault(0, "complete the entry %q: a text is empty", e.code)
		case e.from != nil && e.to != nil && e.to.Before(*e.from):
			return nil, element.fault(0, "correct the dates of %q: it ends before it begins", e.code)
		}
		seen[e.code] = true
		if fault := wrong(out[i]); fault != "" {
			return nil, element.fault(0, "%s", fault)
		}
	}
	for _, k := range kept {
		if code := of(k).code; !seen[code] {
			return nil, p.fault(0, "restore the code %q: a code cannot be removed; set its last day (to) if it has ended", code)
		}
	}
	return out, nil
}

// head reads what comes before the items of a dated list into into, which holds a List[json.RawMessage] at raw.
func head(p part, into any, raw *List[json.RawMessage]) error {
	if err := p.decode(into); err != nil {
		return err
	}
	if raw.From.IsZero() || blank([]string{raw.Version, raw.Source}) {
		return p.fault(0, "add the version, from and source of the list")
	}
	return nil
}

// dated reads a whole dated list.
func dated[T any](p part, kept List[T], of func(T) entry, wrong func(T) string) (List[T], error) {
	var raw List[json.RawMessage]
	if err := head(p, &raw, &raw); err != nil {
		return List[T]{}, err
	}
	read, err := items(p, "items", kept.Items, of, wrong)
	return List[T]{Version: raw.Version, From: raw.From, Source: raw.Source, Items: read}, err
}

func blank(texts []string) bool {
	for _, t := range texts {
		if compare.Blank(t) {
			return true
		}
	}
	return false
}
