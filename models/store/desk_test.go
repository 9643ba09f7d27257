package store_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/pgtest"
	"scpo.example/desk/models/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// The people of the tests; ids say what they are.
var (
	writer  = models.Actor{ID: "u-writer", Role: models.Applicant}
	other   = models.Actor{ID: "u-other", Role: models.Applicant}
	officer = models.Actor{ID: "u-officer", Role: models.Officer}
	cps     = models.Actor{ID: "u-cps", Role: models.CPS}
)

var everything = models.Scope{All: true}

// clock is the one clock of a test.
type clock struct{ at atomic.Int64 }

func (c *clock) set(t time.Time)         { c.at.Store(t.UnixNano()) }
func (c *clock) now() time.Time          { return time.Unix(0, c.at.Load()).UTC() }
func (c *clock) advance(d time.Duration) { c.at.Add(int64(d)) }

// opener gives an empty, migrated database.
type opener func(t testing.TB, now func() time.Time) *store.Store

func openSQLite(t testing.TB, now func() time.Time) *store.Store {
	return openConfig(t, store.Config{SQLite: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db")), Now: now})
}

func openPostgres(t testing.TB, now func() time.Time) *store.Store {
	return openConfig(t, store.Config{Postgres: storetest.Postgres(t), Now: now})
}

func openConfig(t testing.TB, c store.Config) *store.Store {
	t.Helper()
	s, err := store.OpenAndMigrate(t.Context(), c)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// desk is a database with people at work on it.
type desk struct {
	*store.Store
	t     testing.TB
	ctx   context.Context
	clock *clock
	steps int // done so far, for ids
}

func newDesk(t testing.TB, open opener) *desk {
	t.Helper()
	c := &clock{}
	c.set(time.Date(2026, 5, 8, 9, 0, 0, 123456789, time.UTC))
	return &desk{Store: open(t, c.now), t: t, ctx: t.Context(), clock: c}
}

// life is one application, decided here as the workflow would decide it.
type life struct {
	*desk
	id       string
	standing models.Standing
}

// draft is content with a subject, as little as lists and figures need.
func draft(family string) content.Content {
	c := content.Empty()
	given := "Test <Person> & Söhne"
	c.Subjects = content.List[content.Subject]{{ID: "s1", FamilyName: &family, GivenNames: &given}}
	c.Route = content.RouteS19
	return c
}

func (d *desk) payload(applicationID, ref string, c *models.Command, body any) {
	d.t.Helper()
	p, err := models.NewPayload(ref, applicationID, *c, body)
	require.NoError(d.t, err)
	p, err = d.SavePayload(d.ctx, p)
	require.NoError(d.t, err)
	c.PayloadRef, c.PayloadHash = p.Ref, p.Hash
}

func (d *desk) updateID() string {
	d.steps++
	return fmt.Sprintf("update-%d", d.steps)
}

// birth is the step that creates an application.
func (d *desk) birth(id, force, region string, c content.Content) models.Step {
	d.t.Helper()
	update, command := d.updateID(), models.Command{Action: models.Create, Actor: writer}
	d.payload(id, update, &command, models.NewApplication{Force: force, Region: region, Content: c.Canonical()})
	next, refusal := models.Standing{ApplicationID: id}.Decide(command, d.clock.now())
	require.Nil(d.t, refusal)
	return models.Step{UpdateID: update, Command: command, Next: next, At: d.clock.now()}
}

func (d *desk) create(force, region string, c content.Content) *life {
	d.t.Helper()
	id := fmt.Sprintf("app-%03d", d.steps+1)
	done, err := d.Create(d.ctx, d.birth(id, force, region, c))
	require.NoError(d.t, err)
	return &life{desk: d, id: id, standing: done.Standing}
}

func (l *life) command(action models.Action, actor models.Actor, body string) models.Command {
	l.t.Helper()
	command := models.Command{Action: action, Actor: actor}
	if action == models.SubmitForQA {
		command.ContentHash = l.app().ContentHash
	}
	b := models.NewBody(action)
	require.NoError(l.t, json.Unmarshal([]byte(body), b))
	b.Fill(&command)
	return command
}

// step decides an action from the application's standing; body is JSON of the action's own type.
func (l *life) step(action models.Action, actor models.Actor, body string) models.Step {
	l.t.Helper()
	update, command := l.updateID(), l.command(action, actor, body)
	b := models.NewBody(action)
	require.NoError(l.t, json.Unmarshal([]byte(body), b))
	l.payload(l.id, update, &command, b)
	next, refusal := l.standing.Decide(command, l.clock.now())
	require.Nil(l.t, refusal, "%s", refusal)
	return models.Step{UpdateID: update, Command: command, From: l.standing.State, Next: next, At: l.clock.now()}
}

func (l *life) do(action models.Action, actor models.Actor, body string) models.Applied {
	l.t.Helper()
	l.clock.advance(time.Second)
	done, err := l.Apply(l.ctx, l.step(action, actor, body))
	require.NoError(l.t, err)
	l.standing = done.Standing
	return done
}

func (l *life) app() models.Application {
	l.t.Helper()
	app, err := l.Application(l.ctx, everything, l.id)
	require.NoError(l.t, err)
	return app
}

// save writes content as the actor does on the page.
func (l *life) save(actor models.Actor, c content.Content) models.Application {
	l.t.Helper()
	l.clock.advance(time.Second)
	app, err := l.SaveContent(l.ctx, store.Save{ID: l.id, Scope: everything, Version: l.app().Version, Content: c.Canonical(), ActorID: actor.ID})
	require.NoError(l.t, err)
	return app
}

const point = `{"points": [{"id": "p1", "code": "TERM", "severity": "must", "anchor": "terms", "text": "Too wide.", "action": "Narrow it.", "dueOn": "2026-05-20"},
	{"id": "p2", "code": "EVID", "severity": "should", "anchor": "evidence", "text": "Thin."}]}`

// approved brings a draft to approval, sent again where it was returned.
func (l *life) approved() {
	l.t.Helper()
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
}

func (l *life) submitted() {
	l.t.Helper()
	l.approved()
	l.do(models.SubmitToCPS, officer, `{}`)
}

// decided records an answer of the CPS on a day like 2026-05-08, for reasons like TERM EXTL.
func (l *life) decided(decision models.Decision, on string, reasons ...string) {
	l.t.Helper()
	body := models.DecisionBody{Decision: decision, Authority: models.Authority{Name: "A Lawyer", Grade: "DCCP", Basis: "delegated"}}
	date, err := calendar.ParseDate(on)
	require.NoError(l.t, err)
	body.DecidedOn = &date
	for _, code := range reasons {
		body.Reasons = append(body.Reasons, models.ReasonCoded{Code: code})
	}
	text, err := json.Marshal(body)
	require.NoError(l.t, err)
	l.do(models.CPSDecision, cps, string(text))
}

// everyRow is all that the database holds, as text, to see that nothing was written.
func (d *desk) everyRow() map[string][]string {
	d.t.Helper()
	db, err := d.DB()
	require.NoError(d.t, err)
	return everyRow(d.t, db)
}

func everyRow(t testing.TB, db *sql.DB) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, table := range []string{"users", "tokens", "reference_numbers", "applications", "edits", "payloads", "events",
		"versions", "submissions", "points", "idempotency_keys", "access_log", "goose_db_version", "waiting", "queue_counts", "conflicts",
		"covers", "draft_points", "notes", "checklist_answers", "checklists", "letters", "notices"} {
		if lines := linesOf(t, db, "SELECT * FROM "+table+" ORDER BY 1, 2, 3"); len(lines) > 0 {
			all[table] = lines
		}
	}
	return all
}

// linesOf reads rows as text, values parted by |.
func linesOf(t testing.TB, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	require.NoError(t, err)
	columns, err := rows.Columns()
	require.NoError(t, err)
	var all []string
	for rows.Next() {
		values, texts := make([]any, len(columns)), make([]string, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		require.NoError(t, rows.Scan(values...))
		for i, v := range values {
			texts[i] = fmt.Sprint(*v.(*any))
		}
		all = append(all, strings.Join(texts, "|"))
	}
	require.NoError(t, rows.Err())
	require.NoError(t, rows.Close())
	return all
}

// writesNothing runs f and sees that the database is as it was.
func (d *desk) writesNothing(f func()) {
	d.t.Helper()
	before := d.everyRow()
	f()
	require.Equal(d.t, before, d.everyRow())
}
