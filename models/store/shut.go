package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// unshut leaves out what is shut to the reader of the scope: what they declared a conflict of interest in. id names the column
// of the application's id.
func unshut(tx *gorm.DB, scope models.Scope, id string) *gorm.DB {
	if scope.Reader == "" {
		return tx
	}
	return tx.Where("NOT EXISTS (SELECT 1 FROM conflicts c WHERE c.application_id = "+id+" AND c.user_id = ?)", scope.Reader)
}

// visible are those of the applications that lie in the scope and are not shut to its reader.
func (s *Store) visible(ctx context.Context, scope models.Scope, ids []string) (map[string]bool, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var found []string
	err := unshut(within(s.read.WithContext(ctx).Model(&applicationRow{}), scope), scope, "applications.id").
		Where("id IN ?", ids).Pluck("id", &found).Error
	if err != nil {
		return nil, fmt.Errorf("read what is visible: %w", err)
	}
	shown := make(map[string]bool, len(found))
	for _, id := range found {
		shown[id] = true
	}
	return shown, nil
}
