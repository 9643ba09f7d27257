package lint_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/lint"
)

func TestTermsThatSayTheSame(t *testing.T) {
	repeated := func(a, b lint.Term) bool {
		a.ID, b.ID = "t1", "t2"
		return len(lint.Repeated([]lint.Term{a, b})) > 0
	}
	text := func(s string) lint.Term { return lint.Term{Text: s, AppliesTo: []string{"s1"}} }
	const wages = "Must not receive another person's wages or benefits, or hold their identity documents or bank card."
	for _, same := range [][2]string{
		{wages, wages}, {wages, "  must not RECEIVE another person\u2019s wages or benefits or hold their identity documents or bank card"},
		{wages, "Must not take in the wages or benefits of another person, or keep their identity documents or bank card."},
		{"Must not contact Petran Oskeldth.", "Must not communicate with Petran Oskeldth."},
		{"Must not enter Reading, Slough or Woking.", "Must not enter Slough, Woking or Reading."},
		{"Must not have 2 phones.", "Must not possess two phones."},
	} {
		require.True(t, repeated(text(same[0]), text(same[1])), same)
	}
	for _, other := range [][2]string{
		{"Must not enter Reading.", "Must not enter Slough."}, {"Must not be in the area on Map A.", "Must not be in the area on Map B."},
		{"Must not hold more than 2 accounts.", "Must not hold more than 3 accounts."},
		{"Must notify each vehicle he owns within 3 days.", "Must notify each vehicle he drives within 3 days."},
		{"Must not use a phone.", "Must use a phone."}, {"", ""}, {"TBC", "TBC"},
	} {
		require.False(t, repeated(text(other[0]), text(other[1])), other)
	}
	another := lint.Term{Text: wages, AppliesTo: []string{"s2"}}
	require.False(t, repeated(text(wages), another), "each subject may have the same term")
	require.Equal(t, []lint.Same{{First: "t1", Second: "t3"}}, lint.Repeated([]lint.Term{
		{ID: "t1", Text: wages}, {ID: "t2", Text: "Must not enter Reading."}, {ID: "t3", Text: wages},
	}))
}

// TestWhatOneTermBansAndAnotherAllowsInPart: and what does not meet.
func TestWhatOneTermBansAndAnotherAllowsInPart(t *testing.T) {
	clash := func(a, b string) bool {
		return len(lint.Contradictions([]lint.Term{{ID: "t1", Text: a}, {ID: "t2", Text: b}})) > 0
	}
	const keys = "Must not own, let, manage or hold keys to any dwelling other than her own home and one notified property."
	for _, c := range [][2]string{
		{"Must not hold keys to any building.", keys}, {keys, "Must not manage any premises."}, {"Must not let any dwelling of any kind.", keys},
		{"Must not drive any vehicle.", "Must not drive any car except the one notified under term 4."},
		{"(Company) Must hold no bank account of any kind.", "(Company) Must use only the two bank accounts named in Schedule A for trading."},
		{"Must have no mobile phone.", "Must not possess more than one mobile phone."},
		{"Must live at 17 Saltern Steps, Newhaven, ZZ99 2BA", "Must not be in Saltern Steps, Newhaven, at any time."},
		{"Must live at 17 Saltern Steps, Newhaven, ZZ99 2BA", "Must not enter Newhaven."},
	} {
		require.True(t, clash(c[0], c[1]), c)
	}
	for _, c := range [][2]string{
		{"Must not manage any room.", keys}, {"Must not hold keys to any vehicle.", keys}, {"Must not enter any building.", keys},
		{"Must not hold keys to any building that she has not notified.", keys},
		{"Must not hold shares in any company.", "Must not be a director of any company other than Vellmarsh Ltd."},
		{"(Company) Must hold no stock of tobacco.", "(Company) Must use only the two bank accounts named in Schedule A for trading."},
		{"Must live at 17 Saltern Steps, Newhaven, ZZ99 2BA", "Must not be in Brighton at any time."},
		{"Must live at 17 Saltern Steps, Newhaven, ZZ99 2BA", "Must not be in Wharf Row, Newhaven."},
	} {
		require.False(t, clash(c[0], c[1]), c)
	}
}
