package reference_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/reference"
)

// changed is a folder with one list that ships, changed in one place.
func changed(t *testing.T, name, old, replacement string) fstest.MapFS {
	t.Helper()
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Contains(t, string(data), old)
	return fstest.MapFS{name: {Data: []byte(strings.Replace(string(data), old, replacement, 1))}}
}

func TestReadTakesTheListsThatShip(t *testing.T) {
	l, err := reference.Read(os.DirFS("."))
	require.NoError(t, err)
	require.Equal(t, reference.Embedded(), l)
	for _, name := range reference.Files() {
		require.FileExists(t, name)
	}
	l, err = reference.Read(fstest.MapFS{})
	require.NoError(t, err)
	require.Equal(t, reference.Embedded(), l)
}

func TestReadPutsAnOperatorsListInPlace(t *testing.T) {
	l, err := reference.Read(changed(t, "forces.json",
		`{"code": "surrey", "name": "Surrey Police", "region": "serocu", "verified": true, "from": null, "to": null},`,
		`{"code": "surrey", "name": "Surrey Police", "region": "serocu", "verified": true, "from": null, "to": "2027-03-31"},
		 {"code": "surrey-sussex", "name": "Surrey and Sussex", "region": "serocu", "verified": true, "from": "2027-04-01", "to": null},`))
	require.NoError(t, err)
	merged, ok := l.Force("surrey-sussex")
	require.True(t, ok)
	require.False(t, merged.Current(calendar.NewDate(2027, 3, 31)))
	old, ok := l.Force("surrey")
	require.True(t, ok, "an old code can still be read")
	require.False(t, old.Current(calendar.NewDate(2027, 4, 1)))
	region, ok := l.RegionOf("surrey-sussex")
	require.True(t, ok)
	require.Equal(t, "serocu", region.Code)
	require.Equal(t, reference.Regions(), l.Regions())
	_, ok = reference.Force("surrey-sussex")
	require.False(t, ok, "the lists that ship stay as they are")
}

func TestReadRefusesABadFileWhole(t *testing.T) {
	for name, bad := range map[string]struct{ file, old, replacement, says string }{
		"no JSON":          {"courts.json", `{"code": "high-court"`, `{"code" "high-court"`, `courts.json, line 6: correct the JSON`},
		"cut off":          {"switches.json", "  ]\n}\n", "", `switches.json, line 8: complete the file`},
		"more":             {"switches.json", "  ]\n}\n", "  ]\n}\n{}\n", `switches.json, line 10: remove what follows`},
		"unknown field":    {"courts.json", `"kind": "crown-court"`, `"sort": "crown-court"`, `courts.json, line 7: remove the field "sort"`},
		"wrong type":       {"courts.json", `"name": "Central Criminal Court"`, `"name": 7`, `courts.json, line 7: enter name as a string, not a number`},
		"bad date":         {"reasons.json", `"owner": "force, CPS"`, `"owner": "force, CPS", "to": "2026-02-30"`, `reasons.json, line 7: correct this entry`},
		"no version":       {"forces.json", `"version": "2026-11"`, `"version": ""`, `forces.json, line 1: add the version`},
		"empty text":       {"forces.json", `"name": "Sussex Police"`, `"name": " "`, `forces.json, line 8: complete the entry "sussex"`},
		"twice":            {"forces.json", `"code": "sussex"`, `"code": "surrey"`, `forces.json, line 8: the code "surrey" appears twice`},
		"no such region":   {"forces.json", `"region": "serocu"`, `"region": "rocu"`, `forces.json, line 6: correct the region`},
		"no such body":     {"regions.json", `"alsoServes": ["btp"]`, `"alsoServes": ["bt"]`, `regions.json, line 15: correct alsoServes of "london"`},
		"dates in order":   {"forces.json", `"from": null, "to": null`, `"from": "2026-02-02", "to": "2026-02-01"`, `forces.json, line 6: correct the dates`},
		"code gone":        {"reasons.json", `"code": "ELIG"`, `"code": "ELI"`, `reasons.json, line 1: restore the code "ELIG"`},
		"offence gone":     {"offences.json", `"code": "DRUG-2"`, `"code": "DRUG-22"`, `offences.json, line 8: restore the code "DRUG-2"`},
		"offence strayed":  {"offences.json", `"code": "DRUG-2"`, `"code": "SLAV-2"`, `offences.json, line 10: correct the code "SLAV-2"`},
		"no successor":     {"reasons.json", `"owner": "force, CPS"`, `"owner": "force, CPS", "to": "2026-12-31", "mapsTo": ["NEW"]`, `reasons.json, line 7: correct mapsTo of "AUTH"`},
		"still open":       {"reasons.json", `"owner": "force, CPS"`, `"owner": "force, CPS", "mapsTo": ["ELIG"]`, `reasons.json, line 7: add a last day (to) to "AUTH"`},
		"kind of court":    {"courts.json", `"kind": "crown-court"`, `"kind": "crown"`, `courts.json, line 7: correct the kind`},
		"new category":     {"term-categories.json", `"code": "work"`, `"code": "works"`, `term-categories.json, line 7: remove "works"`},
		"no such switch":   {"switches.json", `"bsaia.s56"`, `"bsaia.s65"`, `switches.json, line 4: remove "bsaia.s65"`},
		"nobody's switch":  {"switches.json", `"inForceFrom": null`, `"inForceFrom": "2027-01-01"`, `switches.json, line 3: enter who set the date of "bsaia.s55"`},
		"no such offences": {"offences.json", `"offences": [`, `"offence": [`, `offences.json, line 8: remove the field "offence"`},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := reference.Read(changed(t, bad.file, bad.old, bad.replacement))
			require.ErrorIs(t, err, reference.ErrBadList)
			require.ErrorContains(t, err, bad.says)
			require.Nil(t, l)
		})
	}
}

func TestATrendSurvivesAChangeOfTheReasons(t *testing.T) {
	const last = `"to": "2026-12-31", "mapsTo": `
	folder := changed(t, "reasons.json", `"owner": "region"},`, `"owner": "region", `+last+`["VAGU", "CONT"]},
		{"code": "VAGU", "meaning": "Vague", "owner": "region", "from": "2027-01-01", "to": "2027-12-31", "mapsTo": ["WORD"]},
		{"code": "WORD", "meaning": "Wording", "owner": "region", "from": "2028-01-01"},
		{"code": "CONT", "meaning": "Contradictory", "owner": "region", "from": "2027-01-01"},`)
	l, err := reference.Read(folder)
	require.NoError(t, err)
	require.Equal(t, []string{"CLAR"}, l.CurrentReason("CLAR", calendar.NewDate(2026, 12, 31)))
	require.Equal(t, []string{"CONT", "VAGU"}, l.CurrentReason("CLAR", calendar.NewDate(2027, 1, 1)))
	require.Equal(t, []string{"CONT", "WORD"}, l.CurrentReason("CLAR", calendar.NewDate(2028, 1, 1)))
	require.Equal(t, []string{"ELIG"}, l.CurrentReason("ELIG", calendar.NewDate(2028, 1, 1)))
	require.Empty(t, l.CurrentReason("NONE", calendar.NewDate(2028, 1, 1)))
}

func TestSwitchesAreOffUntilAnOperatorSetsADay(t *testing.T) {
	require.Len(t, reference.Embedded().Switches().Items, 5)
	require.Empty(t, reference.Embedded().InForce())
	l, err := reference.Read(changed(t, "switches.json", `"bsaia.s58", "inForceFrom": null, "setBy": "", "source": ""`,
		`"bsaia.s58", "inForceFrom": "2027-01-01", "setBy": "A. Clerk", "source": "fictional regulations"`))
	require.NoError(t, err)
	require.Equal(t, map[string]calendar.Date{"bsaia.s58": calendar.NewDate(2027, 1, 1)}, l.InForce())
}

func TestCourtsHoldThoseOfTheSamples(t *testing.T) {
	names := map[string]bool{}
	for _, c := range reference.Courts().Items {
		names[c.Name] = true
		require.True(t, c.Current(calendar.NewDate(2026, 1, 1)))
	}
	for _, s := range samples(t) {
		require.True(t, names[s.Content.Court.Name], s.Content.Court.Name)
	}
	_, ok := reference.Embedded().Court("crown-reading")
	require.True(t, ok)
}
