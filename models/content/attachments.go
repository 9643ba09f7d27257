package content

import (
	"scpo.example/desk/models/calendar"
)

// Attachment describes a document that goes with the request.
type Attachment struct {
	ID       string         `json:"id" id:"a"`
	Kind     AttachmentKind `json:"kind"`
	Title    string         `json:"title"`
	Dated    *calendar.Date `json:"dated"`
	Redacted bool           `json:"redacted"`
	Marking  Marking        `json:"marking"`
}

// Pack holds what is confirmed about the papers as a whole.
type Pack struct {
	DraftOrderFromTerms bool `json:"draftOrderFromTerms"` // the draft order was made from the terms given here
	RedactionChecked    bool `json:"redactionChecked"`
}
