package models_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// Newcombe (1998), table II, method 10: 56 of 70 against 48 of 80, and 9 of 10 against 3 of 10; and two rates whose intervals
// overlap though they differ.
func TestDifference(t *testing.T) {
	for _, c := range []struct {
		k1, n1, k2, n2 int
		low, high, p   float64
	}{
		{56, 70, 48, 80, 0.0524, 0.3339, 0.0125},
		{9, 10, 3, 10, 0.1705, 0.8090, 0.0198},
		{10, 20, 18, 20, -0.6133, -0.1159, 0.0138},
	} {
		d := models.DifferenceOf(c.k1, c.n1, c.k2, c.n2)
		require.InDelta(t, c.low, d.Low, 0.0002, c)
		require.InDelta(t, c.high, d.High, 0.0002, c)
		require.InDelta(t, c.p, d.P, 0.0015, c)
	}
	require.True(t, models.DifferenceOf(10, 20, 18, 20).Differs(1))
	require.False(t, models.DifferenceOf(10, 20, 18, 20).Differs(10), "one of ten such may well be chance")
	require.InDelta(t, 1, models.Fisher(5, 10, 5, 10), 1e-9)
}

// TestSimulate makes 2,000 sets of regions whose true rates are equal: a difference is reported in at most 5% of the
// sets.
func TestSimulate(t *testing.T) {
	r := rand.New(rand.NewPCG(2007, 1998))
	for _, rate := range []float64{0.5, 0.7, 0.85} {
		said := 0
		const sets, regions = 2000, 10
		for range sets {
			ks, ns := make([]int, regions), make([]int, regions)
			for i := range regions {
				ns[i] = 5 + r.IntN(60)
				for range ns[i] {
					if r.Float64() < rate {
						ks[i]++
					}
				}
			}
			if differs(ks, ns) {
				said++
			}
		}
		t.Logf("true rate %.2f: two regions are said to differ in %d of %d sets (%.1f%%)", rate, said, sets, 100*float64(said)/sets)
		require.LessOrEqual(t, said, sets/20)
	}
}

func differs(ks, ns []int) bool {
	for i := range ks {
		for j := range i {
			if models.DifferenceOf(ks[i], ns[i], ks[j], ns[j]).Differs(len(ks) * (len(ks) - 1) / 2) {
				return true
			}
		}
	}
	return false
}
