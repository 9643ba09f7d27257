package models

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Sending is one record of papers that were sent, or of one that corrects it.
type Sending struct {
	SendingBody
	Seq        int // of its event
	By         string
	At         time.Time
	Automatic  bool // the service put them into the transfer folder
	ReplacedBy int  // number of the event that corrected it; 0 for none
	Receipts   []Receipt
}

// Receipt is one record of an acknowledgement.
type Receipt struct {
	ReceiptBody
	Seq        int
	By         string
	Role       Role
	At         time.Time
	ReplacedBy int
}

// Holds reports whether the record says, as it is known now, that the papers were sent.
func (s Sending) Holds() bool { return s.ReplacedBy == 0 && !s.NotSent }

// Sendings reads from the history how the papers of a round were sent, oldest first. A correction is a record of its own.
func Sendings(events []Event, texts map[string]Payload, round int) ([]Sending, error) {
	var all []Sending
	for _, e := range events {
		text, there := texts[e.PayloadRef]
		if !there {
			continue
		}
		switch e.Action { //nolint:exhaustive // the others say nothing of the sending
		case RecordSending, DropPapers:
			s := Sending{Seq: e.Seq, By: e.ActorID, At: e.At, Automatic: e.Action == DropPapers}
			if err := json.Unmarshal(text.Body, &s.SendingBody); err != nil {
				return nil, fmt.Errorf("read event %d: %w", e.Seq, err)
			}
			if s.Round != round {
				continue
			}
			for i := range all {
				if all[i].Seq == s.Replaces {
					all[i].ReplacedBy = s.Seq
				}
			}
			all = append(all, s)
		case RecordReceipt:
			r := Receipt{Seq: e.Seq, By: e.ActorID, Role: e.ActorRole, At: e.At}
			if err := json.Unmarshal(text.Body, &r.ReceiptBody); err != nil {
				return nil, fmt.Errorf("read event %d: %w", e.Seq, err)
			}
			receive(all, r)
		}
	}
	return all, nil
}

func receive(all []Sending, r Receipt) {
	i := slices.IndexFunc(all, func(s Sending) bool { return s.Seq == r.Sending })
	if i < 0 {
		return
	}
	for j := range all[i].Receipts {
		if all[i].Receipts[j].Seq == r.Replaces {
			all[i].Receipts[j].ReplacedBy = r.Seq
		}
	}
	all[i].Receipts = append(all[i].Receipts, r)
}
