package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// Apply writes one decided step: the event, the new standing and what follows from it, in one transaction. Calling it
// again with the same update writes nothing and gives the same answer. ErrDiverged when another event is where this one
// should be; ErrStale when the command names another version than is there; ErrAnswered when its request has already
// been refused; ErrContentChanged when the content is not the one that was checked or approved.
func (s *Store) Apply(ctx context.Context, step models.Step) (models.Applied, error) {
	return s.applied(ctx, step, trusted)
}

func (s *Store) applied(ctx context.Context, step models.Step, unless check) (models.Applied, error) {
	var done models.Applied
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		var err error
		done, err = s.apply(tx, step, unless)
		return err
	})
	return done, err
}

func (s *Store) apply(tx *gorm.DB, step models.Step, unless check) (models.Applied, error) {
	id := step.Next.ApplicationID
	var row applicationRow
	if err := s.locked(tx).Where("id = ?", id).Take(&row).Error; err != nil {
		return models.Applied{}, notFound(err)
	}
	if done, found, err := written(tx, row, step.UpdateID); found || err != nil {
		return done, err
	}
	if row.Seq != step.Next.Seq-1 || row.State != step.From {
		return models.Applied{}, fmt.Errorf("event %d of %s: %w", step.Next.Seq, id, models.ErrDiverged)
	}
	app, err := row.model()
	if err != nil {
		return models.Applied{}, err
	}
	if err := unless(tx, step, place{row.Force, row.Region, row.Submitted}, &app.Standing); err != nil {
		return models.Applied{}, err
	}
	if v := step.Command.IfVersion; v != 0 && v != row.Version {
		return models.Applied{}, models.ErrStale
	}
	if err := unlessRefused(tx, step); err != nil {
		return models.Applied{}, err
	}
	next, err := s.follow(tx, &row, step)
	if err != nil {
		return models.Applied{}, err
	}
	if err := s.schedule(tx, row, step, &next); err != nil {
		return models.Applied{}, err
	}
	row.Version++
	if err := s.appendEvent(tx, row, step); err != nil {
		return models.Applied{}, err
	}
	if err := move(tx, row, next, step); err != nil {
		return models.Applied{}, err
	}
	if err := s.noteFigures(tx, step); err != nil {
		return models.Applied{}, err
	}
	if err := s.tell(tx, row, step, next); err != nil {
		return models.Applied{}, err
	}
	return models.Applied{Standing: next, Seq: next.Seq, Version: row.Version}, nil
}

// written finds the event of this update, if it was written before.
func written(tx *gorm.DB, row applicationRow, updateID string) (models.Applied, bool, error) {
	var e eventRow
	err := tx.Where("application_id = ? AND update_id = ?", row.ID, updateID).Take(&e).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return models.Applied{}, false, nil
	}
	if err != nil {
		return models.Applied{}, false, fmt.Errorf("look for update: %w", err)
	}
	app, err := row.model()
	return models.Applied{Standing: app.Standing, Seq: e.Seq, Version: e.Version, Duplicate: true}, true, err
}

// follow does what the step requires in addition to the event, and completes the standing with what only the database
// knows: who wrote the text.
func (s *Store) follow(tx *gorm.DB, row *applicationRow, step models.Step) (models.Standing, error) {
	next := step.Next
	beside := besides[step.Command.Action]
	if beside == nil {
		return next, nil
	}
	err := beside(s, tx, row, step, &next)
	return next, err
}

// beside writes what an action requires in addition to the event.
type beside func(s *Store, tx *gorm.DB, row *applicationRow, step models.Step, next *models.Standing) error

// besides are the actions that write more than the event.
var besides = map[models.Action]beside{
	models.SubmitForQA:     submitForQA,
	models.Approve:         approve,
	models.SubmitToCPS:     submitToCPS,
	models.Return:          only(returnPoints),
	models.CPSDecision:     only(recordAnswer),
	models.CPSTriage:       only(recordAnswer),
	models.CorrectDecision: (*Store).correctAnswer,
	models.ConfirmDecision: only(confirmAnswer),
	models.CourtOutcome:    (*Store).courtOutcome,
	models.Relate:          (*Store).relate,
	models.DeclareConflict: only(declareConflict),
	models.Restrict:        only(restrict),
	models.Unrestrict:      only(endRestriction),
	models.AnswerPoint:     only(answerPoint),
	models.ResolvePoint:    only(resolvePoint),
	models.ContestPoint:    (*Store).contestPoint,
	models.ContestOutcome:  (*Store).closeContest,
	models.ReceiveItem:     (*Store).receiveItem,
	models.CancelItem:      (*Store).cancelItem,
	models.MoveItem:        (*Store).moveItem,
}

// only is a beside that changes neither the application nor its standing.
func only(write func(*gorm.DB, models.Step) error) beside {
	return func(_ *Store, tx *gorm.DB, _ *applicationRow, step models.Step, _ *models.Standing) error {
		return write(tx, step)
	}
}

func submitForQA(_ *Store, tx *gorm.DB, row *applicationRow, step models.Step, next *models.Standing) (err error) {
	if row.ContentHash != step.Command.ContentHash {
		return models.ErrContentChanged
	}
	if next.Editors, err = editors(tx, row.ID, next.Editors); err != nil {
		return err
	}
	if next.Named, err = named(tx, row.Content); err != nil {
		return err
	}
	_, err = freeze(tx, *row, models.ForQA, step)
	return err
}

func approve(_ *Store, tx *gorm.DB, row *applicationRow, step models.Step, next *models.Standing) error {
	if changedSince(*row, next.ApprovedHash) {
		return models.ErrContentChanged
	}
	if err := unlessNamed(tx, *row, step.Command.Actor); err != nil {
		return err
	}
	return freezeChecklist(tx, step)
}

func submitToCPS(s *Store, tx *gorm.DB, row *applicationRow, step models.Step, next *models.Standing) error {
	if changedSince(*row, next.ApprovedHash) {
		return models.ErrContentChanged
	}
	if err := s.lockLines(tx, row.ID); err != nil {
		return err
	}
	if err := s.unlessUndecided(tx, *row, step); err != nil {
		return err
	}
	err := submit(tx, *row, step)
	if err == nil {
		err = s.keepPapers(tx, row.ID, step.Next.Round, step.Papers)
	}
	if err == nil {
		err = s.queueDrop(tx, step)
	}
	row.Submitted, row.ReceivedSubject, row.ReceivedSearch = true, row.Subject, row.Search
	return err
}

// changedSince reports whether the text is another than the one with that hash. The text itself is
// hashed again: a change under the program's feet must not carry an approval.
func changedSince(row applicationRow, hash string) bool {
	return row.ContentHash != hash || models.HashOf([]byte(row.Content)) != hash
}

func (s *Store) appendEvent(tx *gorm.DB, row applicationRow, step models.Step) error {
	prev := ""
	if step.Next.Seq > 1 {
		var last eventRow
		if err := tx.Where("application_id = ? AND seq = ?", row.ID, step.Next.Seq-1).Take(&last).Error; err != nil {
			return fmt.Errorf("read event %d of %s: %w", step.Next.Seq-1, row.ID, err)
		}
		prev = last.Hash
	}
	e := models.Event{
		ApplicationID: row.ID, Seq: step.Next.Seq, UpdateID: step.UpdateID,
		Action: step.Command.Action, ActorID: step.Command.Actor.ID, ActorRole: step.Command.Actor.Role,
		At: step.At, From: step.From, To: step.Next.State, Round: step.Next.Round, Version: row.Version,
		PayloadRef: step.Command.PayloadRef, PayloadHash: step.Command.PayloadHash, ContentHash: row.ContentHash,
	}
	if err := e.Seal(prev); err != nil {
		return err
	}
	line := eventRowOf(e)
	if err := tx.Create(&line).Error; err != nil {
		return fmt.Errorf("append event: %w", err)
	}
	return nil
}

// move writes the new standing, guarded again by what it comes from.
func move(tx *gorm.DB, row applicationRow, next models.Standing, step models.Step) error {
	standing, err := json.Marshal(next)
	if err != nil {
		return fmt.Errorf("encode standing: %w", err)
	}
	result := tx.Model(&applicationRow{}).
		Where("id = ? AND seq = ? AND state = ?", row.ID, next.Seq-1, step.From).
		Updates(map[string]any{
			"state": next.State, "seq": next.Seq, "version": row.Version, "round": next.Round, "holder": next.Holder,
			"submitted": row.Submitted, "received_subject": row.ReceivedSubject, "received_search": row.ReceivedSearch, "standing": string(standing),
			"updated_at": micros(step.At), "updated_by": step.Command.Actor.ID,
		})
	if result.Error != nil {
		return fmt.Errorf("write state: %w", result.Error)
	}
	if result.RowsAffected != 1 {
		return fmt.Errorf("event %d of %s: %w", next.Seq, row.ID, models.ErrDiverged)
	}
	return nil
}

// editors adds to the known writers everyone who has saved a change since.
func editors(tx *gorm.DB, id string, known []string) ([]string, error) {
	var ids []string
	if err := tx.Model(&editRow{}).Distinct("actor_id").Where("application_id = ?", id).Pluck("actor_id", &ids).Error; err != nil {
		return nil, fmt.Errorf("read editors: %w", err)
	}
	all := append(slices.Clone(known), ids...)
	slices.Sort(all)
	return slices.Compact(all), nil
}

func notFound(err error) error {
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return models.ErrNotFound
	}
	return fmt.Errorf("read: %w", err)
}
