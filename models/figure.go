package models

import "math"

// Target is the first-submission acceptance that one region reported to the inspectorate. It is
// self-reported, with no published base: a target to work to, not a validated benchmark.
const Target = 0.85

// SmallestBase is the number of decided cases below which no rate is given: a percentage of four
// cases says nothing.
const SmallestBase = 5

// Basis says by which date an application belongs to a period.
type Basis string

// The bases.
const (
	BySubmission Basis = "submission" // date of the first submission to the CPS
	ByDecision   Basis = "decision"   // date of the first CPS decision
)

// Counts is the headline figure's raw numbers. One unit is one application; only its first
// submission and the first decision on it are counted.
type Counts struct {
	Submitted              int
	Decided                int
	Accepted               int // as submitted
	AcceptedWithAmendments int
	NotAccepted            int
	MoreInformation        int // of NotAccepted: the CPS asked for more information
	OutsideControl         int // among the decided: every reason EXTL
	Pending                int
	Withdrawn              int // withdrawn before a decision
	ReturnedByQA           int // of Submitted: returned or reopened by regional QA at least once before
	AcceptedUnreturned     int // of Accepted: never returned by regional QA before
}

// Add sums two groups.
func (c Counts) Add(d Counts) Counts {
	return Counts{
		Submitted: c.Submitted + d.Submitted, Decided: c.Decided + d.Decided,
		Accepted: c.Accepted + d.Accepted, AcceptedWithAmendments: c.AcceptedWithAmendments + d.AcceptedWithAmendments,
		NotAccepted: c.NotAccepted + d.NotAccepted, MoreInformation: c.MoreInformation + d.MoreInformation, OutsideControl: c.OutsideControl + d.OutsideControl,
		Pending: c.Pending + d.Pending, Withdrawn: c.Withdrawn + d.Withdrawn, ReturnedByQA: c.ReturnedByQA + d.ReturnedByQA,
		AcceptedUnreturned: c.AcceptedUnreturned + d.AcceptedUnreturned,
	}
}

// Before is what came to an end or to rest before the CPS saw it. It stands beside the rate, so that holding back cannot
// flatter it.
type Before struct {
	Withdrawn int // withdrawn in the period, never submitted
	Returned  int // returned by regional QA in the period, still never submitted, not withdrawn
}

// Counted names one number of the figure, for the list of the applications that it counts.
type Counted string

// The numbers. The last two are those of Before, the others those of Counts.
const (
	CountSubmitted              Counted = "submitted"
	CountDecided                Counted = "decided"
	CountAccepted               Counted = "accepted"
	CountAcceptedWithAmendments Counted = "acceptedWithAmendments"
	CountNotAccepted            Counted = "notAccepted"
	CountMoreInformation        Counted = "moreInformation"
	CountOutsideControl         Counted = "outsideControl"
	CountPending                Counted = "pending"
	CountWithdrawn              Counted = "withdrawn"
	CountReturnedByQA           Counted = "returnedByQa"
	CountAcceptedUnreturned     Counted = "acceptedUnreturned"
	CountWithdrawnBefore        Counted = "withdrawnBefore"
	CountReturnedBefore         Counted = "returnedBefore"
)

// Known reports whether the figure has the number.
func (c Counted) Known() bool {
	switch c {
	case CountSubmitted, CountDecided, CountAccepted, CountAcceptedWithAmendments, CountNotAccepted, CountMoreInformation, CountOutsideControl,
		CountPending, CountWithdrawn, CountReturnedByQA, CountAcceptedUnreturned, CountWithdrawnBefore, CountReturnedBefore:
		return true
	}
	return false
}

// Before reports whether the number is one of Before.
func (c Counted) Before() bool { return c == CountWithdrawnBefore || c == CountReturnedBefore }

// Strict is the share accepted as submitted; Lenient counts acceptance with amendments too.
func (c Counts) Strict() Rate { return RateOf(c.Accepted, c.Decided) }

// Lenient is the share accepted with or without amendments.
func (c Counts) Lenient() Rate { return RateOf(c.Accepted+c.AcceptedWithAmendments, c.Decided) }

// Rate is a proportion with its Wilson 95% interval, each rounded to three decimals. All three
// are nil below SmallestBase: then only the counts are shown.
type Rate struct {
	Rate *float64 `json:"rate"`
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
}

// RateOf gives k of n as a rate.
func RateOf(k, n int) Rate {
	if n < SmallestBase {
		return Rate{}
	}
	low, high := Wilson(k, n)
	return Rate{Rate: rounded(float64(k) / float64(n)), Low: rounded(low), High: rounded(high)}
}

func rounded(x float64) *float64 {
	x = math.Round(x*1000) / 1000
	return &x
}

// Wilson is the score interval of Wilson (1927) at 95% for k successes of n, n > 0. It holds at 0
// and at n of n, where the usual normal interval fails.
func Wilson(k, n int) (low, high float64) {
	const z = 1.959963984540054
	count, p := float64(n), float64(k)/float64(n)
	middle := p + z*z/(2*count)
	spread := z * math.Sqrt(p*(1-p)/count+z*z/(4*count*count))
	scale := 1 + z*z/count
	return math.Max(0, (middle-spread)/scale), math.Min(1, (middle+spread)/scale)
}
