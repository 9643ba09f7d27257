package documents

import (
	"strings"

	"scpo.example/desk/models/asked"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/papers"
	"scpo.example/desk/models/reading"
	"scpo.example/desk/models/reference"
)

// book is an application as people read it, place by place.
type book struct {
	content  content.Content
	sections []reading.Section
	rows     map[string]reading.Row // by id
}

func open(c content.Content, lists *reference.Lists) book {
	b := book{content: c, sections: reading.Of(c, lists), rows: map[string]reading.Row{}}
	for _, s := range b.sections {
		for _, row := range s.Rows {
			b.rows[row.ID] = row
		}
		for _, item := range s.Items {
			for _, row := range item.Rows {
				b.rows[row.ID] = row
			}
		}
	}
	return b
}

// says is the answer at a pointer; "" where there is none.
func (b book) says(pointer string) string { return b.rows[reading.ID(pointer)].Text }

// section is the one of that key.
func (b book) section(key string) reading.Section {
	for _, s := range b.sections {
		if s.Name == key {
			return s
		}
	}
	return reading.Section{}
}

// label is how the writers are asked for what is at a pointer, "*" for places in lists.
func label(pattern string) string { return asked.WordOf(pattern).Label }

// columns are the titles of the columns for the fields of the items of a list.
func columns(list string, fields ...column) []papers.Column {
	all := make([]papers.Column, len(fields))
	for i, f := range fields {
		all[i] = papers.Column{Title: label(list + "/*/" + f.key), Width: f.width}
	}
	return all
}

// column is a field of the items of a list.
type column struct {
	key   string
	width int
}

// facts is a table of names and what is said of them. What is not known is left out.
func facts(rows ...[]string) papers.Table {
	t := papers.Table{Columns: []papers.Column{{Width: 1}, {Width: 3}}, RowHeads: true}
	for _, row := range rows {
		if strings.TrimSpace(row[1]) != "" {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// prose is a text as paragraphs.
func prose(text string) []papers.Block {
	var blocks []papers.Block
	for _, para := range papers.Paras(text) {
		blocks = append(blocks, papers.Paragraph{Text: para})
	}
	return blocks
}
