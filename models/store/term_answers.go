package store

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
)

// ofTerm begins the check id of an answer about a term, in the table of answers to checks. Its hash is that of the term
// alone, so that the answer outlives changes elsewhere.
const ofTerm = "term:"

// SaveTermAnswers keeps the reviewing officer's answers about terms, each with what the term says; an answer of ""
// removes one. The caller has checked that the officer holds the application.
func (s *Store) SaveTermAnswers(ctx context.Context, id, actorID string, answers []models.TermAnswer) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		for _, a := range answers {
			row := checkAnswerRow{
				ApplicationID: id, ContentHash: a.Hash, CheckID: ofTerm + a.Term, Answer: a.Answer, Note: a.Note,
				ActorID: actorID, At: micros(s.Now()),
			}
			if err := tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&row).Error; err != nil {
				return fmt.Errorf("save answer about a term: %w", err)
			}
		}
		return nil
	})
}

// TermAnswers reads the answers about terms, whatever the terms said then.
func (s *Store) TermAnswers(ctx context.Context, id string) ([]models.TermAnswer, error) {
	var rows []checkAnswerRow
	err := s.read.WithContext(ctx).Where("application_id = ? AND check_id LIKE ?", id, ofTerm+"%").Order("check_id, content_hash").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read answers about terms: %w", err)
	}
	answers := make([]models.TermAnswer, len(rows))
	for i, r := range rows {
		answers[i] = models.TermAnswer{
			Term: strings.TrimPrefix(r.CheckID, ofTerm), Hash: r.ContentHash, Answer: r.Answer, Note: r.Note, By: r.ActorID, At: fromMicros(r.At),
		}
	}
	return answers, nil
}
