package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// Save is a change of content, made by a person in an editable state.
type Save struct {
	ID      string
	Scope   models.Scope
	Version int    // the version that the person read
	Content []byte // canonical
	ActorID string
	Copied  *SectionCopy // the section that the change copies; nil where none is
}

// SectionCopy names a section that is copied, and the application it comes from.
type SectionCopy struct{ Section, FromID string }

// SaveContent writes changed content, guarded by version and by a state in which the force can edit, and returns the
// application as it is afterwards. ErrNotFound outside the scope, ErrNotEditable and ErrStale as their names say.
// Unchanged content is not a new version, and a save that is repeated after its answer was lost is answered again. A
// copied section is marked in the same write.
func (s *Store) SaveContent(ctx context.Context, save Save) (models.Application, error) {
	var app models.Application
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		var row applicationRow
		if err := unshut(s.within(s.locked(tx), save.Scope), save.Scope, "applications.id").Where("id = ?", save.ID).Take(&row).Error; err != nil {
			return notFound(err)
		}
		if !row.State.Editable() {
			return models.ErrNotEditable
		}
		same := row.Content == string(save.Content)
		repeated := same && row.Version == save.Version+1 && row.UpdatedBy == save.ActorID
		if row.Version != save.Version && !repeated {
			return models.ErrStale
		}
		if !same {
			if err := s.saveContent(tx, &row, save.Content, save.ActorID, s.Now()); err != nil {
				return err
			}
		}
		if save.Copied != nil {
			if err := s.markCopied(tx, row, *save.Copied, save.ActorID); err != nil {
				return err
			}
		}
		var err error
		app, err = row.model()
		return err
	})
	return app, err
}

func (s *Store) saveContent(tx *gorm.DB, row *applicationRow, text []byte, actorID string, at time.Time) error {
	var before, content content.Content
	if err := json.Unmarshal([]byte(row.Content), &before); err != nil {
		return fmt.Errorf("read content before: %w", err)
	}
	if err := json.Unmarshal(text, &content); err != nil {
		return fmt.Errorf("read content: %w", err)
	}
	used, err := noteUsed(tx, *row, before, content)
	if err != nil {
		return err
	}
	from := row.Version
	row.UsedIDs = used
	row.Version++
	row.Content, row.ContentHash = string(text), content.Hash()
	row.Subject, row.Search = content.SubjectName(), searchText(row.Reference, content)
	row.UpdatedAt, row.UpdatedBy = micros(at), actorID
	result := tx.Model(&applicationRow{}).Where("id = ? AND version = ?", row.ID, from).Updates(map[string]any{
		"version": row.Version, "content": row.Content, "content_hash": row.ContentHash, "subject": row.Subject,
		"search": row.Search, "used_ids": row.UsedIDs, "updated_at": row.UpdatedAt, "updated_by": row.UpdatedBy,
	})
	if result.Error != nil {
		return fmt.Errorf("save content: %w", result.Error)
	}
	if result.RowsAffected != 1 {
		return models.ErrStale
	}
	if err := s.indexTerms(tx, row.ID, content); err != nil {
		return err
	}
	if err := indexLikenesses(tx, *row, before, content); err != nil {
		return err
	}
	if err := indexSubjects(tx, row.ID, content); err != nil {
		return err
	}
	if err := s.rehear(tx, *row, content); err != nil {
		return err
	}
	edit := editRow{
		ApplicationID: row.ID, Version: row.Version, ActorID: actorID, At: row.UpdatedAt, ContentHash: row.ContentHash,
		Places: strings.Join(content.ChangedFrom(before), ","),
	}
	if err := tx.Create(&edit).Error; err != nil {
		return fmt.Errorf("note editor: %w", err)
	}
	return nil
}
