package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// UnsentForm is a form that was sent in the session of a person other than the one it was made for.
type UnsentForm struct {
	ID      string
	UserID  string // the person it was made for; it is shown to no one else
	Address string
	Fields  string // URL-encoded
	At      time.Time
}

type unsentFormRow struct {
	ID        string `gorm:"primaryKey"`
	UserID    string
	Address   string
	Fields    string
	CreatedAt int64 `gorm:"autoCreateTime:false"`
	ExpiresAt int64
}

func (unsentFormRow) TableName() string { return "unsent_forms" }

const (
	unsentKept = 7 * 24 * time.Hour
	unsentMost = 20 // of one person; the oldest make room
)

// KeepUnsentForm keeps a form for a person, for a week. Those whose time is over are taken away.
func (s *Store) KeepUnsentForm(ctx context.Context, f UnsentForm) error {
	now := s.Now()
	row := unsentFormRow{ID: f.ID, UserID: f.UserID, Address: f.Address, Fields: f.Fields, CreatedAt: micros(now), ExpiresAt: micros(now.Add(unsentKept))}
	err := s.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Where("expires_at <= ?", micros(now)).Delete(&unsentFormRow{}).Error; err != nil {
			return err
		}
		var old []unsentFormRow
		if err := tx.Where("user_id = ?", f.UserID).Order("created_at DESC, id").Offset(unsentMost - 1).Limit(unsentMost).Find(&old).Error; err != nil {
			return err
		}
		for _, o := range old {
			if err := tx.Where("id = ?", o.ID).Delete(&unsentFormRow{}).Error; err != nil {
				return err
			}
		}
		return tx.Create(&row).Error
	})
	if err != nil {
		return fmt.Errorf("keep an unsent form: %w", err)
	}
	return nil
}

// UnsentForms are the forms kept for a person, the newest first.
func (s *Store) UnsentForms(ctx context.Context, userID string) ([]UnsentForm, error) {
	var rows []unsentFormRow
	err := s.read.WithContext(ctx).Where("user_id = ? AND expires_at > ?", userID, micros(s.Now())).Order("created_at DESC, id").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read unsent forms: %w", err)
	}
	forms := make([]UnsentForm, len(rows))
	for i, r := range rows {
		forms[i] = UnsentForm{ID: r.ID, UserID: r.UserID, Address: r.Address, Fields: r.Fields, At: fromMicros(r.CreatedAt)}
	}
	return forms, nil
}

// DropUnsentForm deletes a form that was sent or is no longer needed. ErrNotFound where the person has none with that
// id.
func (s *Store) DropUnsentForm(ctx context.Context, userID, id string) error {
	done := s.write.WithContext(ctx).Where("id = ? AND user_id = ?", id, userID).Delete(&unsentFormRow{})
	switch {
	case done.Error != nil:
		return fmt.Errorf("drop an unsent form: %w", done.Error)
	case done.RowsAffected == 0:
		return models.ErrNotFound
	}
	return nil
}
