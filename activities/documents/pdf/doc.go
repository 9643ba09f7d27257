// Package pdf writes a paper as a tagged PDF, made to PDF/UA-1: every word belongs to an element of the structure or is
// marked as an artifact, and the fonts are in the file. It reads no clock and draws no lots, and counts in whole numbers,
// so that the same paper gives the same bytes on every machine.
//
// A paper becomes strips (blocks, table), the strips are put on pages (pages), and the pages, the structure and what
// surrounds them become objects of a file (write, structure, objects).
package pdf
