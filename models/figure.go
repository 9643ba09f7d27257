package models

import (
	"encoding/json"
	"math"
)

// Target is the first-submission acceptance that one region reported to the inspectorate. It is
// self-reported, with no published base: a target to work to, not a validated benchmark.
const Target = 0.85

// SmallestBase is the number of decided cases below which no rate is given: a percentage of four
// cases says nothing.
const SmallestBase = 5

// FewDecisions is the number of decided cases below which a caution is shown with the rate.
const FewDecisions = 10

// Basis says which date puts an application in a period.
type Basis string

// The bases.
const (
	BySubmission Basis = "submission" // date of the first submission to the CPS
	ByDecision   Basis = "decision"   // date of the first CPS decision
)

// ReturnedByLawyer is how many a lawyer of the CPS read and did not accept.
func (c Counts) ReturnedByLawyer() int { return c.NotAccepted - c.ReturnedAtTriage }

// Before is what ended or stopped before the CPS saw it. It is shown with the rate, so that holding applications back
// cannot flatter it.
type Before struct {
	Withdrawn int `json:"withdrawn"` // withdrawn in the period, never submitted
	Returned  int `json:"returned"`  // returned by regional QA in the period, still never submitted, not withdrawn
}

// Of is the number of that name; 0 where it is none of these.
func (b Before) Of(c Counted) int {
	return map[Counted]int{CountWithdrawnBefore: b.Withdrawn, CountReturnedBefore: b.Returned}[c]
}

// Strict is the share accepted as submitted; Lenient counts acceptance with amendments too.
func (c Counts) Strict() Rate { return RateOf(c.Accepted, c.Decided) }

// Lenient is the share accepted with or without amendments.
func (c Counts) Lenient() Rate { return RateOf(c.Accepted+c.AcceptedWithAmendments, c.Decided) }

// Rate is a proportion with its 95% interval. All three are nil below SmallestBase: then only the
// counts are shown.
type Rate struct {
	Rate *float64 `json:"rate"`
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
}

// MarshalJSON rounds each to three decimals.
func (r Rate) MarshalJSON() ([]byte, error) {
	type plain Rate
	return json.Marshal(plain{rounded(r.Rate), rounded(r.Low), rounded(r.High)})
}

func rounded(x *float64) *float64 {
	if x == nil {
		return nil
	}
	y := math.Round(*x*1000) / 1000
	return &y
}

// RateOf gives k of n as a rate.
func RateOf(k, n int) Rate {
	if n < SmallestBase {
		return Rate{}
	}
	rate := float64(k) / float64(n)
	low, high := interval(k, n)
	return Rate{Rate: &rate, Low: &low, High: &high}
}

// interval is the score interval of Wilson (1927) at 95% for k successes of n, n > 0. It holds at 0
// and at n of n, where the usual normal interval fails. Every interval that is shown comes from here.
func interval(k, n int) (low, high float64) {
	const z = 1.959963984540054
	count, p := float64(n), float64(k)/float64(n)
	middle := p + z*z/(2*count)
	spread := z * math.Sqrt(p*(1-p)/count+z*z/(4*count*count))
	scale := 1 + z*z/count
	return math.Max(0, (middle-spread)/scale), math.Min(1, (middle+spread)/scale)
}
