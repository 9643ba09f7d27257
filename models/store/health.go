package store

import (
	"context"
	"database/sql"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
	"scpo.example/desk/models/health"
)

type selfCheckRow struct {
	Name  string `gorm:"primaryKey"`
	At    int64
	Sound bool
	Found int64
}

func (selfCheckRow) TableName() string { return "self_checks" }

// NoteCheck keeps the last result of a check that the service made of itself.
func (s *Store) NoteCheck(ctx context.Context, name string, sound bool, found int64) error {
	row := selfCheckRow{Name: name, At: micros(s.Now()), Sound: sound, Found: found}
	err := s.write.WithContext(ctx).Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "name"}}, UpdateAll: true}).Create(&row).Error
	if err != nil {
		return fmt.Errorf("note a check: %w", err)
	}
	return nil
}

// Numbers counts what tells how the service is. Nothing of a case is in it.
func (s *Store) Numbers(ctx context.Context) (health.Numbers, error) {
	n := health.Numbers{At: s.Now()}
	tx := s.read.WithContext(ctx)
	for _, count := range []func(*gorm.DB, *health.Numbers) error{lettersDue, packsUnfinished, transfersOpen, selfChecks, remindersLate} {
		if err := count(tx, &n); err != nil {
			return n, fmt.Errorf("count how the service is: %w", err)
		}
	}
	return n, nil
}

// lettersDue counts letters, and people whose notices are not in a letter yet.
func lettersDue(tx *gorm.DB, n *health.Numbers) error {
	var letters, notices struct {
		N      int64
		Oldest *int64
	}
	if err := tx.Model(&letterRow{}).Select("COUNT(*) AS n, MIN(created_at) AS oldest").Where("state = ?", letterDue).Scan(&letters).Error; err != nil {
		return err
	}
	err := tx.Model(&noticeRow{}).Joins("JOIN users ON users.id = notices.user_id").Select("COUNT(DISTINCT user_id) AS n, MIN(mail_at) AS oldest").
		Where(awaiting, micros(n.At)).Where("users.active AND users.email <> '' AND users.email <> users.refused_email").
		Where("NOT EXISTS (SELECT 1 FROM letters WHERE letters.user_id = users.id AND letters.state = ?)", letterDue).Scan(&notices).Error
	n.LettersDue = letters.N + notices.N
	for _, oldest := range []*int64{letters.Oldest, notices.Oldest} {
		if oldest != nil && (n.LettersOldest.IsZero() || fromMicros(*oldest).Before(n.LettersOldest)) {
			n.LettersOldest = fromMicros(*oldest)
		}
	}
	return err
}

func packsUnfinished(tx *gorm.DB, n *health.Numbers) error {
	of := tx.Session(&gorm.Session{NewDB: true}).Model(&paperRow{}).Select("1").Where("papers.application_id = submissions.application_id AND papers.round = submissions.round")
	listed := tx.Session(&gorm.Session{NewDB: true}).Model(&paperRow{}).Select("1").Where("papers.application_id = submissions.application_id AND papers.round = submissions.round AND name = ?", models.PaperIndex)
	return tx.Model(&submissionRow{}).Where("EXISTS (?) AND NOT EXISTS (?)", of, listed).Count(&n.PacksUnfinished).Error
}

func transfersOpen(tx *gorm.DB, n *health.Numbers) error {
	return tx.Model(&dropRow{}).Where("state IN ?", []models.DropState{models.DropQueued, models.DropReady}).Count(&n.TransfersOpen).Error
}

func selfChecks(tx *gorm.DB, n *health.Numbers) error {
	var rows []selfCheckRow
	if err := tx.Find(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		check := health.Check{At: fromMicros(r.At), Sound: r.Sound, Found: r.Found}
		switch r.Name {
		case health.RecordsCheck:
			n.Records = check
		case health.WorkflowsCheck:
			n.Workflows = check
		}
	}
	return nil
}

// Pools are the connections to the database, by what they are for.
func (s *Store) Pools() map[string]*sql.DB {
	pools := map[string]*sql.DB{}
	for name, db := range map[string]*gorm.DB{"read": s.read, "write": s.write} { // one for both on PostgreSQL
		if pool, err := db.DB(); err == nil && (name == "write" || s.read != s.write) {
			pools[name] = pool
		}
	}
	return pools
}
