//go:build unix

package lint_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/lint"
)

// The longest text that a field takes, made of the words that phrases begin with, is still read
// quickly: a person's browser waits for it. The race detector, for which the limit leaves room, makes it some ten times as slow.
func TestLongTexts(t *testing.T) {
	for _, seed := range []string{"must notify the police regularly ", "answer all letters from his solicitor to any person ", "any ", "must ",
		"known people who are in the company of his such other as police ", "more than one phone and one SIM within 3 days must not ", "Reading Road, "} {
		text := strings.Repeat(seed, 20_000/len(seed))
		start := computed(t)
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
		took := computed(t) - start
		t.Logf("%q: %v", seed, took)
		require.Less(t, took, 5*time.Second, seed)
	}
}

// computed is how long this process has been computing. The clock on the wall also counts what other programs do meanwhile.
func computed(t *testing.T) time.Duration {
	var used syscall.Rusage
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
