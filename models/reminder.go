package models

import "time"

// Reminder is one message from the clock about a stage: that its due date is near, has passed, or passed long ago. It
// is in workflow history: names are schema.
type Reminder struct {
	ApplicationID string     `json:"applicationId"`
	Seq           int        `json:"seq"` // of the last event before it
	Stage         State      `json:"stage"`
	Kind          NoticeKind `json:"kind"` // reminder, overdue or escalated
	At            time.Time  `json:"at"`   // when it was due
}

// Next is the first reminder after that instant; ok is false when the stage has no more reminders, has no deadline, or
// its clock is stopped. What would have been due before the stage began is left out.
func (t Timetable) Next(after time.Time) (kind NoticeKind, at time.Time, ok bool) {
	if !t.Running() {
		return "", time.Time{}, false
	}
	if after.Before(t.Since) {
		after = t.Since
	}
	for _, word := range []struct {
		kind NoticeKind
		at   time.Time
	}{{NoticeReminder, t.RemindAt}, {NoticeOverdue, t.DueAt}, {NoticeEscalated, t.EscalateAt}} {
		if word.at.After(after) {
			return word.kind, word.at, true
		}
	}
	return "", time.Time{}, false
}

// Reminder is the clock's next word on the application after that instant.
func (s Standing) Reminder(after time.Time) (Reminder, bool) {
	if s.Timetable == nil {
		return Reminder{}, false
	}
	kind, at, ok := s.Timetable.Next(after)
	return Reminder{ApplicationID: s.ApplicationID, Seq: s.Seq, Stage: s.State, Kind: kind, At: at}, ok
}

// LastReminder is the last of the clock's words up to that instant in this stage; ok is false where there was none.
func (s Standing) LastReminder(until time.Time) (last Reminder, ok bool) {
	for at := (time.Time{}); ; at = last.At {
		next, more := s.Reminder(at)
		if !more || next.At.After(until) {
			return last, ok
		}
		last, ok = next, true
	}
}

// Same reports whether both are the same reminder, whatever else has happened since.
func (r Reminder) Same(o Reminder) bool {
	return r.Stage == o.Stage && r.Kind == o.Kind && r.At.Equal(o.At)
}
