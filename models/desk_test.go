package models_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestDeskOfEveryState(t *testing.T) {
	want := map[models.State]models.Desk{
		models.None: "", models.Drafting: "draft", models.InQA: "qa", models.ReturnedByQA: "force", models.Approved: "ready",
		models.WithCPS: "cps", models.ReturnedByCPS: "force", models.Accepted: "", models.Closed: "", models.Withdrawn: "", "no-such-state": "",
	}
	require.Len(t, want, len(everyState()))
	for _, s := range everyState() {
		desk, there := want[s]
		require.True(t, there, s)
		require.Equal(t, desk, s.Desk(), s)
	}
}

func TestOffered(t *testing.T) {
	for _, a := range append(models.Actions(), "", "no-such-action") {
		apart := slices.Contains([]models.Action{models.AnswerPoint, models.ResolvePoint, models.PassOver, models.HandBack}, a)
		want := a.Known() && !apart
		require.Equal(t, want, a.Offered(), a)
	}
}

func TestNextHearing(t *testing.T) {
	hearing := func(kind models.HearingKind, on *models.Date) models.Hearing {
		return models.Hearing{Kind: kind, Date: on}
	}
	plea := func(on *models.Date) models.Hearing { return hearing(models.HearingPlea, on) }
	for _, c := range []struct {
		name     string
		hearings models.List[models.Hearing]
		expected *models.Date
		want     *models.Date
	}{
		{"nothing known", nil, nil, nil},
		{"expected only", nil, may(20), may(20)},
		{"expected, though past", nil, may(1), may(1)},
		{"a hearing without a day", models.List[models.Hearing]{hearing(models.HearingSentence, nil)}, may(20), may(20)},
		{"any hearing before what is expected", models.List[models.Hearing]{plea(may(25))}, may(20), may(25)},
		{"the earliest of any", models.List[models.Hearing]{plea(may(25)), plea(may(12)), plea(may(30))}, nil, may(12)},
		{"sentence before an earlier plea", models.List[models.Hearing]{plea(may(12)), hearing(models.HearingSentence, may(25))}, nil, may(25)},
		{"the earliest that can make the order", models.List[models.Hearing]{hearing(models.HearingSentence, may(25)), hearing(models.HearingOrder, may(18)),
			hearing(models.HearingIssue, may(22))}, nil, may(18)},
		{"today counts", models.List[models.Hearing]{hearing(models.HearingOrder, may(8)), hearing(models.HearingOrder, may(9))}, nil, may(8)},
		{"yesterday does not", models.List[models.Hearing]{hearing(models.HearingOrder, may(7)), plea(may(9))}, nil, may(9)},
		{"all past", models.List[models.Hearing]{hearing(models.HearingOrder, may(7)), plea(may(6))}, may(29), may(29)},
	} {
		content := models.EmptyContent()
		content.Court.Hearings, content.Court.ExpectedOrderDate = c.hearings, c.expected
		require.Equal(t, c.want, content.NextHearing(*may(8)), c.name)
	}
}

func TestPeopleOfTheRequest(t *testing.T) {
	content := models.EmptyContent()
	for _, p := range content.People() {
		require.Empty(t, p)
	}
	content.Drafter = models.Drafter{Username: "b.writer", Name: "Blake Writer", LineManager: "Morgan Manager"}
	content.Requester.Supervisor.Name = "Sam Supervisor"
	content.Requester.OfficerInCase.Name = "Casey Officer"
	content.Declarations.Applicant = &models.Declaration{By: "Ali Applicant"}
	content.Declarations.Supervisor = &models.Declaration{By: "Devon Declarer"}
	require.ElementsMatch(t, []string{"b.writer", "Blake Writer", "Morgan Manager", "Sam Supervisor", "Ali Applicant", "Devon Declarer"}, content.People())
}

func TestAnswersKeepTheirNotesAndStandInOrder(t *testing.T) {
	require.Equal(t, []models.CheckAnswer{{Check: "H1", Answer: "yes"}, {Check: "H2", Answer: "no", Note: "See 4."}},
		models.Answers(map[string]string{"H2": "no", "H1": "yes"}, map[string]string{"H2": "See 4.", "H9": "of no check"}))
	require.Empty(t, models.Answers(nil, nil))
}

func TestLettersKnown(t *testing.T) {
	for _, l := range []models.Letters{models.LettersAtOnce, models.LettersDaily, models.LettersNone} {
		require.True(t, l.Known())
	}
	for _, l := range []models.Letters{"", "hourly", "At-once"} {
		require.False(t, l.Known())
	}
}

// The reasons of the CPS are points of the next round, and weigh by what was decided.
func TestReasonsOfTheCPSAreAnsweredLikePoints(t *testing.T) {
	for d, weight := range map[models.Decision]models.Severity{
		models.DecisionRejected: models.Must, models.DecisionMoreInfo: models.Must, models.DecisionWithAmendments: models.Should, models.DecisionAccepted: models.Should,
	} {
		body := models.DecisionBody{Decision: d, DecidedOn: may(8), Reasons: []models.ReasonCoded{{ID: "r1", Code: "TERM"}, {Code: "EVID"}, {ID: "r2", Code: "TERM"}}}
		c := models.Command{Action: models.CPSDecision, Actor: cps}
		body.Fill(&c)
		require.Equal(t, 3, c.Reasons, "one of them from before ids were given")
		old := models.PointStanding{ID: "p1", Severity: models.Must, Answered: true, Resolved: true}
		next := decided(t, in(models.WithCPS, withPoints(old)), c)
		require.Equal(t, []models.PointStanding{old, {ID: "r1", Severity: weight}, {ID: "r2", Severity: weight}}, next.Points, d)
		if d.Accepts() {
			require.Equal(t, models.Accepted, next.State)
			require.Equal(t, 1, next.Round)
			continue
		}
		require.Equal(t, 2, next.Round)
		submit := models.Command{Action: models.SubmitForQA, Actor: writer}
		_, refusal := next.Decide(submit, noon)
		require.Equal(t, models.PointsUnanswered, refusal.Reason)
		require.Equal(t, []string{"r1", "r2"}, refusal.Points)
		for _, id := range refusal.Points {
			next = decided(t, next, models.Command{Action: models.AnswerPoint, Actor: writer, PointID: id})
		}
		next = decided(t, next, submit)
		heldBy(officer)(&next)
		require.Equal(t, models.PointsUnresolved, why(t, next, models.Command{Action: models.Approve, Actor: officer}))
	}
}

func TestPointsOfTheCPSHaveIDsOfTheirOwn(t *testing.T) {
	s := in(models.WithCPS, withPoints(models.PointStanding{ID: "p1"}))
	decide := func(ids ...string) models.Command {
		c := models.Command{Action: models.CPSDecision, Actor: cps, Decision: models.DecisionRejected, DecidedOn: may(8), Reasons: max(len(ids), 1)}
		for _, id := range ids {
			c.Points = append(c.Points, must(id))
		}
		return c
	}
	for _, ids := range [][]string{{"p1"}, {"r1", "r1"}, {"r1", ""}, {""}} {
		require.Equal(t, models.BadValue, why(t, s, decide(ids...)), "%q", ids)
	}
	require.Equal(t, models.ReturnedByCPS, decided(t, s, decide("r1", "r2")).State)
	require.Equal(t, models.ReturnedByCPS, decided(t, s, decide()).State, "of a decision from before")
}
