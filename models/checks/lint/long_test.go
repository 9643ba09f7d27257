package lint_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/lint"
)

// The longest text that a field takes, made of the words that phrases begin with, is still read
// quickly: a person's browser waits for it.
func TestLongTexts(t *testing.T) {
	for _, seed := range []string{"must notify the police regularly ", "answer all letters from his solicitor to any person ", "any ", "must ",
		"known people who are in the company of his such other as police ", "more than one phone and one SIM within 3 days must not ", "Reading Road, "} {
		text := strings.Repeat(seed, 20_000/len(seed))
		start := time.Now()
		lint.Vague(text, []string{"weapon"})
		lint.OralAnswers(text)
		lint.OralManner(text)
		lint.Privileged(text)
		lint.NamedAssociates(text)
		lint.OtherJurisdiction(text)
		lint.Boilerplate(text)
		lint.Information(text, text, text, text, true)
		lint.Hearsay(text, "record")
		lint.Contradictions([]lint.Term{{Text: text}, {Text: text}})
		took := time.Since(start)
		t.Logf("%q: %v", seed, took)
		require.Less(t, took, time.Second, seed)
	}
}
