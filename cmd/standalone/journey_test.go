package main_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// TestJourney is the work of two offices from the first draft to the figure, seen only through
// what people get to see, and all of it again after a stop and a new start.
func TestJourney(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir)
	p := peopleOf(t, s)
	o := newOffices(p)

	o.acceptedAtOnce()
	o.returnedByQA()
	o.returnedByCPS()
	o.withdrawn()
	o.figures()
	before := o.everything()

	require.NoError(t, s.Stop(desktest.StopLimit))
	s = start(t, dir)
	p.desk = s
	require.Equal(t, before, o.everything(), "everything as it was before the stop")
	o.figures()

	done := o.drugs.Act(o.drugs.Officer, "court-outcome", models.OutcomeBody{Outcome: models.Granted, On: today()})
	require.Equal(t, "closed", done.State)
	require.Equal(t, "closed", o.drugs.Show(o.drugs.Applicant).State)
	require.NoError(t, s.Stop(desktest.StopLimit))
}

func today() *calendar.Date {
	d := desktest.Today()
	return &d
}

// offices is the applications of the journey, with the people of two regions.
type offices struct {
	t *testing.T
	*people
	drugs, slavery, company, second, kent *desktest.Case
}

func newOffices(p *people) *offices {
	open := func(applicant, officer, sample string) *desktest.Case {
		content := desktest.Sample(p.t, sample, p.users[applicant].Force)
		c := desktest.NewCase(p.t, p.as(applicant), p.as(officer), p.as("cps.reviewer"), content)
		require.Equal(p.t, "drafting", c.State)
		require.Equal(p.t, 1, c.Round)
		require.Equal(p.t, []string{"submit-for-qa", "withdraw", "discard"}, c.Actions)
		return c
	}
	return &offices{
		t: p.t, people: p,
		drugs:   open("applicant.thames-valley", "officer.serocu", "drugs"),
		slavery: open("applicant.sussex", "officer2.serocu", "slavery"),
		company: open("applicant.surrey", "officer.serocu", "company"),
		second:  open("applicant.hampshire-isle-of-wight", "officer.serocu", "drugs"),
		kent:    open("applicant.kent", "officer.ersou", "slavery"),
	}
}

// acceptedAtOnce: two applications are accepted on first submission. During the first, everyone tries what they are not
// allowed to do.
func (o *offices) acceptedAtOnce() {
	o.slavery.SubmitToCPS()
	require.Equal(o.t, "accepted", o.slavery.Accept().State)

	c := o.drugs
	o.hidden(c, "officer.ersou")
	o.hidden(c, "cps.reviewer")
	o.told(c, c.Refuse(c.Officer, "approve", nil, http.StatusConflict),
		"You cannot do this while the application is a draft.")
	require.Equal(o.t, "in-qa", c.Act(c.Applicant, "submit-for-qa", nil).State)
	o.notEditable(c)
	o.claimed(c)
	o.approved(c)
	require.Equal(o.t, "with-cps", c.Act(c.Officer, "submit-to-cps", nil).State)
	o.decided(c)
	o.pack(c, 1, c.Content)
}

// claimed: an application is held by one officer at a time.
func (o *offices) claimed(c *desktest.Case) {
	other := o.as("officer2.serocu")
	o.told(c, c.Refuse(c.Officer, "approve", desktest.Checklist(), http.StatusConflict),
		"Claim the application first. Only the assigned regional officer can do this.")
	c.Act(other, "claim", nil)
	o.told(c, c.Refuse(other, "claim", nil, http.StatusConflict), "This application is already assigned to you.")
	o.told(c, c.Refuse(c.Officer, "claim", nil, http.StatusConflict), "This application is assigned to another regional officer.")
	o.told(c, c.Refuse(c.Applicant, "recall", nil, http.StatusConflict), "This application is assigned to another regional officer.")
	require.Equal(o.t, "officer2.serocu", *c.Show(c.Applicant).Assignee)
	c.Act(other, "release", nil)
	c.Act(c.Officer, "claim", nil)
	require.Equal(o.t, "officer.serocu", *c.Show(c.Applicant).Assignee)
}

func (o *offices) approved(c *desktest.Case) {
	problem := c.Refuse(c.Officer, "approve", nil, http.StatusUnprocessableEntity)
	o.mend(problem, map[string]string{
		"/checklist/Q09": "Q09: select yes, no or not applicable", "/checklist/Q13": "Q13: select yes, no or not applicable",
		"/checklist/Q15": "Q15: select yes, no or not applicable", "/checklist/Q26": "Q26: select yes, no or not applicable",
	})
	require.Equal(o.t, "approved", c.Act(c.Officer, "approve", desktest.Checklist()).State)
	require.Nil(o.t, c.Show(c.Applicant).Assignee)
}

// decided: the decision needs an authority and a date that can be right.
func (o *offices) decided(c *desktest.Case) {
	o.mend(c.Refuse(c.CPS, "cps-decision", map[string]any{"decision": "maybe"}, http.StatusUnprocessableEntity), map[string]string{
		"/decision":        "Select the CPS decision",
		"/decidedOn":       "Enter the date of the decision",
		"/authority/name":  "Enter the name of the person who decided",
		"/authority/grade": "Enter the grade of the person who decided",
		"/authority/basis": "Enter the basis of their authority",
	})
	decision := desktest.Decision("accepted")
	tomorrow, yesterday := today().AddDays(1), today().AddDays(-1)
	decision.DecidedOn = &tomorrow
	o.told(c, c.Refuse(c.CPS, "cps-decision", decision, http.StatusUnprocessableEntity),
		"Enter a date that is today or earlier.")
	decision.DecidedOn = &yesterday
	o.told(c, c.Refuse(c.CPS, "cps-decision", decision, http.StatusUnprocessableEntity),
		"The date is before the application was submitted to the CPS. Enter a later date.")
	require.Equal(o.t, "accepted", c.Accept().State)
	o.told(c, c.Refuse(c.CPS, "cps-decision", desktest.Decision("accepted"), http.StatusConflict),
		"You cannot do this while the application is accepted by the CPS.")
}

// returnedByQA: the officer's points are answered and resolved before it continues; the CPS accepts the first
// submission that it then gets.
func (o *offices) returnedByQA() {
	c := o.company
	c.Act(c.Applicant, "submit-for-qa", nil)
	c.Act(c.Officer, "claim", nil)
	o.mend(c.Refuse(c.Officer, "return", nil, http.StatusUnprocessableEntity), map[string]string{
		"/points": "Add at least one review point",
	})
	done := c.Act(c.Officer, "return", models.ReturnBody{Points: []models.PointBody{
		{Code: "CLAR", Severity: models.Must, Anchor: "t1", Text: "Say which accounts the term means."},
		{Code: "DURN", Severity: models.Should, Anchor: "order", Text: "Say why not a shorter order."},
	}})
	require.Equal(o.t, "returned-by-qa", done.State)
	points := c.Points(c.Applicant)
	require.Len(o.t, points, 2)

	o.answered(c, points[0])
	require.Equal(o.t, "in-qa", c.Act(c.Applicant, "submit-for-qa", nil).State)
	c.Act(c.Officer, "claim", nil)
	refusal := c.Refuse(c.Officer, "approve", desktest.Checklist(), http.StatusUnprocessableEntity)
	o.told(c, refusal, "Resolve every required point before you approve.")
	require.Equal(o.t, "/points/"+points[0].ID, refusal.Errors[0].Pointer)
	require.Len(o.t, c.Resolve(), 1, "the one marked must")
	require.Equal(o.t, "resolved", *c.Points(c.Applicant)[0].Resolution)
	c.Act(c.Officer, "approve", desktest.Checklist())
	c.Act(c.Officer, "submit-to-cps", nil)
	require.Equal(o.t, "accepted", c.Accept().State)
	o.pack(c, 1, c.Show(c.Applicant).Content)
}

// answered: a point marked must holds the application back until the force has answered it.
func (o *offices) answered(c *desktest.Case, must desktest.Point) {
	c.Save(func(content *content.Content) { content.Terms[0].Text += " The accounts are listed in schedule 1." })
	refusal := c.Refuse(c.Applicant, "submit-for-qa", nil, http.StatusUnprocessableEntity)
	o.told(c, refusal, "Respond to every required point before you resubmit.")
	require.Len(o.t, refusal.Errors, 1)
	require.Equal(o.t, "/points/"+must.ID, refusal.Errors[0].Pointer)
	answer := desktest.Request{
		Method: http.MethodPost, Path: c.Path("/points/" + must.ID + "/answer"), Body: models.AnswerBody{Answer: models.Disagree},
	}
	o.mend(c.Applicant.Refused(http.StatusUnprocessableEntity, answer), map[string]string{"/text": "Enter your response"})
	c.Applicant.Post(answer.Path, models.AnswerBody{Answer: models.Changed}, nil)
	require.Equal(o.t, "changed", *c.Points(c.Officer)[0].Answer)
}

// returnedByCPS: the CPS asks for more, and accepts the second submission; it keeps both.
func (o *offices) returnedByCPS() {
	c := o.second
	require.Equal(o.t, 1, c.SubmitToCPS().Round)
	o.mend(c.Refuse(c.CPS, "cps-decision", desktest.Decision("more-information"), http.StatusUnprocessableEntity), map[string]string{
		"/reasons": "Add at least one reason",
	})
	done := c.Act(c.CPS, "cps-decision", desktest.Decision("more-information", models.ReasonCoded{Code: "EVID", Anchor: "e1", Text: "Exhibit it."}))
	require.Equal(o.t, "returned-by-cps", done.State)
	require.Equal(o.t, 2, done.Round)
	reason := c.Points(c.Applicant)[0]
	require.Equal(o.t, []any{"cps", "must", "EVID", "e1", "Exhibit it."}, []any{reason.Source, reason.Severity, reason.Code, reason.Anchor, reason.Text})
	first := c.Content
	changed := c.Save(func(content *content.Content) { content.Facts += " The download report is exhibited as FICT/2." })
	o.stale(c)
	refusal := c.Refuse(c.Applicant, "submit-for-qa", nil, http.StatusUnprocessableEntity)
	o.told(c, refusal, "Respond to every required point before you resubmit.")
	require.Equal(o.t, "/points/"+reason.ID, refusal.Errors[0].Pointer)
	require.Equal(o.t, 2, c.SubmitToCPS().Round)
	require.Equal(o.t, []string{"changed", "resolved"}, []string{*c.Points(c.Officer)[0].Answer, *c.Points(c.Officer)[0].Resolution})
	require.Equal(o.t, "accepted", c.Accept().State)
	require.NotEqual(o.t, string(first), string(changed.Content))
	o.pack(c, 1, first)
	o.pack(c, 2, changed.Content)
}

// withdrawn: an application that never reached the CPS.
func (o *offices) withdrawn() {
	c := o.kent
	o.mend(c.Refuse(c.Applicant, "withdraw", nil, http.StatusUnprocessableEntity), map[string]string{"/reason": "Enter the reason"})
	require.Equal(o.t, "withdrawn", c.Act(c.Applicant, "withdraw", models.ReasonBody{Reason: "Not pursued."}).State)
	o.told(c, c.Refuse(c.Applicant, "submit-for-qa", nil, http.StatusConflict),
		"You cannot do this while the application is withdrawn.")
	o.notEditable(c)
	require.Empty(o.t, c.Show(c.Applicant).Actions)
	require.Equal(o.t, []string{"relate", "restrict"}, c.Show(c.Officer).Actions)
}
