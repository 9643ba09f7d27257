package word

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// The names of the markup of Word, as most programs and as the strict standard write them.
const (
	transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strict       = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// body reads the part with the text, element by element.
type body struct {
	xml     *xml.Decoder
	doc     Document
	styles  styleTable
	counter counter
	inside  []string     // names of the elements that are open; "" for those of other markup
	open    []*paragraph // a text box is inside a paragraph
	joined  string       // the text of a paragraph whose end was deleted: it goes before the next
	tables  []table      // that are open
	seen    int          // tables
	hidden  bool         // the run is hidden text
	size    int          // of all text
}

// paragraph is one that is being read.
type paragraph struct {
	text       strings.Builder
	style      string
	num, level int // NoList where the paragraph does not say
	heading    int
	ends       bool // its end was deleted
}

type table struct {
	cell    Cell
	deleted bool // the row
}

func readBody(r io.Reader, s styleTable, c counter) (Document, error) {
	b := &body{xml: xml.NewDecoder(r), styles: s, counter: c}
	for {
		t, err := b.xml.Token()
		if errors.Is(err, io.EOF) {
			b.flush()
			return b.doc, nil
		}
		if err == nil {
			err = b.take(t)
		}
		if err != nil {
			return Document{}, readable(err)
		}
	}
}

func (b *body) take(t xml.Token) error {
	switch t := t.(type) {
	case xml.Directive: // a DOCTYPE, which no Word document has
		return Refused{notWord}
	case xml.StartElement:
		if left(t.Name) {
			b.notice(t.Name.Local)
			return b.xml.Skip()
		}
		if len(b.inside) == mostDepth {
			return Refused{tooLarge}
		}
		b.inside = append(b.inside, ours(t.Name))
		return b.start(t)
	case xml.EndElement:
		b.inside = b.inside[:len(b.inside)-1]
		b.end(ours(t.Name))
	}
	if len(b.doc.Paragraphs) > mostParagraph || b.size > mostText {
		return Refused{tooLarge}
	}
	return nil
}

// ours is the name of an element of Word's markup; "" for any other.
func ours(n xml.Name) string {
	if n.Space == transitional || n.Space == strict {
		return n.Local
	}
	return ""
}

// left reports whether an element is passed over with all that is in it: the state before a tracked change of format, and
// the second of two ways to draw the same thing.
func left(n xml.Name) bool {
	if ours(n) == "" {
		return n.Local == "Fallback" && strings.Contains(n.Space, "markup-compatibility")
	}
	return strings.HasSuffix(n.Local, "Change")
}

func (b *body) notice(name string) {
	switch name {
	case "ins", "del", "moveFrom", "moveTo":
		b.doc.Seen.Tracked = true
	case "drawing", "pict", "object":
		b.doc.Seen.Pictures = true
	case "footnoteReference", "endnoteReference":
		b.doc.Seen.Footnotes = true
	case "commentReference":
		b.doc.Seen.Comments = true
	default:
		b.doc.Seen.Tracked = b.doc.Seen.Tracked || strings.HasSuffix(name, "Change")
	}
}

// within reports whether the element that was opened last is in one of that name.
func (b *body) within(name string) bool {
	return len(b.inside) > 1 && b.inside[len(b.inside)-2] == name
}

func (b *body) start(e xml.StartElement) error {
	name := ours(e.Name)
	b.notice(name)
	switch name {
	case "p":
		b.open = append(b.open, &paragraph{num: NoList, level: NoList})
	case "r":
		b.hidden = false
	case "tbl":
		b.seen++
		b.tables = append(b.tables, table{cell: Cell{Table: b.seen}})
	case "tr", "tc":
		b.cell(name)
	case "del", "moveFrom":
		return b.deleted()
	default:
		b.property(name, attribute(e, "val"))
		return b.words(e, name)
	}
	return nil
}

func (b *body) cell(name string) {
	if len(b.tables) == 0 {
		return
	}
	t := &b.tables[len(b.tables)-1]
	if name == "tr" {
		t.cell.Row, t.cell.Column, t.deleted = t.cell.Row+1, 0, false
		return
	}
	t.cell.Column++
}

// deleted reads a mark of deletion: of the end of a paragraph, of a row, or of the text in it.
func (b *body) deleted() error {
	switch {
	case b.within("rPr") && len(b.open) > 0:
		b.open[len(b.open)-1].ends = true
	case b.within("trPr") && len(b.tables) > 0:
		b.tables[len(b.tables)-1].deleted = true
	case !b.within("rPr"):
		b.inside = b.inside[:len(b.inside)-1]
		return b.xml.Skip()
	}
	return nil
}

func attribute(e xml.StartElement, name string) string {
	i := slices.IndexFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == name })
	if i < 0 {
		return ""
	}
	return e.Attr[i].Value
}
