package lint_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/lint"
)

// No text makes a recogniser fail, and every place it gives holds the words it gives.
func FuzzRecognisers(f *testing.F) {
	for name := range recognisers {
		for _, l := range lines(f, "testdata/"+name+".txt", "|") {
			f.Add(l.fields[0], l.words)
		}
	}
	f.Fuzz(func(t *testing.T, text, other string) {
		runes := []rune(text)
		for _, spans := range [][]lint.Span{
			lint.Vague(text, []string{other}), lint.OralAnswers(text), lint.OralManner(text), lint.Privileged(text),
			lint.NamedAssociates(text), lint.OtherJurisdiction(text), lint.Boilerplate(text),
		} {
			for _, s := range spans {
				require.Equal(t, []rune(s.Text), runes[s.Start:s.End])
			}
		}
		lint.Information(text, other, text, other, true)
		lint.Information(text, "", "", "", false)
		lint.Hearsay(text, other)
		lint.Contradictions([]lint.Term{{ID: "t1", Text: text}, {ID: "t2", Text: other}, {ID: "t3", Text: text + " " + other}})
		require.InDelta(t, lint.Similar(text, other), lint.Similar(other, text), 1e-9)
	})
}
