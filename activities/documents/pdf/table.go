package pdf

import (
	"strings"

	"scpo.example/desk/models/papers"
)

// placed is a column of a table on the page.
type placed struct{ x, width int }

// columns shares out the width of the body as the table asks, but gives each column room for its longest word, where the
// others have room to give.
func columns(t papers.Table) []placed {
	total := 0
	for _, c := range t.Columns {
		total += max(c.Width, 1)
	}
	all, least, spare, short := make([]placed, len(t.Columns)), make([]int, len(t.Columns)), 0, 0
	for i, c := range t.Columns {
		all[i].width = bodyWidth * max(c.Width, 1) / total
		least[i] = min(longest(t, i)+2*cellGap, bodyWidth/3)
		spare += max(all[i].width-least[i], 0)
		short += max(least[i]-all[i].width, 0)
	}
	moved, at := min(short, spare), 0
	for i := range all {
		if more := all[i].width - least[i]; more > 0 && moved > 0 {
			all[i].width -= (more*moved + spare - 1) / spare
		} else if more < 0 {
			all[i].width += -more * moved / short
		}
		all[i].x = at
		at += all[i].width
	}
	return all
}

// longest is the width of the longest word of a column.
func longest(t papers.Table, column int) (width int) {
	measure := func(text string, st style) {
		from, all := 0, pieces(text)
		for i := range len(all) + 1 {
			if i == len(all) || all[i].breaks() {
				width = max(width, fonts()[st.face].width(strings.TrimSpace(drawn(all[from:min(i+1, len(all))])), st.size))
				from = i + 1
			}
		}
	}
	measure(t.Columns[column].Title, cellHead)
	for _, row := range t.Rows {
		st := cell
		if column == 0 && t.RowHeads {
			st = cellHead
		}
		if column < len(row) {
			for line := range strings.SplitSeq(row[column], "\n") {
				measure(line, st)
			}
		}
	}
	return width
}

// kept is how many lines a row may have so that it is not divided between two pages.
const kept = 12

// table sets a table row by row. Its titles come again where it goes on on another page; there they are decoration.
func (b *builder) table(parent *element, t papers.Table) {
	if len(t.Rows) == 0 {
		return
	}
	grid, root := columns(t), parent.child("Table")
	b.gap = max(b.gap, 4000)
	var repeat []strip
	if t.Titled() {
		row := root.child("THead").child("TR")
		repeat = b.row(row, grid, t.Titles(), func(int) string { return "Column" }, thick)
		for i := range repeat {
			repeat[i].keep = true
		}
		b.place(repeat, nil)
	}
	body := root.child("TBody")
	for _, cells := range t.Rows {
		b.place(b.row(body.child("TR"), grid, cells, func(i int) string {
			if i == 0 && t.RowHeads {
				return "Row"
			}
			return ""
		}, hairline), repeat)
	}
	b.gap = 10000
}

func (b *builder) place(row, repeat []strip) {
	for _, s := range row {
		s.repeat = repeat
		b.add(0, s)
	}
}

// row is the strips of a row: the first has the first line of every cell, the second the second. scope says for which
// cells a header is one.
func (b *builder) row(tr *element, grid []placed, cells []string, scope func(int) string, line int) []strip {
	row := []strip{{height: cell.line}}
	for i, place := range grid {
		text := ""
		if i < len(cells) {
			text = cells[i]
		}
		td, st := tr.child("TD"), cell
		if s := scope(i); s != "" {
			td.tag, td.attributes, st = "TH", "<</O/Table/Scope/"+s+">>", cellHead
		}
		all := lines(text, fonts()[st.face], st.size, place.width-2*cellGap)
		last := len(all) - 1
		all[last] = append(all[last], piece{drawn: " "}) // keeps it apart from the next cell
		for k, set := range all {
			if k == len(row) {
				row = append(row, strip{height: st.line})
			}
			row[k].runs = append(row[k].runs, run{td, st.face, st.size, place.x + cellGap, baseOf(st), set})
		}
	}
	framed(row, line)
	return row
}

// framed pads a row, draws the line below it, and says where it may be divided.
func framed(row []strip, line int) {
	last := len(row) - 1
	for i := range row {
		row[i].keep = i < last && (len(row) <= kept || i < 2 || i >= last-2)
	}
	for i := range row[0].runs {
		row[0].runs[i].base += cellPad
	}
	row[0].height += cellPad
	row[last].height += cellPad + line
	row[last].rules = append(row[last].rules, rule{0, row[last].height - line, bodyWidth, line})
}
