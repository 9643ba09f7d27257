package checks_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func TestEmptyDraftIsToldWhatToEnter(t *testing.T) {
	for _, c := range []content.Content{{}, content.Empty()} {
		r := checks.Run(checks.Input{Content: c, AsOf: calendar.NewDate(2026, 3, 2)})
		require.Len(t, r.Items, len(checks.For(r.AsOf).Checks))
		for _, id := range []string{"Q01", "Q02", "Q03", "Q04", "Q05", "Q06", "Q07", "Q10", "Q11", "Q14", "Q19", "Q23", "Q24", "Q28", "Q30"} {
			item, _ := r.Item(id)
			require.Equal(t, checks.Fail, item.Outcome, id)
			require.NotEmpty(t, item.Findings, id)
		}
		for _, i := range r.Items {
			if i.Outcome == checks.NotApplicable {
				require.NotEmpty(t, i.Message, i.ID)
			}
		}
	}
	require.NotPanics(t, func() { checks.Run(checks.Input{}) })
}

// TestAnythingMayBeMissing empties each value of a sample in turn: every check answers, and what it points at is there.
func TestAnythingMayBeMissing(t *testing.T) {
	all := samples(t)
	for _, s := range []reference.Sample{all[0], all[2]} { // of both courts, and with every part filled
		in := inputOf(s)
		var tree any
		require.NoError(t, json.Unmarshal(s.Content.Canonical(), &tree))
		emptied(tree, func() {
			data, err := json.Marshal(tree)
			require.NoError(t, err)
			content, _, err := content.Decode(data)
			require.NoError(t, err)
			in.Content = content
			var after any
			require.NoError(t, json.Unmarshal(content.Canonical(), &after))
			for _, i := range checks.Run(in).Items {
				for _, f := range i.Findings {
					_, ok := follow(after, f.Pointer)
					require.True(t, ok, "%s %s", i.ID, f.Pointer)
				}
			}
		})
	}
}

// emptied calls try with each value of an object set to null, and each list to no items, and sets it back.
func emptied(node any, try func()) {
	switch n := node.(type) {
	case map[string]any:
		for key, was := range n {
			n[key] = nil
			try()
			if _, list := was.([]any); list {
				n[key] = []any{}
				try()
			}
			n[key] = was
			emptied(was, try)
		}
	case []any:
		for _, item := range n {
			emptied(item, try)
		}
	}
}

func TestLaterAnswersOfAReportLeaveTheEarlierAlone(t *testing.T) {
	in := inputOf(samples(t)[0])
	before := string(in.Content.Canonical())
	require.Equal(t, checks.Run(in), checks.Run(in))
	require.Equal(t, before, string(in.Content.Canonical()))
}

// BenchmarkFortyTerms judges an application of 40 terms; the bound is 5 ms.
func BenchmarkFortyTerms(b *testing.B) {
	in := fortyTerms(b)
	b.ReportAllocs()
	for b.Loop() {
		if len(checks.Run(in).Items) != len(checks.For(in.AsOf).Checks) {
			b.Fatal("a check is missing")
		}
	}
}

func fortyTerms(t testing.TB) checks.Input {
	t.Helper()
	var terms []content.Term
	var in checks.Input
	for k, s := range samples(t) {
		if k == 0 {
			in = inputOf(s)
		}
		terms = append(terms, s.Content.Terms...)
	}
	in.Content.Terms = nil
	for i := range 40 {
		term := terms[i%len(terms)]
		term.ID, term.Number = fmt.Sprintf("t%d", i+1), i+1
		in.Content.Terms = append(in.Content.Terms, term)
	}
	for _, term := range terms {
		in.Wordings = append(in.Wordings, checks.Wording{Reference: "library", Print: lint.Fingerprint(term.Text)})
	}
	return in
}

func TestStopsAreNamedAllAtOnce(t *testing.T) {
	for _, s := range samples(t) {
		stops := checks.Run(inputOf(s)).Stops()
		require.Equal(t, s.Defective, len(stops) > 1, s.Reference)
		for _, i := range stops {
			require.Equal(t, reference.SeverityStop, i.Severity)
			require.NotEmpty(t, i.Findings)
		}
	}
}
