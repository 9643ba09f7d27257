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
