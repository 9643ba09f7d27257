package docx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents/docx"
	"scpo.example/desk/models/papers"
	"scpo.example/desk/models/word"
)

var long = strings.Repeat("Abcdefghij", 6) // a name of 60 characters without a space

// full has all that a paper may have, and labels of every kind.
func full(terms int) papers.Document {
	items := func(labels ...string) (all []papers.Item) {
		for _, l := range labels {
			all = append(all, papers.Item{Label: l, Paras: []string{"text of " + l}})
		}
		return all
	}
	numbered := papers.List{}
	for i := range terms {
		one := papers.Item{Label: fmt.Sprintf("%d.", i+1), Paras: []string{strings.Repeat("You must not go ", 125), "A second paragraph\nof two lines"}}
		if i%3 == 0 {
			one.Items = items("(a)", "(b)", "(c)")
			one.Items[1].Items = items("(i)", "(ii)")
		}
		numbered.Items = append(numbered.Items, one)
	}
	return papers.Document{
		Name: "draft-order", Title: "Draft order <1> & more", Marking: "OFFICIAL-SENSITIVE", Reference: "SCPO-2026-0007", Round: 2, Draft: true,
		Hash: strings.Repeat("0a", 32), Language: papers.English,
		Blocks: []papers.Block{
			papers.Heading{Level: 2, Text: "Terms"}, numbered, papers.Heading{Level: 3, Text: "More"},
			papers.List{Items: items(fmt.Sprintf("%d.", terms+1), fmt.Sprintf("%d.", terms+2))},
			papers.List{Items: items("(h)", "(i)", "(j)", "(m)", "", "A1", "Schedule B", "Schedule C", "1.1", "1.2", "2.1", "IV", "V", "§", "100%", "é)", "01", "x", "(aa)", "(bb)")},
			papers.Bullets("first", "second"), papers.List{Items: []papers.Item{{Label: "1."}}},
			papers.Paragraph{Text: "Message: “مرحبا بالعالم” 🙂🏽\nĉŵŷ \ufffe"},
			papers.Table{Columns: []papers.Column{{Title: "Name", Width: 1}, {Title: "What was said", Width: 3}}, RowHeads: true, Rows: [][]string{{long, "yes\nno"}, {"", "alone"}, {"short"}}},
			papers.Table{Columns: []papers.Column{{}, {}}, Rows: [][]string{{"a", "b"}}}, papers.Table{Columns: []papers.Column{{}}}, papers.Table{},
			papers.Note{Text: "Withheld"},
		},
	}
}

func made(t testing.TB, d papers.Document) []byte {
	file, err := docx.Write(d)
	require.NoError(t, err)
	return file
}

// words are a text without its white space, and without the one character that XML cannot have.
func words(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "\ufffe", "\ufffd")), " ")
}

// same compares two texts by their words, and shows the place where they part.
func same(t *testing.T, want, got string) {
	t.Helper()
	w, g := words(want), words(got)
	at := 0
	for at < min(len(w), len(g)) && w[at] == g[at] {
		at++
	}
	from := max(0, at-60)
	require.Equal(t, w[from:min(len(w), at+60)], g[from:min(len(g), at+60)])
}

func part(t *testing.T, file []byte, name string) string {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	r, err := z.Open(name)
	require.NoError(t, err)
	text, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(text)
}

func TestOurReaderReadsWhatTheModelSays(t *testing.T) {
	d := full(40)
	file := made(t, d)
	got, err := word.Read(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	same(t, d.Text(), got.Text())
	require.Equal(t, word.Seen{}, got.Seen)
	levels := map[string]int{}
	for _, p := range got.Paragraphs {
		if p.Label != "" {
			levels[p.Label] = p.Level
		}
	}
	require.Equal(t, []int{0, 1, 2}, []int{levels["40."], levels["(c)"], levels["(ii)"]})
}

// TestATermThatIsPutBetweenMovesTheNumbers: the items of one list are in one list of Word, also across headings, and those
// below them in its further levels.
func TestATermThatIsPutBetweenMovesTheNumbers(t *testing.T) {
	numbers := part(t, made(t, full(7)), "word/document.xml")
	top := strings.Count(numbers, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`)
	require.Equal(t, 9, top)
	require.Equal(t, 9, strings.Count(numbers, `<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>`))
}

func TestTheFileSaysWhatItIsAndNotWhoMadeIt(t *testing.T) {
	file := made(t, full(1))
	require.Contains(t, part(t, file, "docProps/core.xml"), "<dc:title>Draft order &lt;1&gt; &amp; more</dc:title>")
	require.NotContains(t, part(t, file, "docProps/core.xml"), "creator")
	require.Contains(t, part(t, file, "word/header1.xml"), "OFFICIAL-SENSITIVE")
	foot := part(t, file, "word/footer1.xml")
	require.Contains(t, foot, "DRAFT, SCPO-2026-0007, round 2")
	require.Contains(t, foot, `w:instr=" NUMPAGES "`)
	require.Contains(t, part(t, file, "word/styles.xml"), `w:lang w:val="en-GB"`)
	require.Equal(t, 1, strings.Count(part(t, file, "word/document.xml"), "<w:tblHeader/>"), "titles repeat")
	require.Equal(t, file, made(t, full(1)), "the same again")
}

// TestTheBytesStay: these are promised for ever. If this fails, papers that were sent have other bytes when they are made again.
func TestTheBytesStay(t *testing.T) {
	golden := filepath.Join("testdata", "full.docx")
	file := made(t, full(2))
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(golden, file, 0o600))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.True(t, bytes.Equal(want, file))
}

// libreOffice opens a file and saves it as another type.
func libreOffice(t *testing.T, file []byte, as string) string {
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: see scripts/need-papers")
	}
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "paper.docx"), file, 0o600))
	out := filepath.Join(dir, "out")
	said, err := exec.CommandContext(t.Context(), program, "-env:UserInstallation=file://"+filepath.Join(dir, "home"), "--headless",
		"--convert-to", as, "--outdir", out, filepath.Join(dir, "paper.docx")).CombinedOutput()
	require.NoError(t, err, string(said))
	ending, _, _ := strings.Cut(as, ":")
	text, err := os.ReadFile(filepath.Join(out, "paper."+ending))
	require.NoError(t, err, string(said))
	return strings.TrimPrefix(string(text), "\ufeff")
}

func TestLibreOfficeReadsWhatTheModelSays(t *testing.T) {
	d := full(40)
	same(t, d.Text(), libreOffice(t, made(t, d), "txt:Text (encoded):UTF8"))
}

// TestWhatAnotherProgramSavedIsReadAlike: an order comes back from a program that writes documents in its own way.
func TestWhatAnotherProgramSavedIsReadAlike(t *testing.T) {
	d := full(8)
	saved := libreOffice(t, made(t, d), "docx:MS Word 2007 XML")
	got, err := word.Read(strings.NewReader(saved), int64(len(saved)))
	require.NoError(t, err)
	same(t, d.Text(), got.Text())
}

func BenchmarkWrite(b *testing.B) {
	d := full(40)
	for b.Loop() {
		made(b, d)
	}
}
