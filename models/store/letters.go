package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

// Letter is one email that is due to one person: how many applications there are of each kind of
// notice, and nothing about them.
type Letter struct {
	ID       string // the same at every attempt
	To       string // the person's address now
	Digest   bool
	Attempts int // begun so far
	Counts   []LetterCount
}

// LetterCount says of how many applications a letter tells as one kind, from 1.
type LetterCount struct {
	Kind         models.NoticeKind
	Applications int
}

// letterState says the outcome of a letter.
type letterState string

const (
	letterDue     letterState = "due"
	letterSent    letterState = "sent"
	letterRefused letterState = "refused" // its notices wait for another address
	letterDropped letterState = "dropped" // there was nothing left to report, or no one to report it to
)

type letterRow struct {
	ID        string
	UserID    string
	State     letterState
	Digest    bool
	Attempts  int
	NextAt    int64
	CreatedAt int64 `gorm:"autoCreateTime:false"`
	SentAt    int64
}

func (letterRow) TableName() string { return "letters" }

// DueLetters gathers the notices that may be mailed by now into one letter for each person, and lists up to limit
// letters that may be tried now, the longest due first. A person with a letter whose result is not known gets no second
// one meanwhile, so that a mail server that was away for a day does not bring a flood. What was read, or is no longer
// for the person, is left out; a letter with nothing left is dropped.
func (s *Store) DueLetters(ctx context.Context, now time.Time, limit int) ([]Letter, error) {
	var letters []Letter
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		if err := gather(tx, now, limit); err != nil {
			return err
		}
		var rows []letterRow
		err := tx.Where("state = ? AND next_at <= ?", letterDue, micros(now)).Order("next_at, id").Limit(limit).Find(&rows).Error
		if err != nil {
			return fmt.Errorf("list letters: %w", err)
		}
		for _, row := range rows {
			letter, left, err := s.leftOf(tx, row)
			if err != nil {
				return err
			}
			if left {
				letters = append(letters, letter)
			}
		}
		return nil
	})
	return letters, err
}

// awaiting are the notices that may be mailed and are in no letter.
const awaiting = "notices.mail_at > 0 AND notices.mail_at <= ? AND notices.letter_id = ''"

// gather makes the letters. The notices of someone whose address is refused wait.
func gather(tx *gorm.DB, now time.Time, limit int) error {
	unwanted := tx.Session(&gorm.Session{NewDB: true}).Model(&userRow{}).Select("id").Where("NOT active OR email = '' OR letters = ?", models.LettersNone)
	if err := tx.Model(&noticeRow{}).Where(awaiting, micros(now)).Where("user_id IN (?)", unwanted).Update("mail_at", 0).Error; err != nil {
		return fmt.Errorf("leave out who wants no letters: %w", err)
	}
	var people []userRow
	err := tx.Model(&userRow{}).Joins("JOIN notices ON notices.user_id = users.id").Where(awaiting, micros(now)).
		Where("users.email <> users.refused_email").
		Where("NOT EXISTS (SELECT 1 FROM letters WHERE letters.user_id = users.id AND letters.state = ?)", letterDue).
		Group("users.id, users.letters").Order("MIN(notices.mail_at), users.id").Limit(limit).Select("users.id, users.letters").Find(&people).Error
	if err != nil {
		return fmt.Errorf("read who is to have a letter: %w", err)
	}
	for _, p := range people {
		if err := write(tx, p, now); err != nil {
			return err
		}
	}
	return nil
}

// write makes the letter of one person, unless another process is making it.
func write(tx *gorm.DB, p userRow, now time.Time) error {
	row := letterRow{
		ID: uuid.NewString(), UserID: p.ID, State: letterDue, Digest: p.Letters == models.LettersDaily,
		NextAt: micros(now), CreatedAt: micros(now),
	}
	made := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
	if made.Error != nil {
		return fmt.Errorf("write letter: %w", made.Error)
	}
	if made.RowsAffected == 0 {
		return nil
	}
	err := tx.Model(&noticeRow{}).Where("user_id = ?", p.ID).Where(awaiting, micros(now)).Update("letter_id", row.ID).Error
	if err != nil {
		return fmt.Errorf("gather notices: %w", err)
	}
	return nil
}

// leftOf reads the present contents of a letter, and drops an empty one.
func (s *Store) leftOf(tx *gorm.DB, row letterRow) (Letter, bool, error) {
	letter, left, err := s.letterOf(tx, row)
	if err != nil || left {
		return letter, left, err
	}
	if err := tx.Model(&letterRow{}).Where("id = ?", row.ID).Update("state", letterDropped).Error; err != nil {
		return letter, false, fmt.Errorf("drop letter: %w", err)
	}
	return letter, false, nil
}

// letterOf reads the present contents of a letter, and whether there are any.
func (s *Store) letterOf(tx *gorm.DB, row letterRow) (Letter, bool, error) {
	var p userRow
	if err := tx.Where("id = ?", row.UserID).Take(&p).Error; err != nil {
		return Letter{}, false, notFound(err)
	}
	if !p.Active || p.Email == "" || p.Letters == models.LettersNone {
		return Letter{}, false, nil
	}
	letter := Letter{ID: row.ID, To: p.Email, Digest: row.Digest, Attempts: row.Attempts}
	err := s.told(tx.Session(&gorm.Session{NewDB: true}), p.model()).Where("notices.letter_id = ? AND notices.read_at = 0", row.ID).
		Select("notices.kind, COUNT(DISTINCT notices.application_id) AS applications").Group("notices.kind").Find(&letter.Counts).Error
	if err != nil {
		return Letter{}, false, fmt.Errorf("read letter: %w", err)
	}
	kinds := models.NoticeKinds()
	slices.SortFunc(letter.Counts, func(a, b LetterCount) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
	return letter, len(letter.Counts) > 0, nil
}

// TakeLetter begins an attempt, which is counted, and gives the letter as it is now: no one else may begin one until
// then. It reports whether the letter was there to be taken; one with nothing left by now is dropped instead. A process
// that is killed while it has the email leaves it to be tried again after that.
func (s *Store) TakeLetter(ctx context.Context, id string, now, until time.Time) (letter Letter, taken bool, err error) {
	err = s.inTx(ctx, func(tx *gorm.DB) error {
		result := tx.Model(&letterRow{}).
			Where("id = ? AND state = ? AND next_at <= ?", id, letterDue, micros(now)).
			Updates(map[string]any{"next_at": micros(until), "attempts": gorm.Expr("attempts + 1")})
		if result.Error != nil {
			return fmt.Errorf("take letter: %w", result.Error)
		}
		if result.RowsAffected == 0 {
			return nil
		}
		var row letterRow
		if err := tx.Where("id = ?", id).Take(&row).Error; err != nil {
			return notFound(err)
		}
		letter, taken, err = s.leftOf(tx, row)
		return err
	})
	return letter, taken, err
}

// LetterSent records that the mail server has the letter. Asking again changes nothing.
func (s *Store) LetterSent(ctx context.Context, id string) error {
	_, err := answered(s.write.WithContext(ctx), id, map[string]any{"state": letterSent, "sent_at": micros(s.Now())})
	return err
}

// LetterLater puts the next attempt off.
func (s *Store) LetterLater(ctx context.Context, id string, next time.Time) error {
	_, err := answered(s.write.WithContext(ctx), id, map[string]any{"next_at": micros(next)})
	return err
}

// LetterRefused records that the address was refused for good. It is not tried again until the person's address
// changes; then the letter's contents, and what has come since, go in a new one.
func (s *Store) LetterRefused(ctx context.Context, l Letter) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		if first, err := answered(tx, l.ID, map[string]any{"state": letterRefused}); err != nil || !first {
			return err
		}
		owner := tx.Session(&gorm.Session{NewDB: true}).Model(&letterRow{}).Select("user_id").Where("id = ?", l.ID)
		// Only if it is still their address: they may have changed it while it was being tried.
		err := tx.Model(&userRow{}).Where("id = (?) AND email = ?", owner, l.To).Update("refused_email", l.To).Error
		if err != nil {
			return fmt.Errorf("note the refused address: %w", err)
		}
		if err := tx.Model(&noticeRow{}).Where("letter_id = ?", l.ID).Update("letter_id", "").Error; err != nil {
			return fmt.Errorf("keep notices for another address: %w", err)
		}
		return nil
	})
}

// answered changes a letter that is still due, and reports whether it was: what was answered for
// already stays as it is.
func answered(tx *gorm.DB, id string, to map[string]any) (bool, error) {
	result := tx.Model(&letterRow{}).Where("id = ? AND state = ?", id, letterDue).Updates(to)
	if result.Error != nil {
		return false, fmt.Errorf("record what became of a letter: %w", result.Error)
	}
	return result.RowsAffected == 1, nil
}
