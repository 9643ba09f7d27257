package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

type targetRow struct {
	ID      string `gorm:"primaryKey"`
	Region  string
	Percent int
	Why     string
	ActorID string
	At      int64
}

func (targetRow) TableName() string { return "targets" }

func (r targetRow) model() models.RegionTarget {
	return models.RegionTarget{ID: r.ID, Region: r.Region, Percent: r.Percent, Why: r.Why, By: r.ActorID, At: fromMicros(r.At)}
}

// SetTarget keeps a target of a region; those before stay. Calling it again with the same id adds nothing.
func (s *Store) SetTarget(ctx context.Context, t models.RegionTarget) (models.RegionTarget, error) {
	row := targetRow{ID: t.ID, Region: t.Region, Percent: t.Percent, Why: t.Why, ActorID: t.By, At: micros(s.Now())}
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		return tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error
	})
	if err == nil {
		err = s.write.WithContext(ctx).Where("id = ?", t.ID).Take(&row).Error
	}
	if err != nil {
		return t, fmt.Errorf("set target: %w", err)
	}
	return row.model(), nil
}

// Targets lists what regions set, the newest first: of one region or, where it is "", of all; up to an instant, or
// where that is zero, up to now.
func (s *Store) Targets(ctx context.Context, region string, asAt time.Time) ([]models.RegionTarget, error) {
	tx := s.read.WithContext(ctx).Order("at DESC, id")
	if region != "" {
		tx = tx.Where("region = ?", region)
	}
	if !asAt.IsZero() {
		tx = tx.Where("at <= ?", micros(asAt))
	}
	var rows []targetRow
	if err := tx.Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read targets: %w", err)
	}
	list := make([]models.RegionTarget, len(rows))
	for i, r := range rows {
		list[i] = r.model()
	}
	return list, nil
}
