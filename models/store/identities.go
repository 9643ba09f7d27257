package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

// Identity is a person as an OpenID Connect provider identifies them.
type Identity struct {
	Issuer  string
	Subject string
	Areas   bool // the provider says to which CPS area its people belong; else an administrator does
}

type identityRow struct {
	Issuer    string
	Subject   string
	UserID    string
	CreatedAt int64 `gorm:"autoCreateTime:false"`
}

func (identityRow) TableName() string { return "identities" }

// UserOfIdentity gives the user of an identity, as the provider describes them now. The first time it makes the user u;
// later it takes over name, role, force, region and area, and an email address where the provider gives one, while id and
// username stay. A user who is not active is given back as they are, unchanged. ErrExists when a new person's username
// is taken: only an administrator can say whose it is (see AddIdentity).
func (s *Store) UserOfIdentity(ctx context.Context, i Identity, u models.User) (models.User, error) {
	known := u
	err := s.inTx(ctx, func(tx *gorm.DB) (err error) {
		known, err = s.refresh(tx, i, u)
		if !errors.Is(err, models.ErrNotFound) {
			return err
		}
		row := userRow{
			ID: u.ID, Username: u.Username, Name: u.Name, Role: u.Role, Force: u.Force, Region: u.Region, Area: u.Area,
			Active: true, CreatedAt: micros(s.Now()), Email: u.Email, Letters: cmp.Or(u.Letters, models.LettersAtOnce),
		}
		row.keyed()
		result := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
		if result.Error != nil {
			return fmt.Errorf("add user: %w", result.Error)
		}
		if result.RowsAffected == 0 { // taken, perhaps by the same person at the same moment
			known, err = s.refresh(tx, i, u)
			if errors.Is(err, models.ErrNotFound) {
				return fmt.Errorf("username of a new identity: %w", models.ErrExists)
			}
			return err
		}
		known = row.model()
		return addIdentity(tx, i, u.ID, micros(s.Now()))
	})
	return known, err
}

// refresh brings the user of a known identity up to date. ErrNotFound when the identity is new.
func (s *Store) refresh(tx *gorm.DB, i Identity, u models.User) (models.User, error) {
	var row userRow
	err := s.locked(tx).Where("id = (SELECT user_id FROM identities WHERE issuer = ? AND subject = ?)", i.Issuer, i.Subject).
		Take(&row).Error
	if err != nil {
		return models.User{}, notFound(err)
	}
	if !row.Active {
		return row.model(), nil
	}
	if !i.Areas && u.Role == models.CPS {
		u.Area = row.Area
	}
	row.Name, row.Role, row.Force, row.Region, row.Area, row.Email = u.Name, u.Role, u.Force, u.Region, u.Area, cmp.Or(u.Email, row.Email)
	err = tx.Model(&userRow{}).Where("id = ?", row.ID).
		Updates(map[string]any{"name": row.Name, "role": row.Role, "force": row.Force, "region": row.Region, "area": row.Area, "email": row.Email,
			"search": searchName(row.Username, row.Name)}).Error
	if err != nil {
		return models.User{}, fmt.Errorf("update user: %w", err)
	}
	return row.model(), nil
}

// AddIdentity says that an identity is a user there is already. ErrExists when it is someone's.
func (s *Store) AddIdentity(ctx context.Context, i Identity, userID string) error {
	return s.inTx(ctx, func(tx *gorm.DB) error { return addIdentity(tx, i, userID, micros(s.Now())) })
}

func addIdentity(tx *gorm.DB, i Identity, userID string, at int64) error {
	row := identityRow{Issuer: i.Issuer, Subject: i.Subject, UserID: userID, CreatedAt: at}
	result := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
	if result.Error != nil {
		return fmt.Errorf("add identity: %w", result.Error)
	}
	if result.RowsAffected == 0 {
		return fmt.Errorf("identity: %w", models.ErrExists)
	}
	return nil
}
