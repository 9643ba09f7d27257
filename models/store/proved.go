package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// Proved is the store as the workflow engine reaches it: nothing is written for a command that does not prove who asked, or
// whose asker may not ask it now, and what the engine says was decided is decided again from what is stored. Access
// to the engine alone moves nothing.
type Proved struct{ *Store }

// Create is Store.Create, for a command that is proved.
func (p Proved) Create(ctx context.Context, step models.Step) (models.Applied, error) {
	done, err := p.createdUnless(ctx, step, p.unlessProved)
	return done, p.noting(ctx, step, err)
}

// Import is Store.Import, for a command that is proved.
func (p Proved) Import(ctx context.Context, step models.Step) (models.Applied, error) {
	done, err := p.importedUnless(ctx, step, p.unlessProved)
	return done, p.noting(ctx, step, err)
}

// Apply is Store.Apply, for a command that is proved.
func (p Proved) Apply(ctx context.Context, step models.Step) (models.Applied, error) {
	done, err := p.applied(ctx, step, p.unlessProved)
	return done, p.noting(ctx, step, err)
}

// SetCoverState is Store.SetCoverState, on the days that the cover itself names, or where a person has asked to cancel it.
func (p Proved) SetCoverState(ctx context.Context, id string, state models.CoverState) error {
	c, err := p.Cover(ctx, id)
	if err != nil {
		return err
	}
	now := p.Now().Add(models.ProofSkew) // the engine's clock may be a little ahead
	asked := c.CancelAsked
	switch state {
	case models.CoverAway:
		asked = !now.Before(c.FromAt())
	case models.CoverOver:
		asked = !now.Before(c.UntilAt())
	case models.CoverCancelled, models.CoverPlanned:
	}
	if c.State.Open() && !asked {
		return &models.Refusal{Reason: models.NotProved}
	}
	return p.Store.SetCoverState(ctx, id, state)
}

// check refuses a step that has not been written yet. standing is what it starts from; nil for a record, which has its own.
type check func(tx *gorm.DB, step models.Step, at place, standing *models.Standing) error

// trusted is for what does not come through the engine.
func trusted(*gorm.DB, models.Step, place, *models.Standing) error { return nil }

// place is where an application lies.
type place struct {
	force, region string
	submitted     bool
}

func (p Proved) unlessProved(tx *gorm.DB, step models.Step, at place, standing *models.Standing) error {
	if err := p.proved(tx, step); err != nil {
		return err
	}
	if err := p.unlessElsewhere(tx, step, at, standing); err != nil || standing == nil {
		return err
	}
	return decidedAgain(*standing, step)
}

// noting writes a line in the record of what was refused for want of a proof.
func (p Proved) noting(ctx context.Context, step models.Step, err error) error {
	var refusal *models.Refusal
	if !errors.As(err, &refusal) || !slices.Contains(unproved, refusal.Reason) {
		return err
	}
	line := Access{
		ActorID: brief(step.Command.Actor.ID), ActorRole: brief(string(step.Command.Actor.Role)), Kind: KindCommandRefused,
		Route: "command " + string(step.Command.Action), ApplicationID: brief(step.Next.ApplicationID), Detail: string(refusal.Reason),
		RequestID: brief(step.UpdateID),
	}
	if failed := p.LogAccess(context.WithoutCancel(ctx), line); failed != nil {
		return failed // and it is tried again
	}
	return err
}

// brief bounds what a forger may have written into the record.
func brief(text string) string { return text[:min(len(text), 64)] }

// unproved are the refusals of a command that did not come as commands do.
var unproved = []models.Reason{models.NotProved, models.ProofTooOld, models.NoLongerAllowed}

// proved checks the proof itself, its age, and the time at which the engine says it was decided.
func (p Proved) proved(tx *gorm.DB, step models.Step) error {
	c := step.Command
	now := p.Now()
	switch {
	case !p.genuine(step.Next.ApplicationID, step.UpdateID, c):
		return refusedIn(step, models.NotProved)
	case !c.Proof.Fresh(now):
		return refusedIn(step, models.ProofTooOld)
	case step.At.Before(c.Proof.At.Add(-models.ProofSkew)), step.At.After(now.Add(models.ProofSkew)):
		return refusedIn(step, models.NotProved)
	case slices.ContainsFunc(step.Papers, func(paper models.Paper) bool { return !p.madeHere(step, paper) }):
		return refusedIn(step, models.NotProved)
	case c.Proof.By != models.ByDemonstration:
		return nil
	}
	is, err := demonstrating(tx)
	if err == nil && !is {
		err = refusedIn(step, models.NotProved)
	}
	return err
}

// unlessElsewhere refuses a person who is not now what they were when they asked, or whose role no longer reaches the
// application.
func (p Proved) unlessElsewhere(tx *gorm.DB, step models.Step, at place, standing *models.Standing) error {
	c := step.Command
	if c.Proof.By != models.ByPerson {
		return nil
	}
	var rows []userRow
	if err := tx.Where("id = ?", c.Actor.ID).Find(&rows).Error; err != nil {
		return fmt.Errorf("read who asks: %w", err)
	}
	if len(rows) == 0 {
		return refusedIn(step, models.NoLongerAllowed)
	}
	u := rows[0].model()
	scope := u.Cases()
	reaches := scope.Covers(at.force, at.region, p.policy.AreasOf(at.force)) && (!scope.SubmittedOnly || at.submitted)
	if !u.Active || u.Role != c.Actor.Role || !c.Proof.From(u) || !reaches {
		return refusedIn(step, models.NoLongerAllowed)
	}
	if standing == nil || len(standing.Restricted) == 0 {
		return nil
	}
	return p.unlessShut(tx, step, u)
}

// unlessShut refuses a person to whom the application is not open: of the CPS only its rows say who that is.
func (p Proved) unlessShut(tx *gorm.DB, step models.Step, u models.User) error {
	var n int64
	if err := unshut(tx.Model(&applicationRow{}), u.Cases().For(u), "applications.id").Where("id = ?", step.Next.ApplicationID).Count(&n).Error; err != nil {
		return fmt.Errorf("look for who may see it: %w", err)
	}
	if n == 0 {
		return refusedIn(step, models.NoLongerAllowed)
	}
	return nil
}

// decidedAgain decides the command from what is stored: what a person may do, and what it leads to, is not for the engine to
// say.
func decidedAgain(standing models.Standing, step models.Step) error {
	next, refusal := standing.Decide(step.Command, step.At)
	if refusal != nil {
		return refusal
	}
	ours, err := json.Marshal(next)
	if err != nil {
		return fmt.Errorf("encode standing: %w", err)
	}
	its, err := json.Marshal(step.Next)
	if err != nil {
		return fmt.Errorf("encode standing: %w", err)
	}
	if !bytes.Equal(ours, its) {
		return fmt.Errorf("event %d of %s: %w", step.Next.Seq, step.Next.ApplicationID, models.ErrDiverged)
	}
	return nil
}

func refusedIn(step models.Step, why models.Reason) *models.Refusal {
	return &models.Refusal{Reason: why, State: step.From, Last: step.Next.Last}
}
