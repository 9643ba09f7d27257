package workflows_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// Lives that are only recorded, not played elsewhere: they need a real engine or decisions by more than one person.

// answeredToTheCPS: the reasons of the CPS are points of the next round, in which it accepts.
func answeredToTheCPS(today calendar.Date) []move {
	asked := decision(models.DecisionMoreInfo, today)
	asked.Reasons = []models.ReasonCoded{{ID: "c1", Code: "EVID", Anchor: "facts", Text: private}, {ID: "c2", Code: "NECE", Anchor: "terms", Text: private}}
	h := happy(today)
	return append(h[:4:4],
		does(reviewer, models.CPSDecision, models.ReturnedByCPS, asked),
		does(applicant, models.AnswerPoint, models.ReturnedByCPS, answer("c1")),
		does(applicant, models.AnswerPoint, models.ReturnedByCPS, answer("c2")),
		h[0], h[1],
		does(officer, models.ResolvePoint, models.InQA, resolve("c1", models.Resolved)),
		does(officer, models.ResolvePoint, models.InQA, resolve("c2", models.Resolved)),
		h[2], h[3], h[4], h[5],
	)
}

// stopped: the clock is stopped twice, and a stage ends under the second stop.
func stopped(today calendar.Date) []move {
	stop := &models.StopBody{Cause: "awaiting-court-date", From: &today, Note: private}
	h := happy(today)
	return append(h[:2:2],
		does(officer, models.StopClock, models.InQA, stop),
		does(officer, models.StartClock, models.InQA),
		does(second, models.StopClock, models.InQA, stop),
		h[2], h[3], h[4], h[5],
	)
}

// conflicted: the person who holds it must not deal with it, and another continues.
func conflicted(today calendar.Date) []move {
	h := happy(today)
	return append(h[:2:2],
		does(officer, models.DeclareConflict, models.InQA, &models.ConflictBody{Reason: private}),
		does(second, models.Claim, models.InQA),
		does(second, models.Approve, models.Approved),
		does(second, models.SubmitToCPS, models.WithCPS),
		h[4],
		does(second, models.CourtOutcome, models.Closed, courtSaid(models.Granted, today)),
	)
}

// covered: the officer is away three times and the same colleague covers: until the day back, until it is cancelled, and
// not at all, as it is cancelled before. It gives the workflows to keep, by the name of their file.
func (d *desk) covered(t *testing.T) map[string]string {
	kept := map[string]string{}
	id := d.open(t)
	d.live(t, id, happy(d.today())[:2]...)
	holder := func(who models.Actor) {
		require.Eventually(t, func() bool { return read(t, d.store, id).Standing.Holder == who.ID }, 20*time.Second, 10*time.Millisecond)
	}

	c := d.cover(t, d.today())
	_, err := d.temporal.ExecuteWorkflow(t.Context(), client.StartWorkflowOptions{ID: workflows.CoverWorkflowID(c.ID), TaskQueue: workflows.TaskQueue},
		workflows.Cover, workflows.CoverInput{CoverID: c.ID, From: c.FromAt(), Until: d.store.Now().Add(3 * time.Second)})
	require.NoError(t, err)
	holder(second)
	holder(officer)
	kept["cover-over"] = workflows.CoverWorkflowID(c.ID)

	d.ended(t, kept["cover-over"])
	c = d.cover(t, d.today())
	require.NoError(t, d.client.StartCover(t.Context(), c))
	holder(second)
	require.NoError(t, d.client.CancelCover(t.Context(), c.ID, uuid.NewString()))
	holder(officer)
	kept["cover-cancelled"] = workflows.CoverWorkflowID(c.ID)

	d.ended(t, kept["cover-cancelled"])
	c = d.cover(t, d.today().AddDays(10))
	require.NoError(t, d.client.StartCover(t.Context(), c))
	require.NoError(t, d.client.CancelCover(t.Context(), c.ID, uuid.NewString()))
	kept["cover-never-begun"] = workflows.CoverWorkflowID(c.ID)

	d.live(t, id, happy(d.today())[2:]...)
	kept["covered"] = workflows.WorkflowID(id)
	return kept
}

// cover has the officer away for a day.
func (d *desk) cover(t *testing.T, from calendar.Date) models.Cover {
	c, problems, err := d.store.SaveCover(t.Context(), models.Cover{
		ID: uuid.NewString(), UserID: officer.ID, CoverID: second.ID, Region: "serocu", From: from, Until: from.AddDays(1),
	})
	require.NoError(t, err)
	require.Empty(t, problems)
	return c
}

// reminded: the clock has said all that it had to of the first stage; the timer of the next is cancelled.
func (d *desk) reminded(t *testing.T) (workflowID string) {
	id := d.open(t)
	h := happy(d.today())
	d.live(t, id, h[0])
	workflowID = workflows.WorkflowID(id)
	require.Eventually(t, func() bool { return d.fired(t, workflowID) == 3 }, 20*time.Second, 20*time.Millisecond, "three timers")
	d.live(t, id, h[1:]...)
	return workflowID
}

// fired counts the timers that have.
func (d *desk) fired(t *testing.T, workflowID string) (n int) {
	for _, e := range d.historyOf(t, workflowID).Events {
		if e.GetEventType() == enumspb.EVENT_TYPE_TIMER_FIRED {
			n++
		}
	}
	return n
}

// hurried gives the region seconds for its review, so that reminders come within a test.
type hurried struct{ *store.Store }

func (h hurried) Apply(ctx context.Context, step models.Step) (models.Applied, error) {
	done, err := h.Store.Apply(ctx, step)
	if err == nil && step.Command.Action == models.SubmitForQA {
		soon := *done.Standing.Timetable
		soon.RemindAt, soon.DueAt, soon.EscalateAt = step.At.Add(time.Second), step.At.Add(3*time.Second), step.At.Add(5*time.Second)
		done.Standing.Timetable = &soon
	}
	return done, err
}
