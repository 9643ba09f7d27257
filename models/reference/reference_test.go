package reference_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

func samples(t *testing.T) []reference.Sample {
	t.Helper()
	s, err := reference.Samples()
	require.NoError(t, err)
	require.Len(t, s, 5)
	return s
}

func TestSamplesUseOnlyKnownCodes(t *testing.T) {
	var references []string
	for _, s := range samples(t) {
		references = append(references, s.Reference)
		region, ok := reference.RegionOf(s.Force)
		require.True(t, ok, s.Force)
		require.Equal(t, s.Region, region.Code)
		require.False(t, s.Scenario.AsOf.IsZero())
		require.False(t, s.Scenario.DraftedOn.After(s.Scenario.SubmittedForQAOn))
		require.Equal(t, s.Defective, len(s.ExpectedFindings) > 0)

		for _, o := range s.Content.Offences {
			if o.Schedule1 == nil {
				continue
			}
			listed, category, ok := reference.Offence(o.Schedule1.Offence)
			require.True(t, ok, o.Schedule1.Offence)
			require.Equal(t, o.Schedule1.Category, category.Code)
			require.Equal(t, o.Schedule1.Para, listed.Para)
			if p := o.Schedule1.InchoatePara; p != nil {
				inchoate, ok := reference.Category("INCH")
				require.True(t, ok)
				require.Equal(t, *p, inchoate.Para)
			}
		}
		for _, term := range s.Content.Terms {
			_, ok := reference.TermCategory(string(term.Category))
			require.True(t, ok, term.Category)
		}
		if m := s.Content.MonitoringPlan; m != nil {
			_, ok := reference.Force(*m.ResidentForce)
			require.True(t, ok)
		}
		for _, f := range s.ExpectedFindings {
			check, ok := checks.Find(f.Check)
			require.True(t, ok, f.Check)
			require.Equal(t, check.Code, f.Code)
			require.Equal(t, check.Severity, f.Severity, f.Check)
			_, ok = reference.Reason(f.Code)
			require.True(t, ok, f.Code)
		}
	}
	require.True(t, slices.IsSorted(references))
}

func TestForcesAndRegions(t *testing.T) {
	require.Len(t, reference.Forces().Items, 43)
	require.Len(t, reference.Regions().Items, 10)
	codes := map[string]bool{}
	rocus := 0
	on := calendar.NewDate(2026, 1, 1)
	for _, f := range reference.Forces().Items {
		require.False(t, codes[f.Code], f.Code)
		codes[f.Code] = true
		require.True(t, f.Current(on))
		region, ok := reference.RegionOf(f.Code)
		require.True(t, ok, f.Code)
		require.Equal(t, region.Verified, f.Verified)
	}
	for _, r := range reference.Regions().Items {
		require.Equal(t, r.Verified, r.Source != nil, "no source is claimed for what was not read")
		require.True(t, r.Current(on))
		if r.ROCU {
			rocus++
		}
		for _, code := range r.AlsoServes {
			require.True(t, slices.ContainsFunc(reference.NonTerritorial().Items,
				func(f reference.PoliceForce) bool { return f.Code == code }))
		}
	}
	require.Equal(t, 9, rocus)
	tarian, ok := reference.Region("tarian")
	require.True(t, ok)
	require.False(t, tarian.Verified)
	_, ok = reference.RegionOf("btp")
	require.False(t, ok)
}

func TestEntriesEnd(t *testing.T) {
	first, last := calendar.NewDate(2026, 2, 1), calendar.NewDate(2026, 3, 1)
	f := reference.PoliceForce{From: &first, To: &last}
	require.False(t, f.Current(first.AddDays(-1)))
	require.True(t, f.Current(first))
	require.True(t, f.Current(last))
	require.False(t, f.Current(last.AddDays(1)))
}

func TestOffences(t *testing.T) {
	seen := map[string]bool{}
	kinds := map[string]int{}
	for _, c := range reference.Offences().Items {
		kinds[c.Kind]++
		require.NotEmpty(t, c.Offences)
		for _, o := range c.Offences {
			require.False(t, seen[o.Code], o.Code)
			seen[o.Code] = true
			require.True(t, strings.HasPrefix(o.Code, c.Code+"-"))
			require.Contains(t, c.Para, o.Para)
			require.NotEmpty(t, o.Text)
		}
	}
	require.Equal(t, map[string]int{"listed": 18, "inchoate": 1, "unlisted": 1}, kinds)
	require.NotEmpty(t, reference.Offences().Notes)
	require.NotEmpty(t, reference.Offences().NotListed)
	_, _, ok := reference.Offence("DRUG-99")
	require.False(t, ok)
}

func TestChecksAndReasons(t *testing.T) {
	require.Len(t, reference.Reasons().Items, 15)
	list := checks.For(calendar.NewDate(2026, 11, 30)).List()
	require.Len(t, list.Items, 35)
	_, ok := reference.Reason(reference.OutsideControl)
	require.True(t, ok)
	how := map[string]int{}
	for i, c := range list.Items {
		require.Equal(t, i+1, int(c.ID[1]-'0')*10+int(c.ID[2]-'0'))
		_, ok := reference.Reason(c.Code)
		require.True(t, ok, c.Code)
		require.Contains(t, []string{reference.SeverityStop, reference.SeverityWarning}, c.Severity)
		require.NotEmpty(t, c.Title)
		require.NotEmpty(t, c.Source)
		how[c.How]++
	}
	require.Equal(t, map[string]int{reference.HowMachine: 24, reference.HowLint: 7, reference.HowHuman: 4}, how)
}

func TestTermCategoriesAreThoseOfTheContent(t *testing.T) {
	var codes []string
	for _, h := range reference.TermCategories().Items {
		codes = append(codes, h.Code)
		require.NotEmpty(t, h.For)
	}
	require.Equal(t, content.CategoryWork.Values(), codes)
}

func TestListsHaveTheirDatesAndShape(t *testing.T) {
	for name, list := range map[string]any{
		"forces": reference.Forces(), "non-territorial": reference.NonTerritorial(), "regions": reference.Regions(),
		"offences": reference.Offences(), "reasons": reference.Reasons(), "checks": checks.For(calendar.NewDate(2026, 11, 30)).List(),
		"term-categories": reference.TermCategories(), "deadlines": reference.Embedded().Deadlines(),
		"clock-stops": reference.Embedded().ClockStops(),
	} {
		data, err := json.Marshal(list)
		require.NoError(t, err)
		var got struct {
			Version, Source string
			From            calendar.Date
			Items           []map[string]any
		}
		require.NoError(t, json.Unmarshal(data, &got))
		require.NotEmpty(t, got.Version, name)
		require.NotEmpty(t, got.Source, name)
		require.False(t, got.From.IsZero(), name)
		require.NotEmpty(t, got.Items, name)
	}
}

func TestSamplesAreCopies(t *testing.T) {
	first := samples(t)
	first[0].Content.Terms[0].Text = "changed"
	require.NotEqual(t, "changed", samples(t)[0].Content.Terms[0].Text)
}

// TestListsSayWhatWasReadInNoSource: a list with entries that were not read says so, and only what has a source is verified.
func TestListsSayWhatWasReadInNoSource(t *testing.T) {
	l := reference.Embedded()
	if slices.ContainsFunc(l.Courts().Items, func(c reference.Court) bool { return !c.Verified }) {
		require.Contains(t, l.Courts().Source, "Not verified")
	}
	for _, r := range l.Regions().Items {
		require.Equal(t, r.Verified, r.Source != nil && *r.Source != "", r.Code)
		require.False(t, r.Verified && strings.Contains(*r.Source, "news"), r.Code)
	}
	earlier := slices.ContainsFunc(l.Offences().Notes, func(note string) bool {
		return strings.HasPrefix(note, "Paragraph 15") && strings.Contains(note, "only for conduct before 30 October 2007")
	})
	require.True(t, earlier)
	for _, category := range l.Offences().Items {
		for _, o := range category.Offences {
			require.NotEqual(t, "15", o.Para, "no application can rely on it without the earlier offence")
		}
	}
	for _, r := range l.Reasons().Items {
		require.NotContains(t, r.Meaning+r.Owner, "left out", "the figure keeps every decision in its base")
	}
}
