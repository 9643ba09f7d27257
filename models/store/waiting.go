package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/deadlines"
)

// noHearing sorts after every day.
const noHearing = "9999-12-31"

// schedule gives the standing the timetable of its stage, and puts the application on the desk that it is now on. Only
// the database knows the region and the lists.
func (s *Store) schedule(tx *gorm.DB, row applicationRow, step models.Step, next *models.Standing) error {
	clock := step.Command.Action == models.StopClock || step.Command.Action == models.StartClock
	safe := "" // as it was
	switch {
	case next.State != step.From:
		next.Timetable = s.timetable(row.Region, *next, step.At)
		var err error
		if safe, err = s.safeNow(tx, row, next.State, step.At); err != nil {
			return err
		}
	case clock && next.Timetable != nil:
		next.Timetable = s.timetable(row.Region, *next, next.Timetable.Since)
	}
	return s.wait(tx, row, *next, step.At, safe)
}

// safeNow is the latest safe day by the hearings that are still to come as a stage begins, where the
// day that is known has passed: its hearing may have gone by, and gives way to the next. "" where the
// day stays, also where no hearing is to come: it is as urgent as it was.
func (s *Store) safeNow(tx *gorm.DB, row applicationRow, state models.State, at time.Time) (string, error) {
	if state.Turn() == models.TurnNone {
		return "", nil
	}
	today := calendar.DateIn(at)
	var past int64
	err := tx.Model(&waitingRow{}).Where("application_id = ? AND latest_safe < ?", row.ID, today.String()).Count(&past).Error
	if err != nil {
		return "", fmt.Errorf("read queue: %w", err)
	}
	if past == 0 {
		return "", nil
	}
	var content content.Content
	if err := json.Unmarshal([]byte(row.Content), &content); err != nil {
		return "", fmt.Errorf("read content of %s: %w", row.ID, err)
	}
	if safe := s.latestSafe(row.Region, content, today); safe != noHearing {
		return safe, nil
	}
	return "", nil
}

// timetable is that of the stage; nil where the stage has no deadline at any time.
func (s *Store) timetable(region string, next models.Standing, since time.Time) *models.Timetable {
	if next.State.Turn() == models.TurnNone || next.State.Turn() == models.TurnDraft {
		return nil
	}
	t := deadlines.For(s.policy, next.State, region, since, next.Stops)
	return &t
}

// wait writes whose turn it is, and the latest safe day unless it is to stay as it was ("").
func (s *Store) wait(tx *gorm.DB, row applicationRow, next models.Standing, at time.Time, safe string) error {
	desk := next.State.Turn()
	if desk == models.TurnNone {
		if err := tx.Where("application_id = ?", row.ID).Delete(&waitingRow{}).Error; err != nil {
			return fmt.Errorf("leave queue: %w", err)
		}
		return nil
	}
	w := waitingRow{
		ApplicationID: row.ID, Region: row.Region, Force: row.Force, Desk: desk, Holder: next.Holder,
		LatestSafe: cmp.Or(safe, noHearing), Since: micros(at),
	}
	if t := next.Timetable; t != nil {
		w.Since = micros(t.Since)
		if t.Running() {
			w.DueOn = t.DueOn.String()
		}
	}
	changed := []string{"desk", "holder", "due_on"}
	if next.Timetable != nil || next.State != row.State { // a draft that was recalled has no timetable
		changed = append(changed, "since")
	}
	if safe != "" {
		changed = append(changed, "latest_safe")
	}
	upsert := clause.OnConflict{Columns: []clause.Column{{Name: "application_id"}}, DoUpdates: clause.AssignmentColumns(changed)}
	if err := tx.Clauses(upsert).Create(&w).Error; err != nil {
		return fmt.Errorf("queue: %w", err)
	}
	return nil
}

// rehear moves the application in its queue when a hearing in its text moves.
func (s *Store) rehear(tx *gorm.DB, row applicationRow, content content.Content) error {
	day := s.latestSafe(row.Region, content, calendar.DateIn(fromMicros(row.UpdatedAt)))
	err := tx.Model(&waitingRow{}).Where("application_id = ? AND latest_safe <> ?", row.ID, day).Update("latest_safe", day).Error
	if err != nil {
		return fmt.Errorf("queue: %w", err)
	}
	return nil
}

func (s *Store) latestSafe(region string, content content.Content, today calendar.Date) string {
	hearing := content.NextHearing(today)
	if hearing == nil {
		return noHearing
	}
	return deadlines.LatestSafe(s.policy, *hearing, deadlines.Lead(s.policy, region)).String()
}

// reckonWaiting calculates the latest safe day of every waiting application that has none, for a database from before
// there were queues. It continues where it was cut off.
func (s *Store) reckonWaiting(ctx context.Context) error {
	var ids []string
	if err := s.read.WithContext(ctx).Model(&waitingRow{}).Where("latest_safe = ''").Pluck("application_id", &ids).Error; err != nil {
		return fmt.Errorf("read queues: %w", err)
	}
	for _, id := range ids {
		err := s.inTx(ctx, func(tx *gorm.DB) error {
			var row applicationRow
			if err := tx.Where("id = ?", id).Take(&row).Error; err != nil {
				return notFound(err)
			}
			var content content.Content
			if err := json.Unmarshal([]byte(row.Content), &content); err != nil {
				return fmt.Errorf("read content of %s: %w", id, err)
			}
			return s.rehear(tx, row, content)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
