package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

func testApplyTwice(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	for _, step := range []struct {
		action models.Action
		actor  models.Actor
		body   string
	}{
		{models.SubmitForQA, writer, `{}`},
		{models.Claim, officer, `{}`},
		{models.Return, officer, point},
		{models.AnswerPoint, writer, `{"pointId": "p1", "answer": "changed", "text": "Narrowed."}`},
		{models.SubmitForQA, writer, `{}`},
		{models.Recall, writer, `{"reason": "One more thing."}`},
		{models.SubmitForQA, writer, `{}`},
		{models.Assign, officer, `{"username": "officer2", "userId": "u-second"}`},
		{models.Assign, officer, `{"username": "officer", "userId": "u-officer"}`},
		{models.Release, officer, `{}`},
		{models.Claim, officer, `{}`},
		{models.ResolvePoint, officer, `{"pointId": "p1"}`},
		{models.Approve, officer, `{"checklist": {"H1": "yes"}}`},
		{models.Reopen, officer, `{"reason": "Wrong court."}`},
		{models.SubmitForQA, writer, `{}`},
		{models.Claim, officer, `{}`},
		{models.Approve, officer, `{"checklist": {"H1": "yes"}}`},
		{models.SubmitToCPS, officer, `{}`},
		{models.CPSDecision, cps, `{"decision": "accepted", "decidedOn": "2026-05-08"}`},
		{models.CourtOutcome, officer, `{"outcome": "granted", "on": "2026-05-08"}`},
	} {
		l.clock.advance(time.Hour / 100)
		decided := l.step(step.action, step.actor, step.body)
		done, err := l.Apply(l.ctx, decided)
		require.NoError(t, err, step.action)
		require.False(t, done.Duplicate)
		require.Equal(t, l.standing.Seq+1, done.Seq)
		app := l.app()
		require.Equal(t, done.Standing, app.Standing)
		require.Equal(t, done.Version, app.Version)
		require.Equal(t, decided.At.Truncate(time.Microsecond), app.UpdatedAt)
		require.Equal(t, step.actor.ID, app.UpdatedBy)
		l.writesNothing(func() {
			again, err := l.Apply(l.ctx, decided)
			require.NoError(t, err, step.action)
			require.True(t, again.Duplicate)
			again.Duplicate = false
			require.Equal(t, done, again, step.action)
		})
		l.standing = done.Standing
	}
	require.Equal(t, models.Closed, l.standing.State)
	events, err := l.Events(l.ctx, l.id)
	require.NoError(t, err)
	require.Len(t, events, 21)
	state, err := models.VerifyHistory(events)
	require.NoError(t, err)
	require.Equal(t, models.Closed, state)
}

func testApplyDiverged(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	step := l.step(models.Withdraw, writer, `{"reason": "No longer needed."}`)
	l.writesNothing(func() {
		for name, spoil := range map[string]func(*models.Step){
			"an event too late":  func(s *models.Step) { s.Next.Seq++ },
			"an event too early": func(s *models.Step) { s.Next.Seq-- },
			"the first event":    func(s *models.Step) { s.Next.Seq = 1 },
			"another state":      func(s *models.Step) { s.From = models.Drafting },
			"no state":           func(s *models.Step) { s.From = models.None },
		} {
			spoilt := step
			spoil(&spoilt)
			_, err := l.Apply(l.ctx, spoilt)
			require.ErrorIs(t, err, models.ErrDiverged, name)
		}
		unknown := step
		unknown.Next.ApplicationID = "none"
		_, err := l.Apply(l.ctx, unknown)
		require.ErrorIs(t, err, models.ErrNotFound)
	})
	_, err := l.Apply(l.ctx, step)
	require.NoError(t, err, "the unspoilt step is written")
}

// Of two steps that were decided from the same standing, one is written.
func testApplyAtOnce(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	steps := []models.Step{
		l.step(models.Recall, writer, `{}`), l.step(models.Claim, officer, `{}`),
		l.step(models.Assign, officer, `{"userId": "u-second"}`), l.step(models.Claim, officer, `{}`),
	}
	won := 0
	for _, err := range atOnce(len(steps), func(i int) error {
		_, err := l.Apply(l.ctx, steps[i])
		return err
	}) {
		if err == nil {
			won++
			continue
		}
		require.ErrorIs(t, err, models.ErrDiverged)
	}
	require.Equal(t, 1, won)
	events, err := l.Events(l.ctx, l.id)
	require.NoError(t, err)
	require.Len(t, events, 3)

	l.standing = l.app().Standing // and the same step many times is written once
	step := l.step(models.Withdraw, officer, `{"reason": "x"}`)
	for _, err := range atOnce(4, func(int) error {
		_, err := l.Apply(l.ctx, step)
		return err
	}) {
		require.NoError(t, err)
	}
	events, err = l.Events(l.ctx, l.id)
	require.NoError(t, err)
	require.Len(t, events, 4)
}

// Steps of one application wait for each other, so that the later one sees what the first one wrote and gets that
// answer, and does not run into a constraint.
func TestPostgresQueuesForTheApplication(t *testing.T) {
	l := newDesk(t, openPostgres).create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	steps := []models.Step{l.step(models.Claim, officer, `{}`), l.step(models.Recall, writer, `{}`)}
	db, err := l.DB()
	require.NoError(t, err)
	gate, err := db.BeginTx(l.ctx, nil)
	require.NoError(t, err)
	_, err = gate.ExecContext(l.ctx, "SELECT 1 FROM applications WHERE id = $1 FOR UPDATE", l.id)
	require.NoError(t, err)

	errs := make(chan error, len(steps))
	for _, step := range steps {
		go func() {
			_, err := l.Apply(l.ctx, step)
			errs <- err
		}()
	}
	require.Eventually(t, func() bool {
		var waiting int
		err := db.QueryRowContext(l.ctx, "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").Scan(&waiting)
		return err == nil && waiting == len(steps)
	}, 30*time.Second, 5*time.Millisecond)
	require.NoError(t, gate.Rollback())
	first, last := <-errs, <-errs
	if first != nil {
		first, last = last, first
	}
	require.NoError(t, first)
	require.ErrorIs(t, last, models.ErrDiverged)
}

func testApplyWrongText(t *testing.T, open opener) {
	d := newDesk(t, open)
	l, stranger := d.create("surrey", "serocu", draft("X")), d.create("surrey", "serocu", draft("Y"))
	for _, each := range []*life{l, stranger} {
		each.do(models.SubmitForQA, writer, `{}`)
		each.do(models.Claim, officer, `{}`)
	}
	step, foreign := l.step(models.Return, officer, point), stranger.step(models.Return, officer, point)
	d.writesNothing(func() {
		spoilt := step
		spoilt.Command.PayloadRef, spoilt.Command.PayloadHash = foreign.Command.PayloadRef, foreign.Command.PayloadHash
		_, err := l.Apply(l.ctx, spoilt)
		require.ErrorIs(t, err, models.ErrDiverged)
		spoilt = step
		spoilt.Command.PayloadHash = models.HashOf([]byte("{}"))
		_, err = l.Apply(l.ctx, spoilt)
		require.ErrorIs(t, err, models.ErrDiverged)
	})
}

func testTwoRounds(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	require.False(t, l.app().Submitted)
	l.submitted()
	require.True(t, l.app().Submitted)
	require.Equal(t, 1, l.standing.Round)
	first := l.app()
	l.decided(models.DecisionRejected, "2026-05-08", "TERM")
	require.Equal(t, 2, l.standing.Round)
	require.Equal(t, models.ReturnedByCPS, l.standing.State)
	require.Empty(t, l.standing.ApprovedHash)

	changed := draft("X")
	changed.Facts = "More was found."
	l.save(other, changed)
	l.submitted()
	require.Contains(t, l.standing.Editors, other.ID)
	l.decided(models.DecisionAccepted, "2026-05-08")
	require.Equal(t, models.Accepted, l.standing.State)

	versions, err := l.Versions(l.ctx, l.id)
	require.NoError(t, err)
	kinds := []models.VersionKind{models.ForQA, models.ForCPS, models.ForQA, models.ForCPS}
	require.Len(t, versions, len(kinds))
	for i, v := range versions {
		require.Equal(t, i+1, v.N)
		require.Equal(t, kinds[i], v.Kind)
		require.Equal(t, i/2+1, v.Round)
		require.Empty(t, v.Content, "lists come without content")
		full, err := l.Version(l.ctx, l.id, v.N)
		require.NoError(t, err)
		require.Equal(t, full.Hash, models.HashOf(full.Content))
		v.Content = full.Content
		require.Equal(t, v, full)
	}
	v2, err := l.Version(l.ctx, l.id, 2)
	require.NoError(t, err)
	require.Equal(t, first.Content, v2.Content, "the first pack is as it was sent")
	v4, err := l.Version(l.ctx, l.id, 4)
	require.NoError(t, err)
	require.Equal(t, changed.Canonical(), v4.Content)
	_, err = l.Version(l.ctx, l.id, 5)
	require.ErrorIs(t, err, models.ErrNotFound)

	events, err := l.Events(l.ctx, l.id)
	require.NoError(t, err)
	state, err := models.VerifyHistory(events)
	require.NoError(t, err)
	require.Equal(t, models.Accepted, state)
	require.Equal(t, l.standing.Seq, len(events))
}

func testContentChangedBeforeQA(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	step := l.step(models.SubmitForQA, writer, `{}`)
	l.save(other, draft("Y"))
	l.writesNothing(func() {
		_, err := l.Apply(l.ctx, step)
		require.ErrorIs(t, err, models.ErrContentChanged)
	})
	l.do(models.SubmitForQA, writer, `{}`)
}

// The program cannot cause this; only someone with access to the database can change what was approved. It is refused
// all the same.
func testContentChangedAfterApproval(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	l.approved()
	db, err := l.DB()
	require.NoError(t, err)
	_, err = db.ExecContext(l.ctx, "UPDATE applications SET content_hash = 'other'")
	require.NoError(t, err)
	step := l.step(models.SubmitToCPS, officer, `{}`)
	l.writesNothing(func() {
		_, err := l.Apply(l.ctx, step)
		require.ErrorIs(t, err, models.ErrContentChanged)
	})
}

func testEditors(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	l.save(officer, draft("Y")) // the store knows no roles: anyone who wrote counts as a writer
	l.save(other, draft("Z"))
	l.do(models.SubmitForQA, writer, `{}`)
	require.Equal(t, []string{officer.ID, other.ID, writer.ID}, l.standing.Editors)
	require.Equal(t, l.standing, l.app().Standing)
	l.do(models.Claim, officer, `{}`)
	require.Equal(t, models.OwnWork, l.standing.Forbids(models.Approve, officer).Reason)
}

func testHistoryReads(t *testing.T, open opener) {
	d := newDesk(t, open)
	l := d.create("surrey", "serocu", draft("X"))
	d.create("surrey", "serocu", draft("Y")).do(models.Withdraw, writer, `{"reason": "x"}`)
	step := l.step(models.Withdraw, writer, `{"reason": "No longer needed."}`)
	_, err := l.Apply(l.ctx, step)
	require.NoError(t, err)

	events, err := l.Events(l.ctx, l.id)
	require.NoError(t, err)
	require.Len(t, events, 2)
	require.Equal(t, events[0].Hash, events[1].PrevHash)
	found, err := l.EventOf(l.ctx, l.id, step.UpdateID)
	require.NoError(t, err)
	require.Equal(t, events[1], found)
	_, err = l.EventOf(l.ctx, "another", step.UpdateID)
	require.ErrorIs(t, err, models.ErrNotFound)
	texts, err := l.Payloads(l.ctx, l.id)
	require.NoError(t, err)
	require.Len(t, texts, 2)
	require.JSONEq(t, `{"reason": "No longer needed."}`, string(texts[events[1].PayloadRef].Body))
	require.Equal(t, events[1].PayloadHash, texts[events[1].PayloadRef].Hash)
	none, err := l.Events(l.ctx, "none")
	require.NoError(t, err)
	require.Empty(t, none)
}

func testAppendOnly(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	require.NoError(t, l.LogAccess(l.ctx, store.Access{ActorID: "u", Kind: "view"}))
	db, err := l.DB()
	require.NoError(t, err)
	for table, column := range map[string]string{"events": "actor_id", "versions": "content", "edits": "actor_id", "access_log": "detail"} {
		statements := []string{"UPDATE " + table + " SET " + column + " = 'x'", "DELETE FROM " + table,
			"DELETE FROM " + table + " WHERE at > 0"}
		if l.Postgres() {
			statements = append(statements, "TRUNCATE "+table+" CASCADE")
		}
		l.writesNothing(func() {
			for _, statement := range statements {
				_, err := db.ExecContext(l.ctx, statement)
				require.Error(t, err, statement)
				require.Regexp(t, "append-only|never", err.Error(), statement)
			}
		})
	}
	// What is still at work can be written, as the same statement shows.
	_, err = db.ExecContext(l.ctx, "UPDATE applications SET subject = 'x'")
	require.NoError(t, err)
}
