// Package termlist divides a text, or a Word document, into what could be the terms of an order. It proposes only: a person
// confirms each piece, and no text is left out.
package termlist

import (
	"strings"

	"scpo.example/desk/models/word"
)

// Piece is one part of the text.
type Piece struct {
	Label   string `json:"label"`   // the number that it had; "" for none
	Text    string `json:"text"`    // without that number; the items below it are lines with theirs
	Heading bool   `json:"heading"` // it is a heading, not a term
	Follows bool   `json:"follows"` // it has no number and comes after what has: it may belong to that
}

// Of divides a document. A piece begins at each item of the outermost numbering, at each heading, and at each paragraph
// without a number.
func Of(paragraphs []word.Paragraph) []Piece {
	lines := linesOf(paragraphs)
	outer := outermost(lines)
	var d division
	for i, l := range lines {
		switch {
		case l.heading():
			d.add(Piece{Label: l.Label, Text: l.Text, Heading: true})
		case l.rank == outer && l.rank != none:
			d.add(Piece{Label: l.Label, Text: l.Text})
			d.listed = true
		case l.rank != none && d.open():
			d.append(l.Labelled())
		case l.rank != none:
			d.add(Piece{Label: l.Label, Text: l.Text})
		case d.beside(l, i, lines):
			d.append(l.Text)
		default:
			d.add(Piece{Text: l.Text, Follows: d.listed})
		}
	}
	return d.pieces
}

// OfText divides a plain text.
func OfText(text string) []Piece { return Of(Paragraphs(text)) }

// division is what was made so far.
type division struct {
	pieces []Piece
	listed bool // a numbered piece came since the last heading
}

func (d *division) add(p Piece) {
	if p.Heading {
		d.listed = false
	}
	d.pieces = append(d.pieces, p)
}

// open reports whether items below the outermost numbering belong to the last piece.
func (d *division) open() bool { return len(d.pieces) > 0 && !d.pieces[len(d.pieces)-1].Heading }

// beside reports whether a line without a number belongs to the last piece: it is in the cell beside one that has only a
// number, or in the same row of a table without numbers.
func (d *division) beside(l line, at int, all []line) bool {
	if l.Cell == (word.Cell{}) || at == 0 || !d.open() {
		return false
	}
	before := all[at-1]
	return sameRow(before, l) && (before.rank == none || before.Text == "")
}

func sameRow(a, b line) bool { return a.Cell.Table == b.Cell.Table && a.Cell.Row == b.Cell.Row }

func (d *division) append(text string) {
	last := &d.pieces[len(d.pieces)-1]
	last.Text = strings.TrimSpace(last.Text + "\n" + text)
}

// Joined puts what may belong to a numbered piece to it, as for a comparison with a text whose pieces are known.
func Joined(pieces []Piece) []Piece {
	var joined []Piece
	for _, p := range pieces {
		if p.Follows && len(joined) > 0 {
			last := &joined[len(joined)-1]
			last.Text = strings.TrimSpace(last.Text + "\n" + p.Text)
			continue
		}
		joined = append(joined, p)
	}
	return joined
}
