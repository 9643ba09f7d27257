// Package papers knows what a paper is that leaves the service: one model, which the writers of PDF and DOCX both read.
//
// A writer sets Document.All() in order, and nothing else in the body: it already has the title, the line that says
// DRAFT and the table of reference, round and hash. Running() is what stands at the head and the foot of every page; it is
// no part of the text. Document.Text() is the body in reading order, with which the text of every writer's file agrees
// but for white space.
//
//	Heading    level 1 is the title and comes once; 2 and 3 are below it, none is skipped
//	Paragraph  words; "\n" is a line break
//	List       items with their label as text ("1.", "(a)", "•"), further paragraphs and items below them
//	Table      Columns with Title and share of the width; the titles are the header row, with column scope, unless all are "";
//	           with RowHeads the first cell of each row is its header, with row scope; "\n" in a cell is a line break
//	Note       words set apart, such as DRAFT and what was withheld
//
// Texts are valid UTF-8 without control characters but "\n": see Clean.
package papers
