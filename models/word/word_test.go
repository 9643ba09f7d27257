package word_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/word"
)

const (
	declared = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	kinds    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// lists has a list of three levels as 1, and the same list from its beginning as 2; 3 has bullets, 4 belongs to a style.
const lists = `<w:abstractNum w:abstractNumId="0">` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>` +
	`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="Schedule %1"/><w:pStyle w:val="Sch"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
	`<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>` +
	`<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>`

const styled = `<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Sch"><w:name w:val="Schedule"/><w:basedOn w:val="H2"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>`

// file is a document with that in its body.
func file(t *testing.T, inside string) []byte {
	return archive(t, map[string]string{
		"_rels/.rels":              `<Relationships><Relationship Type="` + kinds + `officeDocument" Target="/word/text.xml"/></Relationships>`,
		"word/_rels/text.xml.rels": `<Relationships><Relationship Type="` + kinds + `numbering" Target="numbering.xml"/><Relationship Type="` + kinds + `styles" Target="styles.xml"/></Relationships>`,
		"word/numbering.xml":       `<w:numbering ` + declared + `>` + lists + `</w:numbering>`,
		"word/styles.xml":          `<w:styles ` + declared + `>` + styled + `</w:styles>`,
		"word/text.xml":            `<w:document ` + declared + `><w:body>` + inside + `</w:body></w:document>`,
	})
}

func archive(t *testing.T, parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(text))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func read(file []byte) (word.Document, error) {
	return word.Read(bytes.NewReader(file), int64(len(file)))
}

func of(t *testing.T, inside string) word.Document {
	t.Helper()
	d, err := read(file(t, inside))
	require.NoError(t, err)
	return d
}

// p is a paragraph of a list at a level; list 0 is none.
func p(list, level int, text string) string {
	if list == 0 {
		return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, list, text)
}

func labelled(d word.Document) (all []string) {
	for _, p := range d.Paragraphs {
		all = append(all, p.Labelled())
	}
	return all
}

func TestParagraphsHaveTheNumbersThatWordShows(t *testing.T) {
	d := of(t, p(0, 0, "The subject must not")+p(1, 0, "go")+p(1, 1, "there")+p(1, 1, "here")+p(1, 2, "deep")+p(1, 0, "")+p(1, 0, "stay")+p(1, 1, "again")+
		p(3, 0, "dot")+p(2, 0, "new")+p(1, 0, "on")+p(9, 0, "no such list")+p(1, 8, "level without a format"))
	require.Equal(t, []string{"The subject must not", "1. go", "(a) there", "(b) here", "1.i deep", "2. ", "3. stay", "(a) again", "• dot", "1. new", "2. on",
		"no such list", "level without a format"}, labelled(d))
	require.Equal(t, []int{word.NoList, 0, 1, 1, 2, 0, 0, 1, 0, 0, 0, word.NoList, 8}, func() (all []int) {
		for _, p := range d.Paragraphs {
			all = append(all, p.Level)
		}
		return all
	}())
	require.Equal(t, "The subject must not\n\n1. go\n(a) there\n(b) here\n1.i deep\n2. \n3. stay", strings.Join(strings.Split(d.Text(), "\n")[:8], "\n"))
}

func TestStylesNumberAndHeadParagraphs(t *testing.T) {
	d := of(t, `<w:p><w:pPr><w:pStyle w:val="Sch"/></w:pPr><w:r><w:t>Vehicles</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Sch"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>Off</w:t></w:r></w:p>`)
	require.Equal(t, []string{"Schedule E Vehicles", "Off"}, labelled(d))
	require.Equal(t, 2, d.Paragraphs[0].Heading)
}

func TestTrackedChangesAreAsIfAccepted(t *testing.T) {
	d := of(t, `<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t xml:space="preserve">must </w:t></w:r>`+
		`<w:del><w:r><w:delText>never</w:delText><w:t>lost</w:t></w:r></w:del><w:ins><w:r><w:t>not</w:t></w:r></w:ins></w:p>`+
		`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p>`+p(1, 0, "two")+
		`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>`+p(0, 0, "gone")+`</w:tc></w:tr><w:tr><w:tc>`+p(0, 0, "kept")+`</w:tc></w:tr></w:tbl>`)
	require.Equal(t, []string{"must not", "1. One two", "kept"}, labelled(d))
	require.Equal(t, word.Seen{Tracked: true}, d.Seen)
	require.Equal(t, word.Cell{Table: 1, Row: 2, Column: 1}, d.Paragraphs[2].Cell)
	d = of(t, p(0, 0, "before")+`<w:tbl><w:tr><w:tc>`+p(0, 0, "a")+`</w:tc><w:tc>`+p(0, 0, "b")+p(0, 0, "c")+`</w:tc></w:tr><w:tr><w:tc>`+p(0, 0, "d")+`</w:tc></w:tr></w:tbl>`+p(0, 0, "after"))
	require.Equal(t, "before\n\na\tb\nc\nd\n\nafter", d.Text())
}

func TestWhatIsInAParagraphIsKept(t *testing.T) {
	d := of(t, `<w:p><w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:tab/><w:t>مرحبا 🙂</w:t><w:noBreakHyphen/></w:r><w:hyperlink><w:r><w:t>C</w:t></w:r></w:hyperlink>`+
		`<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>D</w:t></w:r><w:r><w:instrText>PAGE</w:instrText><w:footnoteReference/></w:r></w:p>`+
		`<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>`+p(0, 0, "box")+`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback>`+p(0, 0, "twice")+`</mc:Fallback></mc:AlternateContent><w:t>beside</w:t></w:r></w:p>`)
	require.Equal(t, []string{"A\nB\tمرحبا 🙂\u2011CD", "box", "beside"}, labelled(d))
	require.Equal(t, word.Seen{Footnotes: true, Hidden: true, Pictures: true}, d.Seen)
}

// TestWhatIsNoDocumentIsRefused: in words for people, and without unpacking what is too large.
func TestWhatIsNoDocumentIsRefused(t *testing.T) {
	main := `<Relationships><Relationship Type="` + kinds + `officeDocument" Target="d.xml"/></Relationships>`
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"nothing":        {nil, "not a Word document"},
		"text":           {[]byte("You must not"), "not a Word document"},
		"a locked file":  {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "password"},
		"a zip":          {archive(t, map[string]string{"a.txt": "a"}), "not a Word document"},
		"a broken part":  {file(t, "<w:p>"), "not a Word document"},
		"an entity":      {archive(t, map[string]string{"_rels/.rels": main, "d.xml": `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>`}), "not a Word document"},
		"a bomb":         {archive(t, map[string]string{"_rels/.rels": main, "d.xml": "<d>" + strings.Repeat(" ", 30<<20) + "</d>"}), "too large"},
		"deep":           {file(t, strings.Repeat("<w:sdt>", 300)+strings.Repeat("</w:sdt>", 300)), "too large"},
		"many":           {file(t, strings.Repeat(p(0, 0, "a"), 10_001)), "too large"},
		"much":           {file(t, p(0, 0, strings.Repeat("a", 3<<20))), "too large"},
		"large":          {make([]byte, word.Largest+1), "too large"},
		"a deep style":   {archive(t, map[string]string{"_rels/.rels": strings.Repeat("<a>", 20_000)}), "not a Word document"},
		"relations gone": {archive(t, map[string]string{"_rels/.rels": main}), "not a Word document"},
	} {
		_, err := read(c.file)
		var refused word.Refused
		require.ErrorAs(t, err, &refused, name)
		require.Contains(t, refused.Why, c.says, name)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`)
	f.Add(`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:tc/><w:r><w:t/></w:r>`)
	f.Fuzz(func(t *testing.T, inside string) {
		if d, err := read(file(t, inside)); err == nil {
			_ = d.Text()
		}
	})
}
