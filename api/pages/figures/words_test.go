package figures

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// group is one of k accepted of n, with amendments in none.
func group(name string, k, n int) answers.FigureGroup {
	r := models.RateOf(k, n)
	counts := models.Counts{Submitted: n, Decided: n, Accepted: k, NotAccepted: n - k}
	return answers.FigureGroup{Key: name, Name: name, FigureCounts: answers.FigureCounts{Counts: counts, Strict: r, Lenient: r}}
}

func TestTheRateInWords(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		words     string
		assurance string
	}{
		{17, 20, "17 of 20 (85%), 95% interval 64% to 95%", "not clear"},
		{22, 27, "22 of 27 (81%), 95% interval 63% to 92%", "not clear"}, // 0.8148: not 0.815 rounded again
		{0, 0, "no decisions yet", ""},
		{0, 4, "0 of 4", ""},
		{4, 4, "4 of 4", ""},
		{0, 10, "0 of 10 (0%), 95% interval 0% to 28%", "below target"},
		{20, 20, "20 of 20 (100%), 95% interval 84% to 100%", "not clear"},
		{22, 22, "22 of 22 (100%), 95% interval 85% to 100%", "above target"},
	} {
		require.Equal(t, c.words, inWords(c.k, c.n))
		require.Equal(t, c.assurance, assurance(c.k, c.n, models.Target))
	}
}

func TestWhatIsPendingGivesARange(t *testing.T) {
	c := group("", 17, 20)
	c.Pending = 3
	require.Equal(t, "3 applications have no decision yet: 74% if none are accepted, 87% if all are.", open(c.FigureCounts, c.Accepted))
	c = group("", 3, 4)
	c.Pending = 1
	require.Contains(t, open(c.FigureCounts, c.Accepted), "3 of 5 if none are accepted, 4 of 5 if all are.", "too few for a percentage")
	require.Empty(t, open(answers.FigureCounts{Counts: models.Counts{Pending: 3}}, 0), "too few for a share of anything")
}

func TestAnIntervalThatReadsAsTheTargetIsToldMoreExactly(t *testing.T) {
	require.Equal(t, "Above target: the whole 95% interval is above 85% (it begins at 85.13%).", assured(22, 22, models.Target))
	require.Equal(t, "Above target: the whole 95% interval is above 85%.", assured(100, 100, models.Target))
	require.Equal(t, "Below target: the whole 95% interval is below 85%.", assured(0, 10, models.Target))
}

// TestNothingBesideTheFigureIsLeftOut: by the day of decision, undecided applications are in no number, and are not
// shown as 0.
func TestNothingBesideTheFigureIsLeftOut(t *testing.T) {
	total := models.Counts{Submitted: 24, Decided: 20, Accepted: 16, AcceptedWithAmendments: 1, NotAccepted: 3, MoreInformation: 2, OutsideControl: 1,
		Pending: 3, Withdrawn: 1, ReturnedByQA: 6, AcceptedUnreturned: 13}
	told := func(basis models.Basis, may bool) string {
		f := answers.Figure{Basis: basis, Total: answers.FigureCounts{Counts: total}, Before: models.Before{Withdrawn: 7, Returned: 9}}
		var all strings.Builder
		for _, b := range beside(f, opener{figure: f, may: may}) {
			html, err := b.Rows.Render()
			require.NoError(t, err)
			all.WriteString(b.Heading + string(html))
		}
		return all.String()
	}
	said := told(models.BySubmission, true)
	for _, words := range []string{
		"17 of 20 (85%), 95% interval 64% to 95%", "74% if none are accepted, 87% if all are", "3 of 20", "2 of 20", "1 of 20",
		"18 of 24 (75%), 95% interval 55% to 88%", "13 of 20 (65%), 95% interval 43% to 82%",
		"of=withdrawnBefore", "of=returnedBefore", "of=pending", "of=withdrawn&amp;", "of=moreInformation", "List 9 not resubmitted", "List 6 returned",
	} {
		require.Contains(t, said, words)
	}
	require.NotContains(t, told(models.BySubmission, false), "<a ", "who may not list has no way to a list")
	require.NotContains(t, told(models.ByDecision, true), "decision yet</dt>")
	require.NotContains(t, told(models.ByDecision, true), "Withdrawn after submission")
}

func TestGroupsAreToldApartByTheirIntervals(t *testing.T) {
	require.Contains(t, message([]answers.FigureGroup{group("East", 17, 20), group("West", 15, 20)}, true), "These numbers do not show that any two groups differ. They do not show that groups are the same either. 1 comparison was made")
	require.Contains(t, message([]answers.FigureGroup{group("East", 10, 20), group("West", 18, 20)}, true), "West is higher than East", "though the intervals overlap")
	require.Equal(t, "For applications accepted as submitted, these groups differ: East is higher than West, by 64 to 97 percentage points. 1 comparison was made, and each had to be clearer for that.",
		message([]answers.FigureGroup{group("East", 20, 20), group("West", 2, 20)}, true))
	require.Contains(t, message([]answers.FigureGroup{group("East", 3, 4), group("West", 15, 20)}, true), "no comparison is shown")
	require.Contains(t, message([]answers.FigureGroup{group("2026-01", 9, 9)}, false), "Monthly counts only.")
}

func TestMonthsHaveCountsOnly(t *testing.T) {
	g, err := groupedOf(answers.Figure{By: "month", Target: 0.85, Groups: []answers.FigureGroup{group("2026-01", 9, 9), group("2026-02", 2, 9)}}, opener{})
	require.NoError(t, err)
	html, err := g.Table.Render()
	require.NoError(t, err)
	require.NotContains(t, string(html), "%")
	require.Contains(t, string(html), "January 2026")
	require.Empty(t, g.Chart)
}

func TestTheChartIsSoundAndSaysWhatItShows(t *testing.T) {
	g, err := groupedOf(answers.Figure{By: "region", Target: 0.85, Groups: []answers.FigureGroup{group("West & <Wales>", 2, 20), group("East", 17, 20), group("Few", 2, 3)}}, opener{})
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

// TestOneFigureSaysNothingOfASeries: whatever is counted, it is above or below the target or not clear. What always or
// consistently happens cannot be read from it, nor that two groups are equal.
func TestOneFigureSaysNothingOfASeries(t *testing.T) {
	for n := range 61 {
		for k := range n + 1 {
			said := strings.ToLower(inWords(k, n) + assured(k, n, models.Target))
			for _, word := range []string{"consistent", "always", "never", "misses", "equal", "same", "told apart", "overlap"} {
				require.NotContains(t, said, word, "%d of %d", k, n)
			}
		}
	}
	for _, pair := range [][2]int{{10, 18}, {10, 10}, {0, 20}, {19, 20}} {
		said := strings.ToLower(message([]answers.FigureGroup{group("East", pair[0], 20), group("West", pair[1], 20)}, true))
		require.NotContains(t, said, "told apart")
		require.NotContains(t, said, "overlap")
		require.NotContains(t, said, "equal")
	}
}
