package api

import (
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/deadlines"
)

// deskView is what those at work on an application see of its time and of who may act on it.
type deskView struct {
	Holder    *person    `json:"holder"`    // the officer who holds it
	Conflicts []person   `json:"conflicts"` // who declared a conflict of interest; null to all but officers
	Cover     *person    `json:"cover"`     // the absent officer for whom it is held
	Clock     clockView  `json:"clock"`
	Timetable *timetable `json:"timetable"` // null where the stage has no deadline
}

type clockView struct {
	Running bool               `json:"running"`
	Stops   []models.ClockStop `json:"stops"` // oldest first
}

type timetable struct {
	Since time.Time      `json:"since"` // when the stage began
	DueOn *calendar.Date `json:"dueOn"` // last day; null while the clock is stopped
	Late  bool           `json:"late"`
}

// deskPeople are the user ids that deskOf names.
func deskPeople(standing models.Standing) []string {
	return append([]string{standing.Holder, standing.PassedFrom}, standing.Conflicts...)
}

func deskOf(standing models.Standing, u models.User, people map[string]person, now time.Time) deskView {
	d := deskView{Clock: clockView{Running: true, Stops: []models.ClockStop{}}}
	d.Clock.Stops = append(d.Clock.Stops, standing.Stops...)
	if n := len(standing.Stops); n > 0 {
		d.Clock.Running = standing.Stops[n-1].To != nil
	}
	if u.Role == models.Officer {
		d.Conflicts = []person{}
		for _, id := range standing.Conflicts {
			d.Conflicts = append(d.Conflicts, people[id])
		}
	}
	d.Holder, d.Cover = someone(people, standing.Holder), someone(people, standing.PassedFrom)
	if t := standing.Timetable; t != nil {
		d.Timetable = &timetable{Since: t.Since, Late: deadlines.Late(*t, now)}
		if t.Running() {
			d.Timetable.DueOn = &t.DueOn
		}
	}
	return d
}
