package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// TokenLife is how long a token works at most.
const TokenLife = 90 * 24 * time.Hour

// Token is a bearer token of the API, without its secret.
type Token struct {
	ID        string
	UserID    string
	CreatedAt time.Time
	ExpiresAt time.Time
	LastUsed  time.Time // to the hour; zero for never
	Scope     models.TokenScope
}

// usedEvery bounds how often the use of a token is noted.
const usedEvery = time.Hour

// tokenIDLength is how much of a token's hash names it: enough to distinguish tokens, and of no use to sign in.
const tokenIDLength = 12

func (s *Store) newToken(userID, hash string, scope models.TokenScope, life time.Duration) *tokenRow {
	now := s.Now()
	return &tokenRow{
		Hash: hash, UserID: userID, CreatedAt: micros(now), ID: hash[:min(len(hash), tokenIDLength)], ExpiresAt: micros(now.Add(min(life, TokenLife))),
		Scope: scope,
	}
}

// AddToken adds a token by its SHA-256. It ends after TokenLife at the latest.
func (s *Store) AddToken(ctx context.Context, userID, hash string, scope models.TokenScope, life time.Duration) error {
	if err := s.write.WithContext(ctx).Create(s.newToken(userID, hash, scope, life)).Error; err != nil {
		return fmt.Errorf("add token: %w", err)
	}
	return nil
}

// Tokens lists tokens by user and age, those that have ended too; of one user, or with "" of all.
func (s *Store) Tokens(ctx context.Context, userID string) ([]Token, error) {
	tx := s.read.WithContext(ctx).Order("user_id, created_at, id")
	if userID != "" {
		tx = tx.Where("user_id = ?", userID)
	}
	var rows []tokenRow
	if err := tx.Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read tokens: %w", err)
	}
	tokens := make([]Token, len(rows))
	for i, r := range rows {
		tokens[i] = Token{ID: r.ID, UserID: r.UserID, CreatedAt: fromMicros(r.CreatedAt), ExpiresAt: fromMicros(r.ExpiresAt), Scope: r.Scope}
		if r.LastUsedAt > 0 {
			tokens[i].LastUsed = fromMicros(r.LastUsedAt)
		}
	}
	return tokens, nil
}

// RevokeToken removes a token by its id. ErrNotFound when there is none.
func (s *Store) RevokeToken(ctx context.Context, id string) error {
	result := s.write.WithContext(ctx).Where("id = ?", id).Delete(&tokenRow{})
	if result.Error != nil {
		return fmt.Errorf("revoke token: %w", result.Error)
	}
	if result.RowsAffected == 0 {
		return models.ErrNotFound
	}
	return nil
}

// RotateToken puts a new token of the same scope in the place of another, which ends now.
func (s *Store) RotateToken(ctx context.Context, id, hash string) error {
	return s.inTx(ctx, func(tx *gorm.DB) error { return s.replaceToken(tx.Where("id = ?", id), tx, hash) })
}

func (s *Store) replaceToken(which, tx *gorm.DB, hash string) error {
	var old tokenRow
	if err := s.locked(which).Take(&old).Error; err != nil {
		return notFound(err)
	}
	if err := tx.Where("hash = ?", old.Hash).Delete(&tokenRow{}).Error; err != nil {
		return fmt.Errorf("end token: %w", err)
	}
	if err := tx.Create(s.newToken(old.UserID, hash, old.Scope, TokenLife)).Error; err != nil {
		return fmt.Errorf("add token: %w", err)
	}
	return nil
}

// EndTokenOf removes a token of a user, and writes who did it into the access log; both or neither. ErrNotFound when the
// user has none with that id.
func (s *Store) EndTokenOf(ctx context.Context, userID, id string, a Access) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		result := tx.Where("user_id = ? AND id = ?", userID, id).Delete(&tokenRow{})
		if result.Error != nil {
			return fmt.Errorf("end token: %w", result.Error)
		}
		if result.RowsAffected == 0 {
			return models.ErrNotFound
		}
		return s.logAccess(tx, a)
	})
}

// ReplaceTokenOf puts a new token in the place of one of a user's, which ends now, and writes so into the access log; both
// or neither. ErrNotFound when the user has none with that id, or it has ended.
func (s *Store) ReplaceTokenOf(ctx context.Context, userID, id, hash string, a Access) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		if err := s.replaceToken(tx.Where("user_id = ? AND id = ? AND expires_at > ?", userID, id, micros(s.Now())), tx, hash); err != nil {
			return err
		}
		return s.logAccess(tx, a)
	})
}

// noteUse notes that a token was used, unless this process did so a short while ago: a read must not cost a write each
// time. That it could not be noted keeps no one out.
func (s *Store) noteUse(ctx context.Context, hash string) {
	now := s.Now()
	if last, noted := s.tokensUsed.Load(hash); noted && now.Sub(last.(time.Time)) < usedEvery {
		return
	}
	s.tokensUsed.Store(hash, now)
	if s.write.WithContext(ctx).Model(&tokenRow{}).Where("hash = ?", hash).Update("last_used_at", micros(now)).Error != nil {
		s.tokensUsed.Delete(hash)
	}
}
