package models_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestRateOfIsWilsons(t *testing.T) {
	for _, c := range []struct {
		k, n            int
		rate, low, high float64
	}{
		{17, 20, .850, .640, .948},
		{16, 20, .800, .584, .919},
		{0, 10, .000, .000, .278},
		{10, 10, 1.000, .722, 1.000},
		{20, 20, 1.000, .839, 1.000},
		{22, 22, 1.000, .851, 1.000},
		{0, 5, .000, .000, .434},
		{5, 5, 1.000, .566, 1.000},
		{1, 3_000_000, .000, .000, .000},
	} {
		got := models.RateOf(c.k, c.n)
		require.NotNil(t, got.Rate)
		text, err := json.Marshal(got)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &got), "what is given out is rounded")
		require.Equal(t, []float64{c.rate, c.low, c.high}, []float64{*got.Rate, *got.Low, *got.High}, "%d of %d", c.k, c.n)
	}
}

func TestNoRateOfFewerThanFive(t *testing.T) {
	for n := range models.SmallestBase {
		for k := range n + 1 {
			require.Equal(t, models.Rate{}, models.RateOf(k, n))
		}
	}
	text, err := json.Marshal(models.RateOf(4, 4))
	require.NoError(t, err)
	require.JSONEq(t, `{"rate": null, "low": null, "high": null}`, string(text))
	text, err = json.Marshal(models.RateOf(0, 5))
	require.NoError(t, err)
	require.JSONEq(t, `{"rate": 0, "low": 0, "high": 0.434}`, string(text))
}

func TestWilsonHoldsItsRateAndStaysWithinBounds(t *testing.T) {
	for n := models.SmallestBase; n <= 60; n++ {
		before := -1.0
		for k := range n + 1 {
			r := models.RateOf(k, n)
			low, high := *r.Low, *r.High
			p := float64(k) / float64(n)
			require.True(t, 0 <= low && low <= p+1e-12 && p-1e-12 <= high && high <= 1, "%d of %d: %v %v", k, n, low, high)
			require.Greater(t, low, before-1e-12)
			before = low
			mirror := models.RateOf(n-k, n)
			mirrorLow, mirrorHigh := *mirror.Low, *mirror.High
			require.Less(t, math.Abs(low-(1-mirrorHigh))+math.Abs(high-(1-mirrorLow)), 1e-12)
		}
	}
}

func TestCounts(t *testing.T) {
	a := models.Counts{Submitted: 24, Decided: 20, Accepted: 16, AcceptedWithAmendments: 1, NotAccepted: 3, OutsideControl: 2, Pending: 3, Withdrawn: 1}
	require.Equal(t, models.RateOf(16, 20), a.Strict())
	require.Equal(t, models.RateOf(17, 20), a.Lenient())
	require.Equal(t, models.Counts{Submitted: 48, Decided: 40, Accepted: 32, AcceptedWithAmendments: 2, NotAccepted: 6, OutsideControl: 4, Pending: 6, Withdrawn: 2}, a.Add(a))
	require.Equal(t, a, a.Add(models.Counts{}))
	require.Equal(t, models.Rate{}, models.Counts{Submitted: 9}.Strict(), "no decisions yet is never 0%")
	require.Equal(t, 0.85, models.Target)
}
