package activities

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/temporal"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// Covers is what the activities of a cover need of the store.
type Covers interface {
	Cover(ctx context.Context, id string) (models.Cover, error)
	CoverOf(ctx context.Context, userID string, on calendar.Date) (models.Cover, error)
	Covers(ctx context.Context, region string, since calendar.Date, limit int) ([]models.Cover, error)
	SetCoverState(ctx context.Context, id string, state models.CoverState) error
	HeldBy(ctx context.Context, userID string) ([]models.Application, error)
	HeldFor(ctx context.Context, colleagueID, userID string) ([]models.Application, error)
	UsersByID(ctx context.Context, ids []string) (map[string]models.User, error)
	SavePayload(ctx context.Context, p models.Payload) (models.Payload, error)
	EventOf(ctx context.Context, id, updateID string) (models.Event, error)
	ProveCover(applicationID, updateID string, c *models.Command) error
	Now() time.Time
}

// Desk asks an application's workflow for one command, under an update id that always means that command.
type Desk interface {
	Act(ctx context.Context, applicationID, updateID string, c models.Command) error
}

// Left is the type of the error that asks for another round, because some applications could not be
// passed: busy, or diverged until a person has looked. All others have been.
const Left = "Left"

// regionCovers bounds the covers of a region that are looked through: more than it has officers and
// weeks in the time looked at.
const regionCovers = 1000

// CoverEnd says how a cover ends.
type CoverEnd struct {
	CoverID string            `json:"coverId"`
	State   models.CoverState `json:"state"` // over or cancelled
}

// PassOver assigns the absent officer's applications to the colleague. Those that the colleague cannot decide return to
// the unassigned queue, so that none stays with someone who is away.
func (a *Activities) PassOver(ctx context.Context, coverID string) error {
	c, err := a.Covers.Cover(ctx, coverID)
	if err != nil {
		return forEngine(err)
	}
	if !c.State.Open() {
		return nil
	}
	if err := a.Covers.SetCoverState(ctx, coverID, models.CoverAway); err != nil {
		return forEngine(err)
	}
	held, err := a.Covers.HeldBy(ctx, c.UserID)
	if err != nil {
		return forEngine(err)
	}
	able, err := a.able(ctx, c.CoverID, c.Region)
	if err != nil {
		return err
	}
	return each(ctx, held, func(app models.Application) error {
		if home, err := a.home(ctx, c, app); home || err != nil {
			return err
		}
		return a.passOver(ctx, c, able, app.ID)
	})
}

// EndCover records that the cover has ended or is cancelled; from then on its officer is back.
func (a *Activities) EndCover(ctx context.Context, end CoverEnd) error {
	return forEngine(a.Covers.SetCoverState(ctx, end.CoverID, end.State))
}

// able reports whether the user may hold work of the region now.
func (a *Activities) able(ctx context.Context, userID, region string) (bool, error) {
	users, err := a.Covers.UsersByID(ctx, []string{userID})
	return users[userID].CoversIn(region), forEngine(err)
}

// passOver assigns one application to the colleague, or unassigns it where the colleague cannot have it.
func (a *Activities) passOver(ctx context.Context, c models.Cover, able bool, id string) error {
	if able {
		err := a.act(ctx, c, updateID(c, "out", id), id, models.PassOver, &models.CoverBody{CoverID: c.ID, UserID: c.CoverID, AskedBy: c.AskedBy})
		if !mayNotHave(err) {
			return settled(err)
		}
	}
	// The note says nothing of the colleague: a conflict of interest is for the region alone.
	note := &models.NoteBody{Note: "Released to the queue for an absence."}
	return settled(a.act(ctx, c, updateID(c, "free", id), id, models.Release, note))
}

// act stores the text of a command and has the application's workflow decide it, in the absent
// officer's name.
func (a *Activities) act(ctx context.Context, c models.Cover, ref, id string, action models.Action, body models.Body) error {
	command := models.Command{Action: action, Actor: models.Actor{ID: c.UserID, Role: models.Officer}}
	payload, err := models.NewPayload(ref, id, command, body)
	if err != nil {
		return err
	}
	if payload, err = a.Covers.SavePayload(ctx, payload); err != nil {
		return err
	}
	body.Fill(&command)
	command.PayloadRef, command.PayloadHash = payload.Ref, payload.Hash
	if err := a.Covers.ProveCover(id, ref, &command); err != nil {
		return err
	}
	return a.Desk.Act(ctx, id, ref, command)
}

// updateID names what a cover does to an application: out, free or back. It is done once.
func updateID(c models.Cover, what, applicationID string) string {
	return "cover-" + c.ID + "-" + what + "-" + applicationID
}

func backID(c models.Cover, applicationID string) string { return updateID(c, "back", applicationID) }

// mayNotHave reports whether the workflow refused because of the colleague.
func mayNotHave(err error) bool {
	var r *models.Refusal
	return errors.As(err, &r) && slices.Contains([]models.Reason{models.AssigneeConflict, models.AssigneeOwnWork, models.AssigneeNotNamed}, r.Reason)
}

// settled treats a refusal as done where the application is no longer there to pass on.
func settled(err error) error {
	var r *models.Refusal
	gone := []models.Reason{models.NotClaimed, models.ClaimedByOther, models.WrongState, models.ConflictDeclared, models.NotNamed}
	if errors.As(err, &r) && slices.Contains(gone, r.Reason) {
		return nil
	}
	return err
}

// each does it to every application, whatever happens to the others, and then says how many are left. Between two it
// checks whether to stop.
func each(ctx context.Context, list []models.Application, do func(models.Application) error) error {
	left := 0
	for _, app := range list {
		activity.RecordHeartbeat(ctx)
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := do(app); err != nil {
			activity.GetLogger(ctx).Warn("application not reassigned for cover, will retry", "application", app.ID, "error", err)
			left++
		}
	}
	if left > 0 {
		return temporal.NewApplicationError(fmt.Sprintf("%d of %d applications are left", left, len(list)), Left)
	}
	return nil
}
