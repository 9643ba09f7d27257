package recognise_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/recognise"
)

type phrase struct {
	Kind  recognise.Kind
	Label int
	Text  string
}

func phrases(t testing.TB) []phrase {
	t.Helper()
	files, err := filepath.Glob("phrases/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var all []phrase
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var some []phrase
		require.NoError(t, json.Unmarshal(data, &some), file)
		all = append(all, some...)
	}
	return all
}

func doubted(text string, kind recognise.Kind) bool {
	for _, d := range recognise.Read(text) {
		if d.Kind == kind {
			return true
		}
	}
	return false
}

// TestTheModelsKnowTheirPhrases fails where weights and phrases do not belong together: run make train.
func TestTheModelsKnowTheirPhrases(t *testing.T) {
	marked, all := map[recognise.Kind][2]int{}, map[recognise.Kind][2]int{}
	for _, p := range phrases(t) {
		n, m := all[p.Kind], marked[p.Kind]
		n[p.Label]++
		if doubted(p.Text, p.Kind) {
			m[p.Label]++
		}
		all[p.Kind], marked[p.Kind] = n, m
	}
	for _, kind := range recognise.Kinds() {
		require.Greater(t, 100*marked[kind][1], 90*all[kind][1], kind)
		require.Less(t, 100*marked[kind][0], 5*all[kind][0], kind)
	}
}

func TestMarksAreWordsOfTheText(t *testing.T) {
	const text = "Must ring the unit before each journey outside Kent and say where he is going."
	for _, d := range recognise.Read(text) {
		require.NotEmpty(t, d.Marks)
		for _, m := range d.Marks {
			require.NotEmpty(t, strings.TrimSpace(string([]rune(text)[m.Start:m.End])))
		}
	}
	require.True(t, doubted(text, recognise.Oral))
	require.Empty(t, recognise.Read(""))
	require.Empty(t, recognise.Read("\u200b . ?"))
}

func BenchmarkReadATerm(b *testing.B) {
	all := phrases(b)
	b.ResetTimer()
	for i := range b.N {
		recognise.Read(all[i%len(all)].Text + strings.Repeat(" ", i/len(all)+1)) // a text that was not read lately
	}
}
