package store

import (
	"context"
	"fmt"

	"scpo.example/desk/models"
)

// OpenApplications lists ids of applications that have not ended, in the order of the ids, from after the one named: a
// page of at most limit. For the comparison with the workflows.
func (s *Store) OpenApplications(ctx context.Context, after string, limit int) ([]string, error) {
	var open []models.State
	for _, state := range models.States() {
		if state.Open() {
			open = append(open, state)
		}
	}
	var ids []string
	err := s.read.WithContext(ctx).Model(&applicationRow{}).Where("state IN ? AND id > ?", open, after).
		Order("id").Limit(limit).Pluck("id", &ids).Error
	if err != nil {
		return nil, fmt.Errorf("list open applications: %w", err)
	}
	return ids, nil
}

// Standing reads the standing of an application, for its workflow. ErrNotFound if there is none.
func (s *Store) Standing(ctx context.Context, id string) (models.Standing, error) {
	var row applicationRow
	if err := s.read.WithContext(ctx).Omit("content").Where("id = ?", id).Take(&row).Error; err != nil {
		return models.Standing{}, notFound(err)
	}
	app, err := row.model()
	return app.Standing, err
}
