package papers

import (
	"fmt"
	"strings"
)

// English is the language of the papers.
const English = "en-GB"

// Document is one paper.
type Document struct {
	Name      string // in addresses, such as "draft-order"
	Title     string
	Marking   string // government security classification
	Reference string // of the application
	URN       string // of the police file; "" where it is not known
	Subject   string // who the order would bind; "" where that is not known
	Round     int    // of the submission to the CPS
	Submitted string // the day of that; "" for a draft
	Hash      string // SHA-256 of the content, in hexadecimal
	Draft     bool   // the text is not frozen
	Language  string
	Blocks    []Block // below the title; headings from level 2
}

// Running is what stands on every page: above, and below before the number of the page.
func (d Document) Running() (head, foot string) {
	foot = fmt.Sprintf("%s, round %d", d.Reference, d.Round)
	if d.Draft {
		foot = "DRAFT, " + foot
	}
	return d.Marking, foot
}

// PageOf is the number of a page as it is printed after the foot.
func PageOf(page, pages int) string { return fmt.Sprintf("page %d of %d", page, pages) }

// All is the whole body: the title, what identifies the paper, and the blocks.
func (d Document) All() []Block {
	all := []Block{Heading{Level: 1, Text: d.Title}}
	if d.Draft {
		all = append(all, Note{Text: "DRAFT: this is the current text. It has not been submitted in this form."})
	}
	facts := Table{Columns: []Column{{Width: 1}, {Width: 3}}, RowHeads: true}
	for _, f := range [][]string{
		{"Reference", d.Reference}, {"URN", d.URN}, {"Subject", d.Subject}, {"Round", fmt.Sprint(d.Round)}, {"Submitted to the CPS", d.Submitted}, {"Marking", d.Marking}, {"Content SHA-256", d.Hash},
	} {
		if f[1] != "" {
			facts.Rows = append(facts.Rows, f)
		}
	}
	return append(append(all, facts), d.Blocks...)
}

// Text is the body as plain text in reading order: a line for each heading, paragraph, item, row and note.
func (d Document) Text() string {
	var b strings.Builder
	for _, block := range d.All() {
		block.text(&b)
	}
	return b.String()
}
