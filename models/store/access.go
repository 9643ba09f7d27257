package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Access is one line of the log of consultation and disclosure that section 62 of the Data
// Protection Act 2018 asks for: who read, listed, searched or exported what, and when.
type Access struct {
	ID            int64 `gorm:"primaryKey"`
	At            int64
	ActorID       string
	Kind          string // view, list, search, export, figures, audit, admin, break-glass
	Route         string
	ApplicationID string
	Detail        string // what was searched for or filtered by, no more than its beginning; of admin and break-glass the id of the user it is about
	RequestID     string
}

// TableName is where gorm keeps it.
func (Access) TableName() string { return "access_log" }

// Time is when it happened.
func (a Access) Time() time.Time { return fromMicros(a.At) }

// detailLimit bounds what of a request's own words one line keeps, in characters: the log is kept for years, and whoever asks
// chooses how long an address is. cutMark stands where some were left out.
const (
	detailLimit = 2000
	cutMark     = "… (cut)"
)

// cut keeps the beginning of a text that is longer than a line of the log may be, and says so.
func cut(text string) string {
	if len(text) <= detailLimit { // no more characters than bytes
		return text
	}
	characters := []rune(text)
	if len(characters) <= detailLimit {
		return text
	}
	return string(characters[:detailLimit]) + cutMark
}

// LogAccess appends to the log. When it fails, what was asked for must not be shown.
func (s *Store) LogAccess(ctx context.Context, a Access) error {
	return s.logAccess(s.write.WithContext(ctx), a)
}

func (s *Store) logAccess(tx *gorm.DB, a Access) error {
	a.At = micros(s.Now())
	a.Route, a.Detail = cut(a.Route), cut(a.Detail)
	if err := tx.Omit("id").Create(&a).Error; err != nil {
		return fmt.Errorf("log access: %w", err)
	}
	return nil
}

// AccessLog reads the log, newest first, before the given id (0 for the newest), of one
// application or, with "", of all.
func (s *Store) AccessLog(ctx context.Context, applicationID string, before int64, limit int) ([]Access, error) {
	tx := s.read.WithContext(ctx).Order("id DESC").Limit(limit)
	if applicationID != "" {
		tx = tx.Where("application_id = ?", applicationID)
	}
	if before > 0 {
		tx = tx.Where("id < ?", before)
	}
	var lines []Access
	if err := tx.Find(&lines).Error; err != nil {
		return nil, fmt.Errorf("read access log: %w", err)
	}
	return lines, nil
}

// References names applications by their ids, for whoever may read the log. An id without one is not in the answer.
func (s *Store) References(ctx context.Context, ids []string) (map[string]string, error) {
	var rows []struct{ ID, Reference string }
	err := s.read.WithContext(ctx).Model(&applicationRow{}).Select("id, reference").Where("id IN ?", ids).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read references: %w", err)
	}
	references := make(map[string]string, len(rows))
	for _, r := range rows {
		references[r.ID] = r.Reference
	}
	return references, nil
}
