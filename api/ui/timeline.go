package ui

import (
	"html/template"
	"time"

	"scpo.example/desk/models/calendar"
)

// Timeline is what has happened, in the order given (MoJ).
type Timeline struct {
	Items        []TimelineItem
	HeadingLevel int // of each title; 2 if zero
	Classes      string
	Attributes   Attributes
}

// TimelineItem is one event.
type TimelineItem struct {
	Label      Content
	Byline     string // who, without "by"
	At         time.Time
	Text       string
	HTML       template.HTML
	ID         string
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (t Timeline) Render() (template.HTML, error) {
	if t.HeadingLevel == 0 {
		t.HeadingLevel = 2
	}
	return execute("timeline", t)
}

// Stamp is the instant as machines read it.
func (i TimelineItem) Stamp() string { return stamp(i.At) }

func stamp(t time.Time) string { return t.In(calendar.London()).Format(time.RFC3339) }
