package points

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reading"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/review"
)

// comparison is two contents as text, to tell what differs between them.
type comparison struct {
	then, now    side
	older, newer string // what the sides are called; "Earlier version" and "Later version" if empty
}

// Apart shows everything that differs between two contents, old words next to new ones, with a name for each side.
func Apart(older, newer content.Content, lists *reference.Lists, olderName, newerName string) (template.HTML, error) {
	c := newComparison(older, newer, lists)
	c.older, c.newer = olderName, newerName
	return templates.Body("apart", c.all(changes.Between(older, newer)))
}

// sections is what differs in one section.
type sections struct {
	Title   string
	Changes []difference
}

// all tells a whole report, section by section.
func (c comparison) all(report changes.Report) []sections {
	var told []sections
	for _, s := range report.Sections {
		section := sections{Title: content.SectionName(s.Name)}
		for _, change := range s.Changes {
			title := ""
			if change.List == "" {
				title = section.Title
			}
			section.Changes = append(section.Changes, c.tell(change, title, 4))
		}
		told = append(told, section)
	}
	return told
}

// diff is two sides under their names.
func (c comparison) diff(before, after []ui.DiffPart, level int) ui.Diff {
	return ui.Diff{Before: before, After: after, Level: level, BeforeLabel: c.older, AfterLabel: c.newer}
}

// side is one content as people read it.
type side struct {
	sections []reading.Section
	rows     map[string]reading.Row  // by id
	items    map[string]reading.Item // by id
}

func newComparison(then, now content.Content, lists *reference.Lists) comparison {
	return comparison{then: newSide(then, lists), now: newSide(now, lists)}
}

func newSide(c content.Content, lists *reference.Lists) side {
	s := side{sections: reading.Of(c, lists), rows: map[string]reading.Row{}, items: map[string]reading.Item{}}
	for _, section := range s.sections {
		for _, row := range section.Rows {
			s.rows[row.ID] = row
		}
		if row, is := section.Whole(); is {
			row.Label = "" // its name is said once
			s.rows[section.ID] = row
		}
		for _, item := range section.Items {
			s.items[item.ID] = item
			for _, row := range item.Rows {
				s.rows[row.ID] = row
			}
		}
	}
	return s
}

// id is that of the row or item which shows what the pointer names.
func (s side) id(pointer string) string {
	if pointer == "" {
		return ""
	}
	return strings.TrimPrefix(reading.Place(s.sections, pointer), "#")
}

// difference is one change as a page shows it.
type difference struct {
	Title string
	What  string // "Reworded and moved (was number 3, now number 2)"
	Parts []part
	Says  string // what it says, where nothing but its place is another
}

// part is one answer that differs.
type part struct {
	Label string
	Diff  ui.Component
}

// tell words a change. title may be empty, for a name made from its place.
func (c comparison) tell(change changes.Change, title string, level int) difference {
	d := difference{Title: title, What: whatHappened(change)}
	whole := slices.Contains(change.Kinds, changes.Added) || slices.Contains(change.Kinds, changes.Removed)
	before, was := c.item(c.then, change.List, change.FromIndex)
	after, is := c.item(c.now, change.List, change.ToIndex)
	if d.Title == "" {
		d.Title = c.called(change)
	}
	if whole && (was || is) {
		d.Parts = []part{{Diff: c.diff(inFull(before, was), inFull(after, is), level)}}
		return d
	}
	told := map[string]bool{}
	for _, f := range change.Fields {
		if content.Text(f.From) == "" && content.Text(f.To) == "" && len(f.Words) == 0 {
			continue // a record came or went: its fields tell it
		}
		if p, key := c.part(change, f, level); !told[key] {
			told[key] = true
			d.Parts = append(d.Parts, p)
		}
	}
	if len(d.Parts) == 0 {
		d.Says = after.Lead
	}
	return d
}

// called names the item that changed, to distinguish two in the same list; "" for a section's own fields.
func (c comparison) called(change changes.Change) string {
	item, is := c.item(c.now, change.List, change.ToIndex)
	if !is {
		item, _ = c.item(c.then, change.List, change.FromIndex)
	}
	if item.Name == "" {
		return item.Title
	}
	return item.Title + " (" + item.Name + ")"
}

// entry tells a change of a resubmission: by the place on which a point may be made, else by the item that it is about.
func (c comparison) entry(e review.Entry, level int) difference {
	title := e.Place.Label
	if e.Place.Kind == review.OnSection {
		title = cmp.Or(c.called(e.Change), title)
	}
	return c.tell(e.Change, title, level)
}

func (c comparison) item(s side, list string, index *int) (reading.Item, bool) {
	if index == nil || list == "" {
		return reading.Item{}, false
	}
	item, ok := s.items[s.id(placeIn(list, index))]
	return item, ok
}

// part tells one field. Fields that are read as one answer, such as the parts of a start, have the same key.
func (c comparison) part(change changes.Change, f changes.Field, level int) (p part, key string) {
	before, after := pointers(change, f)
	oldID, newID := c.then.id(before), c.now.id(after)
	older, was := c.then.rows[oldID]
	newer, is := c.now.rows[newID]
	switch {
	case is:
		p.Label = newer.Label
	case was:
		p.Label = older.Label
	case f.Name != "":
		p.Label = "Text"
	}
	switch {
	case len(f.Words) > 0:
		oldWords, newWords := ui.Words(f.Words)
		p.Diff = c.diff(oldWords, newWords, level)
		return p, before + "|" + after
	case !was && !is:
		p.Diff = c.diff(given(f.From), given(f.To), level)
		return p, before + "|" + after
	}
	p.Diff = c.diff(lines(older, was, newer), lines(newer, is, older), level)
	return p, oldID + "|" + newID
}

// pointers are where a field is in the older content and in the newer one. For what was added or removed, it is where
// the other content has the same kind of field: one more risk of a term is shown as its risks before and after.
func pointers(change changes.Change, f changes.Field) (before, after string) {
	was, is := placeIn(change.List, change.FromIndex), placeIn(change.List, change.ToIndex)
	switch f.Kind {
	case changes.Added:
		return was + strings.TrimPrefix(f.Pointer, is), f.Pointer
	case changes.Removed:
		before = f.FromPointer
		if before == "" {
			before = f.Pointer
		}
		return before, is + strings.TrimPrefix(before, was)
	case changes.Reworded, changes.Changed, changes.Moved, changes.Renumbered, changes.Respaced:
	}
	return f.FromPointer, f.Pointer
}

// placeIn is the pointer of an item; "" for a section's own fields.
func placeIn(list string, index *int) string {
	if list == "" || index == nil {
		return ""
	}
	return list + "/" + strconv.Itoa(*index)
}

func given(text *string) []ui.DiffPart {
	if text == nil || *text == "" {
		return nil
	}
	return []ui.DiffPart{{Text: *text, Changed: true}}
}

// lines are an answer, with those lines marked that the other side does not have.
func lines(row reading.Row, there bool, other reading.Row) []ui.DiffPart {
	if !there {
		return nil
	}
	has := strings.Split(other.Text, "\n")
	var parts []ui.DiffPart
	for i, line := range strings.Split(row.Text, "\n") {
		if i > 0 {
			parts = append(parts, ui.DiffPart{Text: "\n"})
		}
		parts = append(parts, ui.DiffPart{Text: line, Changed: row.Answered && !slices.Contains(has, line)})
	}
	return parts
}

// inFull is all that an item says.
func inFull(i reading.Item, there bool) []ui.DiffPart {
	if !there {
		return nil
	}
	var says []string
	if i.Lead != "" {
		says = append(says, i.Lead)
	}
	for _, row := range i.Rows {
		if row.Answered {
			says = append(says, row.Label+": "+row.Text)
		}
	}
	return []ui.DiffPart{{Text: strings.Join(says, "\n"), Changed: true}}
}

func whatHappened(c changes.Change) string {
	words := make([]string, 0, len(c.Kinds))
	for _, k := range c.Kinds {
		if k != changes.Renumbered || len(c.Kinds) == 1 {
			words = append(words, kindWords(k))
		}
	}
	if len(words) == 0 {
		return ""
	}
	what := words[0]
	if n := len(words) - 1; n > 0 {
		what = strings.Join(words[:n], ", ") + " and " + words[n]
	}
	switch {
	case c.FromNumber != nil && c.ToNumber != nil && *c.FromNumber != *c.ToNumber:
		what += fmt.Sprintf(" (was number %d, now number %d)", *c.FromNumber, *c.ToNumber)
	case slices.Contains(c.Kinds, changes.Moved) && c.FromIndex != nil && c.ToIndex != nil && *c.FromIndex != *c.ToIndex:
		what += fmt.Sprintf(" (was in position %d, now in position %d)", *c.FromIndex+1, *c.ToIndex+1)
	}
	return ui.Capital(what)
}
