package answers

import (
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/packs"
)

// Sendings is how the papers of a submission were sent, and what helps to send them.
type Sendings struct {
	Sent     bool          `json:"sent"` // as it is known now
	Items    []Sending     `json:"items"`
	Email    *packs.Email  `json:"email"`    // to copy; null where the service keeps no papers
	Channels []ChannelRoom `json:"channels"` // whether the papers fit
}

// ChannelRoom is what a channel has to carry, and what it can.
type ChannelRoom struct {
	Channel models.SendingChannel `json:"channel"`
	Bytes   int64                 `json:"bytes"`
	Limit   int64                 `json:"limit,omitempty"`
	Level   packs.Level           `json:"level"`
}

// Sending is one record; a correction is a record of its own.
type Sending struct {
	Event      int                   `json:"event"`
	Channel    models.SendingChannel `json:"channel,omitempty"`
	To         string                `json:"to,omitempty"`
	On         *calendar.Date        `json:"on"`
	Time       string                `json:"time,omitempty"`
	Note       string                `json:"note,omitempty"`
	NotSent    bool                  `json:"notSent,omitempty"`
	Automatic  bool                  `json:"automatic,omitempty"` // by the service, into the transfer folder
	Replaces   int                   `json:"replaces,omitempty"`
	Reason     string                `json:"reason,omitempty"`
	ReplacedBy int                   `json:"replacedBy,omitempty"`
	RecordedBy Person                `json:"recordedBy"`
	RecordedAt time.Time             `json:"recordedAt"`
	Receipts   []Receipt             `json:"acknowledgements"`
}

// Receipt is one record of an acknowledgement.
type Receipt struct {
	Event      int            `json:"event"`
	On         *calendar.Date `json:"on"`
	From       string         `json:"from"`
	Reference  string         `json:"reference,omitempty"`
	Note       string         `json:"note,omitempty"`
	Replaces   int            `json:"replaces,omitempty"`
	Reason     string         `json:"reason,omitempty"`
	ReplacedBy int            `json:"replacedBy,omitempty"`
	RecordedBy Person         `json:"recordedBy"`
	RecordedAt time.Time      `json:"recordedAt"`
}
