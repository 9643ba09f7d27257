package content

import (
	"scpo.example/desk/models/calendar"
)

// Schedule is a list or map that terms refer to, such as the people of an association term.
type Schedule struct {
	ID            string              `json:"id" id:"schedule-"`
	Kind          ScheduleKind        `json:"kind"`
	Title         string              `json:"title"`
	Restricted    bool                `json:"restricted"`    // not to be shown to everyone who sees the order
	AttachmentRef *string             `json:"attachmentRef"` // id of an attachment, for a map
	Entries       List[ScheduleEntry] `json:"entries"`
}

// ScheduleEntry is one line: a person with a date of birth, or an account, a place and so on by name alone.
type ScheduleEntry struct {
	Name        string         `json:"name"`
	DateOfBirth *calendar.Date `json:"dateOfBirth"`
}

func missingSchedules(c Content, g *gaps) {
	for i, s := range c.Schedules {
		g.item(i).unless(s.Kind != "", "kind", "Select the type of schedule")
		g.item(i).text(s.Title, "title", "Enter the title of the schedule")
		g.item(i).unless(len(s.Entries) > 0 || s.AttachmentRef != nil, "entries", "Add entries, or select a map")
		for k, e := range s.Entries {
			g.item(i).in("entries").item(k).text(e.Name, "name", "Enter the name, or remove the entry")
		}
	}
}
