package deadlines

import (
	"time"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reference"
)

// digestHour is when a daily letter goes, in London: before the day's work begins.
const digestHour = 8

// DigestAt is the first instant after at when a daily letter goes: on working days only.
func DigestAt(p Policy, at time.Time) time.Time {
	on := calendar.DateIn(at)
	if p.calendar().IsWorkingDay(on) {
		if today := clock(on, reference.CutOff{Hour: digestHour}); at.Before(today) {
			return today
		}
	}
	return clock(p.calendar().AddWorkingDays(on, 1), reference.CutOff{Hour: digestHour})
}
