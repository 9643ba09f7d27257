package store

import (
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// Import writes a record from before the service in one transaction: each line of its history is
// decided by the same rules and written in the same way as a live one, with its own date. The
// step names the stored record. Asking again writes nothing and gives the same answer.
func (s *Store) Import(ctx context.Context, step models.Step) (models.Applied, error) {
	return s.importedUnless(ctx, step, trusted)
}

func (s *Store) importedUnless(ctx context.Context, step models.Step, unless check) (models.Applied, error) {
	var done models.Applied
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		var record models.Record
		if err := payloadBody(tx, step, &record); err != nil {
			return err
		}
		if len(record.Steps) == 0 {
			return &models.Refusal{Reason: models.Incomplete}
		}
		last := step
		last.UpdateID = lineID(step.UpdateID, len(record.Steps)-1)
		if found, err := s.existing(tx, last, &done); found || err != nil {
			return err
		}
		if err := unless(tx, step, place{record.Force, record.Region, false}, nil); err != nil {
			return err
		}
		var err error
		done, err = s.importRecord(tx, step.Next.ApplicationID, step.UpdateID, record)
		return err
	})
	return done, err
}

func lineID(updateID string, n int) string { return fmt.Sprintf("%s.%d", updateID, n) }

func (s *Store) importRecord(tx *gorm.DB, id, updateID string, record models.Record) (models.Applied, error) {
	done := models.Applied{Standing: models.Standing{ApplicationID: id}}
	for n, line := range record.Steps {
		if err := s.reword(tx, done.Standing, line); err != nil {
			return done, fmt.Errorf("line %d of the record: %w", n+1, err)
		}
		step, err := decideLine(tx, done.Standing, lineID(updateID, n), line)
		if err != nil {
			return done, fmt.Errorf("line %d of the record: %w", n+1, err)
		}
		if n == 0 {
			done, err = s.create(tx, step, models.NewApplication{Force: record.Force, Region: record.Region, Content: record.Content}, record.Reference)
		} else {
			done, err = s.apply(tx, step, trusted) // the record as a whole has been checked
		}
		if err != nil {
			return done, fmt.Errorf("line %d of the record: %w", n+1, err)
		}
	}
	return done, keepReference(tx, record.Reference)
}

// decideLine makes the step of one line by the rules that every live step goes through.
func decideLine(tx *gorm.DB, standing models.Standing, updateID string, line models.RecordStep) (models.Step, error) {
	if line.At.Before(standing.Last.At) {
		return models.Step{}, refused(models.BadValue, standing)
	}
	command := models.Command{Action: line.Action, Actor: models.Actor{ID: line.By, Role: line.Role}}
	if refusal := standing.Forbids(command.Action, command.Actor); refusal != nil {
		return models.Step{}, refusal
	}
	if body := models.NewBody(line.Action); body != nil {
		if len(line.Body) > 0 {
			if err := json.Unmarshal(line.Body, body); err != nil {
				return models.Step{}, fmt.Errorf("read %s: %w: %w", line.Action, refused(models.BadValue, standing), err)
			}
		}
		body.Fill(&command)
		payload, err := models.NewPayload(updateID, standing.ApplicationID, command, body)
		if err != nil {
			return models.Step{}, err
		}
		row := payloadRow{Ref: payload.Ref, ApplicationID: payload.ApplicationID, ActorID: payload.ActorID,
			Action: payload.Action, Body: string(payload.Body), Hash: payload.Hash, At: micros(line.At)}
		if err := tx.Create(&row).Error; err != nil {
			return models.Step{}, fmt.Errorf("store text: %w", err)
		}
		command.PayloadRef, command.PayloadHash = payload.Ref, payload.Hash
	}
	if line.Action == models.SubmitForQA {
		var row applicationRow
		if err := tx.Select("content_hash").Where("id = ?", standing.ApplicationID).Take(&row).Error; err != nil {
			return models.Step{}, notFound(err)
		}
		command.ContentHash = row.ContentHash
	}
	next, refusal := standing.Decide(command, line.At)
	if refusal != nil {
		return models.Step{}, refusal
	}
	return models.Step{UpdateID: updateID, Command: command, From: standing.State, Next: next, At: line.At, Imported: true}, nil
}

// reword saves the text that the force changed before this line, if the force could edit.
func (s *Store) reword(tx *gorm.DB, standing models.Standing, line models.RecordStep) error {
	if len(line.Content) == 0 {
		return nil
	}
	if !standing.State.Editable() {
		return refused(models.WrongState, standing)
	}
	var row applicationRow
	if err := tx.Where("id = ?", standing.ApplicationID).Take(&row).Error; err != nil {
		return notFound(err)
	}
	if row.Content == string(line.Content) {
		return nil
	}
	return s.saveContent(tx, &row, line.Content, line.By, line.At)
}

// refused is a permanent refusal: the record will not change however often it is tried.
func refused(why models.Reason, standing models.Standing) *models.Refusal {
	return &models.Refusal{Reason: why, State: standing.State, Last: standing.Last}
}
