package content_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// samples reads the content of each sample as bytes; package reference cannot be used here, it is tested on this one.
func samples(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("../reference/samples/*.json")
	require.NoError(t, err)
	require.Len(t, files, 5)
	out := map[string][]byte{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		var s struct{ Content json.RawMessage }
		require.NoError(t, json.Unmarshal(data, &s))
		out[filepath.Base(f)] = s.Content
	}
	return out
}

func read(t *testing.T, data []byte) content.Content {
	t.Helper()
	c, problems, err := content.Decode(data)
	require.NoError(t, err)
	require.Empty(t, problems)
	return c
}

func drugs(t *testing.T) content.Content {
	t.Helper()
	return read(t, samples(t)["serocu-2026-014-drugs.json"])
}

func TestSamplesSurviveTheRoundTrip(t *testing.T) {
	for name, data := range samples(t) {
		c := read(t, data)
		require.JSONEq(t, string(data), string(c.Canonical()), name)

		var plain content.Content // as the store reads back what Canonical wrote
		require.NoError(t, json.Unmarshal(c.Canonical(), &plain))
		require.Equal(t, c.Hash(), plain.Hash(), name)
	}
}

func TestEmptyDraftHasEveryKey(t *testing.T) {
	empty := read(t, []byte(`{}`))
	require.Equal(t, content.Empty().Hash(), empty.Hash())

	var got, full map[string]any
	require.NoError(t, json.Unmarshal(empty.Canonical(), &got))
	require.NoError(t, json.Unmarshal(samples(t)["serocu-2026-014-drugs.json"], &full))
	for key, want := range full {
		require.Contains(t, got, key)
		if _, list := want.([]any); list {
			require.Equal(t, []any{}, got[key], key)
		}
	}
	require.Len(t, got, len(full))
	require.Nil(t, got["route"])
	require.Nil(t, got["monitoringPlan"])
	for _, s := range content.SectionKeys() {
		require.Contains(t, full, s, "a section is a key of the content")
	}
	require.Len(t, content.SectionKeys(), len(full)-1, "all but schemaVersion")
}

func TestNullIsNotAnsweredEverywhere(t *testing.T) {
	for _, name := range []string{"serocu-2026-014-drugs.json", "serocu-2026-030-company.json"} { // with and without section1
		var tree any
		require.NoError(t, json.Unmarshal(samples(t)[name], &tree))
		eachValue(tree, func(set func(any), was any) {
			set(nil)
			mutated, err := json.Marshal(tree)
			require.NoError(t, err)
			c, problems, err := content.Decode(mutated)
			require.NoError(t, err)
			require.Empty(t, problems, name)
			again := read(t, c.Canonical())
			require.Equal(t, c.Hash(), again.Hash(), "what is written can be read")
			set(was)
		})
	}
}

// eachValue visits every value of an object, at any depth, but not the items of lists themselves, the kinds that
// decide which fields belong to a start or an end, and ids, which are given anew.
func eachValue(node any, visit func(set func(any), was any)) {
	switch n := node.(type) {
	case map[string]any:
		for key, value := range n {
			if key != "kind" && key != "id" {
				visit(func(v any) { n[key] = v }, value)
			}
			eachValue(value, visit)
		}
	case []any:
		for _, item := range n {
			eachValue(item, visit)
		}
	}
}

func TestHashFollowsTheContentOnly(t *testing.T) {
	data := samples(t)["serocu-2026-014-drugs.json"]
	var tree map[string]any
	require.NoError(t, json.Unmarshal(data, &tree)) // sorts the keys and drops the white space
	sorted, err := json.Marshal(tree)
	require.NoError(t, err)
	require.Equal(t, read(t, data).Hash(), read(t, sorted).Hash())

	changed := read(t, data)
	changed.Facts += "."
	require.NotEqual(t, read(t, data).Hash(), changed.Hash())
}

func TestNamesAnchorsAndCategory(t *testing.T) {
	c := drugs(t)
	require.Equal(t, "VASCOTT, Darrick Fenwold", c.SubjectName())
	require.Equal(t, "DRUG", c.OffenceCategory())
	for _, a := range []string{"terms", "thirdParties", "route", "t7", "e9", "p1"} {
		require.True(t, c.HasAnchor(a), a)
	}
	for _, a := range []string{"", "t8", "s1", "schemaVersion", "/terms/0"} {
		require.False(t, c.HasAnchor(a), a)
	}
	company := read(t, samples(t)["serocu-2026-030-company.json"])
	require.Equal(t, "Harrowmere Kestrel Trading Ltd", company.SubjectName())
	family := "LEFT-OVER"
	company.Subjects[0].FamilyName = &family
	require.Equal(t, "Harrowmere Kestrel Trading Ltd", company.SubjectName(), "a body goes by its own name")
	require.Equal(t, "FRAU", company.OffenceCategory())
	require.Empty(t, content.Empty().SubjectName())
	require.Empty(t, content.Empty().OffenceCategory())
	require.Empty(t, read(t, samples(t)["serocu-2026-037-defective-firearms.json"]).OffenceCategory())
}

func TestMoveDates(t *testing.T) {
	for name, data := range samples(t) {
		c := read(t, data)
		before := c.Hash()
		moved := c.MoveDates(400)
		require.Equal(t, before, c.Hash(), "the original stays as it was")
		require.NotEqual(t, before, moved.Hash())
		require.Equal(t, before, moved.MoveDates(-400).Hash())
		require.Equal(t, 400, c.Court.ExpectedOrderDate.DaysUntil(*moved.Court.ExpectedOrderDate))
		require.Equal(t, 400, c.Evidence[0].Dated.DaysUntil(*moved.Evidence[0].Dated))
		require.Equal(t, c.Facts, moved.Facts)

		// Every date in the JSON moved, and nothing else did.
		var was, is any
		require.NoError(t, json.Unmarshal(c.Canonical(), &was))
		require.NoError(t, json.Unmarshal(moved.Canonical(), &is))
		dates := 0
		var compare func(a, b any)
		compare = func(a, b any) {
			switch x := a.(type) {
			case map[string]any:
				for k := range x {
					compare(x[k], b.(map[string]any)[k])
				}
			case []any:
				for i := range x {
					compare(x[i], b.([]any)[i])
				}
			default:
				s, _ := a.(string)
				if d, err := calendar.ParseDate(s); err == nil {
					require.Equal(t, d.AddDays(400).String(), b, name)
					dates++
					return
				}
				require.Equal(t, a, b)
			}
		}
		compare(was, is)
		require.Greater(t, dates, 15)
	}
}

func TestCleanSamplesMissNothingAndEmptyDraftsMuch(t *testing.T) {
	for name, data := range samples(t) {
		c := read(t, data)
		require.Empty(t, c.Gateway(), name)
		for _, s := range content.SectionKeys() {
			if !strings.Contains(name, "defective") {
				require.Empty(t, c.Missing(s), "%s %s", name, s)
			}
		}
	}
	empty := content.Empty()
	for _, s := range content.SectionKeys() {
		for _, p := range empty.Missing(s) {
			require.True(t, p.Pointer == "/"+s || strings.HasPrefix(p.Pointer, "/"+s+"/"), p.Pointer)
			require.Equal(t, decode.CodeRequired, p.Code)
		}
		switch s {
		case "section1", "conviction", "disposal", "schedules", "marking", "futureProvisions":
		default:
			require.NotEmpty(t, empty.Missing(s), s)
		}
	}
	require.Empty(t, empty.Missing("no-such-section"))

	c := drugs(t)
	c.Terms[2].BreachProof = " "
	c.Terms[6].End = nil
	require.Equal(t, []decode.Problem{
		{Pointer: "/terms/2/breachProof", Code: decode.CodeRequired, Message: "Enter how a breach would be detected and proved"},
		{Pointer: "/terms/6/end", Code: decode.CodeRequired, Message: "Enter when the term ends"},
	}, c.Missing("terms"))
}

func TestMissingFollowsTheRoute(t *testing.T) {
	c := read(t, samples(t)["serocu-2026-030-company.json"])
	c.Route = content.RouteS19
	require.NotEmpty(t, c.Missing("conviction"))
	require.NotEmpty(t, c.Missing("disposal"))
	c = drugs(t)
	c.Route = content.RouteS1
	require.NotEmpty(t, c.Missing("section1"))
	require.Empty(t, c.Missing("conviction"))
}

func TestGateway(t *testing.T) {
	pointers := func(c content.Content) (out []string) {
		for _, p := range c.Gateway() {
			require.Equal(t, decode.CodeRequired, p.Code)
			require.NotEmpty(t, p.Message)
			out = append(out, p.Pointer)
		}
		return out
	}
	require.Equal(t, []string{"/subjects", "/route", "/court/name", "/terms"}, pointers(content.Empty()))

	c := drugs(t)
	c.Subjects[0].FamilyName, c.Subjects[0].GivenNames = nil, nil
	for i := range c.Terms {
		c.Terms[i].Text = "\n"
	}
	require.Equal(t, []string{"/subjects", "/terms"}, pointers(c))
}

func TestLongTextsShareOneBound(t *testing.T) {
	seen := 0
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(typ.Elem())
		case reflect.Struct:
			for i := range typ.NumField() {
				if m, ok := typ.Field(i).Tag.Lookup("max"); ok {
					seen++
					require.Equal(t, strconv.Itoa(decode.MaxText), m, typ.Field(i).Name)
				}
				walk(typ.Field(i).Type)
			}
		}
	}
	walk(reflect.TypeFor[content.Content]())
	require.Greater(t, seen, 30)
}

func TestSectionsHaveOneOrderAndTheirChaptersHoldTogether(t *testing.T) {
	keys := content.SectionKeys()
	for before, after := range map[string]string{"schedules": "terms", "evidence": "risk"} {
		require.Less(t, slices.Index(keys, before), slices.Index(keys, after), "what is referred to comes first")
	}
	seen := map[string]bool{}
	for _, ch := range content.Chapters() {
		require.False(t, seen[ch.Title], "%s comes twice", ch.Title)
		seen[ch.Title] = true
		for _, s := range ch.Sections {
			require.NotEqual(t, s.Key, s.Name)
		}
	}
}
