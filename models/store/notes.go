package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

type noteRow struct {
	ID            string `gorm:"primaryKey"`
	ApplicationID string
	ActorID       string
	At            int64
	Text          string
}

func (noteRow) TableName() string { return "notes" }

// AddNote keeps an officer's private note for ever. Calling it again with the same id adds nothing.
func (s *Store) AddNote(ctx context.Context, n models.Note) (models.Note, error) {
	row := noteRow{ID: n.ID, ApplicationID: n.ApplicationID, ActorID: n.By, At: micros(s.Now()), Text: n.Text}
	err := s.inTx(ctx, func(tx *gorm.DB) error { return tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error })
	if err != nil {
		return n, fmt.Errorf("add note: %w", err)
	}
	err = s.write.WithContext(ctx).Where("id = ?", n.ID).Take(&row).Error
	if err != nil {
		return n, notFound(err)
	}
	n.At, n.Text = fromMicros(row.At), row.Text
	return n, nil
}

// Note reads one note of an application. ErrNotFound when there is none.
func (s *Store) Note(ctx context.Context, applicationID, id string) (models.Note, error) {
	var r noteRow
	if err := s.read.WithContext(ctx).Where("application_id = ? AND id = ?", applicationID, id).Take(&r).Error; err != nil {
		return models.Note{}, notFound(err)
	}
	return models.Note{ID: r.ID, ApplicationID: r.ApplicationID, By: r.ActorID, At: fromMicros(r.At), Text: r.Text}, nil
}

// Notes reads the officers' private notes on an application, oldest first.
func (s *Store) Notes(ctx context.Context, id string) ([]models.Note, error) {
	var rows []noteRow
	if err := s.read.WithContext(ctx).Where("application_id = ?", id).Order("at, id").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read notes: %w", err)
	}
	notes := make([]models.Note, len(rows))
	for i, r := range rows {
		notes[i] = models.Note{ID: r.ID, ApplicationID: r.ApplicationID, By: r.ActorID, At: fromMicros(r.At), Text: r.Text}
	}
	return notes, nil
}
