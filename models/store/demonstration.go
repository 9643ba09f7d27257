package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type demonstrationRow struct {
	One     int `gorm:"primaryKey"`
	BegunAt int64
	EndedAt int64
}

func (demonstrationRow) TableName() string { return "demonstration" }

// Inhabitants is what decides whether a database may be that of a demonstration.
type Inhabitants struct {
	Marked bool  // a demonstration made it
	Ended  bool  // and was closed
	Others int64 // users who are not of its cast
	Cases  int64 // applications that none of its cast began
}

// Inspect looks at a database before anything is written to it, of whatever version it is. castTokens are the hashes of the
// tokens that its folder lists: the cast of a demonstration from before its people were marked.
func Inspect(ctx context.Context, c Config, castTokens []string) (found Inhabitants, err error) {
	s, err := connect(c)
	if err != nil {
		return found, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	there := s.read.WithContext(ctx).Migrator()
	if !there.HasTable("users") {
		return found, nil
	}
	cast := s.read.Table("tokens").Select("user_id").Where("hash IN ?", castTokens)
	if there.HasTable("demonstration") {
		var mark []demonstrationRow
		if err := s.read.WithContext(ctx).Find(&mark).Error; err != nil {
			return found, fmt.Errorf("read the mark of a demonstration: %w", err)
		}
		found.Marked = len(mark) > 0
		found.Ended = found.Marked && mark[0].EndedAt != 0
		if found.Marked {
			cast = s.read.Table("users").Select("id").Where("fictional")
		}
	}
	err = errors.Join(
		s.read.WithContext(ctx).Table("users").Where("id NOT IN (?)", cast).Count(&found.Others).Error,
		s.read.WithContext(ctx).Table("applications").Where("created_by NOT IN (?)", cast).Count(&found.Cases).Error)
	if err != nil {
		return found, fmt.Errorf("look for people and applications: %w", err)
	}
	return found, nil
}

// BeginDemonstration marks the database as that of a demonstration. Everyone added from now on is fictional, and so is
// everyone who has one of the tokens.
func (s *Store) BeginDemonstration(ctx context.Context, castTokens []string) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		mark := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&demonstrationRow{One: 1, BegunAt: micros(s.Now())})
		if mark.Error != nil {
			return fmt.Errorf("mark the demonstration: %w", mark.Error)
		}
		if err := adoptCast(tx, castTokens); err != nil {
			return err
		}
		renewed := tx.Model(&tokenRow{}).Where("hash IN ?", castTokens).Update("expires_at", micros(s.Now().Add(TokenLife)))
		if renewed.Error != nil {
			return fmt.Errorf("renew the tokens of the demonstration: %w", renewed.Error)
		}
		return nil
	})
}

func adoptCast(tx *gorm.DB, castTokens []string) error {
	if len(castTokens) == 0 {
		return nil
	}
	err := tx.Model(&userRow{}).Where("id IN (?)", tx.Table("tokens").Select("user_id").Where("hash IN ?", castTokens)).
		Update("fictional", true).Error
	if err != nil {
		return fmt.Errorf("mark the people of the demonstration: %w", err)
	}
	return nil
}

// EndDemonstration closes a demonstration permanently: its people can no longer sign in, and their tokens and sessions
// are gone. Nothing is done to anyone else.
func (s *Store) EndDemonstration(ctx context.Context, castTokens []string) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		if err := adoptCast(tx, castTokens); err != nil {
			return err
		}
		cast := tx.Model(&userRow{}).Select("id").Where("fictional")
		err := errors.Join(
			tx.Model(&demonstrationRow{}).Where("ended_at = 0").Update("ended_at", micros(s.Now())).Error,
			tx.Model(&userRow{}).Where("fictional").Updates(map[string]any{"active": false, "password_hash": ""}).Error,
			tx.Where("user_id IN (?)", cast).Delete(&tokenRow{}).Error,
			tx.Where("user_id IN (?)", cast).Delete(&sessionRow{}).Error,
			tx.Where("user_id IN (?)", cast).Delete(&breakGlassRow{}).Error)
		if err != nil {
			return fmt.Errorf("close the demonstration: %w", err)
		}
		return nil
	})
}

// demonstrating reports whether the database is that of a demonstration still in progress.
func demonstrating(tx *gorm.DB) (bool, error) {
	var n int64
	if err := tx.Model(&demonstrationRow{}).Where("ended_at = 0").Count(&n).Error; err != nil {
		return false, fmt.Errorf("read the mark of a demonstration: %w", err)
	}
	return n > 0, nil
}
