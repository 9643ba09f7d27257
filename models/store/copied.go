package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

type copyRow struct {
	ApplicationID string `gorm:"primaryKey"`
	Section       string `gorm:"primaryKey"`
	FromID        string
	Version       int
	ActorID       string
	At            int64
}

func (copyRow) TableName() string { return "copied_sections" }

// markCopied notes that a section was copied. A later copy of the same section takes the place of an earlier one.
func (s *Store) markCopied(tx *gorm.DB, row applicationRow, c SectionCopy, actorID string) error {
	mark := copyRow{ApplicationID: row.ID, Section: c.Section, FromID: c.FromID, Version: row.Version, ActorID: actorID, At: micros(s.Now())}
	if err := tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&mark).Error; err != nil {
		return fmt.Errorf("mark a copied section: %w", err)
	}
	return nil
}

// Copies are the sections of an application that were copied and not looked at since, the oldest first.
func (s *Store) Copies(ctx context.Context, id string) ([]models.Copy, error) {
	var rows []copyRow
	if err := s.read.WithContext(ctx).Where("application_id = ?", id).Order("at, section").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read copied sections: %w", err)
	}
	all := make([]models.Copy, len(rows))
	for i, r := range rows {
		all[i] = models.Copy{Section: r.Section, FromID: r.FromID, Version: r.Version, ActorID: r.ActorID, At: fromMicros(r.At)}
	}
	return all, nil
}

// CheckCopy says that someone who read that version of the application has looked at a copied section. ErrStale where it
// was copied after that version. A section that is not marked stays so.
func (s *Store) CheckCopy(ctx context.Context, id, section string, version int) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		if err := tx.Where("application_id = ? AND section = ? AND version <= ?", id, section, version).Delete(&copyRow{}).Error; err != nil {
			return fmt.Errorf("clear a copied section: %w", err)
		}
		var left int64
		if err := tx.Model(&copyRow{}).Where("application_id = ? AND section = ?", id, section).Count(&left).Error; err != nil {
			return fmt.Errorf("read a copied section: %w", err)
		}
		if left > 0 {
			return models.ErrStale
		}
		return nil
	})
}
