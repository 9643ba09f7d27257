package store

import (
	"context"
	"fmt"

	"scpo.example/desk/models"
)

// Relations are what officers said last of an application and each other one, by the id of the other.
func (s *Store) Relations(ctx context.Context, id string) (map[string]models.Relation, error) {
	said, err := relationsOf(s.read.WithContext(ctx), id)
	if err != nil {
		return nil, fmt.Errorf("relations of %s: %w", id, err)
	}
	return said, nil
}

// ApplicationCalled finds an application of any force by its id or its reference. ErrNotFound when there is none.
func (s *Store) ApplicationCalled(ctx context.Context, name string) (models.Application, error) {
	var row applicationRow
	if err := s.read.WithContext(ctx).Where("id = ? OR reference = ?", name, name).Take(&row).Error; err != nil {
		return models.Application{}, notFound(err)
	}
	return row.model()
}
