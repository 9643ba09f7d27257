package figures

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// of is a group of k accepted of n, with amendments in none.
func of(name string, k, n int) counts {
	r := models.RateOf(k, n)
	return counts{Key: name, Name: name, Submitted: n, Decided: n, Accepted: k, NotAccepted: n - k, Strict: r, Lenient: r}
}

func TestTheRateInWords(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		words     string
		assurance string
	}{
		{17, 20, "17 of 20 (85%), 95% interval 64% to 95%", "cannot tell"},
		{22, 27, "22 of 27 (81%), 95% interval 63% to 92%", "cannot tell"}, // 0.8148: not 0.815 rounded again
		{0, 0, "no decisions yet", ""},
		{0, 4, "0 of 4", ""},
		{4, 4, "4 of 4", ""},
		{0, 10, "0 of 10 (0%), 95% interval 0% to 28%", "consistently misses"},
		{20, 20, "20 of 20 (100%), 95% interval 84% to 100%", "cannot tell"},
		{22, 22, "22 of 22 (100%), 95% interval 85% to 100%", "consistently meets"},
	} {
		r := models.RateOf(c.k, c.n)
		require.Equal(t, c.words, inWords(c.k, c.n, r))
		require.Equal(t, c.assurance, assurance(r, models.Target))
	}
}

func TestWhatIsPendingGivesARange(t *testing.T) {
	c := of("", 17, 20)
	c.Pending = 3
	require.Equal(t, "3 applications are still to be decided: 74% if none of them is accepted, 87% if all are.", measured(c, c.Accepted, c.Strict, models.Target).Pending)
	c = of("", 3, 4)
	c.Pending = 1
	require.Contains(t, measured(c, c.Accepted, c.Strict, models.Target).Pending, "3 of 5 if none of them is accepted, 4 of 5 if all are.", "too few for a percentage")
	c = counts{Pending: 3}
	require.Empty(t, measured(c, 0, models.Rate{}, models.Target).Pending, "too few for a share of anything")
	require.Equal(t, "no decisions yet", measured(c, 0, models.Rate{}, models.Target).Headline)
}

func TestGroupsAreToldApartByTheirIntervals(t *testing.T) {
	require.Contains(t, message("region", []counts{of("East", 17, 20), of("West", 15, 20)}, true), "cannot tell one region apart")
	require.Equal(t, "The intervals do not overlap, as submitted, for East and West. All others cannot be told apart.",
		message("region", []counts{of("East", 20, 20), of("West", 2, 20)}, true))
	require.Contains(t, message("force", []counts{of("East", 3, 4), of("West", 15, 20)}, true), "nothing to compare")
	require.Contains(t, message("month", []counts{of("2026-01", 9, 9)}, false), "a percentage of one month says nothing")
}

func TestMonthsHaveCountsOnly(t *testing.T) {
	g, err := groupedOf(figure{By: "month", Target: 0.85, Groups: []counts{of("2026-01", 9, 9), of("2026-02", 2, 9)}})
	require.NoError(t, err)
	html, err := g.Table.Render()
	require.NoError(t, err)
	require.NotContains(t, strings.ReplaceAll(string(html), "Against 85%", ""), "%")
	require.Contains(t, string(html), "January 2026")
	require.Empty(t, g.Chart)
}

func TestTheChartIsSoundAndSaysWhatItShows(t *testing.T) {
	g, err := groupedOf(figure{By: "region", Target: 0.85, Groups: []counts{of("West & <Wales>", 2, 20), of("East", 17, 20), of("Few", 2, 3)}})
	require.NoError(t, err)
	svg := string(g.Chart)
	d := xml.NewDecoder(strings.NewReader(svg))
	for err = nil; err == nil; {
		_, err = d.Token()
	}
	require.True(t, errors.Is(err, io.EOF), "%v", err)
	for _, part := range []string{`role="img"`, "<title", "<desc", "target 85%", "West &amp; &lt;Wales&gt;"} {
		require.Contains(t, svg, part)
	}
	require.Equal(t, 3, strings.Count(svg, "<circle"), "two groups and the key")
	require.Equal(t, 3, strings.Count(svg, "<polygon"))
	require.NotContains(t, svg, "Few", "too few for a rate")
	require.NotContains(t, svg, "style=", "the content security policy forbids it")
	require.Less(t, strings.Index(svg, "East"), strings.Index(svg, "West"), "by name, not by rank")
}

func TestNoCellIsAFormula(t *testing.T) {
	require.Equal(t, []string{"'=1+1", "'+x", "'-x", "'@x", "x", "", "0.850", "'\tx"}, harmless([]string{"=1+1", "+x", "-x", "@x", "x", "", "0.850", "\tx"}))
}
