package pdf

import (
	"strconv"

	"scpo.example/desk/models/papers"
)

// strip is the least that stands on one page: a line of text, or the lines of all cells of a row that are side by side.
type strip struct {
	before   int // space above, but at the top of a page
	height   int
	keep     bool // with the next on one page
	runs     []run
	rules    []rule
	bookmark *bookmark
	repeat   []strip // the row of titles, where the table goes on on another page
}

// run is a line of an element of the structure.
type run struct {
	owner *element
	face  face
	size  int
	x     int // from the left of the body
	base  int // from the top of the strip
	line  []piece
}

// rule is a filled rectangle: decoration, no text.
type rule struct{ x, top, width, height int }

// bookmark leads to a heading.
type bookmark struct {
	level int
	title string
	page  int
	top   int // from the upper edge
}

// builder turns blocks into strips, and into the elements of the structure that these belong to.
type builder struct {
	strips []strip
	gap    int // below what came last
}

func (b *builder) add(before int, s strip) {
	s.before = max(before, b.gap)
	b.gap = 0
	b.strips = append(b.strips, s)
}

// text sets a text below what is there, and gives the place of its first strip.
func (b *builder) text(owner *element, text string, st style, x, width int) int {
	first := len(b.strips)
	f := fonts()[st.face]
	set := lines(text, f, st.size, width)
	for i, line := range set {
		before := 0
		if i == 0 {
			before = st.before
		}
		b.add(before, strip{
			height: st.line,
			keep:   i == 0 && len(set) > 1 || i == len(set)-2, // no first or last line alone
			runs:   []run{{owner, st.face, st.size, x, baseOf(st), line}},
		})
	}
	b.gap = st.after
	return first
}

// baseOf is where the base line of a line is, from its top.
func baseOf(st style) int { return (st.line-st.size)/2 + st.size*4/5 }

func (b *builder) block(parent *element, block papers.Block) {
	switch block := block.(type) {
	case papers.Heading:
		b.heading(parent, block)
	case papers.Paragraph:
		b.text(parent.child("P"), block.Text, plain, 0, bodyWidth)
	case papers.Note:
		b.note(parent, block)
	case papers.List:
		b.list(parent, block.Items, 0)
	case papers.Table:
		b.table(parent, block)
	}
}

func (b *builder) heading(parent *element, h papers.Heading) {
	level := min(max(h.Level, 1), len(headings))
	st := headings[level]
	first := b.text(parent.child("H"+strconv.Itoa(level)), h.Text, st, 0, bodyWidth)
	for i := first; i < len(b.strips); i++ {
		b.strips[i].keep = true
	}
	b.strips[first].bookmark = &bookmark{level: level, title: h.Text}
}

func (b *builder) note(parent *element, n papers.Note) {
	b.gap = max(b.gap, 8000)
	first := b.text(parent.child("P"), n.Text, plain, noteGap, bodyWidth-noteGap)
	for i := first; i < len(b.strips); i++ {
		s := &b.strips[i]
		s.rules = append(s.rules, rule{0, 0, barWidth, s.height})
	}
	b.gap = 12000
}

// list sets items with their labels in a margin of their own.
func (b *builder) list(parent *element, items []papers.Item, x int) {
	if len(items) == 0 {
		return
	}
	margin := indent
	for _, i := range items {
		margin = max(margin, fonts()[item.face].width(drawn(pieces(i.Label)), item.size)+labelGap)
	}
	margin, x = min(margin, bodyWidth/3), min(x, bodyWidth/2)
	l := parent.child("L")
	l.attributes = "<</O/List/ListNumbering/" + numbering(items[0].Label) + ">>"
	for _, i := range items {
		b.item(l.child("LI"), i, x, margin)
	}
	b.gap = max(b.gap, plain.after)
}

func (b *builder) item(li *element, i papers.Item, x, margin int) {
	label, body := li.child("Lbl"), li.child("LBody")
	paras := i.Paras
	if len(paras) == 0 {
		paras = []string{""}
	}
	for k, para := range paras {
		first := b.text(body.child("P"), para, item, x+margin, bodyWidth-x-margin)
		if k == 0 {
			s := &b.strips[first]
			s.runs = append([]run{{label, item.face, item.size, x, baseOf(item), append(pieces(i.Label), piece{drawn: " "})}}, s.runs...)
		}
	}
	if len(i.Items) > 0 {
		b.strips[len(b.strips)-1].keep = true
	}
	b.list(body, i.Items, x+margin)
}

// numbering is the kind of label that a list has, by its first.
func numbering(label string) string {
	for _, r := range label {
		switch {
		case r >= '0' && r <= '9':
			return "Decimal"
		case r == 'i':
			return "LowerRoman"
		case r >= 'a' && r <= 'z':
			return "LowerAlpha"
		case r >= 'A' && r <= 'Z':
			return "UpperAlpha"
		}
	}
	return "Disc"
}
