package papers_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/papers"
)

func sample() papers.Document {
	return papers.Document{
		Title: "Draft order", Marking: "OFFICIAL", Reference: "SCPO-1", Round: 2, Hash: "abc", Draft: true,
		Blocks: []papers.Block{
			papers.Heading{Level: 2, Text: "Terms"},
			papers.List{Items: []papers.Item{{Label: "1.", Paras: []string{"You must not", "at all:"}, Items: []papers.Item{{Label: "(a)", Paras: []string{"go"}}}}}},
			papers.Table{Columns: []papers.Column{{Title: "Name", Width: 1}, {Title: "Born", Width: 1}}, Rows: [][]string{{"A\r\nB", "C\x00"}}},
		},
	}
}

func TestTextIsInReadingOrder(t *testing.T) {
	require.Equal(t, "Draft order\nDRAFT: this is the current text. It has not been submitted in this form.\n"+
		"Reference\tSCPO-1\nRound\t2\nMarking\tOFFICIAL\nContent SHA-256\tabc\n"+
		"Terms\n1. You must not at all:\n(a) go\nName\tBorn\nA\nB\tC\n", sample().Cleaned().Text())
}

func TestEveryPageSaysWhatItBelongsTo(t *testing.T) {
	head, foot := sample().Running()
	require.Equal(t, "OFFICIAL", head)
	require.Equal(t, "DRAFT, SCPO-1, round 2", foot)
	require.Equal(t, "page 1 of 3", papers.PageOf(1, 3))
}

func TestParagraphsAreBetweenBlankLines(t *testing.T) {
	require.Equal(t, []string{"one\ntwo", "three"}, papers.Paras(" one\r\ntwo\r\n\r\n\r\nthree\n"))
}

func TestAccentsAreJoinedToTheirLetters(t *testing.T) {
	require.Equal(t, "d\u0175r", papers.Clean("dw\u0302r\x07"))
}
