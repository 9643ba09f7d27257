package pdf

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"scpo.example/desk/models/papers"
)

// Write is the paper as a PDF.
func Write(d papers.Document) ([]byte, error) {
	root, b := &element{tag: "Document"}, &builder{}
	for _, block := range d.All() {
		b.block(root, block)
	}
	p := &pages{}
	p.fill(b.strips)
	p.frame(d)

	f := &file{}
	tree, list := f.reserve(), f.reserve()
	resources := f.add("<</Font<<" + p.fonts(f) + ">>>>")
	numbers := make([]int, len(p.all))
	kids := ""
	for i, on := range p.all {
		on.end()
		content := f.stream("", on.content.Bytes())
		numbers[i] = f.add(fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Resources %s/Contents %s/StructParents %d/Tabs/S>>",
			ref(list), points(pageWidth), points(pageHeight), ref(resources), ref(content), i))
		kids += ref(numbers[i]) + " "
	}
	f.set(list, fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(p.all)))
	metadata := f.add(fmt.Sprintf("<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%s\nendstream", len(xmp(d)), xmp(d)))
	f.set(tree, fmt.Sprintf("<</Type/Catalog/Pages %s/Lang(%s)/MarkInfo<</Marked true>>/StructTreeRoot %s/Outlines %s/PageMode/UseOutlines"+
		"/ViewerPreferences<</DisplayDocTitle true>>/Metadata %s>>", ref(list), language(d), ref(structure(f, root, p.all, numbers)),
		ref(outline(f, p.bookmarks, numbers)), ref(metadata)))
	info := f.add("<</Title" + textString(title(d)) + "/Producer(SCPO Desk)>>")
	return f.bytes(tree, info), nil
}

func language(d papers.Document) string { return cmp.Or(d.Language, papers.English) }

// title is that of the file: which application it is of is known from the tab of a reader.
func title(d papers.Document) string { return d.Title + ", " + d.Reference }

// frame draws what is on every page: the marking above and below, the reference, and the number of the page.
func (p *pages) frame(d papers.Document) {
	head, foot := d.Running()
	all := p.all
	for i, on := range all {
		p.all = all[:i+1]
		p.line(head, bold, headAt, middle)
		on.content.WriteString("0.45 g ")
		fmt.Fprintf(&on.content, "%s %s %s %s re f 0 g\n", points(marginSide), points(pageHeight-footAt+13000), points(bodyWidth), points(hairline))
		p.line(foot, regular, footAt, left)
		p.line(papers.PageOf(i+1, len(all)), regular, footAt, right)
		p.line(head, bold, footAt+14000, middle)
	}
	p.all = all
}

type side int

const (
	left side = iota
	middle
	right
)

func (p *pages) line(text string, f face, base int, at side) {
	set := pieces(text)
	room := bodyWidth - fonts()[f].width(drawn(set), small)
	p.show(run{face: f, size: small, line: set}, marginSide+map[side]int{left: 0, middle: room / 2, right: room}[at], base)
}

// fonts writes those that are used, cut down to the characters that are.
func (p *pages) fonts(f *file) string {
	entries := ""
	for i, used := range p.used {
		if len(used) > 0 {
			entries += fmt.Sprintf("/F%d %s", i, ref(fonts()[i].write(f, used)))
		}
	}
	return entries
}

func (t *font) write(f *file, runes []rune) int {
	data := t.subset(runes)
	name := tag(data) + "+" + t.name
	widths, box := "", t.box()
	for _, r := range runes {
		widths += fmt.Sprintf("%d ", t.scaled(t.advance(t.glyph(r))))
	}
	program := f.stream(fmt.Sprintf("/Length1 %d", len(data)), data)
	descriptor := f.add(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %s>>",
		name, box[0], box[1], box[2], box[3], box[3], box[1], box[3]*3/4, ref(program)))
	descendant := f.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/FontDescriptor %s/DW 0/W[1[%s]]/CIDToGIDMap/Identity>>", name, ref(descriptor), widths))
	unicode := f.stream("", toUnicode(runes))
	return f.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>",
		name, ref(descendant), ref(unicode)))
}

// toUnicode leads from the codes back to the characters.
func toUnicode(runes []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	code := 0
	for part := range slices.Chunk(runes, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, r := range part {
			code++
			fmt.Fprintf(&b, "<%04X><%s>\n", code, strings.TrimSuffix(strings.TrimPrefix(textString(string(r)), "<FEFF"), ">"))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// xmp says what the file is, and that it is made to PDF/UA-1.
func xmp(d papers.Document) string {
	var name bytes.Buffer
	_ = xml.EscapeText(&name, []byte(title(d))) // memory does not refuse
	return `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + name.String() + `</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>` + language(d) + `</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>SCPO Desk</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}
