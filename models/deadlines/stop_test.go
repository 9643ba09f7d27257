package deadlines_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/deadlines"
)

func TestWhereAStopMayBegin(t *testing.T) {
	const can = deadlines.Fault("")
	for _, w := range []struct {
		why, since, stops, from, today string
		want                           deadlines.Fault
	}{
		{"today", "2026-06-01", "", "2026-06-22", "2026-06-22", can},
		{"on the first day", "2026-06-15", "", "2026-06-15", "2026-06-22", can},
		{"before the first day", "2026-06-15", "", "2026-06-14", "2026-06-22", deadlines.StopBeforeStart},
		{"no day", "2026-06-15", "", "0001-01-01", "2026-06-22", deadlines.StopBeforeStart},
		{"tomorrow", "2026-06-01", "", "2026-06-23", "2026-06-22", deadlines.StopInFuture},
		{"ten working days back", "2026-06-01", "", "2026-06-08", "2026-06-22", can},
		{"the Sunday before that", "2026-06-01", "", "2026-06-07", "2026-06-22", deadlines.StopTooFarBack},
		{"eleven working days back", "2026-06-01", "", "2026-06-05", "2026-06-22", deadlines.StopTooFarBack},
		{"ten working days back, over Easter", "2026-03-02", "", "2026-03-30", "2026-04-15", can},
		{"eleven working days back, over Easter", "2026-03-02", "", "2026-03-27", "2026-04-15", deadlines.StopTooFarBack},
		{"ten working days back, over Christmas", "2026-12-01", "", "2026-12-21", "2027-01-07", can},
		{"eleven working days back, over Christmas", "2026-12-01", "", "2026-12-18", "2027-01-07", deadlines.StopTooFarBack},
		{"on the leap day, from the day after", "2028-02-01", "", "2028-02-29", "2028-03-01", can},
		{"in an earlier stop", "2026-06-01", "2026-06-10 2026-06-15", "2026-06-12", "2026-06-22", deadlines.StopOverlaps},
		{"on the first day of an earlier stop", "2026-06-01", "2026-06-10 2026-06-15", "2026-06-10", "2026-06-22", deadlines.StopOverlaps},
		{"before an earlier stop", "2026-06-01", "2026-06-10 2026-06-15", "2026-06-09", "2026-06-22", deadlines.StopOverlaps},
		{"on the day the clock started again", "2026-06-01", "2026-06-10 2026-06-15", "2026-06-15", "2026-06-22", can},
		{"while the clock is stopped", "2026-06-01", "2026-06-10 -", "2026-06-22", "2026-06-22", deadlines.StopOverlaps},
		{"over the later of two", "2026-06-01", "2026-06-09 2026-06-10, 2026-06-16 2026-06-18", "2026-06-17", "2026-06-22", deadlines.StopOverlaps},
	} {
		got := deadlines.CheckStop(deadlines.Policy{}, day(t, w.since), stops(t, w.stops), day(t, w.from), day(t, w.today))
		require.Equal(t, w.want, got, w.why)
		require.Equal(t, got == can, got.Sentence() == "", w.why)
	}
}
