package ui

import "html/template"

// Table is rows and columns.
type Table struct {
	Caption           string
	CaptionClasses    string // such as "govuk-table__caption--m"
	Head              []Cell
	Rows              [][]Cell
	FirstCellIsHeader bool // of each row
	Stacked           bool // on a narrow screen each row is a block, with the name of its column before each cell
	Classes           string
	Attributes        Attributes
}

// Cell is one cell of a table.
type Cell struct {
	Text       string
	HTML       template.HTML
	Format     string // "numeric" sets it to the right
	Colspan    int
	Rowspan    int
	Classes    string
	Attributes Attributes
}

// Render implements Component.
func (t Table) Render() (template.HTML, error) { return execute("table", t) }
