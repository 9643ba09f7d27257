package api_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// application is an application as a program reads it.
type application struct {
	ID, Reference, Force, Region string
	State                        models.State
	Version, Round               int
	Assignee, Subject            *string
	SubmittedOn                  *calendar.Date
	UpdatedBy                    struct{ Username, Name string }
	Editable                     bool
	Actions                      []models.Action
	Content                      content.Content
}

// acted is what an action answers.
type acted struct {
	State          models.State
	Version, Round int
	Event          struct {
		Seq    int
		Action models.Action
		By     struct{ Username, Name string }
		From   *models.State
		To     models.State
		Hash   string
	}
}

// create makes an application from the given content.
func (c caller) create(force string, content any) application {
	c.t.Helper()
	r := c.post("/api/v1/applications", object{"force": force, "content": content}).want(http.StatusCreated)
	var app application
	r.into(&app)
	require.Equal(c.t, at(app.ID), r.header.Get("Location"))
	return app
}

// read reads an application.
func (c caller) read(id string) application {
	c.t.Helper()
	var app application
	c.get(at(id)).want(http.StatusOK).into(&app)
	return app
}

// points reads the ids of the points of an application.
func (c caller) points(id string) []string {
	c.t.Helper()
	var list struct{ Items []struct{ ID string } }
	c.get(at(id, "points")).want(http.StatusOK).into(&list)
	var ids []string
	for _, p := range list.Items {
		ids = append(ids, p.ID)
	}
	return ids
}

// today is the day in London.
func today() calendar.Date { return calendar.DateIn(time.Now()) }

// checklist answers every check that a person must answer.
func checklist() map[string]string {
	answers := map[string]string{}
	for _, id := range checks.For(today()).Human() {
		answers[id] = "yes"
	}
	return answers
}

func approval() object { return object{"checklist": checklist()} }

func authority() object {
	return object{"name": "Ottilie Marr", "grade": "Specialist Prosecutor", "basis": "Delegated by the Director", "reference": "FICT/CPS/114"}
}

// decision is what the CPS says today.
func decision(d models.Decision, reasons ...object) object {
	body := object{"decision": d, "decidedOn": today(), "authority": authority(), "note": "Decided on the papers."}
	if len(reasons) > 0 {
		body["reasons"] = reasons
	}
	return body
}

// evidence is a coded reason that a force can correct.
func evidence() object {
	return object{"code": "EVID", "anchor": "evidence", "text": "The prison record is not served."}
}

func point(severity models.Severity, anchor string) object {
	return object{"code": "NECE", "severity": severity, "anchor": anchor, "text": "Not tied to a risk.", "action": "Name the risk.", "dueOn": today()}
}

func because() object { return object{"reason": "No longer needed."} }

// The stages that a case can be brought to.
const (
	drafted = iota
	sent
	claimed
	approved
	submitted
	decided
)

// caseAt makes a case of Thames Valley and brings it to a stage.
func (d *desk) caseAt(t *testing.T, stage int) string {
	t.Helper()
	content := drugs(t)
	if stage >= approved {
		content = someone(t) // an application goes to the CPS only when its relatives are known
	}
	app := d.as(t, "applicant.thames-valley").create("thames-valley", content)
	for i, step := range []func(){
		func() { d.as(t, "applicant.thames-valley").act(app.ID, models.SubmitForQA, nil) },
		func() { d.as(t, "officer.serocu").act(app.ID, models.Claim, nil) },
		func() { d.as(t, "officer.serocu").act(app.ID, models.Approve, approval()) },
		func() { d.as(t, "officer2.serocu").act(app.ID, models.SubmitToCPS, nil) },
		func() { d.as(t, "cps.reviewer").act(app.ID, models.CPSDecision, decision(models.DecisionAccepted)) },
	} {
		if i < stage {
			step()
		}
	}
	return app.ID
}
