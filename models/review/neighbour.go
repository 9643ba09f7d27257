package review

import (
	"slices"

	"scpo.example/desk/models/changes"
)

// neighbour finds the move that is also the move of the item id: when two neighbours change places, either may be said
// to have moved, and the report says it of one. found is false for every other item.
func (r reading) neighbour(id string) (moved changes.Change, found bool) {
	here, ok := find(r.now, id)
	if !ok {
		return moved, false
	}
	then, now := idsOf(r.then, here.list), idsOf(r.now, here.list)
	for _, s := range r.report.Sections {
		for _, c := range s.Changes {
			if c.List == here.list && c.ID != id && slices.Contains(c.Kinds, changes.Moved) && onlyPassed(c, id, then, now) {
				return c, true
			}
		}
	}
	return moved, false
}

// onlyPassed reports whether the item that moved passed id, and nothing else that was in both lists.
func onlyPassed(c changes.Change, id string, then, now []string) bool {
	passed := false
	for j, other := range now {
		i := slices.Index(then, other)
		if i < 0 || other == c.ID || (i < *c.FromIndex) == (j < *c.ToIndex) {
			continue
		}
		if other != id {
			return false
		}
		passed = true
	}
	return passed
}
