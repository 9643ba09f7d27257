package ui

import (
	"html/template"
	"time"

	"scpo.example/desk/models/calendar"
)

// Messages is a conversation, in the order given, with the day where it changes (MoJ).
type Messages struct {
	ID         string // "messages" if empty
	Label      string
	Items      []Message
	Classes    string
	Attributes Attributes
}

// Message is one of them.
type Message struct {
	ID     string
	Sender string
	At     time.Time
	Text   string // line breaks are kept
	HTML   template.HTML
	Sent   bool // by the reader, not to the reader
}

// Render implements Component.
func (m Messages) Render() (template.HTML, error) {
	m.ID = or(m.ID, "messages")
	return execute("messages", struct {
		Messages
		Days []dayOfMessages
	}{m, m.days()})
}

type dayOfMessages struct {
	Day   calendar.Date
	Items []Message
}

// days are the messages by the day in London.
func (m Messages) days() []dayOfMessages {
	var days []dayOfMessages
	for _, item := range m.Items {
		day := calendar.DateIn(item.At)
		if len(days) == 0 || days[len(days)-1].Day != day {
			days = append(days, dayOfMessages{Day: day})
		}
		last := &days[len(days)-1]
		last.Items = append(last.Items, item)
	}
	return days
}

// Kind is the end of the message's classes.
func (m Message) Kind() string {
	if m.Sent {
		return "sent"
	}
	return "received"
}

// Stamp is the instant as machines read it.
func (m Message) Stamp() string { return stamp(m.At) }
