package docx

import (
	"bytes"
	"encoding/xml"
	"strings"

	"scpo.example/desk/models/papers"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces  = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes all
	return b.String()
}

// core says what the document is. It names no person.
func core(d papers.Document) []byte {
	return []byte(declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + escaped(d.Title) + `</dc:title><dc:identifier>` + escaped(d.Reference) + `</dc:identifier><dc:language>` + escaped(d.Language) + `</dc:language></cp:coreProperties>`)
}

func header(d papers.Document) []byte {
	head, _ := d.Running()
	return []byte(declaration + `<w:hdr` + namespaces + `>` + paragraph("Header", "", run(head)) + `</w:hdr>`)
}

func footer(d papers.Document) []byte {
	_, foot := d.Running()
	before, rest, _ := strings.Cut(papers.PageOf(1, 2), "1")
	between, after, _ := strings.Cut(rest, "2")
	return []byte(declaration + `<w:ftr` + namespaces + `>` + paragraph("Footer", "", run(foot)+`<w:r><w:tab/></w:r>`+run(before)+field("PAGE")+run(between)+field("NUMPAGES")+run(after)) + `</w:ftr>`)
}

// field is a number that Word works out.
func field(name string) string {
	return `<w:fldSimple w:instr=" ` + name + ` ">` + run("1") + `</w:fldSimple>`
}

// paragraph has a style, and properties after it.
func paragraph(style, properties, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + properties + `</w:pPr>` + runs + `</w:p>`
}

// run is text with its line breaks.
func run(text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<w:r>`)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		b.WriteString(`<w:t xml:space="preserve">` + escaped(line) + `</w:t>`)
	}
	b.WriteString(`</w:r>`)
	return b.String()
}
