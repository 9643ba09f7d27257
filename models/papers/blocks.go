package papers

import (
	"slices"
	"strings"
)

// Block is one of Heading, Paragraph, List, Table and Note.
type Block interface{ text(*strings.Builder) }

// Heading opens a part of the paper.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text.
type Paragraph struct{ Text string }

// List is items one below the other.
type List struct{ Items []Item }

// Item is one of a list. Its label is text, so that every writer prints the same.
type Item struct {
	Label string
	Paras []string
	Items []Item // one level below
}

// Table has a row of titles, unless all are "".
type Table struct {
	Columns  []Column
	RowHeads bool // the first cell of each row is its header
	Rows     [][]string
}

// Column is one column of a table.
type Column struct {
	Title string
	Width int // its share of the width
}

// Note is words set apart.
type Note struct{ Text string }

// Titled reports whether the table has a row of titles.
func (t Table) Titled() bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Title != "" })
}

// Titles are the titles of the columns.
func (t Table) Titles() []string {
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = c.Title
	}
	return titles
}

// Bullets is a list with a dot before each.
func Bullets(lines ...string) List {
	var l List
	for _, line := range lines {
		l.Items = append(l.Items, Item{Label: Bullet, Paras: []string{line}})
	}
	return l
}

// Bullet is the label of an item that has no number.
const Bullet = "•"

func (h Heading) text(b *strings.Builder)   { line(b, h.Text) }
func (p Paragraph) text(b *strings.Builder) { line(b, p.Text) }
func (n Note) text(b *strings.Builder)      { line(b, n.Text) }
func (l List) text(b *strings.Builder)      { itemsText(b, l.Items) }

func (t Table) text(b *strings.Builder) {
	if t.Titled() {
		line(b, t.Titles()...)
	}
	for _, row := range t.Rows {
		line(b, row...)
	}
}

func itemsText(b *strings.Builder, items []Item) {
	for _, i := range items {
		line(b, strings.Join(append([]string{i.Label}, i.Paras...), " "))
		itemsText(b, i.Items)
	}
}

func line(b *strings.Builder, cells ...string) {
	b.WriteString(strings.Join(cells, "\t"))
	b.WriteByte('\n')
}
