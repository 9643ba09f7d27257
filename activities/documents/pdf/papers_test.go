package pdf_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/activities/documents/pdf"
	text "scpo.example/desk/models/content"
	"scpo.example/desk/models/papers"
	"scpo.example/desk/models/reference"
)

// sound holds a file to the conditions that any paper may break, and to the text of the paper.
func sound(t *testing.T, d papers.Document) {
	t.Helper()
	data, err := pdf.Write(d)
	require.NoError(t, err)
	s := structure(t, data)
	for _, p := range s.pages {
		require.Empty(t, s.contents[p].outside)
		require.Empty(t, s.contents[p].loose)
		for id := range s.contents[p].texts {
			require.NotZero(t, s.seen[[2]int{p, id}])
		}
	}
	require.Equal(t, squeezed(d.Text()), squeezed(s.text.String()))
}

func TestEveryPaperOfTheSamplesIsSound(t *testing.T) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	texts := []text.Content{text.Empty()}
	for _, sample := range samples {
		texts = append(texts, sample.Content)
	}
	for _, c := range texts {
		for _, name := range documents.Names(2) {
			d, err := documents.Build(documents.Input{Reference: "SCPO/2026/001", Round: 2, Content: c, Hash: c.Hash(), Before: &texts[1]}, name)
			require.NoError(t, err)
			sound(t, d)
		}
	}
}

// TestAnyTextIsSet: letters of many scripts, long words, line breaks and controls, wherever a text can be.
func TestAnyTextIsSet(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	some := func() string {
		var b strings.Builder
		for range random.IntN(300) {
			switch random.IntN(12) {
			case 0:
				b.WriteRune(rune(random.IntN(0x20000)))
			case 1:
				b.WriteByte('\n')
			case 2, 3, 4:
				b.WriteByte(' ')
			default:
				b.WriteRune(rune('!' + random.IntN(0x250)))
			}
		}
		return b.String()
	}
	for range 20 {
		sound(t, papers.Document{
			Title: "T " + some(), Marking: some(), Reference: some(), URN: some(), Round: 1, Hash: "abc", Language: papers.English,
			Blocks: []papers.Block{
				papers.Heading{Level: 2, Text: "H " + some()}, papers.Paragraph{Text: some()}, papers.Note{Text: some()},
				papers.List{Items: []papers.Item{{Label: "1.", Paras: []string{some(), some()}, Items: []papers.Item{{Label: "(a)", Paras: []string{some()}}}}}},
				papers.Table{Columns: []papers.Column{{Title: some(), Width: 1}, {Title: "Two", Width: 5}, {Title: some(), Width: 1}}, Rows: [][]string{{some(), some(), some()}, {some(), "", some()}}},
			},
		}.Cleaned())
	}
}
