package checks_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks"
)

// fault is a clean sample with something set in it that a person would see is wrong, and where the checks must say so.
type fault struct {
	Row    string         `json:"row"`
	Sample string         `json:"sample"` // the end of its reference
	Set    map[string]any `json:"set"`    // JSON Pointer to value
	Stop   string         `json:"stop"`   // a stop check fails here
	Ask    string         `json:"ask"`    // some check points here
	Check  string         `json:"check"`  // it is this one, and it did not point here before
	Doubt  bool           `json:"doubt"`  // it only asks: nothing new stops

	anySample bool
}

// TestFaultsAreFound has whole kinds of faults; a row with neither place is a near miss, for which nothing new is
// reported.
func TestFaultsAreFound(t *testing.T) {
	data, err := os.ReadFile("testdata/faults.json")
	require.NoError(t, err)
	var faults []fault
	require.NoError(t, json.Unmarshal(data, &faults))
	require.NotEmpty(t, faults)
	for _, f := range faults {
		set, err := json.Marshal(f.Set)
		require.NoError(t, err)
		t.Run(f.Row+" "+f.Sample+" "+string(set), func(t *testing.T) {
			before, after := f.sample(t, nil), f.sample(t, f.Set)
			stops, places := found(after)
			switch {
			case f.Check != "":
				require.True(t, fresh(before, after, f.Check, false), "%v", places)
				require.Contains(t, f.of(after), f.Ask)
				require.False(t, f.Doubt && fresh(before, after, "", true), "%v", stops)
			case f.Stop != "":
				require.Contains(t, stops, f.Stop, "%v", places)
			case f.Ask != "":
				require.Contains(t, places, f.Ask)
			default:
				_, already := found(before)
				require.Empty(t, slices.DeleteFunc(places, func(p string) bool { return slices.Contains(already, p) }), "%v", after.Items)
			}
		})
	}
}

// of gives the places at which the row's check points.
func (f fault) of(r checks.Report) []string {
	item, _ := r.Item(f.Check)
	return pointers(item)
}

func (f fault) sample(t *testing.T, set map[string]any) checks.Report {
	t.Helper()
	for _, s := range samples(t) {
		if strings.HasSuffix(s.Reference, "/"+f.Sample) {
			return checks.Run(example{Sample: s.Reference, Set: set, AnySample: f.anySample}.input(t))
		}
	}
	t.Fatalf("there is no sample %s", f.Sample)
	return checks.Report{}
}

// found gives the places of stops, and of everything that is pointed out.
func found(r checks.Report) (stops, places []string) {
	for _, i := range r.Items {
		places = append(places, pointers(i)...)
	}
	for _, i := range r.Stops() {
		stops = append(stops, pointers(i)...)
	}
	return stops, places
}
