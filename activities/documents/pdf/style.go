package pdf

// Measures are in thousandths of a point.
const (
	pageWidth  = 595276 // A4
	pageHeight = 841890
	marginSide = 68000
	bodyTop    = 74000 // from the upper edge
	bodyBottom = 772000
	bodyWidth  = pageWidth - 2*marginSide

	headAt = 44000 // base lines of what is on every page, from the upper edge
	footAt = 800000
	small  = 8500

	barWidth = 2500 // beside a note
	noteGap  = 11000
	cellGap  = 5000 // left and right in a cell
	cellPad  = 4000 // above and below
	labelGap = 7000 // after the label of an item
	indent   = 22000

	hairline = 400
	thick    = 1000
)

// style is how a kind of text is set.
type style struct {
	face   face
	size   int
	line   int // from base line to base line
	before int
	after  int
}

var (
	plain    = style{regular, 10500, 14500, 0, 7000}
	item     = style{regular, 10500, 14500, 0, 4500}
	cell     = style{regular, 9500, 12500, 0, 0}
	cellHead = style{bold, 9500, 12500, 0, 0}
	headings = map[int]style{
		1: {bold, 19000, 24000, 0, 12000},
		2: {bold, 13500, 18000, 16000, 5000},
		3: {bold, 11000, 15000, 10000, 3000},
	}
)
