package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

// Request is one idempotent request: the same key of the same caller is the same request.
type Request struct {
	ActorID     string
	KeyHash     string
	RequestHash string // of method, path and body
	UpdateID    string // of the update that it asks for
	Resource    string // id given to what the request creates, stable over retries
	Creates     bool   // the resource is used: the row that gives it is on the disk before anything else has that id
	Status      int    // 0 while unanswered
	Header      string
	Body        string // of a refusal, or of an answer without the text of a case
}

type requestRow struct {
	ActorID     string
	KeyHash     string
	RequestHash string
	Resource    string
	Status      int
	Header      string
	Body        string
	CreatedAt   int64 `gorm:"autoCreateTime:false"`
	UpdateID    string
}

func (requestRow) TableName() string { return "idempotency_keys" }

// Begin notes the request, or gives back what is known of it from before: its resource and, if it
// was answered, the answer. ErrKeyReused when the key came with another request.
func (s *Store) Begin(ctx context.Context, r Request) (Request, error) {
	known, err := s.request(ctx, r)
	if err == nil || !errors.Is(err, models.ErrNotFound) {
		return known, err
	}
	row := requestRow{
		ActorID: r.ActorID, KeyHash: r.KeyHash, RequestHash: r.RequestHash, Resource: r.Resource, CreatedAt: micros(s.Now()), UpdateID: r.UpdateID,
	}
	noted := false
	note := func(db *gorm.DB) error {
		result := db.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
		noted = result.RowsAffected > 0
		return result.Error
	}
	if r.Creates {
		err = note(s.write.WithContext(ctx))
	} else {
		err = s.ahead(ctx, note)
	}
	if err != nil {
		return r, fmt.Errorf("note request: %w", err)
	}
	if !noted { // the same request, at the same moment
		return s.request(ctx, r)
	}
	return r, nil
}

func (s *Store) request(ctx context.Context, r Request) (Request, error) {
	var row requestRow
	err := s.read.WithContext(ctx).Where("actor_id = ? AND key_hash = ?", r.ActorID, r.KeyHash).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return r, models.ErrNotFound
	}
	if err != nil {
		return r, fmt.Errorf("read request: %w", err)
	}
	if row.RequestHash != r.RequestHash {
		return r, models.ErrKeyReused
	}
	r.Resource, r.Status, r.Header, r.Body = row.Resource, row.Status, row.Header, row.Body
	return r, nil
}

// Finish keeps the answer, and gives back the one that counts: the first stays.
func (s *Store) Finish(ctx context.Context, r Request) (Request, error) {
	kept, err := finish(s.write.WithContext(ctx), r)
	if err != nil || kept {
		return r, err
	}
	return s.request(ctx, r)
}

func finish(tx *gorm.DB, r Request) (bool, error) {
	result := tx.Model(&requestRow{}).
		Where("actor_id = ? AND key_hash = ? AND status = 0", r.ActorID, r.KeyHash).
		Updates(map[string]any{"status": r.Status, "header": r.Header, "body": r.Body})
	if result.Error != nil {
		return false, fmt.Errorf("keep answer: %w", result.Error)
	}
	return result.RowsAffected > 0, nil
}

// Refuse keeps a refusal of what was asked of an application, unless that was written meanwhile: then ErrExists. From here on it
// will not be written. It gives back the answer that counts.
func (s *Store) Refuse(ctx context.Context, r Request, applicationID string) (Request, error) {
	kept := false
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		var row applicationRow
		err := s.locked(tx).Select("id").Where("id = ?", applicationID).Take(&row).Error
		if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
			return fmt.Errorf("read application: %w", err)
		}
		var written int64
		if err := tx.Model(&eventRow{}).Where("application_id = ? AND update_id = ?", applicationID, r.UpdateID).Count(&written).Error; err != nil {
			return fmt.Errorf("look for update: %w", err)
		}
		if written > 0 {
			return models.ErrExists
		}
		kept, err = finish(tx, r)
		return err
	})
	if err != nil || kept {
		return r, err
	}
	return s.request(ctx, r)
}

// unlessRefused stops an update whose request has already been refused.
func unlessRefused(tx *gorm.DB, step models.Step) error {
	var refused int64
	if err := tx.Model(&requestRow{}).Where("update_id = ? AND status >= 400", step.UpdateID).Count(&refused).Error; err != nil {
		return fmt.Errorf("look for a refusal: %w", err)
	}
	if refused > 0 {
		return models.ErrAnswered
	}
	return nil
}

// ForgetRequests removes the requests that were begun before a time, with their answers.
func (s *Store) ForgetRequests(ctx context.Context, before time.Time) (int64, error) {
	result := s.write.WithContext(ctx).Where("created_at < ?", micros(before)).Delete(&requestRow{})
	if result.Error != nil {
		return 0, fmt.Errorf("forget requests: %w", result.Error)
	}
	return result.RowsAffected, nil
}
