package reference

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"scpo.example/desk/models/content"
)

func (l *Lists) takeRegions(p part) (err error) {
	l.regions, err = dated(p, l.regions,
		func(r PoliceRegion) entry { return entry{r.Code, []string{r.Name, r.Abbreviation}, r.From, r.To} },
		func(r PoliceRegion) string {
			for _, code := range r.AlsoServes {
				if _, known := find(l.others.Items, func(f PoliceForce) string { return f.Code }, code); !known {
					return fmt.Sprintf("correct alsoServes of %q: there is no body %q", r.Code, code)
				}
			}
			if r.AlsoServes == nil {
				return fmt.Sprintf("add alsoServes to %q: the codes of other bodies, or []", r.Code)
			}
			if r.Verified != (r.Source != nil) {
				return fmt.Sprintf("add a source to %q if it is verified, or remove its source if it is not", r.Code)
			}
			return ""
		})
	return err
}

func (l *Lists) takeForces(p part) (err error) {
	l.forces, err = dated(p, l.forces,
		func(f PoliceForce) entry { return entry{f.Code, []string{f.Name}, f.From, f.To} },
		func(f PoliceForce) string {
			if _, known := l.Region(f.Region); !known {
				return fmt.Sprintf("correct the region of %q: there is no region %q", f.Code, f.Region)
			}
			return ""
		})
	return err
}

func (l *Lists) takeAreas(p part) (err error) {
	l.areas, err = dated(p, l.areas,
		func(a CPSArea) entry { return entry{a.Code, []string{a.Name}, a.From, a.To} },
		func(a CPSArea) string {
			for _, code := range a.Forces {
				if _, known := l.Force(code); !known {
					return fmt.Sprintf("correct the forces of %q: there is no force %q", a.Code, code)
				}
			}
			if len(a.Forces) == 0 && a.To == nil {
				return fmt.Sprintf("add forces to %q, or its last day (to) if it has ended", a.Code)
			}
			return ""
		})
	return err
}

func (l *Lists) takeReasons(p part) error {
	read, err := dated(p, l.reasons,
		func(r ReasonCode) entry { return entry{r.Code, []string{r.Meaning, r.Owner}, r.From, r.To} },
		func(r ReasonCode) string {
			if len(r.MapsTo) > 0 && r.To == nil {
				return fmt.Sprintf("add a last day (to) to %q: only a code that ends is continued by others", r.Code)
			}
			return ""
		})
	if err != nil {
		return err
	}
	parts, err := p.elements("items")
	if err != nil {
		return err
	}
	for i, r := range read.Items { // once all codes are known
		for _, next := range r.MapsTo {
			if next == r.Code || !slices.ContainsFunc(read.Items, func(r ReasonCode) bool { return r.Code == next }) {
				return parts[i].fault(0, "correct mapsTo of %q: %q is not another code of the list", r.Code, next)
			}
		}
	}
	l.reasons = read
	return nil
}

func (l *Lists) takeCourts(p part) (err error) {
	l.courts, err = dated(p, l.courts,
		func(c Court) entry { return entry{c.Code, []string{c.Name}, c.From, c.To} },
		func(c Court) string {
			if c.Kind != HighCourt && c.Kind != CrownCourt {
				return fmt.Sprintf("correct the kind of %q: it is %s or %s", c.Code, HighCourt, CrownCourt)
			}
			return ""
		})
	return err
}

func (l *Lists) takeHeadings(p part) (err error) {
	l.headings, err = dated(p, l.headings,
		func(h TermHeading) entry { return entry{code: h.Code, words: []string{h.Name, h.RestsOn}} },
		func(h TermHeading) string {
			if !content.IsOneOf[content.TermCategory](h.Code) {
				return fmt.Sprintf("remove %q: names and order may be changed here, but a new category needs a new version of the service", h.Code)
			}
			if len(h.For) == 0 || slices.ContainsFunc(h.For, func(s string) bool { return s != "individual" && s != "body" }) {
				return fmt.Sprintf(`correct "for" of %q: it must list individual, body or both`, h.Code)
			}
			return ""
		})
	return err
}

func (l *Lists) takeDeadlines(p part) (err error) {
	l.deadlines, err = dated(p, l.deadlines,
		func(d Deadlines) entry { return entry{code: d.Code} },
		func(d Deadlines) string {
			if _, known := l.Region(d.Code); !known && d.Code != DefaultRegion {
				return fmt.Sprintf("correct the code %q: it is that of a region, or %s for all others", d.Code, DefaultRegion)
			}
			return d.fault()
		})
	return err
}

func (l *Lists) takeClockStops(p part) (err error) {
	l.stops, err = dated(p, l.stops,
		func(c ClockStopCause) entry { return entry{c.Code, []string{c.Name, c.Use}, c.From, c.To} },
		func(ClockStopCause) string { return "" })
	return err
}

func (l *Lists) takeSwitches(p part) error {
	var raw struct {
		Items []json.RawMessage `json:"items"`
	}
	if err := p.decode(&raw); err != nil {
		return err
	}
	known := l.switches.Items
	read, err := items(p, "items", known,
		func(s Switch) entry { return entry{code: s.Code} },
		func(s Switch) string {
			switch {
			case !slices.ContainsFunc(known, func(k Switch) bool { return k.Code == s.Code }):
				return fmt.Sprintf("remove %q: there is no such provision", s.Code)
			case s.InForceFrom != nil && blank([]string{s.SetBy, s.Source}):
				return fmt.Sprintf("enter who set the date of %q (setBy) and what commenced the provision (source)", s.Code)
			}
			return ""
		})
	l.switches.Items = read
	return err
}

func (l *Lists) takeOffences(p part) error {
	var raw struct {
		List[json.RawMessage]
		Notes     []string `json:"notes"`
		NotListed []string `json:"notListed"`
	}
	if err := head(p, &raw, &raw.List); err != nil {
		return err
	}
	if raw.Notes == nil || raw.NotListed == nil {
		return p.fault(0, "add notes and notListed to the list: texts, or []")
	}
	read, err := items(p, "items", l.offences.Items,
		func(c OffenceCategory) entry { return entry{c.Code, []string{c.Para, c.Heading}, c.From, c.To} },
		func(c OffenceCategory) string {
			if !slices.Contains([]string{"listed", "inchoate", "unlisted"}, c.Kind) {
				return fmt.Sprintf("correct the kind of %q: it is listed, inchoate or unlisted", c.Code)
			}
			return ""
		})
	if err != nil {
		return err
	}
	parts, err := p.elements("items")
	if err != nil {
		return err
	}
	for i := range read {
		if read[i].Offences, err = l.offencesOf(parts[i], read[i].Code); err != nil {
			return err
		}
	}
	l.offences = OffenceList{Notes: raw.Notes, NotListed: raw.NotListed,
		List: List[OffenceCategory]{Version: raw.Version, From: raw.From, Source: raw.Source, Items: read}}
	return nil
}

// offencesOf reads the offences under a category. Their codes begin with its code, so that none is in two categories.
func (l *Lists) offencesOf(p part, category string) ([]ListedOffence, error) {
	kept, _ := l.Category(category)
	return items(p, "offences", kept.Offences,
		func(o ListedOffence) entry { return entry{o.Code, []string{o.Para, o.Text}, o.From, o.To} },
		func(o ListedOffence) string {
			if !strings.HasPrefix(o.Code, category+"-") {
				return fmt.Sprintf("correct the code %q: it begins with %s-", o.Code, category)
			}
			return ""
		})
}
