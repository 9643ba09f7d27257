package checks_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// stopsWith gives the places at which a check stops a clean sample that has something set in it.
func stopsWith(t *testing.T, check string, set map[string]any) []string {
	t.Helper()
	item, _ := fault{Sample: "014"}.sample(t, set).Item(check)
	if item.Severity != "stop" || item.Outcome != checks.Fail {
		return nil
	}
	return pointers(item)
}

func asksWith(t *testing.T, check string, set map[string]any) []string {
	t.Helper()
	report := fault{Sample: "014"}.sample(t, set)
	for _, s := range report.Stops() {
		require.NotEqual(t, check, s.ID)
	}
	item, _ := report.Item(check)
	return pointers(item)
}

type answersOf = map[string]any

// TestWrongAnswersAboutATermStop gives one answer at a time that no order can have, with right answers for the rest.
func TestWrongAnswersAboutATermStop(t *testing.T) {
	const term = "/terms/6" // of the sample: it requires information in writing, for a constable
	own := answersOf{"gives": "information", "manner": "writing", "papers": "own"}
	for _, c := range []struct {
		check, place string
		set          map[string]any
	}{
		{"Q20", term + "/asks/manner", answersOf{term + "/asks": answersOf{"gives": "information", "manner": "speech", "papers": "own"}}},
		{"Q21", term + "/asks/papers", answersOf{term + "/asks": answersOf{"gives": "documents", "manner": "shown", "papers": "legal"}}},
		{"Q21", term + "/asks/papers", answersOf{term + "/asks": answersOf{"gives": "documents", "manner": "shown", "papers": "care"}}},
		{"Q21", term + "/asks/papers", answersOf{term + "/asks": answersOf{"gives": "information", "manner": "writing", "papers": "press"}}},
		{"Q22", term + "/information/recipient", answersOf{term + "/asks": own, term + "/information/recipient": "police-staff"}},
		{"Q22", term + "/information/recipient", answersOf{term + "/information/recipient": "other"}},
		{"Q16", term + "/names/undefined/0", answersOf{term + "/names": answersOf{"people": "none", "places": "none", "undefined": []any{"cryptoasset wallet"}}}},
		{"Q17", term + "/names/people", answersOf{term + "/names": answersOf{"people": "described", "places": "none", "undefined": []any{}}}},
		{"Q17", term + "/names/places", answersOf{term + "/names": answersOf{"people": "none", "places": "described", "undefined": []any{}}}},
		{"Q17", term + "/scheduleRefs", answersOf{term + "/names": answersOf{"people": "schedule", "places": "none", "undefined": []any{}}}},
		{"Q17", term + "/scheduleRefs", answersOf{term + "/names": answersOf{"people": "none", "places": "map", "undefined": []any{}}}},
	} {
		require.Contains(t, stopsWith(t, c.check, c.set), c.place, "%v", c.set)
	}
	right := answersOf{term + "/asks": own, term + "/names": answersOf{"people": "none", "places": "none", "undefined": []any{}}}
	before, after := fault{Sample: "014"}.sample(t, nil), fault{Sample: "014"}.sample(t, right)
	_, known := found(before)
	_, places := found(after)
	require.Empty(t, slices.DeleteFunc(places, func(p string) bool { return slices.Contains(known, p) }), "right answers say nothing new")
}

// TestTheTextIsHeldAgainstTheAnswers asks a person where the two differ, and does not stop.
func TestTheTextIsHeldAgainstTheAnswers(t *testing.T) {
	nothing := answersOf{"gives": "none", "manner": nil, "papers": nil}
	require.Contains(t, asksWith(t, "Q22", answersOf{"/terms/6/asks": nothing}), "/terms/6/asks/gives")
	either := answersOf{"gives": "information", "manner": "either", "papers": "bank"}
	require.Contains(t, asksWith(t, "Q20", answersOf{"/terms/6/asks": either}), "/terms/6/asks/manner")
	require.Contains(t, asksWith(t, "Q21", answersOf{"/terms/6/asks": either}), "/terms/6/asks/papers")
}

// TestAnOlderTermKeepsItsHash reads a term that was never asked as it was written.
func TestAnOlderTermKeepsItsHash(t *testing.T) {
	for _, s := range samples(t) {
		require.NotContains(t, string(s.Content.Canonical()), `"asks"`)
		again, problems, err := content.Decode(s.Content.Canonical())
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, s.Content.Hash(), again.Hash())
	}
}
