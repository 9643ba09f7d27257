package models_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestTurnOfEveryState(t *testing.T) {
	want := map[models.State]models.Turn{
		models.None: "", models.Drafting: "draft", models.InQA: "qa", models.ReturnedByQA: "force", models.Approved: "ready",
		models.WithCPS: "cps", models.ReturnedByCPS: "force", models.Accepted: "", models.Closed: "", models.Withdrawn: "", models.Discarded: "", "no-such-state": "",
	}
	require.Len(t, want, len(everyState()))
	for _, s := range everyState() {
		desk, there := want[s]
		require.True(t, there, s)
		require.Equal(t, desk, s.Turn(), s)
	}
}

func TestOffered(t *testing.T) {
	for _, a := range append(models.Actions(), "", "no-such-action") {
		apart := slices.Contains([]models.Action{models.AnswerPoint, models.ResolvePoint, models.ContestPoint, models.ContestOutcome, models.ReceiveItem, models.CancelItem, models.MoveItem, models.PassOver, models.HandBack, models.RecordSending, models.RecordReceipt, models.DropPapers}, a)
		want := a.Known() && !apart
		require.Equal(t, want, a.Offered(), a)
	}
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
