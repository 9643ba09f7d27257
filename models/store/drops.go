package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

type dropRow struct {
	ApplicationID string `gorm:"primaryKey"`
	Round         int    `gorm:"primaryKey;autoIncrement:false"`
	State         models.DropState
	Part          string
}

func (dropRow) TableName() string { return "drops" }

// QueueDrops has every submission from now on go to the transfer folder too. It is called before anything is written.
func (s *Store) QueueDrops() { s.drops = true }

// queueDrop has the papers of a submission put into the transfer folder, if there is one.
func (s *Store) queueDrop(tx *gorm.DB, step models.Step) error {
	if !s.drops || step.Imported {
		return nil
	}
	row := dropRow{ApplicationID: step.Next.ApplicationID, Round: step.Next.Round, State: models.DropQueued}
	if err := tx.Create(&row).Error; err != nil {
		return fmt.Errorf("queue papers for the transfer folder: %w", err)
	}
	return nil
}

// OpenDrops lists what still has to go to the transfer folder.
func (s *Store) OpenDrops(ctx context.Context, limit int) ([]models.Drop, error) {
	var rows []dropRow
	err := s.read.WithContext(ctx).Where("state IN ?", []models.DropState{models.DropQueued, models.DropReady}).Order("application_id, round").Limit(limit).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the outbox of the transfer folder: %w", err)
	}
	drops := make([]models.Drop, len(rows))
	for i, r := range rows {
		drops[i] = models.Drop(r)
	}
	return drops, nil
}

// MoveDrop takes an entry one state further. It reports whether it was this call that did: of two processes one does.
func (s *Store) MoveDrop(ctx context.Context, d models.Drop, to models.DropState, part string) (bool, error) {
	moved := false
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		result := tx.Model(&dropRow{}).Where("application_id = ? AND round = ? AND state = ?", d.ApplicationID, d.Round, d.State).
			Updates(map[string]any{"state": to, "part": part})
		moved = result.RowsAffected == 1
		return result.Error
	})
	if err != nil {
		return false, fmt.Errorf("write the outbox of the transfer folder: %w", err)
	}
	return moved, nil
}
