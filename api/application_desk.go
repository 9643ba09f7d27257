package api

import (
	"time"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/deadlines"
)

// deskPeople are the user ids that deskOf names.
func deskPeople(standing models.Standing) []string {
	return append([]string{standing.Holder, standing.PassedFrom}, standing.Conflicts...)
}

func deskOf(standing models.Standing, u models.User, people map[string]answers.Person, now time.Time) answers.Desk {
	d := answers.Desk{Clock: answers.Clock{Running: true, Stops: []models.ClockStop{}}}
	d.Clock.Stops = append(d.Clock.Stops, standing.Stops...)
	if n := len(standing.Stops); n > 0 {
		d.Clock.Running = standing.Stops[n-1].To != nil
	}
	if u.Role == models.Officer {
		d.Conflicts = []answers.Person{}
		for _, id := range standing.Conflicts {
			d.Conflicts = append(d.Conflicts, people[id])
		}
	}
	d.Holder, d.Cover = someone(people, standing.Holder), someone(people, standing.PassedFrom)
	if t := standing.Timetable; t != nil {
		d.Timetable = &answers.Timetable{Since: t.Since, Late: deadlines.Late(*t, now)}
		if t.Running() {
			d.Timetable.DueOn = &t.DueOn
		}
	}
	return d
}
