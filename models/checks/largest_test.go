package checks_test

import (
	"fmt"
	"testing"

	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/decode"
)

// BenchmarkLargest judges the largest content that is accepted: as many terms as a list may have, and 1 MiB in all. The
// bound is 300 ms.
func BenchmarkLargest(b *testing.B) {
	in := largest(b)
	for b.Loop() {
		if len(checks.Run(in).Items) != len(checks.For(in.AsOf).Checks) {
			b.Fatal("a check is missing")
		}
	}
	b.ReportMetric(float64(len(in.Content.Canonical())), "bytes")
}

// largest fills the list of terms, each of its own words.
func largest(t testing.TB) checks.Input {
	t.Helper()
	in := fortyTerms(t)
	terms, risk := in.Content.Terms, in.Content.Risk.Statement
	in.Content.Terms = nil
	for i := range decode.MaxItems {
		term := terms[i%len(terms)]
		term.ID, term.Number = fmt.Sprintf("t%d", i+1), i+1
		term.Text = fmt.Sprintf("%s In premises %d of that street the same applies.", term.Text, i+1)
		term.Necessity = fmt.Sprintf("%s %d: %s", term.Necessity, i+1, risk[:min(len(risk), 600)])
		in.Content.Terms = append(in.Content.Terms, term)
	}
	return in
}
