package checks_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// TestSectionsNameTheChecksOfDatesReferencesAndAnswers spoils each date and each reference of the samples in turn:
// where a check then finds something, the section names the check, so that the person who writes it reads what is
// asked.
func TestSectionsNameTheChecksOfDatesReferencesAndAnswers(t *testing.T) {
	named := func(c content.Content, in checks.Input, ids ...string) {
		in.Content = c
		r := checks.Run(in)
		for _, id := range ids {
			item, ok := r.Item(id)
			require.True(t, ok, id)
			for _, p := range pointers(item) {
				s, known := content.SectionOf(sectionOf(p))
				require.True(t, known, p)
				require.Contains(t, s.Checks, id, p)
			}
		}
	}
	named(content.Empty(), checks.Input{AsOf: calendar.NewDate(2026, 3, 2)}, "Q35")
	tried := 0
	for _, s := range samples(t)[:2] {
		in := inputOf(s)
		var tree any
		require.NoError(t, json.Unmarshal(s.Content.Canonical(), &tree))
		spoiled(tree, func() {
			data, err := json.Marshal(tree)
			require.NoError(t, err)
			c, _, err := content.Decode(data)
			require.NoError(t, err)
			named(c, in, "Q33", "Q34")
			tried++
		})
	}
	require.Greater(t, tried, 100)
}

var dateWords = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// references are the keys of lists that name other parts by their ids.
var references = []string{"appliesTo", "riskAddressed", "evidenceRefs", "scheduleRefs"}

// spoiled calls try with each date set to one long before and one long after, and each list of references to one that
// points to nothing, and sets it back.
func spoiled(node any, try func()) {
	switch n := node.(type) {
	case map[string]any:
		for key, was := range n {
			var worse []any
			if text, ok := was.(string); ok && dateWords.MatchString(text) {
				worse = []any{"1850-01-01", "2150-01-01"}
			} else if slices.Contains(references, key) {
				worse = []any{[]any{"nowhere"}}
			}
			for _, w := range worse {
				n[key] = w
				try()
			}
			n[key] = was
			spoiled(was, try)
		}
	case []any:
		for _, item := range n {
			spoiled(item, try)
		}
	}
}
