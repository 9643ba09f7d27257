package store

import (
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// ofCPS writes to a point that the CPS raised, and refuses one of the region.
func (s *Store) ofCPS(tx *gorm.DB, row *applicationRow, step models.Step, fields map[string]any) error {
	var point pointRow
	if err := tx.Where("application_id = ? AND id = ?", row.ID, step.Command.PointID).Take(&point).Error; err != nil {
		return fmt.Errorf("point %s: %w", step.Command.PointID, notFound(err))
	}
	if point.Source != models.FromCPS {
		return s.refusedNow(*row, models.PointNotOfCPS)
	}
	return updatePoint(tx, step, fields)
}

func (s *Store) contestPoint(tx *gorm.DB, row *applicationRow, step models.Step, _ *models.Standing) error {
	return s.ofCPS(tx, row, step, map[string]any{"contested": step.Command.Contested})
}

func (s *Store) closeContest(tx *gorm.DB, row *applicationRow, step models.Step, _ *models.Standing) error {
	return s.ofCPS(tx, row, step, map[string]any{"agreed": step.Command.Agreed})
}

// receiveItem notes that the CPS has what it wanted, or of a part what is still missing.
func (s *Store) receiveItem(tx *gorm.DB, row *applicationRow, step models.Step, _ *models.Standing) error {
	var body models.ReceiveBody
	if err := payloadBody(tx, step, &body); err != nil {
		return err
	}
	fields := map[string]any{"missing": "", "received_on": dateText(body.On)}
	if step.Command.Part {
		fields = map[string]any{"missing": body.Missing}
	}
	return s.ofCPS(tx, row, step, fields)
}

func (s *Store) cancelItem(tx *gorm.DB, row *applicationRow, step models.Step, next *models.Standing) error {
	return s.ofCPS(tx, row, step, map[string]any{"cancelled_seq": next.Seq})
}

func (s *Store) moveItem(tx *gorm.DB, row *applicationRow, step models.Step, _ *models.Standing) error {
	var body models.MoveItemBody
	if err := payloadBody(tx, step, &body); err != nil {
		return err
	}
	return s.ofCPS(tx, row, step, map[string]any{"due_on": dateText(body.DueOn)})
}
