// Package word reads Word documents (DOCX): their paragraphs in order, each with the number that Word shows beside it. What
// is deleted by a tracked change is left out, and that there were such changes is said.
package word

import (
	"io"
	"strings"
)

// Document is what a person reads in a Word document. Its headers, footers and pictures are not read.
type Document struct {
	Paragraphs []Paragraph
	Seen       Seen
}

// Paragraph is one paragraph that shows anything. A line break in it is "\n".
type Paragraph struct {
	Text    string
	Label   string // the number or bullet beside it, such as "1." or "(a)"; "" for none
	Level   int    // of the list, from 0; NoList for none
	Heading int    // 1 for a heading of the first level; 0 for no heading
	Cell    Cell
}

// NoList is the level of a paragraph that is in no list.
const NoList = -1

// Cell is where in a table a paragraph is, each from 1. It is zero outside tables.
type Cell struct{ Table, Row, Column int }

// Labelled is the paragraph with its label, as a person reads it.
func (p Paragraph) Labelled() string {
	if p.Label == "" {
		return p.Text
	}
	return p.Label + " " + p.Text
}

// Text is the document as plain text: items of a list and rows of a table on a line each, a blank line around other
// paragraphs.
func (d Document) Text() string {
	var b strings.Builder
	for i, p := range d.Paragraphs {
		if i > 0 {
			b.WriteString(between(d.Paragraphs[i-1], p))
		}
		b.WriteString(p.Labelled())
	}
	return b.String()
}

// between is what is between two paragraphs in a plain text.
func between(a, b Paragraph) string {
	switch {
	case b.Cell.Table > 0 && b.Cell.Table == a.Cell.Table && b.Cell.Row == a.Cell.Row && b.Cell.Column != a.Cell.Column:
		return "\t"
	case b.Cell.Table > 0 && b.Cell.Table == a.Cell.Table, a.Level != NoList && b.Level != NoList:
		return "\n"
	}
	return "\n\n"
}

// Refused says, for people, why a document cannot be read.
type Refused struct{ Why string }

// Error implements error.
func (r Refused) Error() string { return r.Why }

// What a document may have. The longest order known has some 40 terms.
const (
	Largest       = 10 << 20 // bytes of the file
	largestPart   = 24 << 20 // bytes of one part of it, unpacked
	mostParts     = 5_000
	mostParagraph = 10_000
	mostText      = 2 << 20 // bytes of all text
	mostDepth     = 200     // of elements in one another
)

const (
	notWord  = "The file is not a Word document (DOCX), or it is damaged. Open it in Word and save it again as DOCX"
	locked   = "The file has a password, or it is an older Word document (DOC). Save it as DOCX without a password"
	tooLarge = "The document is too large to read. Copy the part that you need into a new document"
)

// Read reads a document of that many bytes. The error is Refused for what a person can put right.
func Read(r io.ReaderAt, size int64) (Document, error) {
	f, err := open(r, size)
	if err != nil {
		return Document{}, err
	}
	var s styles
	var n numbering
	if err := f.related("styles", &s); err != nil {
		return Document{}, err
	}
	if err := f.related("numbering", &n); err != nil {
		return Document{}, err
	}
	part, err := f.part(f.main)
	if err != nil {
		return Document{}, err
	}
	defer part.Close()
	return readBody(part, s.table(), n.counter())
}
