package pagestest

import (
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// Stage is how far a case of Thames Valley has come.
type Stage int

// The stages, one after the other. Returned goes another way: it follows Claimed, with a must on term t1 and a should on
// the section risk.
const (
	Drafted Stage = iota
	Sent
	Claimed
	Approved
	Submitted
	Decided // accepted by the CPS
	Returned
)

// Sample is the content of a sound sample application: section 19, class A drugs.
func Sample(t *testing.T) content.Content {
	t.Helper()
	samples, err := reference.Samples()
	require.NoError(t, err)
	return samples[0].Content
}

// subjects counts the people that the tests are about.
var subjects atomic.Int64

// Someone is the sample about a subject of its own: an application goes to the CPS only when its relatives are known.
func Someone(t *testing.T) content.Content {
	t.Helper()
	return Sample(t).About(int(subjects.Add(1)))
}

// CaseAt makes a case with the sample's content and brings it to a stage. Its id comes back.
func (d *Desk) CaseAt(t *testing.T, stage Stage) string {
	t.Helper()
	if stage >= Claimed && stage != Returned {
		return d.CaseOf(t, Someone(t), stage)
	}
	return d.CaseOf(t, Sample(t), stage)
}

// CaseOf makes a case with that content and brings it to a stage.
func (d *Desk) CaseOf(t *testing.T, c content.Content, stage Stage) string {
	t.Helper()
	var app struct{ ID string }
	force, officer := d.As(t, Applicant), d.As(t, Officer)
	force.Ask(http.MethodPost, "/applications", object{"force": "thames-valley", "content": c}, &app)
	steps := []func(){
		func() { force.Act(app.ID, models.SubmitForQA, nil) },
		func() { officer.Act(app.ID, models.Claim, nil) },
		func() { officer.Act(app.ID, models.Approve, object{"checklist": Checklist()}) },
		func() { d.As(t, OtherOfficer).Act(app.ID, models.SubmitToCPS, nil) },
		func() { d.As(t, CPS).Act(app.ID, models.CPSDecision, Decision(models.DecisionAccepted)) },
	}
	if stage == Returned {
		steps = append(steps[:Claimed:Claimed], func() {
			officer.Act(app.ID, models.Return, object{"points": []object{
				{"code": "NECE", "severity": models.Must, "anchor": "t1", "text": "Not tied to a risk.", "action": "Name the risk."},
				{"code": "RISK", "severity": models.Should, "anchor": "risk", "text": "Old evidence.", "action": "Add newer."},
			}})
		})
	}
	for i, step := range steps {
		if stage == Returned || i < int(stage) {
			step()
		}
	}
	return app.ID
}

// Act does an action through the API.
func (v Visitor) Act(id string, action models.Action, body any) {
	v.t.Helper()
	v.Ask(http.MethodPost, "/applications/"+id+"/actions/"+string(action), body, nil)
}

// Checklist answers every check that a person must answer.
func Checklist() map[string]string {
	answers := map[string]string{}
	for _, id := range checks.For(calendar.DateIn(time.Now())).Human() {
		answers[id] = "yes"
	}
	return answers
}

// Decision is what the CPS says today.
func Decision(d models.Decision, reasons ...map[string]any) map[string]any {
	body := object{
		"decision": d, "decidedOn": calendar.DateIn(time.Now()), "note": "Decided on the papers.",
		"authority": object{"name": "Ottilie Marr", "grade": "Specialist Prosecutor", "basis": "Delegated by the Director", "reference": "FICT/CPS/114"},
	}
	if len(reasons) > 0 {
		body["reasons"] = reasons
	}
	return body
}

// object is JSON in few letters.
type object = map[string]any
