package checks

import (
	"cmp"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/checks/recognise"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func listsAndMaps() Check {
	return Check{
		ID: "Q17", Title: "Named people and maps",
		Severity: reference.SeverityStop, How: reference.HowMachine, Code: "CLAR",
		Source: "R v Boness [2005] EWCA Crim 2395 (by analogy)",
		Rule:   "A term about associates names each person. A term that excludes an area has a map.",
		Message: "Add a schedule of people with dates of birth to each term about associates, and a map to each term " +
			"that excludes an area.",
		Question:    "Do the highlighted words describe people who should be named in a schedule?",
		Justifiable: true,
		judge:       judgeLists,
	}
}

func judgeLists(j *judging) {
	schedules := make(map[string]int, len(j.c.Schedules))
	for k, s := range j.c.Schedules {
		schedules[s.ID] = k
	}
	for i, t := range j.c.Terms {
		people, mapped := j.ofKind(t, schedules, content.SchedulePeople), j.ofKind(t, schedules, content.ScheduleMap)
		switch {
		case t.Category == content.CategoryAssociation && len(people) == 0:
			j.fail(at("terms", i, "scheduleRefs"), termName(t, i)+" does not name anyone. Add a schedule of people with "+
				"dates of birth and select it here.")
		case t.Category == content.CategoryArea && len(mapped) == 0:
			j.fail(at("terms", i, "scheduleRefs"), termName(t, i)+" has no map of the area. Add a map as a schedule and select it here.")
		case len(people) == 0:
			if words := lint.NamedAssociates(t.Text); len(words) > 0 {
				j.flag(at("terms", i, "text"), termName(t, i)+" describes people without naming them: "+quoted(words)+". List them in a schedule to the order.", words...)
			}
		}
		j.namedBy(i, t, people, mapped)
		if len(people) == 0 && len(mapped) == 0 && len(lint.Vague(t.Text, nil)) == 0 { // Q16 asks about vague words already
			j.doubt(recognise.Unnamed, i, " seems to describe people or an area. Check that they are named, listed in a schedule or shown on a map: ")
		}
		if t.Category == content.CategoryAssociation {
			for _, k := range people {
				j.named(k)
			}
		}
		if t.Category == content.CategoryArea {
			for _, k := range mapped {
				j.drawn(k, t)
			}
		}
	}
	j.skipWithoutTerms()
}

// ofKind are the places of the schedules of a kind that the term refers to.
func (j *judging) ofKind(t content.Term, schedules map[string]int, kind content.ScheduleKind) []int {
	var places []int
	for _, ref := range t.ScheduleRefs {
		if k, ok := schedules[ref]; ok && j.c.Schedules[k].Kind == kind {
			places = append(places, k)
		}
	}
	return places
}

// named requires people in a schedule, each with name and date of birth.
func (j *judging) named(k int) {
	s := j.c.Schedules[k]
	if len(s.Entries) == 0 {
		j.failOnce(at("schedules", k, "entries"), "Add the people to the schedule, with dates of birth.")
	}
	for n, e := range s.Entries {
		if blank(e.Name) {
			j.failOnce(at("schedules", k, "entries", n, "name"), "Enter the name.")
		}
		if e.DateOfBirth == nil {
			j.failOnce(at("schedules", k, "entries", n, "dateOfBirth"), "Enter the date of birth.")
		}
	}
}

// drawn requires a map that is attached, and asks about one that is only listed.
func (j *judging) drawn(k int, t content.Term) {
	if j.in.Files.mapOf(t.ID) {
		return
	}
	ref := content.Text(j.c.Schedules[k].AttachmentRef)
	for _, a := range j.c.Attachments {
		if a.ID == ref && ref != "" {
			if j.in.Files != nil && !j.in.Files.Documents[a.ID] {
				j.unfiled(at("schedules", k, "attachmentRef"), "the map of the area", []string{cmp.Or(a.Title, a.ID)})
			}
			return
		}
	}
	j.failOnce(at("schedules", k, "attachmentRef"), "Add the map under Attachments and select it here.")
}

// failOnce fails a place that several terms may refer to.
func (j *judging) failOnce(pointer, message string) {
	if !j.pointed(pointer) {
		j.fail(pointer, message)
	}
}
