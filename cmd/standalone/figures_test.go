package main_test

import (
	"net/http"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
)

// figures checks the headline figure against what is worked out by hand:
//
//	application   force           region  offence  route  first decision     then
//	drugs         thames-valley   serocu  DRUG     s19    accepted
//	slavery       sussex          serocu  SLAV     s19    accepted
//	company       surrey          serocu  FRAU     s1     accepted           (after a return by QA, which does not count)
//	second        hampshire-…     serocu  DRUG     s19    more-information   accepted in round 2, which does not count
//	kent          kent            ersou                   -                  withdrawn before any submission: not counted
//
// Four submitted, four decided, three accepted, one not: and no rate, because four are fewer than five.
func (o *offices) figures() {
	o.t.Helper()
	one := desktest.Counts{Submitted: 1, Decided: 1, Accepted: 1, Note: tooFew}
	not := desktest.Counts{Submitted: 1, Decided: 1, NotAccepted: 1, Note: tooFew}
	oneOfTwo := desktest.Counts{Submitted: 2, Decided: 2, Accepted: 1, NotAccepted: 1, Note: tooFew}
	twoOfThree := desktest.Counts{Submitted: 3, Decided: 3, Accepted: 2, NotAccepted: 1, Note: tooFew}
	want := map[string][]desktest.Group{
		"force": {
			{Key: "hampshire-isle-of-wight", Name: "Hampshire and Isle of Wight Constabulary", Counts: not},
			{Key: "surrey", Name: "Surrey Police", Counts: one},
			{Key: "sussex", Name: "Sussex Police", Counts: one},
			{Key: "thames-valley", Name: "Thames Valley Police", Counts: one},
		},
		"region": {{Key: "serocu", Name: regionName, Counts: threeOfFour}},
		"month":  {{Key: month(o), Name: month(o), Counts: threeOfFour}},
		"offence": {
			{Key: "DRUG", Name: "Drug trafficking", Counts: oneOfTwo},
			{Key: "FRAU", Name: "Fraud", Counts: one},
			{Key: "SLAV", Name: "Slavery etc", Counts: one},
		},
		"route": {
			{Key: "s1", Name: "Section 1: new order, High Court", Counts: one},
			{Key: "s19", Name: "Section 19: new order, Crown Court, after conviction", Counts: twoOfThree},
		},
		"": {},
	}
	for _, basis := range []string{"submission", "decision"} {
		for by, groups := range want {
			f := o.as("lead.national").Figure("basis=" + basis + "&by=" + by)
			require.Equal(o.t, basis, f.Basis)
			require.Equal(o.t, by, f.By)
			require.InDelta(o.t, 0.85, f.Target, 0)
			require.Equal(o.t, threeOfFour, f.Total, "%s by %s", basis, by)
			require.Equal(o.t, groups, f.Groups, "%s by %s", basis, by)
		}
		o.figuresOf(basis, one)
	}
	p := o.as("cps.reviewer").Refused(http.StatusForbidden, desktest.Request{Method: http.MethodGet, Path: "/metrics/first-submission-acceptance"})
	require.Equal(o.t, "Your role cannot view or do this.", p.Detail)
}

const (
	tooFew     = "too few decisions for a rate"
	regionName = "South East Regional Organised Crime Unit"
)

var threeOfFour = desktest.Counts{Submitted: 4, Decided: 4, Accepted: 3, NotAccepted: 1, Note: tooFew}

// figuresOf: everyone counts what is theirs, and no decisions is not 0%.
func (o *offices) figuresOf(basis string, one desktest.Counts) {
	o.t.Helper()
	for username, want := range map[string]desktest.Counts{
		"manager.serocu":          threeOfFour,
		"officer.serocu":          threeOfFour,
		"manager.thames-valley":   one,
		"applicant.thames-valley": one,
		"applicant.kent":          {Note: "no decisions yet"},
		"officer.ersou":           {Note: "no decisions yet"},
	} {
		require.Equal(o.t, want, o.as(username).Figure("basis="+basis).Total, username)
	}
}

// month is the month of the submissions. They and the decisions on them fall into one, but for a
// test that runs over the end of a month.
func month(o *offices) string {
	o.t.Helper()
	return (*o.drugs.Show(o.drugs.Officer).SubmittedOn)[:7]
}
