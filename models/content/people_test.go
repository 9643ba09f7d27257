package content_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

func TestNextHearing(t *testing.T) {
	hearing := func(kind content.HearingKind, on *calendar.Date) content.Hearing {
		return content.Hearing{Kind: kind, Date: on}
	}
	plea := func(on *calendar.Date) content.Hearing { return hearing(content.HearingPlea, on) }
	for _, c := range []struct {
		name     string
		hearings content.List[content.Hearing]
		expected *calendar.Date
		want     *calendar.Date
	}{
		{"nothing known", nil, nil, nil},
		{"expected only", nil, may(20), may(20)},
		{"expected, though past", nil, may(1), may(1)},
		{"a hearing without a day", content.List[content.Hearing]{hearing(content.HearingSentence, nil)}, may(20), may(20)},
		{"any hearing before what is expected", content.List[content.Hearing]{plea(may(25))}, may(20), may(25)},
		{"the earliest of any", content.List[content.Hearing]{plea(may(25)), plea(may(12)), plea(may(30))}, nil, may(12)},
		{"sentence before an earlier plea", content.List[content.Hearing]{plea(may(12)), hearing(content.HearingSentence, may(25))}, nil, may(25)},
		{"the earliest that can make the order", content.List[content.Hearing]{hearing(content.HearingSentence, may(25)), hearing(content.HearingOrder, may(18)),
			hearing(content.HearingIssue, may(22))}, nil, may(18)},
		{"today counts", content.List[content.Hearing]{hearing(content.HearingOrder, may(8)), hearing(content.HearingOrder, may(9))}, nil, may(8)},
		{"yesterday does not", content.List[content.Hearing]{hearing(content.HearingOrder, may(7)), plea(may(9))}, nil, may(9)},
		{"all past", content.List[content.Hearing]{hearing(content.HearingOrder, may(7)), plea(may(6))}, may(29), may(29)},
	} {
		content := content.Empty()
		content.Court.Hearings, content.Court.ExpectedOrderDate = c.hearings, c.expected
		require.Equal(t, c.want, content.NextHearing(*may(8)), c.name)
	}
}

func TestPeopleOfTheRequest(t *testing.T) {
	doc := content.Empty()
	for _, p := range doc.People() {
		require.Empty(t, p)
	}
	doc.Drafter = content.Drafter{Username: "b.writer", Name: "Blake Writer", LineManager: "Morgan Manager"}
	doc.Requester.Supervisor.Name = "Sam Supervisor"
	doc.Requester.OfficerInCase.Name = "Casey Officer"
	doc.Declarations.Applicant = &content.Declaration{By: "Ali Applicant"}
	doc.Declarations.Supervisor = &content.Declaration{By: "Devon Declarer"}
	require.ElementsMatch(t, []string{"b.writer", "Blake Writer", "Morgan Manager", "Sam Supervisor", "Ali Applicant", "Devon Declarer"}, doc.People())
}

func may(d int) *calendar.Date {
	day := calendar.NewDate(2026, 5, d)
	return &day
}
