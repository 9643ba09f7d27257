package models

import (
	"fmt"
	"slices"
	"time"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
)

// SendingChannel is the way in which papers went to the CPS.
type SendingChannel string

// The channels. Only the service itself says TransferFolder: it put the papers there.
const (
	ByEmail         SendingChannel = "email"
	ByPoliceSystem  SendingChannel = "police-system"
	ByWorkspace     SendingChannel = "shared-workspace"
	ByPost          SendingChannel = "post"
	ByHand          SendingChannel = "by-hand"
	TransferFolder  SendingChannel = "transfer-folder"
	sendingTimeForm                = "15:04"
)

// SendingChannels are those that people can record.
func SendingChannels() []SendingChannel {
	return []SendingChannel{ByEmail, ByPoliceSystem, ByWorkspace, ByPost, ByHand}
}

// Words say how something went.
func (c SendingChannel) Words() string {
	switch c {
	case ByEmail:
		return "by email"
	case ByPoliceSystem:
		return "through a police system"
	case ByWorkspace:
		return "through a shared workspace"
	case ByPost:
		return "by post"
	case ByHand:
		return "by hand"
	case TransferFolder:
		return "to the transfer folder"
	}
	return string(c)
}

// SendingBody says how, to whom and when the papers of a round were sent. With Replaces it corrects what was recorded
// before, which stays; with NotSent too, they were not sent after all.
type SendingBody struct {
	Round    int            `json:"round,omitempty" by:"service"`
	Channel  SendingChannel `json:"channel,omitempty"`
	To       string         `json:"to,omitempty" max:"500"`
	On       *calendar.Date `json:"on,omitempty"`
	Time     string         `json:"time,omitempty" max:"5"` // in London
	Note     string         `json:"note,omitempty" max:"20000"`
	NotSent  bool           `json:"notSent,omitempty"`
	Replaces int            `json:"replaces,omitempty"` // number of the event that it corrects
	Reason   string         `json:"reason,omitempty" max:"20000"`
}

// Problems asks for the channel, the receiver and the day, and for why where it is a correction.
func (b *SendingBody) Problems(r Rules) []decode.Problem {
	found := replaceProblems(b.Replaces, b.Reason)
	if b.NotSent {
		if b.Replaces == 0 {
			found = append(found, decode.NewProblem("/notSent", decode.CodeBadValue, "Only a record that is there can be corrected to “not sent”"))
		}
		if b.Channel != "" || b.To != "" || b.On != nil || b.Time != "" {
			found = append(found, decode.NewProblem("/notSent", decode.CodeBadValue, "Leave out how, to whom and when if they were not sent"))
		}
		return found
	}
	if !slices.Contains(SendingChannels(), b.Channel) {
		found = append(found, decode.NewProblem("/channel", decode.CodeBadValue, "Select how the papers were sent"))
	}
	found = required(found, "/to", b.To, "Enter to whom the papers were sent, for example a CPS unit and its mailbox")
	found = append(found, happened(b.On, r, "Enter the date on which the papers were sent")...)
	if b.Time != "" && !isTime(b.Time) {
		found = append(found, decode.NewProblem("/time", decode.CodeBadValue, "Enter the time as hours and minutes, for example 14:25"))
	}
	return found
}

// Fill adds nothing: it is all for people.
func (b *SendingBody) Fill(*Command) {}

// ReceiptBody says that the CPS acknowledged papers that were sent. With Replaces it corrects what was recorded before.
type ReceiptBody struct {
	Sending   int            `json:"sending,omitempty" by:"service"` // number of the event
	On        *calendar.Date `json:"on"`
	From      string         `json:"from" max:"500"`
	Reference string         `json:"reference,omitempty" max:"200"`
	Note      string         `json:"note,omitempty" max:"20000"`
	Replaces  int            `json:"replaces,omitempty"`
	Reason    string         `json:"reason,omitempty" max:"20000"`
}

// Problems asks for who acknowledged and when.
func (b *ReceiptBody) Problems(r Rules) []decode.Problem {
	found := replaceProblems(b.Replaces, b.Reason)
	found = required(found, "/from", b.From, "Enter who acknowledged the papers")
	return append(found, happened(b.On, r, "Enter the date of the acknowledgement")...)
}

// Fill adds nothing.
func (b *ReceiptBody) Fill(*Command) {}

func replaceProblems(replaces int, reason string) []decode.Problem {
	switch {
	case replaces != 0 && compare.NoWords(reason):
		return []decode.Problem{decode.NewProblem("/reason", decode.CodeRequired, "Enter why the record changes")}
	case replaces == 0 && reason != "":
		return []decode.Problem{decode.NewProblem("/replaces", decode.CodeRequired, fmt.Sprintf("Enter the number of the event that is corrected, not %d", replaces))}
	}
	return nil
}

func isTime(text string) bool {
	_, err := time.Parse(sendingTimeForm, text)
	return err == nil
}
