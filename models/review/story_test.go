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
		{event(models.SubmitForQA, models.Applicant), &models.SubmitBody{}, "Priya Shah (force applicant) submitted the application for quality assurance."},
		{event(models.SubmitForQA, models.Applicant, models.ReturnedByCPS), &models.SubmitBody{Justifications: map[string]string{"Q01": "x"}},
			"Priya Shah (force applicant) resubmitted the application for quality assurance, with a justification for 1 check."},
		{event(models.Recall, models.Applicant), &models.RecallBody{Reason: "secret"}, "Priya Shah (force applicant) recalled the application."},
		{event(models.Claim, models.Officer), &models.NoteBody{}, "Priya Shah (regional officer) claimed the application."},
		{event(models.Release, models.Officer), nil, "Priya Shah (regional officer) unassigned the application."},
		{event(models.Assign, models.Officer), &models.AssignBody{UserID: "u2", Note: "secret"}, "Priya Shah (regional officer) assigned the application to Owen Larkmere."},
		{event(models.Assign, models.Officer), &models.AssignBody{UserID: "u1"}, "Priya Shah (regional officer) assigned the application to themselves."},
		{event(models.Assign, models.Officer), &models.AssignBody{UserID: "u9"}, "Priya Shah (regional officer) assigned the application to another regional officer."},
		{event(models.Assign, models.Officer), nil, "Priya Shah (regional officer) assigned the application."},
		{event(models.Return, models.Officer), &models.ReturnBody{Points: make([]models.PointBody, 3)}, "Priya Shah (regional officer) returned the application to the force with 3 points."},
		{event(models.Return, models.Officer), &models.ReturnBody{Points: make([]models.PointBody, 1)}, "Priya Shah (regional officer) returned the application to the force with 1 point."},
		{event(models.Return, models.Officer), nil, "Priya Shah (regional officer) returned the application to the force."},
		{event(models.Approve, models.Officer), nil, "Priya Shah (regional officer) approved the application."},
		{event(models.Reopen, models.Officer), nil, "Priya Shah (regional officer) cancelled the approval and returned the application to the force."},
		{event(models.SubmitToCPS, models.Officer), nil, "Priya Shah (regional officer) submitted the application to the CPS."},
		{inRound(event(models.SubmitToCPS, models.Officer), 2), nil, "Priya Shah (regional officer) submitted the application to the CPS (round 2)."},
		{event(models.CPSDecision, models.Officer), &models.DecisionBody{Decision: models.DecisionRejected, DecidedOn: day, Reasons: make([]models.ReasonCoded, 2)},
			"Priya Shah (regional officer) recorded the CPS decision: rejected, 8 May 2026, 2 reasons."},
		{event(models.CPSDecision, models.CPS), &models.DecisionBody{Decision: models.DecisionMoreInfo, DecidedOn: day},
			"Priya Shah (CPS reviewer) recorded the CPS decision: more information needed, 8 May 2026."},
		{to(event(models.CPSDecision, models.CPS), models.Accepted), nil, "Priya Shah (CPS reviewer) recorded the CPS decision: accepted."},
		{to(event(models.CPSDecision, models.Officer), models.ReturnedByCPS), nil, "Priya Shah (regional officer) recorded the CPS decision: not accepted."},
		{event(models.CourtOutcome, models.Officer), &models.OutcomeBody{Outcome: models.GrantedAmended, On: day}, "Priya Shah (regional officer) recorded the court outcome: order made with changes, 8 May 2026."},
		{event(models.CourtOutcome, models.Officer), nil, "Priya Shah (regional officer) recorded the court outcome."},
		{event(models.Withdraw, models.Applicant), &models.ReasonBody{Reason: "secret"}, "Priya Shah (force applicant) withdrew the application."},
		{event(models.AnswerPoint, models.Applicant), &models.AnswerBody{PointID: "y", Answer: models.Changed, Text: "secret"}, "Priya Shah (force applicant) responded to point 2: changed."},
		{event(models.AnswerPoint, models.Applicant), &models.AnswerBody{PointID: "x", Answer: models.Disagree}, "Priya Shah (force applicant) responded to point 1: disagreed."},
		{event(models.AnswerPoint, models.Applicant), &models.AnswerBody{PointID: "z", Answer: models.Explained}, "Priya Shah (force applicant) responded to a point: no change needed."},
		{event(models.AnswerPoint, models.Applicant), nil, "Priya Shah (force applicant) responded to a point."},
		{event(models.ResolvePoint, models.Officer), &models.ResolveBody{PointID: "y"}, "Priya Shah (regional officer) resolved point 2."},
		{event(models.ResolvePoint, models.Officer), &models.ResolveBody{PointID: "y", Resolution: models.Reopened, Note: "secret"}, "Priya Shah (regional officer) reopened point 2."},
		{event(models.ResolvePoint, models.Officer), nil, "Priya Shah (regional officer) reviewed a response."},
		{event(models.DeclareConflict, models.Officer), &models.ConflictBody{Reason: "secret"}, "Priya Shah (regional officer) declared a conflict of interest."},
		{event(models.Restrict, models.Officer), &models.RestrictBody{People: []string{"secret"}, Reason: "secret"}, "Priya Shah (regional officer) restricted the application to named people."},
		{event(models.Unrestrict, models.Officer), &models.ReasonBody{Reason: "secret"}, "Priya Shah (regional officer) removed the restriction to named people."},
		{event(models.PassOver, models.Officer), &models.CoverBody{UserID: "u3"}, "Priya Shah (regional officer) is away, so the application was assigned to Isolde Venn."},
		{event(models.PassOver, models.Officer), nil, "Priya Shah (regional officer) is away, so the application was assigned to a colleague."},
		{event(models.HandBack, models.Officer), &models.CoverBody{}, "The application was assigned back to Priya Shah (regional officer) at the end of the cover."},
		{event(models.PassOver, models.Officer), &models.CoverBody{UserID: "u3", AskedBy: "u3"}, "Priya Shah (regional officer) is away, so the application was assigned to Isolde Venn, as Isolde Venn asked."},
		{event(models.HandBack, models.Officer), &models.CoverBody{AskedBy: "u3"}, "The application was assigned back to Priya Shah (regional officer) because the cover was cancelled, as Isolde Venn asked."},
		{event(models.StopClock, models.Officer), &models.StopBody{Cause: "awaiting-court-date", From: day, Note: "secret"}, "Priya Shah (regional officer) stopped the clock from 8 May 2026: Awaiting a court date."},
		{event(models.StopClock, models.Officer), nil, "Priya Shah (regional officer) stopped the clock."},
		{event(models.StartClock, models.Officer), &models.NoteBody{}, "Priya Shah (regional officer) restarted the clock."},
		{models.Event{Action: models.Create, ActorID: "u9"}, nil, "Unknown user created the application."},
		{event("invented", models.Officer), nil, `Priya Shah (regional officer) did something this version cannot describe ("invented").`},
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
				require.NotContains(t, got, "cannot describe", a)
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
