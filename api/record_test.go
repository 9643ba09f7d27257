package api_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// life is an application from before these tests, with its own dates. A zero date means that it has not happened.
type life struct {
	created   calendar.Date
	submitted calendar.Date
	decision  models.Decision
	reasons   []string
	decidedOn calendar.Date
	withdrawn calendar.Date
	again     calendar.Date // submitted for the second time, and accepted
	route     content.Route
	offence   string
	text      []byte // content, where it is not the usual one
}

// past is a life with an acceptance, by section 19 for drugs, all on one day.
func past(on calendar.Date) life {
	return life{created: on, submitted: on, decision: models.DecisionAccepted, decidedOn: on}
}

// lines writes the history of a life, each step a minute after the one before or on its own day.
type lines struct {
	t     *testing.T
	d     *desk
	steps []models.RecordStep
	clock time.Time
}

func (l *lines) add(on calendar.Date, username string, action models.Action, body any) {
	l.clock = l.clock.Add(time.Minute)
	if start := on.Time().Add(9 * time.Hour); start.After(l.clock) {
		l.clock = start
	}
	text, err := json.Marshal(body)
	require.NoError(l.t, err)
	if body == nil {
		text = nil
	}
	user := l.d.users[username]
	l.steps = append(l.steps, models.RecordStep{Action: action, By: user.ID, Role: user.Role, At: l.clock, Body: text})
}

// round goes from the force to the CPS.
func (l *lines) round(on calendar.Date, force, officer string) {
	l.add(on, force, models.SubmitForQA, nil)
	l.add(on, officer, models.Claim, nil)
	l.add(on, officer, models.Approve, approval())
	l.add(on, officer, models.SubmitToCPS, nil)
}

func (l *lines) decision(on calendar.Date, d models.Decision, reasons []string) {
	body := decision(d)
	body["decidedOn"] = on
	coded := []object{}
	for _, code := range reasons {
		coded = append(coded, object{"code": code})
	}
	body["reasons"] = coded
	l.add(on, "cps.reviewer", models.CPSDecision, body)
}

// record writes a life into the database in the way of an import, and gives its id. Its subject is named for the force.
func (d *desk) record(t *testing.T, force string, past life) string {
	t.Helper()
	author, officer := "applicant."+force, "officer.serocu"
	if d.users[author].Region == "ersou" {
		officer = "officer.ersou"
	}
	l := &lines{t: t, d: d}
	created := past.created
	if created.IsZero() {
		created = past.submitted
	}
	l.add(created, author, models.Create, nil)
	if !past.submitted.IsZero() {
		l.round(past.submitted, author, officer)
	}
	if past.decision != "" {
		l.decision(past.decidedOn, past.decision, past.reasons)
	}
	if !past.again.IsZero() {
		l.round(past.again, author, officer)
		l.decision(past.again, models.DecisionAccepted, nil)
	}
	if !past.withdrawn.IsZero() {
		l.add(past.withdrawn, author, models.Withdraw, because())
	}
	return l.write(author, past.content(t, force))
}

// write puts the lines into the database in the way of an import. Its reference is OLD/ and its id.
func (l *lines) write(author string, content []byte) string {
	l.t.Helper()
	id, update, user := uuid.NewString(), uuid.NewString(), l.d.users[author]
	command := models.Command{Action: models.Create, Actor: user.Actor()}
	payload, err := models.NewPayload(update, id, command, models.Record{
		Reference: "OLD/" + id, Force: user.Force, Region: user.Region, Content: content, Steps: l.steps,
	})
	require.NoError(l.t, err)
	payload, err = l.d.store.SavePayload(l.t.Context(), payload)
	require.NoError(l.t, err)
	command.PayloadRef, command.PayloadHash = payload.Ref, payload.Hash
	_, err = l.d.store.Import(l.t.Context(), models.Step{UpdateID: update, Command: command, Next: models.Standing{ApplicationID: id}})
	require.NoError(l.t, err)
	return id
}

func (l life) content(t *testing.T, force string) []byte {
	if l.text != nil {
		return l.text
	}
	content := someone(t)
	family, given := "QUILL-"+strings.ToUpper(force), "Cornelius"
	content.Subjects[0].FamilyName, content.Subjects[0].GivenNames = &family, &given
	if l.route != "" {
		content.Route = l.route
	}
	if l.offence != "" {
		content.Offences[0].Schedule1.Category = l.offence
	}
	return content.Canonical()
}
