package store

import (
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

type checkAnswerRow struct {
	ApplicationID string `gorm:"primaryKey"`
	ContentHash   string `gorm:"primaryKey"`
	CheckID       string `gorm:"primaryKey"`
	Answer        string
	Note          string
	ActorID       string
	At            int64
}

func (checkAnswerRow) TableName() string { return "checklist_answers" }

// SaveAnswers keeps the reviewing officer's answers to the text with that hash, as far as they have come; an answer of
// "" removes one. The caller has checked that the officer holds the application.
func (s *Store) SaveAnswers(ctx context.Context, id, contentHash, actorID string, answers []models.CheckAnswer) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		for _, a := range answers {
			row := checkAnswerRow{
				ApplicationID: id, ContentHash: contentHash, CheckID: a.Check, Answer: a.Answer, Note: a.Note,
				ActorID: actorID, At: micros(s.Now()),
			}
			if err := tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&row).Error; err != nil {
				return fmt.Errorf("save answer: %w", err)
			}
		}
		return nil
	})
}

// AnswersSoFar reads the answers to the text with that hash, in the order of the checks.
func (s *Store) AnswersSoFar(ctx context.Context, id, contentHash string) ([]models.CheckAnswer, error) {
	var rows []checkAnswerRow
	err := s.read.WithContext(ctx).Where("application_id = ? AND content_hash = ?", id, contentHash).Order("check_id").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read answers: %w", err)
	}
	answers := make([]models.CheckAnswer, len(rows))
	for i, r := range rows {
		answers[i] = models.CheckAnswer{Check: r.CheckID, Answer: r.Answer, Note: r.Note, By: r.ActorID, At: fromMicros(r.At)}
	}
	return answers, nil
}

// Checklists reads the frozen checklists of an application's approvals, oldest first.
func (s *Store) Checklists(ctx context.Context, id string) ([]models.Checklist, error) {
	var rows []checklistRow
	if err := s.read.WithContext(ctx).Where("application_id = ?", id).Order("seq").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read checklists: %w", err)
	}
	lists := make([]models.Checklist, len(rows))
	for i, r := range rows {
		lists[i] = models.Checklist{
			ApplicationID: r.ApplicationID, Seq: r.Seq, VersionN: r.VersionN, RuleSet: r.RuleSet, By: r.ActorID, At: fromMicros(r.At),
		}
		answers, err := readAnswers(r.Answers)
		if err != nil {
			return nil, fmt.Errorf("read checklist of %s: %w", id, err)
		}
		lists[i].Answers, lists[i].Terms = answers.Checks, answers.Terms
		if err := json.Unmarshal([]byte(r.Findings), &lists[i].Findings); err != nil {
			return nil, fmt.Errorf("read checklist of %s: %w", id, err)
		}
		if err := json.Unmarshal([]byte(r.Sights), &lists[i].Sights); err != nil {
			return nil, fmt.Errorf("read checklist of %s: %w", id, err)
		}
	}
	return lists, nil
}
