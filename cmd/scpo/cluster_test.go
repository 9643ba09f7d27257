package main_test

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store/pgtest"
	"scpo.example/desk/workflows"
)

func TestAnUnmigratedDatabaseIsRefused(t *testing.T) {
	c := &cluster{t: t, dsn: pgtest.DSN(t)}
	for _, command := range [][]string{
		{"serve", "--addr", "127.0.0.1:0"}, {"worker"},
		{"user", "add", "officer.serocu", "--name", "N", "--role", "officer", "--region", "serocu"},
	} {
		code, stdout, stderr := c.run(command...)
		require.NotZero(t, code)
		require.Empty(t, stdout)
		require.Contains(t, stderr, "scpo: the database is not up to date; run the migrate command first\n")
	}
}

// TestJourneyOnACluster takes applications through two workers and two API processes; one of each is killed on the way.
func TestJourneyOnACluster(t *testing.T) {
	c := newCluster(t)
	c.prepare()
	for range 2 {
		c.startWorker()
		c.startAPI()
	}
	officer, cps := c.as("officer.serocu"), c.as("cps.reviewer")
	twice := desktest.NewCase(t, c.as("applicant.surrey"), officer, cps, desktest.Sample(t, "company", "surrey"))
	once := desktest.NewCase(t, c.as("applicant.sussex"), officer, cps, desktest.Sample(t, "slavery", "sussex"))

	once.SubmitToCPS()
	c.returnedByQA(twice)
	c.killWhileActing(once)
	c.returnedByCPS(twice)
	c.figure()

	c.withoutWorkers(twice)
	c.overBeforeItIsAnswered()
	require.Len(t, once.History(officer), 6)
	require.Equal(t, "accepted", once.Show(officer).State)
	c.reconcile(once.ID)
	c.stop()
}

// reconcile finds nothing to do, and then the workflow that the engine lost.
func (c *cluster) reconcile(id string) {
	report := func() string {
		code, stdout, stderr := c.run(append([]string{"reconcile"}, c.engine...)...)
		require.Zero(c.t, code, stderr)
		return stdout
	}
	require.Contains(c.t, report(), "0 had none and 0 differed")
	engine, err := c.temporal.Dial()
	require.NoError(c.t, err)
	defer engine.Close()
	require.NoError(c.t, engine.TerminateWorkflow(c.t.Context(), workflows.WorkflowID(id), "", "lost"))
	require.Contains(c.t, report(), "1 had none and 0 differed")
	require.Contains(c.t, report(), "0 had none and 0 differed")
}

// serviceAccount is a way into the database with the rights that migrate gave to the service, and no others.
func (c *cluster) serviceAccount() string {
	c.t.Helper()
	u, err := url.Parse(c.dsn)
	require.NoError(c.t, err)
	account := strings.TrimPrefix(u.Path, "/") + "_account"
	db, err := sql.Open("pgx", c.dsn)
	require.NoError(c.t, err)
	_, err = db.ExecContext(c.t.Context(), "CREATE ROLE "+account+" LOGIN PASSWORD 'test only' IN ROLE scpo_service")
	require.NoError(c.t, err)
	c.t.Cleanup(func() {
		_, err := db.ExecContext(context.WithoutCancel(c.t.Context()), "DROP ROLE "+account)
		require.NoError(c.t, errors.Join(err, db.Close()))
	})
	u.User = url.UserPassword(account, "test only")
	return u.String()
}

// prepare makes the database and the people, as the first operator does.
func (c *cluster) prepare() {
	c.t.Helper()
	for range 2 { // the second time there is nothing left to do
		code, _, stderr := c.run("migrate")
		require.Zero(c.t, code, stderr)
	}
	c.service = c.serviceAccount()
	c.addUser("applicant.surrey", "applicant", "--force", "surrey")
	c.addUser("applicant.sussex", "applicant", "--force", "sussex")
	c.addUser("applicant2.sussex", "applicant", "--force", "sussex")
	c.addUser("officer.serocu", "officer", "--region", "serocu")
	c.addUser("cps.reviewer", "cps")
	c.addUser("lead.national", "lead")
	code, stdout, stderr := c.run("user", "add", "cps.reviewer", "--name", "Another", "--role", "cps")
	require.NotZero(c.t, code)
	require.Empty(c.t, stdout)
	require.Contains(c.t, stderr, "cps.reviewer")
	c.addUser("admin", "admin")
	for _, refused := range [][]string{{"lead.national"}, {"nobody"}, {"admin", "--for", "48h"}} {
		code, stdout, _ = c.run(append([]string{"user", "break-glass"}, refused...)...)
		require.NotZero(c.t, code, refused)
		require.Empty(c.t, stdout)
	}
	code, stdout, stderr = c.run("user", "break-glass", "admin")
	require.Zero(c.t, code, stderr)
	require.Regexp(c.t, `^[A-Z2-7]{26}\n$`, stdout)
}

// returnedByQA: one process answers what the other has written.
func (c *cluster) returnedByQA(k *desktest.Case) {
	k.Act(k.Applicant, "submit-for-qa", nil)
	k.Act(k.Officer, "claim", nil)
	k.Act(k.Officer, "return", models.ReturnBody{Points: []models.PointBody{
		{Code: "CLAR", Severity: models.Must, Anchor: "t1", Text: "Say which accounts the term means."},
	}})
	k.Save(func(content *content.Content) { content.Terms[0].Text += " The accounts are listed in schedule 1." })
	require.Equal(c.t, "with-cps", k.SubmitToCPS().State)
	require.Equal(c.t, "resolved", *k.Points(k.Applicant)[0].Resolution)
}

// killWhileActing kills a worker and an API process while a decision is requested at the other.
func (c *cluster) killWhileActing(k *desktest.Case) {
	r := desktest.Request{
		Method: http.MethodPost, Path: k.Path("/actions/cps-decision"), Body: desktest.Decision("accepted"), Key: uuid.NewString(),
	}
	answers := make(chan error)
	go func() {
		_, err := k.CPS.At(c.apis[1].url).Do(c.t.Context(), r)
		answers <- err
	}()
	c.workers[0].Kill()
	c.apis[0].Kill()
	require.NoError(c.t, <-answers, "the process that was left answers")
	require.Equal(c.t, "accepted", k.Settle(k.CPS, r).State)
}

func (c *cluster) returnedByCPS(k *desktest.Case) {
	done := k.Act(k.CPS, "cps-decision", desktest.Decision("more-information", models.ReasonCoded{Code: "NECE", Anchor: "t2", Text: "Why?"}))
	require.Equal(c.t, "returned-by-cps", done.State)
	first := k.Show(k.Applicant).Content
	c.startAPI() // a new process takes part
	changed := k.Save(func(content *content.Content) { content.Facts += " The accounts were used in May." })
	require.Equal(c.t, 2, k.SubmitToCPS().Round)
	require.Equal(c.t, "accepted", k.Accept().State)
	require.Equal(c.t, string(first), string(k.Pack(k.CPS, 1).Content))
	require.Equal(c.t, string(changed.Content), string(k.Pack(k.CPS, 2).Content))
}

// figure: two first submissions; the CPS accepted one.
func (c *cluster) figure() {
	const tooFew = "too few decisions for a rate"
	for _, basis := range []string{"submission", "decision"} {
		f := c.as("lead.national").Figure("by=force&basis=" + basis)
		require.Equal(c.t, desktest.Counts{Submitted: 2, Decided: 2, Accepted: 1, NotAccepted: 1, Note: tooFew}, f.Total)
		require.Equal(c.t, []desktest.Group{
			{Key: "surrey", Name: "Surrey Police", Counts: desktest.Counts{Submitted: 1, Decided: 1, NotAccepted: 1, Note: tooFew}},
			{Key: "sussex", Name: "Sussex Police", Counts: desktest.Counts{Submitted: 1, Decided: 1, Accepted: 1, Note: tooFew}},
		}, f.Groups)
	}
}

// withoutWorkers: no one carries anything out. People learn this in time and can still read; what they asked for is
// done once, when a worker is back.
func (c *cluster) withoutWorkers(k *desktest.Case) {
	for _, w := range c.workers {
		w.Kill()
	}
	before := k.History(k.Officer)
	act := desktest.Request{
		Method: http.MethodPost, Path: k.Path("/actions/court-outcome"), Key: uuid.NewString(),
		Body: models.OutcomeBody{Outcome: models.Granted, On: today()},
	}
	create := desktest.Request{
		Method: http.MethodPost, Path: "/applications", Key: uuid.NewString(),
		Body: map[string]any{"force": "surrey", "content": desktest.Sample(c.t, "drugs", "surrey")},
	}
	c.away(k.Officer, act)
	c.away(k.Applicant, create)
	require.Equal(c.t, "accepted", k.Show(k.Officer).State)
	require.Equal(c.t, before, k.History(k.Officer))
	require.Len(c.t, c.list(k.Applicant), 1)

	c.startWorker()
	require.Equal(c.t, "closed", k.Settle(k.Officer, act).State)
	require.Len(c.t, k.History(k.Officer), len(before)+1)
	made := k.Applicant.Insist(create)
	require.Equal(c.t, http.StatusCreated, made.Status, "%s", made.Body)
	require.Len(c.t, c.list(k.Applicant), 2)
	for r, by := range map[*desktest.Request]desktest.Caller{&act: k.Officer, &create: k.Applicant} {
		require.Equal(c.t, "true", by.Send(*r).Header.Get("Idempotency-Replayed"))
	}
	require.Len(c.t, c.list(k.Applicant), 2)
}

// overBeforeItIsAnswered: an application was requested, the engine lost track of who had asked, and its life is over
// before they ask again. They get that application, and no other is made.
func (c *cluster) overBeforeItIsAnswered() {
	c.workers[len(c.workers)-1].Kill()
	applicant, colleague := c.as("applicant.sussex"), c.as("applicant2.sussex")
	create := desktest.Request{
		Method: http.MethodPost, Path: "/applications", Key: uuid.NewString(),
		Body: map[string]any{"force": "sussex", "content": desktest.Sample(c.t, "slavery", "sussex")},
	}
	before := len(c.list(colleague))
	c.away(applicant, create)
	require.NoError(c.t, c.temporal.Kill())
	require.NoError(c.t, c.temporal.Restart())
	c.startWorker()
	require.Eventually(c.t, func() bool { return len(c.list(colleague)) > before }, 30*time.Second, 50*time.Millisecond)
	k := desktest.Existing(c.t, colleague, c.as("officer.serocu"), c.as("cps.reviewer"), c.list(colleague)[0].ID)
	k.Act(colleague, "withdraw", models.ReasonBody{Reason: "Entered twice."})

	answer := applicant.Insist(create)
	require.Equal(c.t, http.StatusCreated, answer.Status, "%s", answer.Body)
	require.Equal(c.t, "/api/v1"+k.Path(""), answer.Header.Get("Location"))
	require.Len(c.t, c.list(colleague), before+1)
}

// away checks the answer to what cannot be carried out now.
func (c *cluster) away(by desktest.Caller, r desktest.Request) {
	began := time.Now()
	p := by.Refused(http.StatusServiceUnavailable, r)
	require.Less(c.t, time.Since(began), 8*time.Second)
	require.Equal(c.t, "engine-away", p.Code)
	require.Equal(c.t, "Not recorded in time. Try again with the same Idempotency-Key. It will be done once only.", p.Detail)
	require.Equal(c.t, "2", by.Send(r).Header.Get("Retry-After"))
}

func (c *cluster) list(by desktest.Caller) []desktest.Application {
	var page desktest.Page
	by.Get("/applications", &page)
	return page.Items
}

// stop ends what still runs, as an operator does.
func (c *cluster) stop() {
	for _, a := range c.apis {
		if !a.Ended() {
			require.NoError(c.t, a.Stop(stopLimit))
		}
	}
	for _, w := range c.workers {
		if !w.Ended() {
			require.NoError(c.t, w.Stop(stopLimit))
		}
	}
}

func today() *calendar.Date {
	d := desktest.Today()
	return &d
}
