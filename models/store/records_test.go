package store_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

func line(action models.Action, by models.Actor, at, body string) models.RecordStep {
	when, err := time.Parse("2006-01-02 15:04", at)
	if err != nil {
		panic(err)
	}
	return models.RecordStep{Action: action, By: by.ID, Role: by.Role, At: when, Body: json.RawMessage(body)}
}

func reworded(step models.RecordStep, c content.Content) models.RecordStep {
	step.Content = c.Canonical()
	return step
}

// twoRounds is a record with two submissions, its own reference and its own dates.
func twoRounds() models.Record {
	answered := `{"pointId": "p1", "answer": "changed", "text": "Narrowed."}`
	return models.Record{
		Reference: "SEROCU/2025/017", Force: "surrey", Region: "serocu", Content: categorised("DRUG", content.RouteS19).Canonical(),
		Steps: []models.RecordStep{
			line(models.Create, writer, "2025-03-03 09:00", ``),
			line(models.SubmitForQA, writer, "2025-03-04 09:00", `{}`),
			line(models.Claim, officer, "2025-03-05 09:00", ``),
			line(models.Return, officer, "2025-03-06 09:00", point),
			line(models.AnswerPoint, writer, "2025-03-07 09:00", answered),
			reworded(line(models.SubmitForQA, writer, "2025-03-07 10:00", `{}`), draft("Second")),
			line(models.Claim, officer, "2025-03-08 09:00", `{}`),
			line(models.ResolvePoint, officer, "2025-03-08 10:00", `{"pointId": "p1"}`),
			line(models.Approve, officer, "2025-03-08 11:00", `{"checklist": {"H1": "yes"}}`),
			line(models.SubmitToCPS, officer, "2025-03-10 09:00", `{}`),
			line(models.CPSDecision, cps, "2025-03-20 09:00", `{"decision": "more-information", "decidedOn": "2025-03-19", "reasons": [{"code": "EXTL"}]}`),
			reworded(line(models.SubmitForQA, other, "2025-04-01 09:00", `{}`), draft("Third")),
			line(models.Assign, officer, "2025-04-01 10:00", `{"username": "officer", "userId": "u-officer"}`),
			line(models.Approve, officer, "2025-04-02 09:00", `{"checklist": {"H1": "yes"}}`),
			line(models.SubmitToCPS, officer, "2025-04-02 10:00", `{}`),
			line(models.CPSDecision, cps, "2025-04-20 09:00", `{"decision": "accepted", "decidedOn": "2025-04-20"}`),
		},
	}
}

// record stores a record and makes the step that imports it.
func (d *desk) record(id string, r models.Record) models.Step {
	d.t.Helper()
	update, command := d.updateID(), models.Command{Action: models.Create, Actor: models.Actor{ID: "u-importer", Role: models.Admin}}
	d.payload(id, update, &command, r)
	return models.Step{UpdateID: update, Command: command, Next: models.Standing{ApplicationID: id}, At: d.clock.now()}
}

func testImport(t *testing.T, open opener) {
	d := newDesk(t, open)
	record := twoRounds()
	done, err := d.Import(d.ctx, d.record("a1", record))
	require.NoError(t, err)

	// The same commands, decided one by one, lead to the same standing.
	want := models.Standing{ApplicationID: "a1"}
	hash := ""
	for _, each := range record.Steps {
		command := models.Command{Action: each.Action, Actor: models.Actor{ID: each.By, Role: each.Role}}
		if len(each.Content) > 0 {
			hash = models.HashOf(each.Content)
		} else if hash == "" {
			hash = models.HashOf(record.Content)
		}
		if b := models.NewBody(each.Action); b != nil {
			if len(each.Body) > 0 {
				require.NoError(t, json.Unmarshal(each.Body, b))
			}
			b.Fill(&command)
		}
		if each.Action == models.SubmitForQA {
			command.ContentHash = hash
		}
		next, refusal := want.Decide(command, each.At)
		require.Nil(t, refusal)
		want = next
	}
	want.Editors = []string{other.ID, writer.ID} // which only the database knows
	require.Equal(t, want, done.Standing)
	require.Equal(t, len(record.Steps), done.Seq)
	require.Equal(t, models.Accepted, done.Standing.State)
	require.Equal(t, 2, done.Standing.Round)

	app, err := d.Application(d.ctx, everything, "a1")
	require.NoError(t, err)
	require.Equal(t, want, app.Standing)
	require.Equal(t, done.Version, app.Version)
	require.Equal(t, "SEROCU/2025/017", app.Reference)
	require.Equal(t, record.Steps[0].At, app.CreatedAt)
	require.Equal(t, record.Steps[len(record.Steps)-1].At, app.UpdatedAt)
	require.Equal(t, draft("Third").Canonical(), app.Content)
	require.True(t, app.Submitted)

	events, err := d.Events(d.ctx, "a1")
	require.NoError(t, err)
	state, err := models.VerifyHistory(events)
	require.NoError(t, err)
	require.Equal(t, models.Accepted, state)
	require.Len(t, events, len(record.Steps))
	texts, err := d.Payloads(d.ctx, "a1")
	require.NoError(t, err)
	for i, e := range events {
		require.Equal(t, record.Steps[i].At, e.At, "with its own date")
		require.Equal(t, record.Steps[i].By, e.ActorID)
		if e.Action != models.Create {
			require.Equal(t, e.PayloadHash, texts[e.PayloadRef].Hash)
		}
	}
	submissions, err := d.Submissions(d.ctx, "a1")
	require.NoError(t, err)
	require.Len(t, submissions, 2)
	require.Equal(t, calendar.NewDate(2025, 3, 10), submissions[0].On)
	require.Equal(t, models.DecisionMoreInfo, submissions[0].Decision)
	require.True(t, submissions[0].Outside)
	require.Equal(t, models.DecisionAccepted, submissions[1].Decision)
	points, err := d.Points(d.ctx, "a1")
	require.NoError(t, err)
	require.Len(t, points, 2)
	require.Equal(t, models.Resolved, points[0].Resolution)
	versions, err := d.Versions(d.ctx, "a1")
	require.NoError(t, err)
	require.Len(t, versions, 5)

	// It continues like any other.
	l := &life{desk: d, id: "a1", standing: done.Standing}
	l.do(models.CourtOutcome, officer, `{"outcome": "granted", "on": "2025-05-01"}`)
}

func testImportTwice(t *testing.T, open opener) {
	d := newDesk(t, open)
	step := d.record("a1", twoRounds())
	done, err := d.Import(d.ctx, step)
	require.NoError(t, err)
	d.writesNothing(func() {
		again, err := d.Import(d.ctx, step)
		require.NoError(t, err)
		require.True(t, again.Duplicate)
		again.Duplicate = false
		require.Equal(t, done, again)

		foreign := step
		foreign.UpdateID = "another"
		_, err = d.Import(d.ctx, foreign)
		require.ErrorIs(t, err, models.ErrDiverged)
	})
	live := d.create("surrey", "serocu", draft("X"))
	step = d.record(live.id, twoRounds())
	d.writesNothing(func() {
		_, err := d.Import(d.ctx, step)
		require.ErrorIs(t, err, models.ErrDiverged, "not over an application that is there")
	})
}

// A record that no life could have produced is refused whole and permanently.
func testImportRefused(t *testing.T, open opener) {
	d := newDesk(t, open)
	for name, c := range map[string]struct {
		why   models.Reason
		spoil func(*models.Record)
	}{
		"no history":             {models.Incomplete, func(r *models.Record) { r.Steps = nil }},
		"not from its beginning": {models.WrongState, func(r *models.Record) { r.Steps = r.Steps[1:] }},
		"a step left out":        {models.NotClaimed, func(r *models.Record) { r.Steps = append(r.Steps[:2:2], r.Steps[3:]...) }},
		"a role that may not":    {models.WrongRole, func(r *models.Record) { r.Steps[8].Role = models.Applicant }},
		"an action that is none": {models.UnknownAction, func(r *models.Record) { r.Steps[8].Action = "nod" }},
		"a decision from before": {models.DateTooEarly, func(r *models.Record) {
			r.Steps[10].Body = json.RawMessage(`{"decision": "accepted", "decidedOn": "2025-03-09"}`)
		}},
		"a decision from later": {models.DateInFuture, func(r *models.Record) {
			r.Steps[15].Body = json.RawMessage(`{"decision": "accepted", "decidedOn": "2025-04-21"}`)
		}},
		"a body of the wrong shape":  {models.BadValue, func(r *models.Record) { r.Steps[3].Body = json.RawMessage(`{"points": "p1"}`) }},
		"a point without an id":      {models.BadValue, func(r *models.Record) { r.Steps[3].Body = json.RawMessage(`{"points": [{"code": "TERM"}]}`) }},
		"approved by its author":     {models.OwnWork, func(r *models.Record) { r.Steps[5].By = officer.ID }},
		"reworded while in QA":       {models.WrongState, func(r *models.Record) { r.Steps[7].Content = draft("Sly").Canonical() }},
		"reworded after approval":    {models.WrongState, func(r *models.Record) { r.Steps[9].Content = draft("Sly").Canonical() }},
		"reworded while at the CPS":  {models.WrongState, func(r *models.Record) { r.Steps[15].Content = draft("Sly").Canonical() }},
		"a step before the last one": {models.BadValue, func(r *models.Record) { r.Steps[9].At = r.Steps[3].At }},
	} {
		record := twoRounds()
		c.spoil(&record)
		step := d.record(name, record)
		d.writesNothing(func() {
			_, err := d.Import(d.ctx, step)
			var refusal *models.Refusal
			require.ErrorAs(t, err, &refusal, name)
			require.Equal(t, c.why, refusal.Reason, name)
		})
	}
	require.Empty(t, d.subjects(listAll))
}

func testImportReferences(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.clock.set(time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC))
	n := 0
	bring := func(reference, region string) error {
		n++
		r := twoRounds()
		r.Reference, r.Region, r.Steps = reference, region, r.Steps[:1]
		_, err := d.Import(d.ctx, d.record("record-"+reference+string(rune('a'+n)), r))
		return err
	}
	require.NoError(t, bring("SEROCU/2025/017", "serocu"))
	require.Equal(t, "SEROCU/2025/018", d.create("surrey", "serocu", draft("X")).app().Reference)
	require.NoError(t, bring("SEROCU/2025/003", "serocu"))
	require.Equal(t, "SEROCU/2025/019", d.create("surrey", "serocu", draft("X")).app().Reference, "numbers never go back")

	// Otherwise a reference of another region's form would block that region for ever.
	require.NoError(t, bring("ERSOU/2025/001", "serocu"))
	require.Equal(t, "ERSOU/2025/002", d.create("kent", "ersou", draft("X")).app().Reference)

	// A reference that is not in our form takes no number, however it looks.
	for _, reference := range []string{"OP KESTREL", "SEROCU/2025/-44", "SEROCU/2025/99999999999999", "SEROCU/2025/2147483647",
		"SEROCU/99999999999/1", "SEROCU/2025/20 bis", "SEROCU/2025", "SEROCU/2025/20/1", "//"} {
		require.NoError(t, bring(reference, "serocu"), reference)
	}
	require.Equal(t, "SEROCU/2025/020", d.create("surrey", "serocu", draft("X")).app().Reference)

	taken := d.everyRow()["applications"]
	require.ErrorIs(t, bring("SEROCU/2025/017", "serocu"), models.ErrExists)
	require.Equal(t, taken, d.everyRow()["applications"])
}
