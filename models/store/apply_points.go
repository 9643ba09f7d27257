package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// payloadBody reads the text that the step refers to.
func payloadBody(tx *gorm.DB, step models.Step, into any) error {
	var p payloadRow
	err := tx.Where("ref = ?", step.Command.PayloadRef).Take(&p).Error
	if errors.Is(err, gorm.ErrRecordNotFound) { // it is stored before the command is sent: asking again will not bring it
		return fmt.Errorf("text of %s: %w", step.Command.Action, &models.Refusal{Reason: models.Incomplete, State: step.From})
	}
	if err != nil {
		return fmt.Errorf("read text of %s: %w", step.Command.Action, err)
	}
	if p.Hash != step.Command.PayloadHash || p.ApplicationID != step.Next.ApplicationID {
		return fmt.Errorf("text of %s: %w", step.Command.Action, models.ErrDiverged)
	}
	if err := json.Unmarshal([]byte(p.Body), into); err != nil {
		return fmt.Errorf("read text of %s: %w", step.Command.Action, err)
	}
	return nil
}

// returnPoints raises the points of a return. Those that were in preparation have gone out with it.
func returnPoints(tx *gorm.DB, step models.Step) error {
	var body models.ReturnBody
	if err := payloadBody(tx, step, &body); err != nil {
		return err
	}
	var ids []string
	var points []raised
	for _, p := range body.Points {
		ids, points = append(ids, p.ID), append(points, raised{PointBody: p})
	}
	if err := tx.Where("application_id = ? AND id IN ?", step.Next.ApplicationID, ids).Delete(&draftPointRow{}).Error; err != nil {
		return fmt.Errorf("take points in preparation: %w", err)
	}
	return raisePoints(tx, step, models.FromQA, step.Next.Round, points)
}

// raised is a point when it is created: from the region, or from an item of the CPS with what belongs to it.
type raised struct {
	models.PointBody
	Why, Category string
}

func raisePoints(tx *gorm.DB, step models.Step, source models.Source, round int, points []raised) error {
	var count int64
	if err := tx.Model(&pointRow{}).Where("application_id = ?", step.Next.ApplicationID).Count(&count).Error; err != nil {
		return fmt.Errorf("count points: %w", err)
	}
	for i, p := range points {
		row := pointRow{
			ApplicationID: step.Next.ApplicationID, ID: p.ID, Number: int(count) + i + 1, Round: round,
			RaisedSeq: step.Next.Seq, RaisedBy: step.Command.Actor.ID, RaisedAt: micros(step.At),
			Source: source, Code: p.Code, Severity: p.Severity, Anchor: p.Anchor, Text: p.Text, Action: p.Action, DueOn: dateText(p.DueOn),
			Why: p.Why, Category: p.Category,
		}
		if err := tx.Create(&row).Error; err != nil {
			return fmt.Errorf("write point: %w", err)
		}
	}
	return nil
}

func answerPoint(tx *gorm.DB, step models.Step) error {
	var body models.AnswerBody
	if err := payloadBody(tx, step, &body); err != nil {
		return err
	}
	return updatePoint(tx, step, map[string]any{
		"answer": body.Answer, "answer_text": body.Text, "answered_by": step.Command.Actor.ID, "answered_at": micros(step.At),
		"resolution": "", "resolved_by": "", "resolved_at": 0, "missing": body.Missing,
	})
}

func resolvePoint(tx *gorm.DB, step models.Step) error {
	return updatePoint(tx, step, map[string]any{
		"resolution": step.Command.Resolution, "resolved_by": step.Command.Actor.ID, "resolved_at": micros(step.At),
	})
}

func updatePoint(tx *gorm.DB, step models.Step, fields map[string]any) error {
	result := tx.Model(&pointRow{}).
		Where("application_id = ? AND id = ?", step.Next.ApplicationID, step.Command.PointID).Updates(fields)
	if result.Error != nil {
		return fmt.Errorf("write point: %w", result.Error)
	}
	if result.RowsAffected != 1 {
		return fmt.Errorf("point %s: %w", step.Command.PointID, models.ErrDiverged)
	}
	return nil
}
