package checks_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// example is a clean sample with something set in it, and what the check must say about it.
type example struct {
	Meets        bool             `json:"meets"`
	Say          string           `json:"say"`
	Sample       string           `json:"sample"` // reference of the sample; "" is the first
	Set          map[string]any   `json:"set"`    // JSON Pointer to value
	AsOf         calendar.Date    `json:"asOf"`
	Reviewer     string           `json:"reviewer"` // "-" is no one
	ReviewerName string           `json:"reviewerName"`
	Switches     checks.Switches  `json:"switches"`
	SameTextIn   map[int][]string `json:"sameTextIn"` // place of a term to other applications
	Outcome      checks.Outcome   `json:"outcome"`    // "" is the usual one
	Where        []string         `json:"where"`
	AnySample    bool             `json:"-"` // also one that is made with faults, for what is measured
}

type examplesOf struct {
	Check    string    `json:"check"`
	Examples []example `json:"examples"`
}

func examples(t testing.TB) []examplesOf {
	t.Helper()
	data, err := os.ReadFile("testdata/examples.json")
	require.NoError(t, err)
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var out []examplesOf
	require.NoError(t, dec.Decode(&out))
	return out
}

// input is the scene of the example.
func (e example) input(t testing.TB) checks.Input {
	t.Helper()
	all := samples(t)
	k := max(0, slices.IndexFunc(all, func(s reference.Sample) bool { return s.Reference == e.Sample }))
	require.True(t, e.AnySample || !all[k].Defective)
	in := inputOf(all[k])
	if !e.AsOf.IsZero() {
		in.AsOf = e.AsOf
	}
	if e.Reviewer != "" {
		in.Reviewer, in.ReviewerName = e.Reviewer, e.ReviewerName
	}
	if in.Reviewer == "-" {
		in.Reviewer = ""
	}
	in.Switches = e.Switches

	var tree any
	require.NoError(t, json.Unmarshal(in.Content.Canonical(), &tree))
	for pointer, value := range e.Set {
		require.True(t, put(tree, pointer, value), pointer)
	}
	data, err := json.Marshal(tree)
	require.NoError(t, err)
	content, problems, err := content.Decode(data, in.Switches.InForce(in.AsOf)...)
	require.NoError(t, err)
	require.Empty(t, problems)
	in.Content = content
	for k, others := range e.SameTextIn {
		in.SameText[content.Terms[k].Text] = others
	}
	return in
}

// wants is the outcome of an example that does not say.
func (e example) wants(how, severity string) checks.Outcome {
	switch {
	case e.Outcome != "":
		return e.Outcome
	case e.Meets:
		return checks.Pass
	case how == reference.HowLint && severity == reference.SeverityWarning:
		return checks.Ask
	}
	return checks.Fail
}

func TestEveryCheckAgainstItsExamples(t *testing.T) {
	var ids []string
	for _, c := range examples(t) {
		ids = append(ids, c.Check)
		met, missed := 0, 0
		for n, e := range c.Examples {
			t.Run(c.Check+"/"+strconv.Itoa(n), func(t *testing.T) {
				item, ok := checks.Run(e.input(t)).Item(c.Check)
				require.True(t, ok)
				require.Equal(t, e.wants(item.How, item.Severity), item.Outcome, "%s %v", e.Say, item.Findings)
				require.ElementsMatch(t, e.Where, pointers(item), e.Say)
				require.NotEmpty(t, item.Message)
			})
			if e.Meets {
				met++
			} else {
				missed++
				require.NotEmpty(t, e.Where, e.Say)
			}
		}
		require.Positive(t, met, c.Check)
		require.Positive(t, missed, c.Check)
	}
	var all []string
	for _, c := range checks.RuleSets()[0].Checks {
		all = append(all, c.ID)
	}
	require.Equal(t, all, ids, "every check has its examples")
}
