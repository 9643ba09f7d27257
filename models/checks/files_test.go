package checks_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// TestWhatIsOnlyListedIsAskedAbout: titles promise nothing; files settle it, and older applications still pass.
func TestWhatIsOnlyListedIsAskedAbout(t *testing.T) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	for _, s := range samples {
		in := checks.Input{Content: s.Content, Force: s.Force, AsOf: s.Scenario.AsOf}
		before, listed := checks.Run(in), in
		listed.Files = &checks.Files{}
		after := checks.Run(listed)
		for i, item := range after.Items {
			if item.Outcome == checks.Fail {
				require.Equal(t, checks.Fail, before.Items[i].Outcome, "%s %s is no new stop", s.Reference, item.ID)
			}
		}
		full := &checks.Files{Evidence: map[string]bool{}, Documents: map[string]bool{}, Maps: map[string]bool{}}
		for _, e := range s.Content.Evidence {
			full.Evidence[e.ID] = true
		}
		for _, a := range s.Content.Attachments {
			full.Documents[a.ID] = true
		}
		listed.Files = full
		require.Equal(t, before, checks.Run(listed), s.Reference)
	}
}

// TestFilesSettleWhatTitlesCannot: a file that is there answers the check, one that the scanner holds stops it.
func TestFilesSettleWhatTitlesCannot(t *testing.T) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	in := checks.Input{Content: samples[0].Content, Force: samples[0].Force, AsOf: samples[0].Scenario.AsOf, Files: &checks.Files{}}
	item := func(id string) checks.Item {
		for _, i := range checks.Run(in).Items {
			if i.ID == id {
				return i
			}
		}
		return checks.Item{}
	}
	require.Equal(t, checks.Ask, item("Q30").Outcome)
	require.Contains(t, item("Q30").Findings[0].Message, "No file is attached for what is listed: Police National Computer print")

	in.Content.Evidence = append(in.Content.Evidence[:0:0], in.Content.Evidence...)
	e := &in.Content.Evidence[0]
	e.Form, e.Served, e.Attached = content.FormStatement, false, false
	require.Equal(t, checks.Fail, item("Q11").Outcome)
	e.Attached = true
	require.Equal(t, checks.Ask, item("Q11").Outcome)
	in.Files.Evidence = map[string]bool{e.ID: true}
	require.Equal(t, checks.Pass, item("Q11").Outcome)
	e.Attached = false
	require.Equal(t, checks.Pass, item("Q11").Outcome, "the file is there, whatever the answer says")

	in.Files.Held = []string{"order.pdf"}
	require.Equal(t, checks.Fail, item("Q30").Outcome)
}
