package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// WantLetters sets how a person wants to be notified by email and, unless nil, the address: "" for none. An address
// that differs from the last is tried even if the last was refused. ErrNotFound when there is no such user.
func (s *Store) WantLetters(ctx context.Context, userID string, how models.Letters, email *string) error {
	to := map[string]any{"letters": how}
	if email != nil {
		to["email"] = *email
		to["refused_email"] = gorm.Expr("CASE WHEN email = ? THEN refused_email ELSE '' END", *email)
	}
	result := s.write.WithContext(ctx).Model(&userRow{}).Where("id = ?", userID).Updates(to)
	if result.Error != nil {
		return fmt.Errorf("set letters: %w", result.Error)
	}
	if result.RowsAffected == 0 {
		return models.ErrNotFound
	}
	return nil
}

// SendsLetters reports whether email is configured for this process.
func (s *Store) SendsLetters() bool { return s.letters }
