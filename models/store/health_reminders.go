package store

import (
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
	"scpo.example/desk/models/health"
)

type reminderRow struct {
	ApplicationID string `gorm:"primaryKey"`
	Kind          models.NoticeKind
	DueAt         int64
	GivenAt       int64
}

func (reminderRow) TableName() string { return "reminders_given" }

// noteReminder keeps that the clock gave a reminder, also where it had nobody to give it to.
func noteReminder(tx *gorm.DB, r models.Reminder, now time.Time) error {
	row := reminderRow{ApplicationID: r.ApplicationID, Kind: r.Kind, DueAt: micros(r.At), GivenAt: micros(now)}
	if err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error; err != nil {
		return fmt.Errorf("note a reminder: %w", err)
	}
	return nil
}

// remindersLate counts applications whose last reminder by now was not given. Their clocks run: what stands still has no due date.
func remindersLate(tx *gorm.DB, n *health.Numbers) error {
	due, err := remindersDue(tx, n.At.Add(-health.ReminderGrace))
	if err != nil {
		return err
	}
	var given []reminderRow
	if err := tx.Joins("JOIN waiting ON waiting.application_id = reminders_given.application_id").Where("waiting.due_on <> ''").Find(&given).Error; err != nil {
		return err
	}
	for _, g := range given {
		if r := due[g.ApplicationID]; r.Kind == g.Kind && micros(r.At) == g.DueAt {
			delete(due, g.ApplicationID)
		}
	}
	for id, r := range due {
		var told int64 // reminders from before they were noted have notices only
		if err := tx.Model(&noticeRow{}).Where("application_id = ? AND cause = ?", id, clockCause(r)).Count(&told).Error; err != nil {
			return err
		}
		if told > 0 {
			continue
		}
		n.RemindersLate++
		if n.RemindersOldest.IsZero() || r.At.Before(n.RemindersOldest) {
			n.RemindersOldest = r.At
		}
	}
	return nil
}

// remindersDue are the last reminders up to an instant of all applications whose clock runs.
func remindersDue(tx *gorm.DB, until time.Time) (map[string]models.Reminder, error) {
	var rows []applicationRow
	err := tx.Select("applications.id, applications.standing").Joins("JOIN waiting ON waiting.application_id = applications.id").
		Where("waiting.due_on <> ''").Find(&rows).Error
	due := map[string]models.Reminder{}
	for _, row := range rows {
		app, err := row.model()
		if err != nil {
			return nil, err
		}
		if r, ok := app.Standing.LastReminder(until); ok {
			due[row.ID] = r
		}
	}
	return due, err
}

// clockCause is the cause of the notices of a reminder.
func clockCause(r models.Reminder) string { return fmt.Sprintf("clock/%s/%d", r.Kind, r.At.Unix()) }
