package desktest

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// Sample is the content of a sound sample application, as the applicant of a force would write it
// with the scenario playing today. name is a part of the file's name, such as drugs.
func Sample(t testing.TB, name, force string) content.Content {
	t.Helper()
	samples, err := reference.Samples()
	require.NoError(t, err)
	for _, s := range samples {
		if s.Defective || !strings.Contains(s.File, name) {
			continue
		}
		content := s.Content.MoveDates(int(Today().Time().Sub(s.Scenario.AsOf.Time()).Hours() / 24))
		content.Drafter.Username = "applicant." + force
		content.MonitoringPlan.ResidentForce = &force // so that no other force has to agree
		return content
	}
	require.FailNow(t, "no such sample", name)
	return content.Content{}
}

// Today is the day it is in London.
func Today() calendar.Date { return calendar.DateIn(time.Now()) }

// Case is one application in a test, with the people who work on it.
type Case struct {
	Application
	Applicant, Officer, CPS Caller
	t                       testing.TB
}

// subjects counts the people that the tests are about.
var subjects atomic.Int64

// Someone is the content about a person who has no other application.
func Someone(c content.Content) content.Content { return c.About(int(subjects.Add(1))) }

// NewCase has the applicant create an application for their force.
func NewCase(t testing.TB, applicant, officer, cps Caller, content content.Content) *Case {
	t.Helper()
	c := &Case{Applicant: applicant, Officer: officer, CPS: cps, t: t}
	content = Someone(content)
	a := applicant.Post("/applications", map[string]any{"force": applicant.Force, "content": content}, &c.Application)
	require.Equal(t, http.StatusCreated, a.Status)
	require.Equal(t, "/api/v1/applications/"+c.ID, a.Header.Get("Location"))
	require.Equal(t, `"1"`, a.Header.Get("ETag"))
	return c
}

// Existing is an application that is there already, as its applicant sees it now.
func Existing(t testing.TB, applicant, officer, cps Caller, id string) *Case {
	t.Helper()
	c := &Case{Application: Application{ID: id}, Applicant: applicant, Officer: officer, CPS: cps, t: t}
	c.Application = c.Show(applicant)
	return c
}

// Path is the address of a part of the application, such as /events.
func (c *Case) Path(part string) string { return "/applications/" + c.ID + part }

// Act does one action.
func (c *Case) Act(by Caller, action string, body any) Acted {
	c.t.Helper()
	done := c.Settle(by, Request{Method: http.MethodPost, Path: c.Path("/actions/" + action), Body: body, Key: uuid.NewString()})
	require.Equal(c.t, action, done.Event.Action)
	return done
}

// Settle has a request for an action carried out, which may have been sent before.
func (c *Case) Settle(by Caller, r Request) Acted {
	c.t.Helper()
	var done Acted
	a := by.done(r, &done)
	require.Equal(c.t, Tag(done.Version), a.Header.Get("ETag"))
	require.Equal(c.t, by.Username, done.Event.By.Username)
	return done
}

// Refuse tries one action that must be refused with the status.
func (c *Case) Refuse(by Caller, action string, body any, status int) Problem {
	c.t.Helper()
	return by.Refused(status, Request{Method: http.MethodPost, Path: c.Path("/actions/" + action), Body: body, Key: uuid.NewString()})
}

// Show reads the application as someone sees it.
func (c *Case) Show(by Caller) Application {
	c.t.Helper()
	var app Application
	by.Get(c.Path(""), &app)
	return app
}

// Save has the applicant change the content.
func (c *Case) Save(change func(*content.Content)) Application {
	c.t.Helper()
	before := c.Show(c.Applicant)
	var content content.Content
	require.NoError(c.t, json.Unmarshal(before.Content, &content))
	change(&content)
	var after Application
	a := c.Applicant.done(Request{
		Method: http.MethodPut, Path: c.Path("/content"), Body: content, IfMatch: Tag(before.Version),
	}, &after)
	require.Equal(c.t, before.Version+1, after.Version)
	require.Equal(c.t, Tag(after.Version), a.Header.Get("ETag"))
	return after
}

// Points reads the review points.
func (c *Case) Points(by Caller) []Point {
	c.t.Helper()
	var list struct{ Items []Point }
	by.Get(c.Path("/points"), &list)
	return list.Items
}

// History reads the history, which must be whole.
func (c *Case) History(by Caller) []Event {
	c.t.Helper()
	var h History
	by.Get(c.Path("/events"), &h)
	require.True(c.t, h.Verified, "the history of %s does not verify", c.ID)
	require.NoError(c.t, Chained(h.Items))
	return h.Items
}

// Pack reads what the CPS received in one round.
func (c *Case) Pack(by Caller, round int) Pack {
	c.t.Helper()
	var p Pack
	by.Get(c.Path("/submissions/"+strconv.Itoa(round)+"/pack"), &p)
	return p
}

// Answer has the force say that it has changed what every open point marked must asks for. It gives
// the points that it answered.
func (c *Case) Answer() []Point {
	c.t.Helper()
	return c.each(c.Applicant, Point.Unanswered, "/answer", models.AnswerBody{Answer: models.Changed})
}

// Resolve has the officer who holds the application be content with every answer.
func (c *Case) Resolve() []Point {
	c.t.Helper()
	return c.each(c.Officer, Point.Unresolved, "/resolve", nil)
}

func (c *Case) each(by Caller, is func(Point) bool, part string, body any) (done []Point) {
	c.t.Helper()
	for _, p := range c.Points(by) {
		if is(p) {
			by.Post(c.Path("/points/"+p.ID+part), body, nil)
			done = append(done, p)
		}
	}
	return done
}

// SubmitToCPS takes the application from the applicant's desk through QA to the CPS, with every
// point marked must answered and resolved on the way.
func (c *Case) SubmitToCPS() Acted {
	c.t.Helper()
	c.Answer()
	c.Act(c.Applicant, "submit-for-qa", nil)
	c.Act(c.Officer, "claim", nil)
	c.Resolve()
	c.Act(c.Officer, "approve", Checklist())
	return c.Act(c.Officer, "submit-to-cps", nil)
}

// Accept has the CPS accept it as submitted, today.
func (c *Case) Accept() Acted {
	c.t.Helper()
	return c.Act(c.CPS, "cps-decision", Decision("accepted"))
}

// Tag is the ETag of a version.
func Tag(version int) string { return `"` + strconv.Itoa(version) + `"` }

// Checklist answers yes to every check that a person has to answer.
func Checklist() models.ApproveBody {
	b := models.ApproveBody{Checklist: map[string]string{}}
	for _, id := range checks.For(Today()).Human() {
		b.Checklist[id] = "yes"
	}
	return b
}

// Amended is an acceptance of today in which the CPS took one term out.
func Amended(term string) models.DecisionBody {
	b := Decision(models.DecisionWithAmendments)
	b.AmendedTerms = []models.AmendedTerm{{Term: term, Change: models.TermRemoved}}
	return b
}

// Decision is a decision of today, with the given reasons.
func Decision(d models.Decision, reasons ...models.ReasonCoded) models.DecisionBody {
	today := Today()
	return models.DecisionBody{
		Decision: d, DecidedOn: &today, Reasons: reasons,
		Authority: models.Authority{Name: "Merrial Ostrander", Grade: "Specialist Prosecutor", Basis: "Authority delegated in writing by the Director", Reference: "FICT-DEL-7"},
	}
}
