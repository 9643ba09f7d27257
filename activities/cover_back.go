package activities

import (
	"context"
	"errors"
	"slices"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// HandBack gives back what the colleague still holds for the officer, unless that officer has left.
// If they are away again by the next cover, it goes to the officer who covers then.
func (a *Activities) HandBack(ctx context.Context, coverID string) error {
	c, err := a.Covers.Cover(ctx, coverID)
	if err != nil {
		return forEngine(err)
	}
	if c.State.Open() { // it has not ended, whatever the engine says
		return forEngine(&models.Refusal{Reason: models.NotProved})
	}
	there, err := a.able(ctx, c.UserID, c.Region)
	if err != nil || !there {
		return err
	}
	next, again, err := a.next(ctx, c)
	if err != nil {
		return err
	}
	var left error
	if !again || next.CoverID != c.CoverID { // else the same colleague simply keeps it
		left = a.giveBack(ctx, c)
		if next, again, err = a.next(ctx, c); err != nil { // another cover might have been arranged meanwhile
			return err
		}
	}
	if again {
		if on := a.passOn(ctx, c, next); left == nil { // what is left of either needs another round
			left = on
		}
	}
	return left
}

// giveBack gives back what the colleague still holds for the officer.
func (a *Activities) giveBack(ctx context.Context, c models.Cover) error {
	held, err := a.Covers.HeldFor(ctx, c.CoverID, c.UserID)
	if err != nil {
		return forEngine(err)
	}
	return each(ctx, held, func(app models.Application) error {
		_, err := a.back(ctx, c, app.ID)
		return err
	})
}

// back gives one application back by a cover that ends. It reports whether the officer could have it.
func (a *Activities) back(ctx context.Context, c models.Cover, id string) (bool, error) {
	err := a.act(ctx, c, backID(c, id), id, models.HandBack, &models.CoverBody{CoverID: c.ID, AskedBy: c.CancelledBy})
	var r *models.Refusal
	return !errors.As(err, &r) || r.Reason != models.ConflictDeclared && r.Reason != models.NotNamed, settled(err)
}

// home assigns back what the officer who goes away by c covers for someone else, whose absence has just ended: if
// passed on with the officer's own work, it would never return to its owner. It does what the end of that other cover
// does, and whichever comes first does it. It reports whether it is settled so; it is not where the one it belongs to
// has left, has declared a conflict, or is not one of those to whom it is restricted.
func (a *Activities) home(ctx context.Context, c models.Cover, app models.Application) (bool, error) {
	owner := app.Standing.PassedFrom
	if owner == "" {
		return false, nil
	}
	there, err := a.able(ctx, owner, c.Region)
	if err != nil || !there {
		return false, err
	}
	covers, err := a.Covers.Covers(ctx, c.Region, c.From.AddDays(-models.CoverDays), regionCovers)
	if err != nil {
		return false, forEngine(err)
	}
	for _, by := range slices.Backward(covers) { // the last that had begun
		if by.UserID != owner || by.CoverID != c.UserID || by.From.After(c.From) {
			continue
		}
		return a.back(ctx, by, app.ID)
	}
	return false, nil
}

// next is the cover during which the officer is away when c ends.
func (a *Activities) next(ctx context.Context, c models.Cover) (models.Cover, bool, error) {
	on := calendar.DateIn(a.Covers.Now())
	if c.State != models.CoverCancelled && on.Before(c.Until) { // the engine's clock may be a little ahead
		on = c.Until
	}
	next, err := a.Covers.CoverOf(ctx, c.UserID, on)
	switch {
	case errors.Is(err, models.ErrNotFound), err == nil && next.ID == c.ID:
		return next, false, nil
	case err != nil:
		return next, false, forEngine(err)
	}
	return next, true, nil
}

// passOn passes on under the next cover what has come back from c.
func (a *Activities) passOn(ctx context.Context, c, next models.Cover) error {
	able, err := a.able(ctx, next.CoverID, next.Region)
	if err != nil {
		return err
	}
	held, err := a.Covers.HeldBy(ctx, c.UserID)
	if err != nil {
		return forEngine(err)
	}
	return each(ctx, held, func(app models.Application) error {
		_, err := a.Covers.EventOf(ctx, app.ID, backID(c, app.ID))
		if errors.Is(err, models.ErrNotFound) {
			return nil // it did not come from there
		}
		if err != nil {
			return err
		}
		return a.passOver(ctx, next, able, app.ID)
	})
}
