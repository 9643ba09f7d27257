package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

type auditNoticeRow struct {
	ID      string `gorm:"primaryKey"`
	At      int64
	Kind    models.AuditNoticeKind
	UserID  string
	ActorID string
	Detail  string
	SeenBy  string
	SeenAt  int64
}

func (auditNoticeRow) TableName() string { return "audit_notices" }

// tellAuditors notes something that auditors should look at.
func (s *Store) tellAuditors(tx *gorm.DB, kind models.AuditNoticeKind, about, by string, detail any) error {
	return s.noteForAuditors(tx, uuid.NewString(), kind, about, by, detail)
}

// noteForAuditors notes it under an id: a second time adds nothing.
func (s *Store) noteForAuditors(tx *gorm.DB, id string, kind models.AuditNoticeKind, about, by string, detail any) error {
	text, err := json.Marshal(detail)
	if err != nil {
		return fmt.Errorf("encode notice: %w", err)
	}
	row := auditNoticeRow{ID: id, At: micros(s.Now()), Kind: kind, UserID: about, ActorID: by, Detail: string(text)}
	if err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error; err != nil {
		return fmt.Errorf("tell auditors: %w", err)
	}
	return nil
}

// AuditNotices lists what auditors were told before an instant, newest first; zero for the newest.
func (s *Store) AuditNotices(ctx context.Context, before time.Time, limit int) ([]models.AuditNotice, error) {
	tx := s.read.WithContext(ctx).Order("at DESC, id").Limit(limit)
	if !before.IsZero() {
		tx = tx.Where("at < ?", micros(before))
	}
	var rows []auditNoticeRow
	if err := tx.Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read notices of auditors: %w", err)
	}
	list := make([]models.AuditNotice, len(rows))
	for i, r := range rows {
		list[i] = models.AuditNotice{ID: r.ID, At: fromMicros(r.At), Kind: r.Kind, UserID: r.UserID, By: r.ActorID, Detail: []byte(r.Detail), SeenBy: r.SeenBy, SeenAt: timeOrNil(r.SeenAt)}
	}
	return list, nil
}

// AuditNoticesUnseen counts what no auditor has marked as seen.
func (s *Store) AuditNoticesUnseen(ctx context.Context) (int, error) {
	var n int64
	if err := s.read.WithContext(ctx).Model(&auditNoticeRow{}).Where("seen_at = 0").Count(&n).Error; err != nil {
		return 0, fmt.Errorf("count notices of auditors: %w", err)
	}
	return int(n), nil
}

// SeeAuditNotice notes which auditor saw a notice first. ErrNotFound when there is none.
func (s *Store) SeeAuditNotice(ctx context.Context, id, userID string) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		var row auditNoticeRow
		if err := tx.Where("id = ?", id).Take(&row).Error; err != nil {
			return notFound(err)
		}
		err := tx.Model(&auditNoticeRow{}).Where("id = ? AND seen_at = 0", id).Updates(map[string]any{"seen_by": userID, "seen_at": micros(s.Now())}).Error
		if err != nil {
			return fmt.Errorf("note that a notice was seen: %w", err)
		}
		return nil
	})
}
