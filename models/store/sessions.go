package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// Session is one browser's session on the server.
type Session struct {
	Hash       string // SHA-256 of the token, which itself is not kept
	UserID     string // "" before sign-in
	Data       string
	CreatedAt  time.Time
	LastSeenAt time.Time
	ExpiresAt  time.Time
}

type sessionRow struct {
	Hash       string
	UserID     *string
	Data       string
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	LastSeenAt int64
	ExpiresAt  int64
}

func (sessionRow) TableName() string { return "sessions" }

func (r sessionRow) session() Session {
	s := Session{
		Hash: r.Hash, Data: r.Data, CreatedAt: fromMicros(r.CreatedAt),
		LastSeenAt: fromMicros(r.LastSeenAt), ExpiresAt: fromMicros(r.ExpiresAt),
	}
	if r.UserID != nil {
		s.UserID = *r.UserID
	}
	return s
}

// Session finds a session by its hash. ErrNotFound when there is none, or none that still runs.
func (s *Store) Session(ctx context.Context, hash string) (Session, error) {
	var row sessionRow
	err := s.read.WithContext(ctx).Where("hash = ? AND expires_at > ?", hash, micros(s.Now())).Take(&row).Error
	if err != nil {
		return Session{}, notFound(err)
	}
	return row.session(), nil
}

// AddSession adds a session, and takes away up to sweepLimit others whose time is over.
func (s *Store) AddSession(ctx context.Context, n Session) error {
	row := sessionRow{
		Hash: n.Hash, Data: n.Data, CreatedAt: micros(n.CreatedAt),
		LastSeenAt: micros(n.LastSeenAt), ExpiresAt: micros(n.ExpiresAt),
	}
	if n.UserID != "" {
		row.UserID = &n.UserID
	}
	return s.inTx(ctx, func(tx *gorm.DB) error {
		over := tx.Model(&sessionRow{}).Select("hash").Where("expires_at <= ?", micros(s.Now())).Limit(sweepLimit)
		if err := tx.Where("hash IN (?)", over).Delete(&sessionRow{}).Error; err != nil {
			return fmt.Errorf("take away old sessions: %w", err)
		}
		if err := tx.Create(&row).Error; err != nil {
			return fmt.Errorf("add session: %w", err)
		}
		return nil
	})
}

// sweepLimit bounds the work that one person's sign-in does for the sessions of others.
const sweepLimit = 100

// KeepSession writes what may change in a session: data, last use and end. ErrNotFound when it was
// ended meanwhile: a request still under way must not bring it back.
func (s *Store) KeepSession(ctx context.Context, n Session) error {
	result := s.write.WithContext(ctx).Model(&sessionRow{}).Where("hash = ?", n.Hash).Updates(map[string]any{
		"data": n.Data, "last_seen_at": micros(n.LastSeenAt), "expires_at": micros(n.ExpiresAt),
	})
	return oneSession(result)
}

// SeeSession notes that a session is in use. ErrNotFound when it was ended meanwhile.
func (s *Store) SeeSession(ctx context.Context, hash string, at, expires time.Time) error {
	result := s.write.WithContext(ctx).Model(&sessionRow{}).Where("hash = ?", hash).
		Updates(map[string]any{"last_seen_at": micros(at), "expires_at": micros(expires)})
	return oneSession(result)
}

func oneSession(result *gorm.DB) error {
	if result.Error != nil {
		return fmt.Errorf("write session: %w", result.Error)
	}
	if result.RowsAffected == 0 {
		return models.ErrNotFound
	}
	return nil
}

// sessionIDLength is how much of a session's hash names it to its user, who cannot sign in with that.
const sessionIDLength = 12

// ID names a session to its user.
func (s Session) ID() string { return s.Hash[:min(len(s.Hash), sessionIDLength)] }

// SessionsOf are the sessions of a user that still run, the last used first.
func (s *Store) SessionsOf(ctx context.Context, userID string) ([]Session, error) {
	var rows []sessionRow
	err := s.read.WithContext(ctx).Where("user_id = ? AND expires_at > ?", userID, micros(s.Now())).Order("last_seen_at DESC, hash").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read sessions: %w", err)
	}
	all := make([]Session, len(rows))
	for i, r := range rows {
		all[i] = r.session()
	}
	return all, nil
}

// EndSessionOf removes one session of a user. ErrNotFound when they have none with that id.
func (s *Store) EndSessionOf(ctx context.Context, userID, id string) error {
	return oneSession(s.write.WithContext(ctx).Where("user_id = ? AND substr(hash, 1, ?) = ?", userID, sessionIDLength, id).Delete(&sessionRow{}))
}

// EndSessionsOfProvider removes the sessions of an identity that were begun through its provider, or those whose data have
// the mark. It gives how many there were.
func (s *Store) EndSessionsOfProvider(ctx context.Context, i Identity, mark string) (int64, error) {
	tx := s.write.WithContext(ctx)
	if mark != "" {
		tx = tx.Where(`data LIKE ? ESCAPE '\'`, containing(mark))
	} else {
		tx = tx.Where("user_id = (SELECT user_id FROM identities WHERE issuer = ? AND subject = ?) AND data LIKE ?", i.Issuer, i.Subject, `%"how":"provider"%`)
	}
	result := tx.Delete(&sessionRow{})
	if result.Error != nil {
		return 0, fmt.Errorf("end sessions: %w", result.Error)
	}
	return result.RowsAffected, nil
}

// EndSession removes a session. It is not an error if there is none.
func (s *Store) EndSession(ctx context.Context, hash string) error {
	if err := s.write.WithContext(ctx).Where("hash = ?", hash).Delete(&sessionRow{}).Error; err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	return nil
}

// EndSessions removes every session of a user, wherever it runs.
func (s *Store) EndSessions(ctx context.Context, userID string) error {
	if err := s.write.WithContext(ctx).Where("user_id = ?", userID).Delete(&sessionRow{}).Error; err != nil {
		return fmt.Errorf("end sessions: %w", err)
	}
	return nil
}
