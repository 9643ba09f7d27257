package changes_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/decode"
)

// BenchmarkLargest compares two versions of the largest content that is accepted, 1 MiB each, with every term reworded. The
// bound is 500 ms.
func BenchmarkLargest(b *testing.B) {
	from := samples(b)[0]
	terms := from.Terms
	from.Terms = nil
	for i := range decode.MaxItems {
		term := terms[i%len(terms)]
		term.ID, term.Number = "t"+strconv.Itoa(i+1), i+1
		term.Necessity += " " + strconv.Itoa(i) + " " + from.Facts[:min(len(from.Facts), 600)]
		from.Terms = append(from.Terms, term)
	}
	to := clone(b, from)
	for i := range to.Terms {
		to.Terms[i].Text = strings.Replace(to.Terms[i].Text, "not", "never", 1)
		to.Terms[i].Necessity += " This is needed."
	}
	size := len(from.Canonical())
	for b.Loop() {
		require.Len(b, changes.Between(from, to).Sections[0].Changes, len(to.Terms))
	}
	b.ReportMetric(float64(size), "bytes")
}
