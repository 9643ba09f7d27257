package pdf_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents/pdf"
	"scpo.example/desk/models/papers"
)

// paper has every kind of block, and texts that are hard to set.
func paper() papers.Document {
	long := strings.Repeat("You must not possess, use or have control of more than one mobile telephone at any time. ", 22)
	list := papers.List{}
	for i := range 40 {
		label := strconv.Itoa(i+1) + "."
		list.Items = append(list.Items, papers.Item{Label: label, Paras: []string{long, "A further paragraph (" + label + ")"},
			Items: []papers.Item{{Label: "(a)", Paras: []string{"unless allowed in writing"}}, {Label: "(b)", Paras: []string{"or at work"}}}})
	}
	table := papers.Table{Columns: []papers.Column{{Title: "Reference", Width: 1}, {Title: "What it is", Width: 3}, {Title: "Held by", Width: 1}}, RowHeads: true}
	for i := range 50 {
		if i == 7 {
			table.Rows = append(table.Rows, []string{strings.Repeat("Y", 60), strings.Repeat("A row that is longer than a page. ", 120), strings.Repeat("Z", 60)})
		}
		table.Rows = append(table.Rows, []string{"EXH/" + string(rune('A'+i%26)), strings.Repeat("An exhibit. ", 1+i%30), "Police"})
	}
	return papers.Document{
		Name: "draft-order", Title: "Draft Serious Crime Prevention Order", Marking: "OFFICIAL-SENSITIVE", Reference: "SCPO-2026-0001", URN: "43/AB/12345/26",
		Round: 2, Hash: strings.Repeat("0123456789abcdef", 4), Draft: true, Language: papers.English,
		Blocks: []papers.Block{
			papers.Heading{Level: 2, Text: "Definitions & “quotes”"},
			papers.Paragraph{Text: "Dŵr, tŷ, ŵyr, Ŷ, ẁ, ẃ, ỳ: Welsh.\nA quoted message: مرحبا 😀👩‍👩 " + strings.Repeat("x", 60) + " end."},
			papers.Note{Text: strings.Repeat("One name was withheld. ", 8)},
			papers.Heading{Level: 3, Text: "Terms"},
			list,
			papers.Heading{Level: 2, Text: "Schedule"},
			table,
			papers.Heading{Level: 2, Text: "Exceptions"},
			papers.Bullets("This order does not prevent work.", "Nor care."),
		},
	}.Cleaned()
}

// asked is what a program says of the file of a paper.
func asked(t *testing.T, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skip(program + " is not installed: scripts/need-papers")
	}
	data, err := pdf.Write(paper())
	require.NoError(t, err)
	name := filepath.Join(t.TempDir(), "paper.pdf")
	require.NoError(t, os.WriteFile(name, data, 0o600))
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", name)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	require.NoError(t, err, string(out))
	return string(out)
}

func TestOtherProgramsFindNoFault(t *testing.T) {
	require.Contains(t, asked(t, "qpdf", "--check", "FILE"), "No syntax or stream encoding errors found")
	about := asked(t, "pdfinfo", "FILE")
	for _, want := range []string{`Title: +Draft Serious Crime Prevention Order, SCPO-2026-0001`, `Tagged: +yes`, `Page size: .*A4`} {
		require.Regexp(t, want, about)
	}
	require.NotContains(t, about, "CreationDate")
	for _, font := range strings.Split(strings.TrimSpace(asked(t, "pdffonts", "FILE")), "\n")[2:] {
		require.Regexp(t, `yes +yes +yes`, font, "in the file, cut down, and leading back to characters")
	}
}

// TestReadersMeetTheTextInOrder has a program that knows nothing of ours read the structure.
func TestReadersMeetTheTextInOrder(t *testing.T) {
	read := asked(t, "pdfinfo", "-struct-text", "FILE")
	at := 0
	for _, want := range []string{
		`H1 (block)`, `"Draft Serious Crime Prevention Order"`, `"DRAFT: this is`, `/Scope /Row`, `"Content SHA-256 "`, `H2 (block)`,
		`"Definitions & “quotes”"`, `"Dŵr, tŷ, ŵyr, Ŷ, ẁ, ẃ, ỳ: Welsh. A quoted message: "`, `"[U+0645]"`, `"[U+1F600]"`, strings.Repeat("x", 60) + ` end."`,
		`H3 (block)`, `ListNumbering /Decimal`, `Lbl (block)`, `"1. "`, `LBody (block)`, `"You must not possess`, `/ListNumbering /LowerAlpha`, `"(b) "`,
		`"40. "`, `"Schedule"`, `THead`, `/Scope /Column`, `"What it is "`, `TBody`, `"EXH/A "`, `"Exceptions"`, `"• "`, `"Nor care."`,
	} {
		next := strings.Index(read[at:], want)
		require.GreaterOrEqual(t, next, 0, want)
		at += next + len(want)
	}
	require.NotContains(t, read, "page 1 of", "what is on every page is no part of the text")
}

func TestEveryPageSaysWhatItBelongsTo(t *testing.T) {
	all := strings.Split(strings.TrimSuffix(asked(t, "pdftotext", "-layout", "FILE", "-"), "\f"), "\f")
	require.Greater(t, len(all), 20)
	for i, page := range all {
		require.Equal(t, 2, strings.Count(page, "OFFICIAL-SENSITIVE")-map[bool]int{true: 1}[i == 0], "above and below")
		require.Regexp(t, fmt.Sprintf(`DRAFT, SCPO-2026-0001, round 2 +page %d of %d\n`, i+1, len(all)), page)
		if strings.Contains(page, "An exhibit") {
			require.Regexp(t, `Reference +What it is +Held by`, page, "the titles come again")
		}
	}
	require.Contains(t, all[0], strings.Repeat("0123456789abcdef", 4))
}

func TestTheSamePaperGivesTheSameBytes(t *testing.T) {
	first, err := pdf.Write(paper())
	require.NoError(t, err)
	again, err := pdf.Write(paper())
	require.NoError(t, err)
	require.Equal(t, sha256.Sum256(first), sha256.Sum256(again))
}

// TestNothingIsDrawnOutsideThePage: long words are broken, in the text and in narrow cells.
func TestNothingIsDrawnOutsideThePage(t *testing.T) {
	box := regexp.MustCompile(`xMin="([\d.]+)".* xMax="([\d.]+)" yMax="([\d.]+)"`)
	words := box.FindAllStringSubmatch(asked(t, "pdftotext", "-bbox", "FILE", "-"), -1)
	require.Greater(t, len(words), 1000)
	for _, w := range words {
		from, err := strconv.ParseFloat(w[1], 64)
		require.NoError(t, err)
		to, err := strconv.ParseFloat(w[2], 64)
		require.NoError(t, err)
		require.Greater(t, from, 60.0, w[0])
		require.Less(t, to, 535.0, w[0])
	}
}

func BenchmarkFortyTerms(b *testing.B) {
	d := paper()
	for b.Loop() {
		_, err := pdf.Write(d)
		require.NoError(b, err)
	}
}
