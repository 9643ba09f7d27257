package store

import (
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

// AddDraftPoint keeps a draft point, in place of another where instead names one; if that one is already gone the point
// is added. Calling it again with the same id adds nothing and gives what is kept.
func (s *Store) AddDraftPoint(ctx context.Context, p models.DraftPoint, instead string) (models.DraftPoint, error) {
	body, err := json.Marshal(p.Body)
	if err != nil {
		return p, fmt.Errorf("encode point: %w", err)
	}
	err = s.inTx(ctx, func(tx *gorm.DB) error {
		row := draftPointRow{ID: p.ID, ApplicationID: p.ApplicationID, ActorID: p.By, At: micros(s.Now()), Body: string(body)}
		var old []draftPointRow
		if err := s.locked(tx).Where("application_id = ? AND id = ?", p.ApplicationID, instead).Find(&old).Error; err != nil {
			return fmt.Errorf("read point in preparation: %w", err)
		}
		if len(old) > 0 {
			row.At = old[0].At // it keeps its place among the others
			if err := tx.Delete(&old[0]).Error; err != nil {
				return fmt.Errorf("replace point in preparation: %w", err)
			}
		}
		if err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error; err != nil {
			return fmt.Errorf("add point in preparation: %w", err)
		}
		var kept draftPointRow
		if err := tx.Where("id = ?", p.ID).Take(&kept).Error; err != nil {
			return notFound(err)
		}
		p, err = kept.model()
		return err
	})
	return p, err
}

func (r draftPointRow) model() (models.DraftPoint, error) {
	p := models.DraftPoint{ID: r.ID, ApplicationID: r.ApplicationID, By: r.ActorID, At: fromMicros(r.At)}
	if err := json.Unmarshal([]byte(r.Body), &p.Body); err != nil {
		return p, fmt.Errorf("read point in preparation of %s: %w", r.ApplicationID, err)
	}
	return p, nil
}

// DraftPoints reads the points in preparation, oldest first.
func (s *Store) DraftPoints(ctx context.Context, id string) ([]models.DraftPoint, error) {
	var rows []draftPointRow
	if err := s.read.WithContext(ctx).Where("application_id = ?", id).Order("at, id").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read points in preparation: %w", err)
	}
	points := make([]models.DraftPoint, len(rows))
	for i, r := range rows {
		var err error
		if points[i], err = r.model(); err != nil {
			return nil, err
		}
	}
	return points, nil
}

// DiscardDraftPoint takes a point in preparation back. ErrNotFound when it is not there, as when it
// has gone out meanwhile.
func (s *Store) DiscardDraftPoint(ctx context.Context, id, point string) error {
	result := s.write.WithContext(ctx).Where("application_id = ? AND id = ?", id, point).Delete(&draftPointRow{})
	if result.Error != nil {
		return fmt.Errorf("discard point in preparation: %w", result.Error)
	}
	if result.RowsAffected == 0 {
		return models.ErrNotFound
	}
	return nil
}
