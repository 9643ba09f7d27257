package store

import (
	"cmp"
	"context"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

type userRow struct {
	ID           string
	Username     string
	Name         string
	Role         models.Role
	Force        string
	Region       string
	Active       bool
	PasswordHash string
	CreatedAt    int64 `gorm:"autoCreateTime:false"`
	Email        string
	Letters      models.Letters
	RefusedEmail string
	UsernameKey  string // compare.Username, unique; "" where an older account has the same
	Search       string
	Fictional    bool
	Area         string // of the CPS
}

func (userRow) TableName() string { return "users" }

func (r userRow) model() models.User {
	return models.User{ID: r.ID, Username: r.Username, Name: r.Name, Role: r.Role, Force: r.Force, Region: r.Region, Area: r.Area, Active: r.Active,
		Email: r.Email, Letters: r.Letters, Fictional: r.Fictional}
}

type tokenRow struct {
	Hash       string
	UserID     string
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	ID         string
	ExpiresAt  int64
	LastUsedAt int64
	Scope      models.TokenScope
}

func (tokenRow) TableName() string { return "tokens" }

// NewUser is a user to be added, with the secrets as hashes.
type NewUser struct {
	models.User
	PasswordHash string // bcrypt; "" for none
	TokenHash    string // SHA-256 of a bearer token; "" for none
}

// AddUser adds a user and a token: in a demonstration a fictional one. ErrExists when the username, or one that looks the same,
// is taken.
func (s *Store) AddUser(ctx context.Context, u NewUser) error {
	return s.inTx(ctx, func(tx *gorm.DB) error { return s.addUser(tx, u) })
}

func (s *Store) addUser(tx *gorm.DB, u NewUser) error {
	fictional, err := demonstrating(tx)
	if err != nil {
		return err
	}
	now := micros(s.Now())
	row := userRow{
		ID: u.ID, Username: u.Username, Name: u.Name, Role: u.Role, Force: u.Force, Region: u.Region, Area: u.Area,
		Active: u.Active, PasswordHash: u.PasswordHash, CreatedAt: now,
		Email: u.Email, Letters: cmp.Or(u.Letters, models.LettersAtOnce), Fictional: fictional,
	}
	row.keyed()
	result := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
	if result.Error != nil {
		return fmt.Errorf("add user: %w", result.Error)
	}
	if result.RowsAffected == 0 {
		return fmt.Errorf("user %s: %w", u.Username, models.ErrExists)
	}
	if u.TokenHash == "" {
		return nil
	}
	if err := tx.Create(s.newToken(u.ID, u.TokenHash, models.TokenAll, TokenLife)).Error; err != nil {
		return fmt.Errorf("add token: %w", err)
	}
	return nil
}

// UserByToken finds the active user of a bearer token by its SHA-256, and what the token can be used for. ErrNotFound when none.
func (s *Store) UserByToken(ctx context.Context, hash string) (models.User, models.TokenScope, error) {
	var row struct {
		User  userRow `gorm:"embedded"`
		Scope models.TokenScope
	}
	err := s.read.WithContext(ctx).Table("users").Select("users.*, tokens.scope").Joins("JOIN tokens ON tokens.user_id = users.id").
		Where("tokens.hash = ? AND tokens.expires_at > ? AND users.active", hash, micros(s.Now())).Take(&row).Error
	if err != nil {
		return models.User{}, "", notFound(err)
	}
	s.noteUse(ctx, hash)
	return row.User.model(), row.Scope, nil
}

// UserByName finds a user by username. ErrNotFound when none.
func (s *Store) UserByName(ctx context.Context, username string) (models.User, error) {
	var row userRow
	if err := s.read.WithContext(ctx).Where("username = ?", username).Take(&row).Error; err != nil {
		return models.User{}, notFound(err)
	}
	return row.model(), nil
}

// Users lists every user by username.
func (s *Store) Users(ctx context.Context) ([]models.User, error) {
	var rows []userRow
	if err := s.read.WithContext(ctx).Order("username").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read users: %w", err)
	}
	users := make([]models.User, len(rows))
	for i, row := range rows {
		users[i] = row.model()
	}
	return users, nil
}

// UsersByID finds the users of the given ids; an id without a user is not in the answer.
func (s *Store) UsersByID(ctx context.Context, ids []string) (map[string]models.User, error) {
	var rows []userRow
	if err := s.read.WithContext(ctx).Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read users: %w", err)
	}
	users := make(map[string]models.User, len(rows))
	for _, row := range rows {
		users[row.ID] = row.model()
	}
	return users, nil
}
