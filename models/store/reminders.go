package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// Remind writes the notices that are due in a stage, while the stage lasts and the reminder is still in its timetable.
// Calling it again writes nothing.
func (s *Store) Remind(ctx context.Context, r models.Reminder) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		var row applicationRow
		if err := s.locked(tx).Omit("content").Where("id = ?", r.ApplicationID).Take(&row).Error; err != nil {
			return notFound(err)
		}
		app, err := row.model()
		if err != nil {
			return err
		}
		word, due := app.Standing.Reminder(r.At.Add(-1))
		if !due || !word.Same(r) {
			return nil // the stage has ended, or its clock was stopped
		}
		if err := noteReminder(tx, r, s.Now()); err != nil {
			return err
		}
		about := telling{
			row: row, standing: app.Standing, holder: row.Holder, kind: r.Kind, seq: r.Seq, at: s.Now(),
			cause: clockCause(r),
		}
		acting := app.Standing
		if there, err := holderThere(tx, row); err != nil {
			return err
		} else if !there {
			acting.Holder = "" // the region is notified, as for an unassigned application
		}
		return s.notify(tx, about, models.ToldByClock(r.Kind, acting))
	})
}

// holderThere reports whether the person who holds the application is still an officer of its region.
func holderThere(tx *gorm.DB, row applicationRow) (bool, error) {
	if row.Holder == "" {
		return false, nil
	}
	var u []userRow
	if err := tx.Where("id = ?", row.Holder).Find(&u).Error; err != nil {
		return false, fmt.Errorf("read holder: %w", err)
	}
	return len(u) > 0 && u[0].model().CoversIn(row.Region), nil
}
