package lint_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// found is everything that the recognisers say of each sample: check, place, words.
var found = map[string][]string{
	"SEROCU/2026/014": nil,
	"SEROCU/2026/021": nil,
	"SEROCU/2026/030": nil,
	"SEROCU/2026/037": {
		"Q16 /terms/0 known criminals", "Q16 /terms/0 anyone of bad character",
		"Q17 /terms/0 known criminals", "Q17 /terms/0 anyone of bad character",
		"Q16 /terms/1 weapon", "Q16 /terms/1 or similar item", "Q16 /terms/2 go near the",
		"Q20 /terms/3 attend and answer any questions", "Q20 /terms/3/information/manner oral answers",
		"Q22 /terms/4 recipient  ", "Q22 /terms/4 manner  ", "Q22 /terms/4 deadline  ",
	},
	"SEROCU/2026/042": {
		"Q21 /terms/1 correspondence with his solicitor", "Q16 /terms/2 such other products as officers direct",
	},
}

func TestSamples(t *testing.T) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	for _, s := range samples {
		t.Run(strings.ReplaceAll(s.Reference, "/", "-"), func(t *testing.T) {
			require.Equal(t, found[s.Reference], look(s.Content))
		})
	}
}

func look(c content.Content) []string {
	var out []string
	add := func(check, where string, spans []lint.Span) {
		for _, s := range spans {
			out = append(out, fmt.Sprintf("%s %s %s", check, where, s.Text))
		}
	}
	var terms []lint.Term
	for i, term := range c.Terms {
		where := fmt.Sprintf("/terms/%d", i)
		add("Q16", where, lint.Vague(term.Text, nil))
		add("Q20", where, lint.OralAnswers(term.Text))
		add("Q21", where, lint.Privileged(term.Text))
		add("Q25", where, lint.Boilerplate(term.Text))
		if term.Category == "association" {
			add("Q17", where, lint.NamedAssociates(term.Text))
		}
		for _, r := range information(term) {
			out = append(out, fmt.Sprintf("Q22 %s %s %s %s", where, r.Part, r.Field, r.Span.Text))
		}
		if term.Information != nil {
			add("Q20", where+"/information/manner", lint.OralManner(str(term.Information.Manner)))
		}
		terms = append(terms, lint.Term{ID: term.ID, Text: term.Text, AppliesTo: term.AppliesTo})
	}
	for i, e := range c.Evidence {
		if lint.Hearsay(e.Title, string(e.Form)) && (e.Hearsay == nil || !*e.Hearsay) {
			out = append(out, fmt.Sprintf("Q12 /evidence/%d", i))
		}
	}
	for _, k := range lint.Contradictions(terms) {
		out = append(out, "Q26 "+k.First+" "+k.Second+" "+k.Why)
	}
	add("Q29", "/facts", lint.OtherJurisdiction(c.Facts))
	return out
}

func information(t content.Term) []lint.Remark {
	if t.Information == nil {
		return lint.Information(t.Text, "", "", "", false)
	}
	return lint.Information(t.Text, string(t.Information.Recipient), str(t.Information.Manner), str(t.Information.Deadline), true)
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
