package store

import (
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models/content"
)

// UsedIDs is which ids the application has had, up to its present text.
func (s *Store) UsedIDs(ctx context.Context, id string) (content.Used, error) {
	var row applicationRow
	if err := s.read.WithContext(ctx).Select("id", "used_ids", "content").Where("id = ?", id).Take(&row).Error; err != nil {
		return content.Used{}, notFound(err)
	}
	return usedIDs(s.read.WithContext(ctx), row)
}

// usedIDs reads them from the row. One that was never saved since they are kept has used what its frozen versions and its
// text show.
func usedIDs(tx *gorm.DB, row applicationRow) (content.Used, error) {
	var used content.Used
	if row.UsedIDs != "" {
		if err := json.Unmarshal([]byte(row.UsedIDs), &used); err != nil {
			return used, fmt.Errorf("read used ids: %w", err)
		}
		return used, nil
	}
	var texts []string
	if err := tx.Model(&versionRow{}).Where("application_id = ?", row.ID).Order("n").Pluck("content", &texts).Error; err != nil {
		return used, fmt.Errorf("read versions: %w", err)
	}
	var before content.Content
	for i, text := range append(texts, row.Content) {
		var now content.Content
		if err := json.Unmarshal([]byte(text), &now); err != nil {
			return used, fmt.Errorf("read text %d: %w", i, err)
		}
		used, before = used.With(before, now), now
	}
	return used, nil
}

// noteUsed is the used ids as they are kept, once a text was saved in place of another.
func noteUsed(tx *gorm.DB, row applicationRow, before, after content.Content) (string, error) {
	used, err := usedIDs(tx, row)
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(used.With(before, after))
	return string(data), err
}
