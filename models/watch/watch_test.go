package watch_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/watch"
)

func lines(n int, kind string, start time.Time, apart time.Duration) []watch.Line {
	var all []watch.Line
	for i := range n {
		all = append(all, watch.Line{At: start.Add(time.Duration(i) * apart), Actor: "u1", Kind: kind, Application: fmt.Sprint("a", i)})
	}
	return all
}

func found(all []watch.Line) (codes []string) {
	for _, f := range watch.Find(all, watch.Embedded().Rules) {
		codes = append(codes, fmt.Sprintf("%s %s %d", f.Rule.Code, f.Actor, f.Count))
	}
	return codes
}

// TestUnusualReading: many in a short time, what is not theirs, at night, and several people after one name.
func TestUnusualReading(t *testing.T) {
	noon, night := time.Date(2026, 6, 8, 11, 0, 0, 0, time.UTC), time.Date(2026, 6, 8, 21, 30, 0, 0, time.UTC) // 10.30pm in London
	require.Empty(t, found(lines(29, "view", noon, time.Second)))
	require.Equal(t, []string{"many-fast u1 30"}, found(lines(30, "view", noon, time.Second)))
	require.Empty(t, found(lines(60, "view", noon, time.Minute)), "no more than 11 in any 10 minutes")
	require.Equal(t, []string{"many-in-a-day u1 150"}, found(lines(150, "view", noon.Add(-5*time.Hour), 3*time.Minute)))
	require.Empty(t, found(append(lines(20, "view", noon, 0), lines(20, "export", noon, 0)...)), "the same applications again")
	require.Equal(t, []string{"not-theirs u1 5"}, found(lines(5, "refused", noon, time.Minute)))
	require.Equal(t, []string{"out-of-hours u1 5"}, found(lines(5, "view", night, time.Minute)))
	require.Empty(t, found(lines(5, "list", night, time.Minute)))
	var searches []watch.Line
	for _, who := range []string{"u1", "u2", "u2", "u3"} {
		searches = append(searches, watch.Line{At: noon, Actor: who, Kind: "search", Search: strings.ToUpper("Vascott"[:len(who)]) + "scott"})
	}
	require.Equal(t, []string{"same-search  3"}, found(searches))
	require.Empty(t, found(searches[:3]), "two people")
}

// TestTheRulesCanBeRead: each says what it counts, and how many.
func TestTheRulesCanBeRead(t *testing.T) {
	require.NotEmpty(t, watch.Embedded().Version)
	codes := map[string]bool{}
	for _, r := range watch.Embedded().Rules {
		require.False(t, codes[r.Code], r.Code)
		codes[r.Code] = true
		require.Positive(t, r.AtLeast)
		require.Positive(t, r.Minutes)
		require.Contains(t, []watch.Kind{watch.Opened, watch.Refused, watch.Searched}, r.Kind)
		require.Equal(t, 1, strings.Count(r.Words, "%d"), r.Code)
	}
}
