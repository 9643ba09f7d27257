package checks_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks"
)

// What is found in a text with unseen characters is shown where it was typed.
func TestWordsAreShownAsTyped(t *testing.T) {
	in := inputOf(samples(t)[0])
	in.Content.Terms = append(in.Content.Terms[:0:0], in.Content.Terms...)
	for typed, want := range map[string]string{
		"\u200bMust not be in the vici\u200bnity of Re\u0301ading.":      "vici\u200bnity",
		"Must not be, as Jose\u0301 says, in the ｖｉｃｉｎｉｔｙ of Reading.":   "ｖｉｃｉｎｉｔｙ",
		"Must not, ½ an hour from dusk, be in the vicin\u00adity of it.": "vicin\u00adity",
	} {
		in.Content.Terms[6].Text = typed
		item, _ := checks.Run(in).Item("Q16")
		found := false
		for _, f := range item.Findings {
			for _, w := range f.Words {
				require.Equal(t, w.Text, string([]rune(typed)[w.Start:w.End]))
				found = found || w.Text == want || w.Text == "in the "+want || w.Text == "the "+want
			}
		}
		require.True(t, found, "%q: %v", typed, item.Findings)
		require.Equal(t, typed, in.Content.Terms[6].Text, "what was typed stays")
	}
}
