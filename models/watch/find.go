package watch

import (
	"maps"
	"slices"
	"time"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
)

// Find looks through the lines of one day, oldest first.
func Find(lines []Line, rules []Rule) []Finding {
	var found []Finding
	for _, r := range rules {
		by := map[string][]seen{} // what is counted, by what is watched
		for _, l := range lines {
			if key, counted := r.counts(l); key != "" && counted != "" && r.within(l.At) {
				by[key] = append(by[key], seen{l.At, counted})
			}
		}
		for _, key := range slices.Sorted(maps.Keys(by)) {
			n := most(by[key], time.Duration(r.Minutes)*time.Minute)
			if n < r.AtLeast {
				continue
			}
			f := Finding{Rule: r, Key: key, Count: n}
			if r.Kind != Searched {
				f.Actor = key
			}
			found = append(found, f)
		}
	}
	return found
}

// counts is what the rule watches in a line, and what it counts there; "" for nothing.
func (r Rule) counts(l Line) (key, counted string) {
	switch {
	case l.Actor == "":
	case r.Kind == Opened && slices.Contains([]string{"view", "export", "print"}, l.Kind), r.Kind == Refused && l.Kind == "refused":
		return l.Actor, l.Application
	case r.Kind == Searched && !compare.Blank(l.Search):
		return compare.Username(l.Search), l.Actor
	}
	return "", ""
}

// within reports whether the rule looks at this time of day.
func (r Rule) within(at time.Time) bool {
	if r.After == 0 && r.Before == 0 {
		return true
	}
	hour := at.In(calendar.London()).Hour()
	return hour >= r.After || hour < r.Before
}

type seen struct {
	at   time.Time
	what string
}

// most is how many different things were seen within any span of this length.
func most(all []seen, span time.Duration) int {
	times, best, first := map[string]int{}, 0, 0
	for _, s := range all {
		times[s.what]++
		for ; s.at.Sub(all[first].at) > span; first++ {
			if times[all[first].what]--; times[all[first].what] == 0 {
				delete(times, all[first].what)
			}
		}
		best = max(best, len(times))
	}
	return best
}
