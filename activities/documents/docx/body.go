package docx

import (
	"fmt"
	"strings"

	"scpo.example/desk/models/papers"
)

// textWidth is what the margins leave of a page of A4, in twentieths of a point.
const textWidth = 9638

const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>` +
	`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1418" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`

// body is the text of a paper as Word has it.
type body struct {
	strings.Builder

	lists *lists
}

func (b *body) document() []byte {
	return []byte(declaration + `<w:document` + namespaces + `><w:body>` + b.String() + section + `</w:body></w:document>`)
}

func (b *body) block(block papers.Block) {
	switch block := block.(type) {
	case papers.Heading:
		b.WriteString(paragraph(fmt.Sprintf("Heading%d", min(3, max(1, block.Level))), "", run(block.Text)))
	case papers.Paragraph:
		b.WriteString(paragraph("BodyText", "", run(block.Text)))
	case papers.Note:
		b.WriteString(paragraph("Note", "", run(block.Text)))
	case papers.List:
		b.items(block.Items, 0)
	case papers.Table:
		b.table(block)
	}
}

func (b *body) items(items []papers.Item, depth int) {
	for i, item := range items {
		after := ""
		if i+1 < len(items) {
			after = items[i+1].Label
		}
		b.item(item, after, min(depth, levels-1))
		b.items(item.Items, depth+1)
	}
}

// item sets an item; its further paragraphs are below, as far in as its text.
func (b *body) item(item papers.Item, after string, depth int) {
	first, more := "", item.Paras
	if len(more) > 0 {
		first, more = more[0], more[1:]
	}
	style, number := styleAt("ListContinue", depth), ""
	switch {
	case strings.ContainsAny(item.Label, "%\n"): // they mean something else in the numbers of Word
		first = strings.TrimSpace(item.Label + " " + first)
	case item.Label != "":
		num, counted := b.lists.next(item.Label, after, depth)
		style, number = styleAt("ListBullet", depth), fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, depth, num)
		if counted {
			style = styleAt("ListNumber", depth)
		}
	}
	b.WriteString(paragraph(style, number, run(first)))
	for _, text := range more {
		b.WriteString(paragraph(styleAt("ListContinue", depth), "", run(text)))
	}
}

// styleAt is one of Word's own styles of lists, of which there are three each.
func styleAt(name string, depth int) string {
	const own = 3
	if depth == 0 {
		return name
	}
	return fmt.Sprint(name, min(own, depth+1))
}

func (b *body) table(t papers.Table) {
	if len(t.Columns) == 0 || !t.Titled() && len(t.Rows) == 0 {
		return
	}
	widths := widths(t.Columns)
	fmt.Fprintf(&b.Builder, `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblLook w:val="0000" w:firstRow="%d" w:lastRow="0" w:firstColumn="%d" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`,
		textWidth, bit(t.Titled()), bit(t.RowHeads))
	for _, w := range widths {
		fmt.Fprintf(&b.Builder, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	if t.Titled() {
		b.row(t.Titles(), widths, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, len(widths))
	}
	for _, cells := range t.Rows {
		b.row(cells, widths, "", bit(t.RowHeads))
	}
	b.WriteString(`</w:tbl>` + paragraph("AfterTable", "", "")) // two tables without a paragraph between them are one to Word
}

// row sets the cells of a row, of which the first so many are headers.
func (b *body) row(cells []string, widths []int, properties string, headers int) {
	b.WriteString(`<w:tr>` + properties)
	for i, w := range widths {
		style, text := "TableText", ""
		if i < headers {
			style = "TableHeading"
		}
		if i < len(cells) {
			text = cells[i]
		}
		fmt.Fprintf(&b.Builder, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, w, paragraph(style, "", run(text)))
	}
	b.WriteString(`</w:tr>`)
}

// widths shares out the width of the text.
func widths(columns []papers.Column) []int {
	all := 0
	for _, c := range columns {
		all += max(1, c.Width)
	}
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = textWidth * max(1, c.Width) / all
	}
	return widths
}

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
}
