package workflows_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	"scpo.example/desk/activities"
	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// guarded is a desk whose commands must prove who asked, and someone who reaches its engine alone.
type guarded struct {
	*desk
	keys   *audit.Keyring
	config store.Config
}

func newGuarded(t *testing.T) guarded {
	dir := t.TempDir()
	keys, err := audit.LoadOrCreate(filepath.Join(dir, "key.json"), time.Now())
	require.NoError(t, err)
	g := guarded{keys: keys, config: store.Config{SQLite: filepath.Join(dir, "desk.db"), Keys: keys}}
	d := &desk{store: g.open(t, g.config), temporal: dialEngine(t, startEngine(t))}
	d.client = insistent{workflows.NewClient(d.temporal)}
	g.desk = d
	for _, u := range []models.User{
		{ID: applicant.ID, Username: "applicant", Role: models.Applicant, Force: "thames-valley", Region: "serocu", Active: true},
		{ID: officer.ID, Username: "officer", Role: models.Officer, Region: "serocu", Active: true},
		{ID: second.ID, Username: "second", Role: models.Officer, Region: "serocu", Active: true},
		{ID: reviewer.ID, Username: "reviewer", Role: models.CPS, Active: true},
	} {
		require.NoError(t, d.store.AddUser(t.Context(), store.NewUser{User: u}))
	}
	w := worker.New(d.temporal, workflows.TaskQueue, worker.Options{})
	proved := store.Proved{Store: d.store}
	workflows.Register(w, &activities.Activities{Cases: proved, Covers: proved, Desk: d.client})
	require.NoError(t, w.Start())
	t.Cleanup(w.Stop)
	return g
}

func (g guarded) open(t *testing.T, c store.Config) *store.Store {
	s, err := store.OpenAndMigrate(t.Context(), c)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// proved is the command of a move as the web edge sends it, and its update.
func (g guarded) proved(t *testing.T, id string, m move) (models.Command, string) {
	updateID := uuid.NewString()
	c := command(t, g.store, id, updateID, m)
	g.prove(t, g.store, id, updateID, &c)
	return c, updateID
}

func (g guarded) prove(t *testing.T, s *store.Store, id, updateID string, c *models.Command) {
	users, err := g.store.UsersByID(t.Context(), []string{c.Actor.ID})
	require.NoError(t, err)
	require.NoError(t, s.Prove(id, updateID, c, users[c.Actor.ID]))
}

func (g guarded) begin(t *testing.T) (id string) {
	in := g.draft(t, uuid.NewString())
	g.prove(t, g.store, in.ApplicationID, in.UpdateID, &in.Command)
	require.NoError(t, g.client.Open(t.Context(), in))
	return in.ApplicationID
}

func (g guarded) live(t *testing.T, id string, moves ...move) {
	for i, m := range moves {
		c, updateID := g.proved(t, id, m)
		require.NoError(t, g.client.Act(t.Context(), id, updateID, c), "move %d: %s", i+1, m.action)
		require.Equal(t, m.to, read(t, g.store, id).Standing.State)
	}
}

// forge sends an update to the workflow as the engine's own tools do.
func (g guarded) forge(t *testing.T, id, updateID string, c models.Command) error {
	handle, err := g.temporal.UpdateWorkflow(t.Context(), client.UpdateWorkflowOptions{
		WorkflowID: workflows.WorkflowID(id), UpdateID: updateID, UpdateName: string(c.Action), Args: []any{c}, WaitForStage: client.WorkflowUpdateStageCompleted,
	})
	require.NoError(t, err)
	return handle.Get(t.Context(), nil)
}

// moved is what must not change: the events, and the state in the database.
func (g guarded) moved(t *testing.T, id string) (int, models.State) {
	return len(history(t, g.store, id)), read(t, g.store, id).Standing.State
}

// refusedLines are the lines of the record about commands without proof.
func (g guarded) refusedLines(t *testing.T, id string) []store.Access {
	lines, err := g.store.AccessLines(t.Context(), store.AccessQuery{Application: id, Kind: store.KindCommandRefused, Limit: 100})
	require.NoError(t, err)
	return lines
}

func TestWithoutProofNothingMoves(t *testing.T) {
	g := newGuarded(t)
	t.Run("people as they are move it to its end", func(t *testing.T) {
		g.live(t, g.begin(t), happy(g.today())...)
	})
	t.Run("forged updates", g.forgedUpdates)
	t.Run("people who are no longer what they were", g.changedPeople)
	t.Run("two keys", g.twoKeys)
	t.Run("forged starts", g.forgedStarts)
	t.Run("reset and signal", g.resetAndSignal)
	t.Run("forged covers", g.forgedCovers)
}

func (g guarded) forgedUpdates(t *testing.T) {
	id, other := g.begin(t), g.begin(t)
	submit := happy(g.today())[0]
	g.live(t, id, submit)
	g.live(t, other, submit)
	claim := does(officer, models.Claim, models.InQA)
	good, goodID := g.proved(t, other, claim)
	mine, mineID := g.proved(t, id, claim)
	late := g.open(t, store.Config{SQLite: g.config.SQLite, Keys: g.keys, Now: func() time.Time { return time.Now().Add(-models.ProofLife - time.Minute) }})
	early := g.open(t, store.Config{SQLite: g.config.SQLite, Keys: g.keys, Now: func() time.Time { return time.Now().Add(models.ProofSkew + time.Minute) }})
	foreign, err := audit.LoadOrCreate(filepath.Join(t.TempDir(), "key.json"), time.Now())
	require.NoError(t, err)
	thief := g.open(t, store.Config{SQLite: filepath.Join(t.TempDir(), "desk.db"), Keys: foreign})
	signed := func(by *store.Store) models.Command {
		c := command(t, g.store, id, uuid.NewString(), claim)
		g.prove(t, by, id, "the-update", &c)
		return c
	}
	byCover := command(t, g.store, id, uuid.NewString(), claim)
	require.NoError(t, g.store.ProveCover(id, "the-update", &byCover))
	bend := func(c models.Command, with func(*models.Command)) models.Command {
		proof := *c.Proof
		c.Proof = &proof
		with(&c)
		return c
	}
	for what, forged := range map[string]struct {
		c        models.Command
		updateID string
		why      models.Reason
	}{
		"no proof":                     {command(t, g.store, id, uuid.NewString(), claim), uuid.NewString(), models.NotProved},
		"copied from another":          {good, goodID, models.NotProved},
		"under another update":         {mine, uuid.NewString(), models.NotProved},
		"by another person":            {bend(mine, func(c *models.Command) { c.Actor = second }), mineID + "-1", models.NotProved},
		"another person, same update":  {bend(mine, func(c *models.Command) { c.Actor = second }), mineID, models.NotProved},
		"of another action":            {bend(mine, func(c *models.Command) { c.Action, c.Assignee = models.Assign, second.ID }), mineID + "-2", models.NotProved},
		"with another place":           {bend(mine, func(c *models.Command) { c.Proof.Region = "ersou" }), mineID + "-3", models.NotProved},
		"made younger":                 {bend(mine, func(c *models.Command) { c.Proof.At = c.Proof.At.Add(time.Second) }), mineID + "-4", models.NotProved},
		"no algorithm":                 {bend(mine, func(c *models.Command) { c.Proof.Algorithm, c.Proof.KeyID, c.Proof.MAC = audit.Unsigned, "", "" }), mineID + "-5", models.NotProved},
		"too old":                      {signed(late), "the-update", models.ProofTooOld},
		"of a time to come":            {signed(early), "the-update", models.ProofTooOld},
		"by a key that is not ours":    {signed(thief), "the-update", models.NotProved},
		"as a cover would":             {byCover, "the-update", models.NotProved},
		"as a demonstration would":     {bend(byCover, func(c *models.Command) { require.NoError(t, g.store.ProveDemonstration(id, "the-update", c)) }), "the-update", models.NotProved},
		"a sentence that was not said": {bend(mine, func(c *models.Command) { c.PayloadRef, c.PayloadHash = "x", "y" }), mineID + "-6", models.NotProved},
	} {
		t.Run(what, func(t *testing.T) {
			events, state := g.moved(t, id)
			before := len(g.refusedLines(t, id))
			updateID := forged.updateID
			if updateID == mineID || updateID == "the-update" { // the engine remembers an update by its id: each try is on its own
				g.requireStepRefused(t, id, updateID, forged.c, forged.why)
			} else {
				require.ErrorContains(t, g.forge(t, id, updateID, forged.c), string(activities.Refused))
			}
			after, stateAfter := g.moved(t, id)
			require.Equal(t, events, after)
			require.Equal(t, state, stateAfter)
			lines := g.refusedLines(t, id)
			require.Len(t, lines, before+1)
			require.Equal(t, string(forged.why), lines[0].Detail)
			require.Equal(t, forged.c.Actor.ID, lines[0].ActorID)
		})
	}
	require.NoError(t, g.client.Act(t.Context(), id, mineID, mine), "the one that was asked through the service is done")
	require.NoError(t, g.client.Act(t.Context(), other, goodID, good))
	require.NoError(t, g.client.Act(t.Context(), id, mineID, mine), "and repeated to no effect")
}

// requireStepRefused hands the activity what a workflow, or someone who plays one, would.
func (g guarded) requireStepRefused(t *testing.T, id, updateID string, c models.Command, why models.Reason) {
	standing := read(t, g.store, id).Standing
	at := time.Now()
	next, refusal := standing.Decide(c, at)
	require.Nil(t, refusal)
	_, err := store.Proved{Store: g.store}.Apply(t.Context(), models.Step{UpdateID: updateID, Command: c, From: standing.State, Next: next, At: at})
	requireRefusal(t, err, why)
}

// TestTheEngineDoesNotDecide: someone who plays the workflow, with a proof that is good, writes only what the rules lead to.
func TestTheEngineDoesNotDecide(t *testing.T) {
	g := newGuarded(t)
	id := g.begin(t)
	g.live(t, id, happy(g.today())[0])
	c, updateID := g.proved(t, id, does(officer, models.Claim, models.InQA))
	standing := read(t, g.store, id).Standing
	next, refusal := standing.Decide(c, time.Now())
	require.Nil(t, refusal)
	step := models.Step{UpdateID: updateID, Command: c, From: standing.State, Next: next, At: next.Last.At}
	for what, bend := range map[string]func(*models.Step){
		"approved":        func(s *models.Step) { s.Next.State, s.Next.ApprovedHash = models.Approved, standing.ContentHash },
		"held by another": func(s *models.Step) { s.Next.Holder = second.ID },
		"at another time": func(s *models.Step) { s.At = s.At.Add(-time.Hour) },
		"in the future":   func(s *models.Step) { s.At = s.At.Add(time.Hour) },
	} {
		forged := step
		bend(&forged)
		_, err := store.Proved{Store: g.store}.Apply(t.Context(), forged)
		require.Error(t, err, what)
		require.Len(t, history(t, g.store, id), 2, what)
	}
	_, err := store.Proved{Store: g.store}.Apply(t.Context(), step)
	require.NoError(t, err)
}

func (g guarded) changedPeople(t *testing.T) {
	for what, change := range map[string]func(*models.User){
		"closed":           func(u *models.User) { u.Active = false },
		"in another role":  func(u *models.User) { u.Role = models.Manager },
		"in another place": func(u *models.User) { u.Region = "ersou" },
	} {
		t.Run(what, func(t *testing.T) {
			id := g.begin(t)
			g.live(t, id, happy(g.today())[0])
			c, updateID := g.proved(t, id, does(second, models.Claim, models.InQA))
			u := models.User{ID: second.ID, Username: "second", Role: models.Officer, Region: "serocu", Active: true}
			was := u
			change(&u)
			g.keep(t, u)
			events, _ := g.moved(t, id)
			requireRefusal(t, g.client.Act(t.Context(), id, updateID, c), models.NoLongerAllowed)
			after, _ := g.moved(t, id)
			require.Equal(t, events, after)
			require.Len(t, g.refusedLines(t, id), 1)
			g.keep(t, was)
		})
	}
}

// keep writes a user as they are now.
func (g guarded) keep(t *testing.T, u models.User) {
	require.NoError(t, g.store.ChangeUser(t.Context(), u, nil, store.Access{Kind: "admin"}))
}

func (g guarded) twoKeys(t *testing.T) {
	id := g.begin(t)
	g.live(t, id, happy(g.today())[0])
	old, oldID := g.proved(t, id, does(officer, models.Claim, models.InQA))
	require.NoError(t, g.keys.Rotate(time.Now()))
	require.NoError(t, g.client.Act(t.Context(), id, oldID, old), "signed with the key before")
	c, updateID := g.proved(t, id, does(officer, models.Release, models.InQA))
	require.NotEqual(t, old.Proof.KeyID, c.Proof.KeyID)
	require.NoError(t, g.client.Act(t.Context(), id, updateID, c), "signed with the new one")
}

func (g guarded) forgedStarts(t *testing.T) {
	t.Run("of a draft", func(t *testing.T) {
		in := g.draft(t, uuid.NewString())
		requireRefusal(t, g.client.Open(t.Context(), in), models.NotProved)
		require.Len(t, g.refusedLines(t, in.ApplicationID), 1)
		_, err := g.store.Application(t.Context(), models.Scope{All: true}, in.ApplicationID)
		require.ErrorIs(t, err, models.ErrNotFound)
	})
	t.Run("of a draft of another force", func(t *testing.T) {
		in := g.draft(t, uuid.NewString())
		require.NoError(t, g.store.Prove(in.ApplicationID, in.UpdateID, &in.Command, models.User{ID: applicant.ID, Role: models.Applicant, Force: "kent", Region: "ersou"}))
		requireRefusal(t, g.client.Open(t.Context(), in), models.NoLongerAllowed)
	})
	t.Run("of a record, as only a demonstration may", func(t *testing.T) {
		id := uuid.NewString()
		in := imported(t, g.store, id, uuid.NewString(), record(t, "SEROCU/2024/007", happy(calendar.NewDate(2024, 5, 2))...))
		requireRefusal(t, g.client.Open(t.Context(), in), models.NotProved)
		in = imported(t, g.store, uuid.NewString(), uuid.NewString(), record(t, "SEROCU/2024/007", happy(calendar.NewDate(2024, 5, 2))...))
		require.NoError(t, g.store.ProveDemonstration(in.ApplicationID, in.UpdateID, &in.Command))
		requireRefusal(t, g.client.Open(t.Context(), in), models.NotProved)
	})
	t.Run("in place of the workflow, with a standing of its own", func(t *testing.T) {
		id := g.begin(t)
		g.live(t, id, happy(g.today())[:2]...)
		require.NoError(t, g.temporal.TerminateWorkflow(t.Context(), workflows.WorkflowID(id), "", "forged"))
		standing := read(t, g.store, id).Standing
		standing.Editors, standing.Conflicts, standing.Holder = nil, nil, second.ID
		_, err := g.temporal.ExecuteWorkflow(t.Context(), client.StartWorkflowOptions{ID: workflows.WorkflowID(id), TaskQueue: workflows.TaskQueue},
			workflows.Application, workflows.Input{ApplicationID: id, Origin: workflows.FromRun, Standing: &standing})
		require.NoError(t, err)
		events, state := g.moved(t, id)
		c, updateID := g.proved(t, id, does(second, models.Release, models.InQA)) // who does not hold it
		require.Error(t, g.client.Act(t.Context(), id, updateID, c))
		after, stateAfter := g.moved(t, id)
		require.Equal(t, events, after)
		require.Equal(t, state, stateAfter)
		require.Equal(t, officer.ID, read(t, g.store, id).Standing.Holder)
	})
}

func (g guarded) resetAndSignal(t *testing.T) {
	id := g.begin(t)
	g.live(t, id, happy(g.today())[:2]...)
	events, state := g.moved(t, id)
	require.NoError(t, g.temporal.SignalWorkflow(t.Context(), workflows.WorkflowID(id), "", string(models.Withdraw), models.Command{Action: models.Withdraw, Actor: officer}))
	completed := int64(0)
	for _, e := range g.recorded(t, id).Events {
		if e.EventType == enumspb.EVENT_TYPE_WORKFLOW_TASK_COMPLETED && completed == 0 {
			completed = e.EventId
		}
	}
	_, err := g.temporal.ResetWorkflowExecution(t.Context(), &workflowservice.ResetWorkflowExecutionRequest{
		Namespace: "scpo", WorkflowExecution: &commonpb.WorkflowExecution{WorkflowId: workflows.WorkflowID(id)},
		Reason: "forged", WorkflowTaskFinishEventId: completed, RequestId: uuid.NewString(),
	})
	require.NoError(t, err)
	require.Eventually(t, func() bool {
		_, err := g.client.Standing(t.Context(), id)
		return err == nil
	}, 20*time.Second, 20*time.Millisecond)
	_, err = g.client.Reconcile(t.Context(), id, g.store.Standing)
	require.NoError(t, err)
	after, stateAfter := g.moved(t, id)
	require.Equal(t, events, after)
	require.Equal(t, state, stateAfter)
	g.live(t, id, does(officer, models.Release, models.InQA))
}

// forgedCovers: work passes to a colleague on the days that the cover in the database names, and ends when they or people say so.
func (g guarded) forgedCovers(t *testing.T) {
	id := g.begin(t)
	g.live(t, id, happy(g.today())[:2]...)
	c := g.cover(t, g.today().AddDays(10))
	for _, in := range []workflows.CoverInput{
		{CoverID: c.ID, From: time.Now().Add(-time.Minute), Until: time.Now().Add(time.Hour)},
		{CoverID: c.ID, From: time.Now().Add(-time.Hour), Until: time.Now().Add(-time.Minute)},
	} {
		run, err := g.temporal.ExecuteWorkflow(t.Context(), client.StartWorkflowOptions{TaskQueue: workflows.TaskQueue}, workflows.Cover, in)
		require.NoError(t, err)
		require.Error(t, run.Get(t.Context(), nil))
	}
	require.NoError(t, g.client.StartCover(t.Context(), c))
	require.Error(t, g.client.CancelCover(t.Context(), c.ID, uuid.NewString()), "nobody has asked for that")
	kept, err := g.store.Cover(t.Context(), c.ID)
	require.NoError(t, err)
	require.Equal(t, models.CoverPlanned, kept.State)
	require.Equal(t, officer.ID, read(t, g.store, id).Standing.Holder)

	require.NoError(t, g.store.AskedToCancel(t.Context(), c.ID, ""))
	require.NoError(t, g.client.StartCover(t.Context(), c))
	require.NoError(t, insist(t.Context(), func() error { return g.client.CancelCover(context.WithoutCancel(t.Context()), c.ID, uuid.NewString()) }))

	c = g.cover(t, g.today())
	require.NoError(t, g.client.StartCover(t.Context(), c))
	require.Eventually(t, func() bool { return read(t, g.store, id).Standing.Holder == second.ID }, 20*time.Second, 20*time.Millisecond, "a cover whose day has come")
	require.NoError(t, g.store.AskedToCancel(t.Context(), c.ID, ""))
	require.NoError(t, insist(t.Context(), func() error { return g.client.CancelCover(context.WithoutCancel(t.Context()), c.ID, uuid.NewString()) }))
	require.Eventually(t, func() bool { return read(t, g.store, id).Standing.Holder == officer.ID }, 20*time.Second, 20*time.Millisecond)
}

// TestPapersAreThoseThatTheServiceMade: a paper passes through the engine on its way to the submission.
func TestPapersAreThoseThatTheServiceMade(t *testing.T) {
	g := newGuarded(t)
	id := g.begin(t)
	g.live(t, id, happy(g.today())[:3]...)
	c, updateID := g.proved(t, id, happy(g.today())[3])
	standing := read(t, g.store, id).Standing
	next, refusal := standing.Decide(c, time.Now())
	require.Nil(t, refusal)
	step := models.Step{UpdateID: updateID, Command: c, From: standing.State, Next: next, At: next.Last.At}
	made := []models.Paper{{Name: "request", Format: "pdf", File: "request.pdf", Title: "Request", Blob: "b1", SHA256: "s1", Size: 1}}
	step.Papers = made
	_, err := store.Proved{Store: g.store}.Apply(t.Context(), step)
	requireRefusal(t, err, models.NotProved)
	step.Papers, err = g.store.ProvePapers(step, made)
	require.NoError(t, err)
	step.Papers[0].SHA256 = "s2"
	_, err = store.Proved{Store: g.store}.Apply(t.Context(), step)
	requireRefusal(t, err, models.NotProved)
	step.Papers[0].SHA256 = "s1"
	_, err = store.Proved{Store: g.store}.Apply(t.Context(), step)
	require.NoError(t, err)
}
