// Package docx writes papers as Word documents: with styles, with lists that Word itself numbers as the model labels them,
// with titles of tables that repeat on each page, and without the name of the person who made them.
package docx

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	"hash/crc32"

	"scpo.example/desk/models/papers"
)

//go:embed static
var static embed.FS

// part is one file in the archive that a document is.
type part struct {
	name string
	xml  []byte
}

// Write makes the file. The same paper gives the same bytes: nothing in them is of a machine, a time or a person.
func Write(d papers.Document) ([]byte, error) {
	b := body{lists: &lists{}}
	for _, block := range d.All() {
		b.block(block)
	}
	parts := []part{
		{"[Content_Types].xml", fixed("content-types.xml")},
		{"_rels/.rels", fixed("rels.xml")},
		{"docProps/core.xml", core(d)},
		{"word/document.xml", b.document()},
		{"word/_rels/document.xml.rels", fixed("document-rels.xml")},
		{"word/styles.xml", fixed("styles.xml")},
		{"word/settings.xml", fixed("settings.xml")},
		{"word/numbering.xml", b.lists.part()},
		{"word/header1.xml", header(d)},
		{"word/footer1.xml", footer(d)},
	}
	return archive(parts)
}

func fixed(name string) []byte {
	text, err := static.ReadFile("static/" + name)
	if err != nil {
		panic(err) // it is compiled in
	}
	return text
}

// archive puts the parts together, without compression: what packs them today may pack them otherwise tomorrow, and the
// bytes of a paper are promised for ever.
func archive(parts []part) ([]byte, error) {
	const firstDay = 1<<5 | 1 // 1 January 1980, the first that an archive can name
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		size := uint64(len(p.xml))
		w, err := z.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(p.xml), CompressedSize64: size, UncompressedSize64: size,
			ModifiedDate: firstDay, //nolint:staticcheck // CreateRaw writes no other
		})
		if err == nil {
			_, err = w.Write(p.xml)
		}
		if err != nil {
			return nil, fmt.Errorf("write a Word document: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("write a Word document: %w", err)
	}
	return out.Bytes(), nil
}
