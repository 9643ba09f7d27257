package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/decode"
)

type coverRow struct {
	ID          string `gorm:"primaryKey"`
	UserID      string
	CoverID     string
	AskedBy     string
	CancelledBy string
	Region      string
	FromDate    string
	UntilDate   string
	State       models.CoverState
	CreatedAt   int64 `gorm:"autoCreateTime:false"`
	CancelAsked bool
}

func (coverRow) TableName() string { return "covers" }

func (r coverRow) model() (models.Cover, error) {
	c := models.Cover{ID: r.ID, UserID: r.UserID, CoverID: r.CoverID, AskedBy: r.AskedBy, Region: r.Region, State: r.State, CreatedAt: fromMicros(r.CreatedAt), CancelAsked: r.CancelAsked}
	if r.State == models.CoverCancelled { // it may have ended by itself before it could be cancelled
		c.CancelledBy = r.CancelledBy
	}
	var err error
	if c.From, err = calendar.ParseDate(r.FromDate); err == nil {
		c.Until, err = calendar.ParseDate(r.UntilDate)
	}
	if err != nil {
		return c, fmt.Errorf("read cover %s: %w", r.ID, err)
	}
	return c, nil
}

func coversOf(rows []coverRow) ([]models.Cover, error) {
	covers := make([]models.Cover, len(rows))
	for i, row := range rows {
		var err error
		if covers[i], err = row.model(); err != nil {
			return nil, err
		}
	}
	return covers, nil
}

// openCovers are the states of covers that are still to begin or to end.
var openCovers = []models.CoverState{models.CoverPlanned, models.CoverAway}

// SaveCover writes a planned cover and gives it back, or says what is wrong with it. Of two conflicting covers
// requested at once, the second is refused. A cover that already exists is given as it is.
func (s *Store) SaveCover(ctx context.Context, c models.Cover) (models.Cover, []decode.Problem, error) {
	saved, problems := c, []decode.Problem(nil)
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		away, colleague, err := s.lockPair(tx, c)
		if err != nil {
			return err
		}
		there, err := coverByID(tx, c.ID)
		if err == nil {
			saved = there
			return nil
		}
		if !errors.Is(err, models.ErrNotFound) {
			return err
		}
		var rows []coverRow
		if err := tx.Where("region = ? AND state IN ?", c.Region, openCovers).Find(&rows).Error; err != nil {
			return fmt.Errorf("read covers: %w", err)
		}
		others, err := coversOf(rows)
		if err != nil {
			return err
		}
		if problems = models.CheckCover(c, away, colleague, others, calendar.DateIn(s.Now())); len(problems) > 0 {
			return nil
		}
		saved.State, saved.CreatedAt = models.CoverPlanned, s.Now()
		row := coverRow{ID: c.ID, UserID: c.UserID, CoverID: c.CoverID, AskedBy: c.AskedBy, Region: c.Region, FromDate: c.From.String(),
			UntilDate: c.Until.String(), State: saved.State, CreatedAt: micros(saved.CreatedAt)}
		if err := tx.Create(&row).Error; err != nil {
			return fmt.Errorf("save cover: %w", err)
		}
		return nil
	})
	return saved, problems, err
}

// lockPair holds both officers until the transaction ends, always in the same order, so that no
// other cover of either is decided meanwhile. It gives both; no one where there is none.
func (s *Store) lockPair(tx *gorm.DB, c models.Cover) (away, colleague models.User, err error) {
	var pair []userRow
	if err := s.locked(tx).Where("id IN ?", []string{c.UserID, c.CoverID}).Order("id").Find(&pair).Error; err != nil {
		return away, colleague, fmt.Errorf("read officers: %w", err)
	}
	for _, u := range pair {
		if u.ID == c.UserID {
			away = u.model()
		}
		if u.ID == c.CoverID {
			colleague = u.model()
		}
	}
	return away, colleague, nil
}

// Cover reads one cover. ErrNotFound when there is none.
func (s *Store) Cover(ctx context.Context, id string) (models.Cover, error) {
	return coverByID(s.read.WithContext(ctx), id)
}

func coverByID(tx *gorm.DB, id string) (models.Cover, error) {
	var row coverRow
	if err := tx.Where("id = ?", id).Take(&row).Error; err != nil {
		return models.Cover{}, notFound(err)
	}
	return row.model()
}

// Covers lists at most limit covers of the region that end on since or later, those first that
// begin first. Cancelled ones are among them.
func (s *Store) Covers(ctx context.Context, region string, since calendar.Date, limit int) ([]models.Cover, error) {
	var rows []coverRow
	err := s.read.WithContext(ctx).Where("region = ? AND until_date >= ?", region, since.String()).
		Order("from_date, id").Limit(limit).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read covers: %w", err)
	}
	return coversOf(rows)
}

// OpenCovers lists every cover that is still to begin or to end, so that each has its workflow.
func (s *Store) OpenCovers(ctx context.Context) ([]models.Cover, error) {
	var rows []coverRow
	if err := s.read.WithContext(ctx).Where("state IN ?", openCovers).Order("from_date, id").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read covers: %w", err)
	}
	return coversOf(rows)
}

// CoverOf finds the cover for the user's absence on the day. ErrNotFound when they are not absent.
func (s *Store) CoverOf(ctx context.Context, userID string, on calendar.Date) (models.Cover, error) {
	var row coverRow
	err := s.read.WithContext(ctx).
		Where("user_id = ? AND from_date <= ? AND until_date > ? AND state IN ?", userID, on.String(), on.String(), openCovers).
		Order("from_date").Take(&row).Error
	if err != nil {
		return models.Cover{}, notFound(err)
	}
	return row.model()
}

// SetCoverState changes the state of a cover. One that is over or cancelled stays so. ErrNotFound when there is none.
func (s *Store) SetCoverState(ctx context.Context, id string, state models.CoverState) error {
	result := s.write.WithContext(ctx).Model(&coverRow{}).Where("id = ? AND state IN ?", id, openCovers).Update("state", state)
	if result.Error != nil {
		return fmt.Errorf("write cover: %w", result.Error)
	}
	if result.RowsAffected == 0 {
		_, err := coverByID(s.write.WithContext(ctx), id)
		return err
	}
	return nil
}

// AskedToCancel keeps which colleague cancels a cover that is still to begin or to end; "" for the
// officer who is away. Of several the last counts. Cancelling itself is the workflow's.
func (s *Store) AskedToCancel(ctx context.Context, id, colleagueID string) error {
	err := s.write.WithContext(ctx).Model(&coverRow{}).Where("id = ? AND state IN ?", id, openCovers).
		Updates(map[string]any{"cancelled_by": colleagueID, "cancel_asked": true}).Error
	if err != nil {
		return fmt.Errorf("write who cancels the cover: %w", err)
	}
	return nil
}

// HeldBy lists what an officer holds, without content, by reference.
func (s *Store) HeldBy(ctx context.Context, userID string) ([]models.Application, error) {
	var rows []applicationRow
	held := s.read.WithContext(ctx).Where("holder = ? AND holder <> ''", userID) // the index is of those that are held
	err := held.Omit("content").Order("reference").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read what is held: %w", err)
	}
	list := make([]models.Application, len(rows))
	for i, row := range rows {
		if list[i], err = row.model(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// HeldFor lists what the colleague still holds in the place of the absent user.
func (s *Store) HeldFor(ctx context.Context, colleagueID, userID string) ([]models.Application, error) {
	held, err := s.HeldBy(ctx, colleagueID)
	return slices.DeleteFunc(held, func(a models.Application) bool { return a.Standing.PassedFrom != userID }), err
}
