package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

// Request is one idempotent request: the same key of the same caller is the same request for ever.
type Request struct {
	ActorID     string
	KeyHash     string
	RequestHash string // of method, path and body
	Resource    string // id given to what the request creates, stable over retries
	Status      int    // 0 while unanswered
	Header      string
	Body        string
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
}

func (requestRow) TableName() string { return "idempotency_keys" }

// Begin notes the request, or gives back what is known of it from before: its resource and, if it
// was answered, the answer. ErrKeyReused when the key came with another request.
func (s *Store) Begin(ctx context.Context, r Request) (Request, error) {
	known, err := s.request(ctx, r)
	if err == nil || !errors.Is(err, models.ErrNotFound) {
		return known, err
	}
	row := requestRow{ActorID: r.ActorID, KeyHash: r.KeyHash, RequestHash: r.RequestHash, Resource: r.Resource, CreatedAt: micros(s.Now())}
	result := s.write.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
	if result.Error != nil {
		return r, fmt.Errorf("note request: %w", result.Error)
	}
	if result.RowsAffected == 0 { // the same request, at the same moment
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

// Finish keeps the answer. The first answer stays: a second Finish changes nothing.
func (s *Store) Finish(ctx context.Context, r Request) error {
	err := s.write.WithContext(ctx).Model(&requestRow{}).
		Where("actor_id = ? AND key_hash = ? AND status = 0", r.ActorID, r.KeyHash).
		Updates(map[string]any{"status": r.Status, "header": r.Header, "body": r.Body}).Error
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	return nil
}
