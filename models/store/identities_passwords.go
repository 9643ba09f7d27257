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

// Login is a user with what decides whether they may be signed in.
type Login struct {
	models.User
	PasswordHash string     // bcrypt; "" for none
	BreakGlass   *time.Time // until when a password opens this account in an emergency; nil for every other account
}

type breakGlassRow struct {
	UserID    string
	CreatedAt int64 `gorm:"autoCreateTime:false"`
	ExpiresAt int64
	Pending   bool // until a second administrator confirms it
}

func (breakGlassRow) TableName() string { return "break_glass" }

// LoginByID finds a user by id. ErrNotFound when none.
func (s *Store) LoginByID(ctx context.Context, id string) (Login, error) {
	return s.login(ctx, "users.id = ?", id)
}

// LoginByName finds a user by username. ErrNotFound when none.
func (s *Store) LoginByName(ctx context.Context, username string) (Login, error) {
	return s.login(ctx, "users.username = ?", username)
}

func (s *Store) login(ctx context.Context, where, value string) (Login, error) {
	var row struct {
		User      userRow `gorm:"embedded"`
		ExpiresAt *int64
		Pending   *bool
	}
	err := s.read.WithContext(ctx).Model(&userRow{}).Select("users.*, break_glass.expires_at, break_glass.pending").
		Joins("LEFT JOIN break_glass ON break_glass.user_id = users.id").Where(where, value).Take(&row).Error
	if err != nil {
		return Login{}, notFound(err)
	}
	l := Login{User: row.User.model(), PasswordHash: row.User.PasswordHash}
	if row.ExpiresAt != nil {
		until := fromMicros(*row.ExpiresAt)
		if row.Pending != nil && *row.Pending {
			until = time.Time{} // it opens nothing yet
		}
		l.BreakGlass = &until
	}
	return l, nil
}

// ErrNotAdmin says that emergency access was requested for someone who is not an active admin.
var ErrNotAdmin = errors.New("only an active admin can have an account for emergencies")

// BreakGlass gives an admin a password for emergencies, which ends at until. An earlier one of theirs ends now, with its
// sessions, and so does a request that waits. By is the administrator who confirmed it, outside the service; "" for none.
// ErrNotFound when there is no such user.
func (s *Store) BreakGlass(ctx context.Context, userID, by, passwordHash string, until time.Time) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		if err := s.breakGlass(tx, userID, passwordHash, until, false); err != nil {
			return err
		}
		err := tx.Model(&rightsRequestRow{}).Where("user_id = ? AND kind = ? AND state = ?", userID, models.EmergencyAccess, models.RequestOpen).
			Updates(map[string]any{"state": models.RequestConfirmed, "decided_by": by, "decided_at": micros(s.Now())}).Error
		if err != nil {
			return fmt.Errorf("end request: %w", err)
		}
		return s.tellAuditors(tx, models.EmergencyGiven, userID, by, nil)
	})
}

// AskBreakGlass is BreakGlass, but the password opens nothing until a second administrator has confirmed the request of
// that id, or the one that waits already.
func (s *Store) AskBreakGlass(ctx context.Context, requestID, userID, passwordHash string, until time.Time) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		if err := s.breakGlass(tx, userID, passwordHash, until, true); err != nil {
			return err
		}
		err := s.askRights(tx, models.RightsRequest{ID: requestID, Kind: models.EmergencyAccess, UserID: userID})
		if errors.Is(err, ErrRequestOpen) {
			return nil // the one that waits is for the new password
		}
		return err
	})
}

func (s *Store) breakGlass(tx *gorm.DB, userID, passwordHash string, until time.Time, pending bool) error {
	var user userRow
	if err := s.locked(tx).Where("id = ?", userID).Take(&user).Error; err != nil {
		return notFound(err)
	}
	if user.Role != models.Admin || !user.Active {
		return ErrNotAdmin
	}
	if err := tx.Model(&userRow{}).Where("id = ?", userID).Update("password_hash", passwordHash).Error; err != nil {
		return fmt.Errorf("set password: %w", err)
	}
	row := breakGlassRow{UserID: userID, CreatedAt: micros(s.Now()), ExpiresAt: micros(until), Pending: pending}
	renewed := clause.OnConflict{
		Columns:   []clause.Column{{Name: "user_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"created_at", "expires_at", "pending"}),
	}
	if err := tx.Clauses(renewed).Create(&row).Error; err != nil {
		return fmt.Errorf("note account for emergencies: %w", err)
	}
	if err := tx.Where("user_id = ?", userID).Delete(&sessionRow{}).Error; err != nil {
		return fmt.Errorf("end sessions: %w", err)
	}
	return nil
}
