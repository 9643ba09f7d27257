package store

import (
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

type restrictionRow struct {
	ApplicationID string
	Seq           int
	CPSNamed      bool `gorm:"column:cps_named"`
	EndedSeq      int
}

func (restrictionRow) TableName() string { return "restrictions" }

type restrictedToRow struct {
	ApplicationID string
	Seq           int
	UserID        string
}

func (restrictedToRow) TableName() string { return "restricted_to" }

// restrict notes to whom alone the application is shown, in the place of what was said before.
func restrict(tx *gorm.DB, step models.Step) error {
	if err := endRestriction(tx, step); err != nil {
		return err
	}
	id, seq := step.Next.ApplicationID, step.Next.Seq
	var cps int64
	if err := tx.Model(&userRow{}).Where("id IN ? AND role = ?", step.Next.Restricted, models.CPS).Count(&cps).Error; err != nil {
		return fmt.Errorf("look for people of the CPS: %w", err)
	}
	if err := tx.Create(&restrictionRow{ApplicationID: id, Seq: seq, CPSNamed: cps > 0}).Error; err != nil {
		return fmt.Errorf("restrict: %w", err)
	}
	named := make([]restrictedToRow, len(step.Next.Restricted))
	for i, who := range step.Next.Restricted {
		named[i] = restrictedToRow{ApplicationID: id, Seq: seq, UserID: who}
	}
	if err := tx.Create(&named).Error; err != nil {
		return fmt.Errorf("restrict: %w", err)
	}
	return nil
}

func endRestriction(tx *gorm.DB, step models.Step) error {
	err := tx.Model(&restrictionRow{}).Where("application_id = ? AND ended_seq = 0", step.Next.ApplicationID).Update("ended_seq", step.Next.Seq).Error
	if err != nil {
		return fmt.Errorf("end a restriction: %w", err)
	}
	return nil
}
