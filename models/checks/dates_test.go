package checks_test

import (
	"math/rand"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// days is a few years of days, leap days among them.
func days() []calendar.Date {
	var out []calendar.Date
	for d := calendar.NewDate(2023, 1, 1); d.Year < 2033; d = d.AddDays(1) {
		out = append(out, d)
	}
	return out
}

func TestFiveYearsFromAnyDay(t *testing.T) {
	var before calendar.Date
	for _, first := range days() {
		last := checks.LastDayAllowed(first)
		counted := first.DaysUntil(last) + 1 // both days count
		require.Contains(t, []int{1826, 1827}, counted, first)
		require.Equal(t, first.Year+5, last.AddDays(1).Year, first)
		if first.Month != 2 || first.Day != 29 {
			require.Equal(t, calendar.NewDate(first.Year+5, first.Month, first.Day), last.AddDays(1), first)
		}
		require.False(t, last.Before(before), "a later start never ends earlier")
		before = last

		length, says := content.End{Kind: content.EndAfterLength, Years: 5}.LastDay(first)
		require.True(t, says)
		require.Equal(t, last, length, "a length of five years is the most allowed")
	}
	require.Equal(t, calendar.NewDate(2031, 2, 28), checks.LastDayAllowed(calendar.NewDate(2026, 3, 1)))
	require.Equal(t, calendar.NewDate(2033, 2, 28), checks.LastDayAllowed(calendar.NewDate(2028, 2, 29)))
}

func TestAgeOnAnyDay(t *testing.T) {
	for _, born := range days() {
		for age := range 30 {
			birthday := born.AddYears(age)
			require.Equal(t, age, checks.Age(born, birthday), born)
			require.Equal(t, age-1, checks.Age(born, birthday.AddDays(-1)), born)
		}
	}
	leap := calendar.NewDate(2008, 2, 29)
	require.Equal(t, 17, checks.Age(leap, calendar.NewDate(2026, 2, 28)))
	require.Equal(t, 18, checks.Age(leap, calendar.NewDate(2026, 3, 1)))
	require.Equal(t, 20, checks.Age(leap, calendar.NewDate(2028, 2, 29)))
	require.Negative(t, checks.Age(leap, calendar.NewDate(2008, 2, 28)))
}

func on(d calendar.Date) *content.Start { return &content.Start{Kind: content.StartOnDate, On: &d} }

func until(d calendar.Date) *content.End { return &content.End{Kind: content.EndOnDate, On: &d} }

func withOrder() *content.Start { return &content.Start{Kind: content.StartAsOrder} }

func endWithOrder() *content.End { return &content.End{Kind: content.EndAsOrder} }

// TestStaggeredTerms draws orders whose terms start and end on days of their own, and holds the check on five years
// against the rule said plainly: nothing may last beyond five years less a day from the earliest start.
func TestStaggeredTerms(t *testing.T) {
	r := rand.New(rand.NewSource(11))
	all := days()
	for range 3000 {
		start := all[r.Intn(len(all))]
		end := checks.LastDayAllowed(start).AddDays(r.Intn(60) - 50)
		c := content.Empty()
		c.Order.Start, c.Order.End = on(start), until(end)
		first, ends := start, map[string]calendar.Date{"/order/end": end}
		for k := range r.Intn(4) {
			term := content.Term{Start: withOrder(), End: endWithOrder()}
			if r.Intn(2) == 0 {
				own := start.AddDays(r.Intn(400) - 200)
				term.Start = on(own)
				if own.Before(first) {
					first = own
				}
			}
			if r.Intn(2) == 0 {
				own := checks.LastDayAllowed(start).AddDays(r.Intn(400) - 200)
				term.End = until(own)
				ends["/terms/"+string(rune('0'+k))+"/end"] = own
			}
			c.Terms = append(c.Terms, term)
		}
		var want []string
		for pointer, last := range ends {
			if last.After(checks.LastDayAllowed(first)) {
				want = append(want, pointer)
			}
		}
		item, ok := checks.Run(checks.Input{Content: c, AsOf: start}).Item("Q08")
		require.True(t, ok)
		got := pointers(item)
		slices.Sort(want)
		slices.Sort(got)
		require.Equal(t, want, got, "start %s first %s ends %v", start, first, ends)
		require.Equal(t, len(want) == 0, item.Outcome == checks.Pass)
	}
}

func TestAFixedStartAndItsEventJudgeAlike(t *testing.T) {
	r := rand.New(rand.NewSource(13))
	all := days()
	for range 1000 {
		start := all[r.Intn(len(all))]
		c := content.Empty()
		c.Order.End = &content.End{Kind: content.EndAfterLength, Years: r.Intn(6), Months: r.Intn(14), Days: r.Intn(3)}
		outcome := func(s *content.Start) checks.Outcome {
			c.Order.Start = s
			item, _ := checks.Run(checks.Input{Content: c, AsOf: start}).Item("Q08")
			return item.Outcome
		}
		fixed := outcome(on(start))
		require.Equal(t, fixed, outcome(&content.Start{Kind: content.StartOnEvent, Event: content.EventRelease, ExpectedOn: &start}))
		if fixed == checks.Pass { // what may pass from one day is not refused before the day is known
			require.Equal(t, checks.Pass, outcome(&content.Start{Kind: content.StartOnEvent, Event: content.EventRelease}),
				"%s %+v", start, *c.Order.End)
		}
	}
}
