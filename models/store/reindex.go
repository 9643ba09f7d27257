package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
)

// keyed gives the user the columns in which names are compared and searched.
func (r *userRow) keyed() {
	r.UsernameKey, r.Search = compare.Username(r.Username), searchName(r.Username, r.Name)
}

func searchName(username, name string) string {
	return compare.Username(username) + "|" + compare.Username(name)
}

// reindex brings the columns for comparing of an older database into the form of today. It continues where it was cut off.
func (s *Store) reindex(ctx context.Context) error {
	if err := s.reindexUsers(ctx); err != nil {
		return err
	}
	var ids []string
	if err := s.read.WithContext(ctx).Table("unindexed").Pluck("application_id", &ids).Error; err != nil {
		return fmt.Errorf("read what is to be indexed: %w", err)
	}
	for _, id := range ids {
		if err := s.inTx(ctx, func(tx *gorm.DB) error { return s.reindexOne(tx, id) }); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) reindexOne(tx *gorm.DB, id string) error {
	var row applicationRow
	if err := s.locked(tx).Where("id = ?", id).Take(&row).Error; err != nil {
		return notFound(err)
	}
	var content content.Content
	if err := json.Unmarshal([]byte(row.Content), &content); err != nil {
		return fmt.Errorf("read content of %s: %w", id, err)
	}
	received, err := receivedSearch(tx, row)
	if err != nil {
		return err
	}
	err = tx.Model(&applicationRow{}).Where("id = ?", id).UpdateColumns(map[string]any{
		"search": searchText(row.Reference, content), "received_search": received,
	}).Error
	if err != nil {
		return fmt.Errorf("index %s for search: %w", id, err)
	}
	if err := s.indexTerms(tx, id, content); err != nil {
		return err
	}
	if err := tx.Where("application_id = ?", id).Delete(&likenessRow{}).Error; err != nil {
		return fmt.Errorf("forget likenesses: %w", err)
	}
	if err := indexLikenesses(tx, row, nothing, content); err != nil {
		return err
	}
	if err := tx.Exec("DELETE FROM unindexed WHERE application_id = ?", id).Error; err != nil {
		return fmt.Errorf("note %s as indexed: %w", id, err)
	}
	return nil
}

// receivedSearch is in what the CPS finds an application: the text that it received last.
func receivedSearch(tx *gorm.DB, row applicationRow) (string, error) {
	var received []versionRow
	err := tx.Where("application_id = ? AND n = (SELECT version_n FROM submissions WHERE application_id = ? ORDER BY round DESC LIMIT 1)", row.ID, row.ID).
		Find(&received).Error
	if err != nil {
		return "", fmt.Errorf("read what the CPS received of %s: %w", row.ID, err)
	}
	if !row.Submitted || len(received) == 0 {
		return refolded(row.ReceivedSearch), nil
	}
	var content content.Content
	if err := json.Unmarshal([]byte(received[0].Content), &content); err != nil {
		return "", fmt.Errorf("read what the CPS received of %s: %w", row.ID, err)
	}
	return searchText(row.Reference, content), nil
}

// refolded is a folded text in the form of today, part by part: the original is not kept with it.
func refolded(text string) string {
	parts := strings.Split(text, "|")
	for i, p := range parts {
		parts[i] = compare.Key(p)
	}
	return strings.Join(parts, "|")
}

// reindexUsers gives older accounts their columns. Of several that look the same the oldest has the key: the others stay as
// they are, and no further one can be added.
func (s *Store) reindexUsers(ctx context.Context) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		var rows []userRow
		if err := tx.Where("search = ''").Order("created_at, id").Find(&rows).Error; err != nil {
			return fmt.Errorf("read users: %w", err)
		}
		for _, row := range rows {
			row.keyed()
			var taken int64
			if err := tx.Model(&userRow{}).Where("username_key = ?", row.UsernameKey).Count(&taken).Error; err != nil {
				return fmt.Errorf("look for username: %w", err)
			}
			if taken > 0 {
				row.UsernameKey = ""
			}
			err := tx.Model(&userRow{}).Where("id = ?", row.ID).
				UpdateColumns(map[string]any{"username_key": row.UsernameKey, "search": row.Search}).Error
			if err != nil {
				return fmt.Errorf("index user: %w", err)
			}
		}
		return nil
	})
}
