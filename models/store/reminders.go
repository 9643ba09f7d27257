package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// Remind writes notices of what the clock has to say of a stage, while the stage lasts and the word
// is still one of its timetable. Asking again writes nothing.
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
		about := telling{
			row: row, standing: app.Standing, holder: row.Holder, kind: r.Kind, seq: r.Seq, at: s.Now(),
			cause: fmt.Sprintf("clock/%s/%d", r.Kind, r.At.Unix()),
		}
		return s.notify(tx, about, models.ToldByClock(r.Kind, app.Standing))
	})
}
