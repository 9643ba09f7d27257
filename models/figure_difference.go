package models

import "math"

// Difference is what one rate is more than another, with the 95% interval of the difference.
type Difference struct {
	By, Low, High float64
	P             float64 // of Fisher's exact test: how likely so great a difference is where the true rates are the same
}

// DifferenceOf compares k1 of n1 with k2 of n2, both n > 0, by the hybrid score interval of Newcombe (1998, method 10).
func DifferenceOf(k1, n1, k2, n2 int) Difference {
	p1, p2 := float64(k1)/float64(n1), float64(k2)/float64(n2)
	low1, high1 := interval(k1, n1)
	low2, high2 := interval(k2, n2)
	by := p1 - p2
	return Difference{
		By: by, Low: by - math.Hypot(p1-low1, high2-p2), High: by + math.Hypot(high1-p1, p2-low2),
		P: Fisher(k1, n1, k2, n2),
	}
}

// Differs reports whether the rates can be said to differ, as one of several comparisons: with more of them each must be clearer,
// so that where all true rates are equal, something is said to differ at most once in 20 times.
func (d Difference) Differs(comparisons int) bool {
	return (d.Low > 0 || d.High < 0) && d.P*float64(max(comparisons, 1)) <= 0.05
}

// Fisher is the two-sided exact test of k1 of n1 against k2 of n2. It holds however few there are.
func Fisher(k1, n1, k2, n2 int) float64 {
	all, hits := n1+n2, k1+k2
	chance := func(k int) float64 { return choose(n1, k) + choose(n2, hits-k) - choose(all, hits) } // logarithm
	seen, p := chance(k1), 0.0
	for k := max(0, hits-n2); k <= min(n1, hits); k++ {
		if at := chance(k); at <= seen+1e-7 { // as unlikely as what was seen, or more
			p += math.Exp(at)
		}
	}
	return math.Min(1, p)
}

// choose is the logarithm of the number of ways to choose k of n.
func choose(n, k int) float64 {
	ln := func(m int) float64 { v, _ := math.Lgamma(float64(m) + 1); return v }
	return ln(n) - ln(k) - ln(n-k)
}
