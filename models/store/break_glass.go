package store

import (
	"context"
	"fmt"
	"time"
)

// KindBreakGlass marks the lines of the access log that tell of accounts for emergencies.
const KindBreakGlass = "break-glass"

// Emergency is one account for emergencies.
type Emergency struct {
	UserID string
	From   time.Time
	Until  time.Time
	// Pending: it opens nothing until a second administrator confirms it.
	Pending bool
}

// Emergencies lists the accounts for emergencies, the newest first, with those that have ended.
func (s *Store) Emergencies(ctx context.Context) ([]Emergency, error) {
	var rows []breakGlassRow
	if err := s.read.WithContext(ctx).Order("created_at DESC, user_id").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read accounts for emergencies: %w", err)
	}
	list := make([]Emergency, len(rows))
	for i, r := range rows {
		list[i] = Emergency{UserID: r.UserID, From: fromMicros(r.CreatedAt), Until: fromMicros(r.ExpiresAt), Pending: r.Pending}
	}
	return list, nil
}

// BreakGlassUses reads from the access log what accounts for emergencies were used for, newest first,
// before the given id (0 for the newest).
func (s *Store) BreakGlassUses(ctx context.Context, before int64, limit int) ([]Access, error) {
	tx := s.read.WithContext(ctx).Where("kind = 'break-glass'").Order("id DESC").Limit(limit) // its index knows the literal only
	if before > 0 {
		tx = tx.Where("id < ?", before)
	}
	var lines []Access
	if err := tx.Find(&lines).Error; err != nil {
		return nil, fmt.Errorf("read access log: %w", err)
	}
	return lines, nil
}
