package review_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/review"
)

func who(id string) string {
	return map[string]string{"u1": "Priya Shah", "u2": "Owen Larkmere", "u3": "Isolde Venn"}[id]
}

func TestStory(t *testing.T) {
	day := is(calendar.NewDate(2026, 5, 8))
	points := []models.Point{{ID: "x", Number: 1}, {ID: "y", Number: 2}}
	for _, c := range []struct {
		event models.Event
		body  models.Body
		want  string
	}{
		{event(models.Create, models.Applicant), nil, "Priya Shah (force applicant) created the application."},
		{event(models.SubmitForQA, models.Applicant), &models.SubmitBody{}, "Priya Shah (force applicant) submitted the application for regional quality assurance."},
		{event(models.SubmitForQA, models.Applicant, models.ReturnedByCPS), &models.SubmitBody{Justifications: map[string]string{"Q01": "x"}},
			"Priya Shah (force applicant) submitted the application again for regional quality assurance, with a justification for 1 check."},
		{event(models.Recall, models.Applicant), &models.RecallBody{Reason: "secret"}, "Priya Shah (force applicant) took the application back."},
		{event(models.Claim, models.Officer), &models.NoteBody{}, "Priya Shah (regional officer) took on the review."},
		{event(models.Release, models.Officer), nil, "Priya Shah (regional officer) gave up the review, for another officer to take on."},
		{event(models.Assign, models.Officer), &models.AssignBody{UserID: "u2", Note: "secret"}, "Priya Shah (regional officer) handed it over to Owen Larkmere."},
		{event(models.Assign, models.Officer), &models.AssignBody{UserID: "u1"}, "Priya Shah (regional officer) took it over."},
		{event(models.Assign, models.Officer), &models.AssignBody{UserID: "u9"}, "Priya Shah (regional officer) handed it over to an officer."},
		{event(models.Assign, models.Officer), nil, "Priya Shah (regional officer) named the officer who is to hold it."},
		{event(models.Return, models.Officer), &models.ReturnBody{Points: make([]models.PointBody, 3)}, "Priya Shah (regional officer) returned it with 3 points."},
		{event(models.Return, models.Officer), &models.ReturnBody{Points: make([]models.PointBody, 1)}, "Priya Shah (regional officer) returned it with 1 point."},
		{event(models.Return, models.Officer), nil, "Priya Shah (regional officer) returned it to the force."},
		{event(models.Approve, models.Officer), nil, "Priya Shah (regional officer) approved it for the CPS."},
		{event(models.Reopen, models.Officer), nil, "Priya Shah (regional officer) took back the approval and returned it to the force."},
		{event(models.SubmitToCPS, models.Officer), nil, "Priya Shah (regional officer) sent it to the CPS."},
		{inRound(event(models.SubmitToCPS, models.Officer), 2), nil, "Priya Shah (regional officer) sent it to the CPS again, in round 2."},
		{event(models.CPSDecision, models.Officer), &models.DecisionBody{Decision: models.DecisionRejected, DecidedOn: day, Reasons: make([]models.ReasonCoded, 2)},
			"Priya Shah (regional officer) recorded that the CPS rejected it on 8 May 2026, with 2 reasons."},
		{event(models.CPSDecision, models.CPS), &models.DecisionBody{Decision: models.DecisionMoreInfo, DecidedOn: day},
			"Priya Shah (CPS reviewer) decided for the CPS, which asked for more information on 8 May 2026."},
		{to(event(models.CPSDecision, models.CPS), models.Accepted), nil, "Priya Shah (CPS reviewer) decided for the CPS, which accepted it."},
		{to(event(models.CPSDecision, models.Officer), models.ReturnedByCPS), nil, "Priya Shah (regional officer) recorded that the CPS did not accept it."},
		{event(models.CourtOutcome, models.Officer), &models.OutcomeBody{Outcome: models.GrantedAmended, On: day}, "Priya Shah (regional officer) recorded that the court made the order with amendments, on 8 May 2026."},
		{event(models.CourtOutcome, models.Officer), nil, "Priya Shah (regional officer) recorded the outcome at court."},
		{event(models.Withdraw, models.Applicant), &models.ReasonBody{Reason: "secret"}, "Priya Shah (force applicant) withdrew the application."},
		{event(models.AnswerPoint, models.Applicant), &models.AnswerBody{PointID: "y", Answer: models.Changed, Text: "secret"}, "Priya Shah (force applicant) answered point 2: changed."},
		{event(models.AnswerPoint, models.Applicant), &models.AnswerBody{PointID: "x", Answer: models.Disagree}, "Priya Shah (force applicant) answered point 1: disagreed."},
		{event(models.AnswerPoint, models.Applicant), &models.AnswerBody{PointID: "z", Answer: models.Explained}, "Priya Shah (force applicant) answered a point: explained."},
		{event(models.AnswerPoint, models.Applicant), nil, "Priya Shah (force applicant) answered a point."},
		{event(models.ResolvePoint, models.Officer), &models.ResolveBody{PointID: "y"}, "Priya Shah (regional officer) resolved point 2."},
		{event(models.ResolvePoint, models.Officer), &models.ResolveBody{PointID: "y", Resolution: models.Reopened, Note: "secret"}, "Priya Shah (regional officer) reopened point 2."},
		{event(models.ResolvePoint, models.Officer), nil, "Priya Shah (regional officer) decided whether the answer to a point is enough."},
		{event(models.DeclareConflict, models.Officer), &models.ConflictBody{Reason: "secret"}, "Priya Shah (regional officer) declared a conflict of interest and no longer deals with it."},
		{event(models.PassOver, models.Officer), &models.CoverBody{UserID: "u3"}, "The work of Priya Shah (regional officer) on it passed to Isolde Venn, who covers."},
		{event(models.PassOver, models.Officer), nil, "The work of Priya Shah (regional officer) on it passed to the colleague who covers."},
		{event(models.HandBack, models.Officer), &models.CoverBody{}, "The work on it went back to Priya Shah (regional officer) at the end of the cover."},
		{event(models.PassOver, models.Officer), &models.CoverBody{UserID: "u3", AskedBy: "u3"}, "The work of Priya Shah (regional officer) on it passed to Isolde Venn, who covers, as Isolde Venn asked."},
		{event(models.HandBack, models.Officer), &models.CoverBody{AskedBy: "u3"}, "The work on it went back to Priya Shah (regional officer) as the cover was cancelled, as Isolde Venn asked."},
		{event(models.StopClock, models.Officer), &models.StopBody{Cause: "awaiting-court-date", From: day, Note: "secret"}, "Priya Shah (regional officer) stopped the clock from 8 May 2026: awaiting court date."},
		{event(models.StopClock, models.Officer), nil, "Priya Shah (regional officer) stopped the clock."},
		{event(models.StartClock, models.Officer), &models.NoteBody{}, "Priya Shah (regional officer) started the clock again."},
		{models.Event{Action: models.Create, ActorID: "u9"}, nil, "Somebody created the application."},
		{event("invented", models.Officer), nil, `Priya Shah (regional officer) did what this version has no words for ("invented").`},
	} {
		got := review.Story(c.event, c.body, who, points...)
		require.Equal(t, c.want, got)
		require.NotContains(t, got, "secret")
	}
}

func event(a models.Action, r models.Role, from ...models.State) models.Event {
	e := models.Event{Action: a, ActorID: "u1", ActorRole: r, From: models.Drafting, Round: 1}
	if len(from) > 0 {
		e.From = from[0]
	}
	return e
}

func inRound(e models.Event, n int) models.Event { e.Round = n; return e }

func to(e models.Event, s models.State) models.Event { e.To = s; return e }

// Every action has words of its own, with its body, with an empty one, with none, and with that of another action.
func TestStoryOfEveryAction(t *testing.T) {
	told := map[string]models.Action{}
	for _, a := range models.Actions() {
		for _, role := range models.Roles() {
			bodies := []models.Body{nil, models.NewBody(a), &models.NoteBody{}, (*models.ReturnBody)(nil)}
			if b := models.NewBody(a); b != nil {
				bodies = append(bodies, reflect.Zero(reflect.TypeOf(b)).Interface().(models.Body))
			}
			for _, b := range bodies {
				got := review.Story(event(a, role), b, who)
				require.NotContains(t, got, "no words", a)
				require.Contains(t, got, "Priya Shah (")
				require.True(t, strings.HasSuffix(got, "."))
				require.Equal(t, 1, strings.Count(got, "."))
				if before, ok := told[got]; ok {
					require.Equal(t, before, a, got)
				}
				told[got] = a
			}
		}
	}
}
