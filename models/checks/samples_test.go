package checks_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
)

func samples(t testing.TB) []reference.Sample {
	t.Helper()
	s, err := reference.Samples()
	require.NoError(t, err)
	require.Len(t, s, 5)
	return s
}

// inputOf is the scene that the sample sets.
func inputOf(s reference.Sample) checks.Input {
	in := checks.Input{
		Content: s.Content, Force: s.Force, AsOf: s.Scenario.AsOf, Reviewer: s.Scenario.QAReviewer,
		SameText: map[string][]string{},
	}
	for _, term := range s.Content.Terms {
		in.SameText[term.Text] = s.Scenario.SameTermTextIn
	}
	return in
}

func TestCleanSamplesPassEveryMachineCheckAndRaiseNoStop(t *testing.T) {
	for _, s := range samples(t) {
		if s.Defective {
			continue
		}
		r := checks.Run(inputOf(s))
		require.Len(t, r.Items, len(checks.For(r.AsOf).Checks))
		require.Empty(t, r.Stops(), s.Reference)
		for _, i := range r.Items {
			if i.How == reference.HowMachine {
				require.Contains(t, []checks.Outcome{checks.Pass, checks.NotApplicable}, i.Outcome, "%s %s: %v", s.Reference, i.ID, i.Findings)
			}
			if i.How == reference.HowLint {
				require.Empty(t, i.Findings, "%s %s", s.Reference, i.ID)
			}
			if i.How == reference.HowHuman {
				require.Equal(t, checks.Ask, i.Outcome)
				require.NotEmpty(t, i.Question)
			}
		}
	}
}

func TestDefectiveSamplesGiveWhatIsExpectedAndFailNothingElse(t *testing.T) {
	for _, s := range samples(t) {
		if !s.Defective {
			continue
		}
		r := checks.Run(inputOf(s))
		machine := map[string]bool{}
		for _, want := range s.ExpectedFindings {
			item, ok := r.Item(want.Check)
			require.True(t, ok)
			require.Equal(t, want.Severity, item.Severity, want.Check)
			require.Equal(t, want.Code, item.Code, want.Check)
			require.Contains(t, pointers(item), want.Where, "%s %s: %s", s.Reference, want.Check, want.Note)
			if want.How == reference.HowMachine {
				require.Equal(t, checks.Fail, item.Outcome, want.Check)
				machine[want.Check+want.Where] = true
			}
			if want.How == reference.HowLint && want.Severity == reference.SeverityStop {
				require.Equal(t, checks.Fail, item.Outcome, want.Check)
			}
		}
		for _, i := range r.Items {
			if i.How != reference.HowMachine {
				continue
			}
			for _, f := range i.Findings {
				if i.ID == "Q24" && f.Pointer == "/terms/3" { // the hint for what the sample leaves to people
					continue
				}
				if i.ID == "Q35" && slices.ContainsFunc(s.ExpectedFindings, func(e reference.ExpectedFinding) bool { return sectionOf(f.Pointer) == sectionOf(e.Where) }) {
					continue // required, and missing where another check says so too
				}
				require.True(t, machine[i.ID+f.Pointer], "%s %s %s: %s", s.Reference, i.ID, f.Pointer, f.Message)
			}
		}
	}
}

func pointers(i checks.Item) []string {
	var out []string
	for _, f := range i.Findings {
		out = append(out, f.Pointer)
	}
	return out
}

// TestPointersAndWordsAreWhatTheySay follows every pointer into the content and cuts every word out of it.
func TestPointersAndWordsAreWhatTheySay(t *testing.T) {
	inputs := []checks.Input{{Content: content.Empty(), AsOf: calendar.NewDate(2026, 3, 2)}}
	for _, s := range samples(t) {
		inputs = append(inputs, inputOf(s))
	}
	for _, in := range inputs {
		var tree any
		require.NoError(t, json.Unmarshal(in.Content.Canonical(), &tree))
		for _, i := range checks.Run(in).Items {
			for _, f := range i.Findings {
				require.NotEmpty(t, f.Message, i.ID)
				node, ok := follow(tree, f.Pointer)
				require.True(t, ok, "%s %s", i.ID, f.Pointer)
				for _, w := range f.Words {
					text, ok := node.(string)
					require.True(t, ok, "%s %s", i.ID, f.Pointer)
					require.Equal(t, w.Text, string([]rune(text)[w.Start:w.End]), i.ID)
				}
			}
		}
	}
}

func TestReportHasTheShapeOfTheContract(t *testing.T) {
	data, err := json.Marshal(checks.Run(inputOf(samples(t)[0])))
	require.NoError(t, err)
	var report map[string]any
	require.NoError(t, json.Unmarshal(data, &report))
	require.Equal(t, "2026-03-11", report["asOf"])
	require.Equal(t, "2026-02-12", report["ruleSet"])
	for _, item := range report["items"].([]any) {
		require.ElementsMatch(t, []string{"id", "title", "severity", "how", "outcome", "code", "source", "message", "question",
			"justifiable", "findings"}, keys(item))
		for key, v := range item.(map[string]any) {
			require.NotNil(t, v, key)
		}
		for _, f := range item.(map[string]any)["findings"].([]any) {
			require.ElementsMatch(t, []string{"pointer", "message", "words"}, keys(f))
			require.NotNil(t, f.(map[string]any)["words"])
		}
	}
}

func keys(o any) []string {
	var out []string
	for k := range o.(map[string]any) {
		out = append(out, k)
	}
	return out
}

// sectionOf is the first name of a pointer.
func sectionOf(pointer string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	return name
}

// TestStandardWordingsAreNotCopied takes standard wordings into a clean sample: no one is asked about one in which only
// the slots are filled, and everyone is asked about one whose words are changed.
func TestStandardWordingsAreNotCopied(t *testing.T) {
	var wordings []checks.Wording
	for _, w := range library.Embedded().Wordings() {
		wordings = append(wordings, checks.Wording{Reference: w.Title, Print: lint.Fingerprint(w.Fixed())})
	}
	for _, s := range samples(t)[:3] {
		in := inputOf(s)
		in.Wordings = wordings
		item, _ := checks.Run(in).Item("Q25")
		require.Empty(t, item.Findings, s.Reference)
	}
	in := inputOf(samples(t)[0])
	in.Wordings, in.Alike = wordings, map[string]checks.Like{"/terms/0/text": {}, "/terms/1/text": {Application: "a", Reference: "SEROCU/2026/001"}, "/facts": {}}
	w, ok := library.Embedded().Find("phones-limit")
	require.True(t, ok)
	values := map[string]string{}
	for _, slot := range w.Slots {
		values[slot.Name] = slot.Example
	}
	in.Content.Terms = slices.Clone(in.Content.Terms)
	in.Content.Terms[0].TailoringNote = nil
	in.Content.Terms[0].Text, _ = library.Fill(w, values)
	item, _ := checks.Run(in).Item("Q25")
	require.Equal(t, []string{"/terms/1/tailoringNote", "/facts"}, pointers(item))
	require.NotNil(t, item.Findings[0].Like)
	require.Contains(t, item.Findings[1].Message, "another force's application")
	require.Nil(t, item.Findings[1].Like)
	asked := 0
	for _, w := range library.Embedded().Wordings() {
		values := map[string]string{}
		for _, slot := range w.Slots {
			values[slot.Name] = slot.Example
		}
		text, _ := library.Fill(w, values)
		in.Content.Terms[0].Text = text
		item, _ := checks.Run(in).Item("Q25")
		require.NotContains(t, pointers(item), "/terms/0/tailoringNote", w.ID)
		in.Content.Terms[0].Text = "On any day in the week, " + text
		if item, _ = checks.Run(in).Item("Q25"); slices.Contains(pointers(item), "/terms/0/tailoringNote") {
			asked++
		}
	}
	t.Logf("%d of %d", asked, len(wordings))
	require.Greater(t, asked, len(wordings)*3/4)
}
