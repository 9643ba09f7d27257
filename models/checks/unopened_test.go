package checks_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// measured is a phrase of an author who saw only the law and the list of fields, and the sample that it is put into.
type measured struct {
	Kind, Text, Sample, Field string
	Label                     int
	Severity                  string
	Changes                   []struct {
		Pointer string
		Value   any
	}
}

// asks names the check that must point at a kind of phrase.
var asks = map[string]string{"oral": "Q20", "protected": "Q21", "recipient": "Q22", "vague": "Q16", "unnamed": "Q17", "unfinished": "Q35"}

// TestMeasure prints how much of a folder of phrases is found, for docs/checks-measured.md: make measure-checks. What it
// says of each phrase is printed too where SCPO_MEASURE_EACH is set: look at that only of a folder that is open anyway.
func TestMeasure(t *testing.T) {
	folder := os.Getenv("SCPO_MEASURE")
	if folder == "" {
		t.Skip("SCPO_MEASURE names no folder of phrases")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	require.NoError(t, err)
	fmt.Println("| kind | faults found | of them stopped | refused at the door | near misses marked | of them stopped | refused at the door |\n|---|---|---|---|---|---|---|")
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var all []measured
		require.NoError(t, json.Unmarshal(data, &all), file)
		kinds := map[string]*tally{}
		for _, m := range all {
			if kinds[m.Kind] == nil {
				kinds[m.Kind] = &tally{}
			}
			kinds[m.Kind].add(t, m)
		}
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			fmt.Println(kinds[kind].row(kind))
		}
	}
}

// tally counts by label: all, found by a check, stopped by one, and refused before any check reads them.
type tally [2][4]int

func (c *tally) row(kind string) string {
	near, fault := c[0], c[1]
	return fmt.Sprintf("| %s | %d of %d | %d | %d | %d of %d | %d | %d |", kind, fault[1], fault[0], fault[2], fault[3], near[1], near[0], near[2], near[3])
}

func (c *tally) add(t *testing.T, m measured) {
	t.Helper()
	set := map[string]any{"/terms/2/text": m.Text, "/terms/2/tailoringNote": "Fitted to this case."}
	if m.Field != "" {
		set = map[string]any{m.Field: m.Text}
	}
	if len(m.Changes) > 0 {
		set = map[string]any{}
		for _, ch := range m.Changes {
			set[ch.Pointer] = ch.Value
		}
	}
	f := fault{Sample: m.Sample, anySample: true}
	c[m.Label][0]++
	said, pointed := "passed", ""
	defer func() {
		if os.Getenv("SCPO_MEASURE_EACH") != "" {
			t.Logf("%s %d %s: %s %v%s", m.Kind, m.Label, said, m.Text, m.Changes, pointed)
		}
	}()
	if f.refused(t, set) { // a value of the wrong shape is never stored
		c[m.Label][3]++
		said = "refused"
		return
	}
	before, after := f.sample(t, nil), f.sample(t, set)
	if fresh(before, after, asks[m.Kind], false) {
		pointed = told(before, after, asks[m.Kind])
		c[m.Label][1]++
		said = "marked"
	}
	if fresh(before, after, asks[m.Kind], true) {
		c[m.Label][2]++
		said = "stopped"
	}
}

// told is what the check, or any check where none is named, says that it did not say before.
func told(before, after checks.Report, check string) string {
	messages := func(r checks.Report) (all []string) {
		for _, i := range r.Items {
			for _, f := range i.Findings {
				if check == "" || i.ID == check {
					all = append(all, " << "+i.ID+" "+f.Pointer+": "+f.Message)
				}
			}
		}
		return all
	}
	known := messages(before)
	return strings.Join(slices.DeleteFunc(messages(after), func(m string) bool { return slices.Contains(known, m) }), "")
}

// refused says whether the door refuses the shape of what is set.
func (f fault) refused(t *testing.T, set map[string]any) bool {
	t.Helper()
	for _, s := range samples(t) {
		if !strings.HasSuffix(s.Reference, "/"+f.Sample) {
			continue
		}
		var tree any
		require.NoError(t, json.Unmarshal(s.Content.Canonical(), &tree))
		for pointer, value := range set {
			if !put(tree, pointer, value) {
				t.Logf("no such place: %s %s", f.Sample, pointer)
				return true
			}
		}
		data, err := json.Marshal(tree)
		require.NoError(t, err)
		_, problems, err := content.Decode(data)
		return err != nil || len(problems) > 0
	}
	return false
}

// fresh says whether the check, or any check where none is named, points at something that it did not point at before.
func fresh(before, after checks.Report, check string, stops bool) bool {
	places := func(r checks.Report) (all []string) {
		for _, i := range r.Items {
			if (check == "" || i.ID == check) && (!stops || i.Severity == "stop" && i.Outcome == checks.Fail) {
				for _, p := range pointers(i) {
					all = append(all, i.ID+strings.TrimSuffix(p, "/"))
				}
			}
		}
		return all
	}
	known := places(before)
	return slices.ContainsFunc(places(after), func(p string) bool { return !slices.Contains(known, p) })
}
