package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// declareConflict notes who may not deal with the application, for lists that leave it out.
func declareConflict(tx *gorm.DB, step models.Step) error {
	row := conflictRow{ApplicationID: step.Next.ApplicationID, UserID: step.Command.Actor.ID, At: micros(step.At)}
	if err := tx.Create(&row).Error; err != nil {
		return fmt.Errorf("note conflict: %w", err)
	}
	return nil
}

// named finds the users whom the request itself names as author or supervisor, by username or by
// name, whatever their role is now: it may be another when the request is approved. Case, spacing
// and punctuation are forgiven.
func named(tx *gorm.DB, text string) ([]string, error) {
	var content models.Content
	if err := json.Unmarshal([]byte(text), &content); err != nil {
		return nil, fmt.Errorf("read content: %w", err)
	}
	people := map[string]bool{}
	for _, p := range content.People() {
		people[fold(p)] = true
	}
	delete(people, "")
	var users []userRow
	if err := tx.Select("id", "username", "name").Find(&users).Error; err != nil {
		return nil, fmt.Errorf("read users: %w", err)
	}
	var ids []string
	for _, u := range users {
		if people[fold(u.Username)] || people[fold(u.Name)] {
			ids = append(ids, u.ID)
		}
	}
	slices.Sort(ids)
	return ids, nil
}
