package answers

import (
	"encoding/json"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// Application is an application as programs get it. Content is what the caller may read: the CPS
// gets what was last submitted to it, never a draft.
type Application struct {
	ApplicationItem
	Desk
	SafeDay
	Editable bool            `json:"editable"` // whether the caller may save content now
	Actions  []models.Action `json:"actions"`  // what the caller may do now
	NotNow   []NotNow        `json:"notNow"`   // what the caller's role may do at another time, and why not now
	// Restricted is who alone may see it; null where it is not restricted.
	Restricted *Restricted     `json:"restricted"`
	Related    []Related       `json:"related"` // other applications that may be about the same subject
	Copied     []Copied        `json:"copied"`  // sections that were copied and not checked since
	Content    json.RawMessage `json:"content"`
}

// ApplicationItem is an application without its content, as lists give it.
type ApplicationItem struct {
	ID          string         `json:"id"`
	Reference   string         `json:"reference"`
	Force       string         `json:"force"`
	Region      string         `json:"region"`
	State       models.State   `json:"state"`
	Version     int            `json:"version"`
	Round       int            `json:"round"`
	Assignee    *string        `json:"assignee"` // username of the officer who holds it
	Subject     *string        `json:"subject"`  // null to those who cannot see content
	SubmittedOn *calendar.Date `json:"submittedOn"`
	CreatedAt   time.Time      `json:"createdAt"`
	CreatedBy   Person         `json:"createdBy"`
	UpdatedAt   time.Time      `json:"updatedAt"`
	UpdatedBy   Person         `json:"updatedBy"`
}

// NewApplication is the body of POST /applications.
type NewApplication struct {
	Force   string          `json:"force"`
	Content json.RawMessage `json:"content,omitempty"` // nothing is an empty draft
}

// Desk is what those at work on an application see of its time and of who may act on it.
type Desk struct {
	Holder    *Person    `json:"holder"`    // the officer who holds it
	Conflicts []Person   `json:"conflicts"` // who declared a conflict of interest; null to all but officers
	Cover     *Person    `json:"cover"`     // the absent officer for whom it is held
	Clock     Clock      `json:"clock"`
	Timetable *Timetable `json:"timetable"` // null where the stage has no deadline
}

// Clock is whether the days count now, and when they did not.
type Clock struct {
	Running bool               `json:"running"`
	Stops   []models.ClockStop `json:"stops"` // oldest first
}

// Timetable says when the stage must end.
type Timetable struct {
	Since time.Time      `json:"since"` // when the stage began
	DueOn *calendar.Date `json:"dueOn"` // last day; null while the clock is stopped
	Late  bool           `json:"late"`
}

// NotNow is an action of the caller's role that is not possible now, and why: people can see what prevents it and do
// not have to guess.
type NotNow struct {
	Action models.Action `json:"action"`
	Code   models.Reason `json:"code"`
	Reason string        `json:"reason"`
}

// SafeDay is the last day to submit an application to the CPS that leaves the region's lead time before the next hearing,
// and the working days left until then. Both are null when no hearing is known, and once the application is with the CPS.
type SafeDay struct {
	LatestSafe *calendar.Date `json:"latestSafe"`
	Left       *int           `json:"left"`
	Hearing    *calendar.Date `json:"hearing"`  // the hearing from which the day is counted
	LeadDays   int            `json:"leadDays"` // working days that the region requires between the two
	TooLate    []Plan         `json:"tooLate"`  // what is planned or due after the last safe day
}

// Compare notes a plan that comes after the last safe day.
func (s *SafeDay) Compare(what PlanKind, on *calendar.Date) {
	if on != nil && s.LatestSafe != nil && on.After(*s.LatestSafe) {
		s.TooLate = append(s.TooLate, Plan{what, *on})
	}
}

// Plan is something that is planned or due on a day.
type Plan struct {
	What PlanKind      `json:"what"`
	On   calendar.Date `json:"on"`
}

// PlanKind names a plan. The names are part of answers.
type PlanKind string

// The plans that are compared with the last safe day.
const (
	PlanNotice PlanKind = "notice" // the subject is to be given notice
	PlanStage  PlanKind = "stage"  // the stage is due to end
)
