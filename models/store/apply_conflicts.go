package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/content"
)

// declareConflict notes who must not deal with the application, for lists that leave it out.
func declareConflict(tx *gorm.DB, step models.Step) error {
	row := conflictRow{ApplicationID: step.Next.ApplicationID, UserID: step.Command.Actor.ID, At: micros(step.At)}
	if err := tx.Create(&row).Error; err != nil {
		return fmt.Errorf("note conflict: %w", err)
	}
	return nil
}

// named finds the users whom the request itself names as author or supervisor, by username or by name, whatever their
// role is now: it may be another when the request is approved. Case, accents, spacing, punctuation, look-alike letters,
// the order of names, and a rank or a further name are ignored.
func named(tx *gorm.DB, text string) ([]string, error) {
	var content content.Content
	if err := json.Unmarshal([]byte(text), &content); err != nil {
		return nil, fmt.Errorf("read content: %w", err)
	}
	people := content.People()
	var users []userRow
	if err := tx.Select("id", "username", "name").Find(&users).Error; err != nil {
		return nil, fmt.Errorf("read users: %w", err)
	}
	var ids []string
	for _, u := range users {
		if u.among(people) {
			ids = append(ids, u.ID)
		}
	}
	slices.Sort(ids)
	return ids, nil
}

// unlessNamed refuses an approval by someone whom the text names as they are known now: they may have joined the
// service, or got their name, since it was submitted.
func unlessNamed(tx *gorm.DB, row applicationRow, approver models.Actor) error {
	var content content.Content
	if err := json.Unmarshal([]byte(row.Content), &content); err != nil {
		return fmt.Errorf("read content: %w", err)
	}
	var u []userRow
	if err := tx.Select("id", "username", "name").Where("id = ?", approver.ID).Find(&u).Error; err != nil {
		return fmt.Errorf("read who approves: %w", err)
	}
	if len(u) == 0 || !u[0].among(content.People()) {
		return nil
	}
	app, err := row.model()
	if err != nil {
		return err
	}
	return refused(models.NamedInRequest, app.Standing)
}

// among reports whether the person is one of those called so.
func (u userRow) among(people []string) bool {
	return slices.ContainsFunc(people, func(p string) bool { return sameWord(p, u.Username) || sameName(p, u.Name) })
}

func sameWord(a, b string) bool { return compare.Key(a) != "" && compare.Key(a) == compare.Key(b) }

// sameName reports whether the words are a person's name, or hold all of it where it has two parts or more.
func sameName(words, name string) bool { return sameWord(words, name) || compare.Holds(words, name) }
