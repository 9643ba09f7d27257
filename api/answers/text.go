package answers

import (
	"scpo.example/desk/models/termlist"
	"scpo.example/desk/models/word"
)

// TextRead is a document or a pasted text, and what it could be divided into.
type TextRead struct {
	Text    string           `json:"text"`
	Pieces  []termlist.Piece `json:"pieces"`
	Notices []word.Notice    `json:"notices"`
}

// FileRead is a Word document of an application: its text, and its terms compared with those of the last submission.
type FileRead struct {
	TextRead
	Round int            `json:"round"` // that the terms are compared with
	Terms []ComparedTerm `json:"terms"`
}

// ComparedTerm is what was found of one term in an order that came back, for a person to confirm.
type ComparedTerm struct {
	Change   termlist.Change `json:"change"`
	Term     *string         `json:"term"`     // its id; null where it was added
	Label    string          `json:"label"`    // its number as sent; "" where it was added
	Now      string          `json:"now"`      // its number in the file; "" where it is gone
	Sent     string          `json:"sent"`     // its text as sent
	Returned string          `json:"returned"` // its text in the file
}
