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

func missingAttachments(c Content, g *gaps) {
	g.unless(len(c.Attachments) > 0, "", "Add the documents that support the application")
	for i, a := range c.Attachments {
		g.item(i).unless(a.Kind != "", "kind", "Select the type of document")
		g.item(i).text(a.Title, "title", "Enter the title of the document")
		g.item(i).unless(a.Dated != nil, "dated", "Enter the date of the document")
		g.item(i).unless(a.Marking != "", "marking", "Select the protective marking of the document")
	}
}

func (p Pack) missing(g *gaps) {
	g.unless(p.DraftOrderFromTerms, "draftOrderFromTerms", "Confirm that the draft order matches the terms")
	g.unless(p.RedactionChecked, "redactionChecked", "Confirm that all documents have been checked for redaction")
}
