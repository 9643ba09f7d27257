package store

import (
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// freeze keeps the content as it is, for ever.
func freeze(tx *gorm.DB, row applicationRow, kind models.VersionKind, step models.Step) (int, error) {
	var last int
	if err := tx.Model(&versionRow{}).Where("application_id = ?", row.ID).
		Select("COALESCE(MAX(n), 0)").Scan(&last).Error; err != nil {
		return 0, fmt.Errorf("count versions: %w", err)
	}
	version := versionRow{
		ApplicationID: row.ID, N: last + 1, Kind: kind, Round: step.Next.Round, Seq: step.Next.Seq,
		Content: row.Content, Hash: row.ContentHash, At: micros(step.At), ActorID: step.Command.Actor.ID,
	}
	if err := tx.Create(&version).Error; err != nil {
		return 0, fmt.Errorf("freeze version: %w", err)
	}
	return version.N, nil
}

// submit freezes what goes to the CPS and notes what the figures count it under, so that a later
// change of force, region or text cannot move it.
func submit(tx *gorm.DB, row applicationRow, step models.Step) error {
	n, err := freeze(tx, row, models.ForCPS, step)
	if err != nil {
		return err
	}
	var content content.Content
	if err := json.Unmarshal([]byte(row.Content), &content); err != nil {
		return fmt.Errorf("read content: %w", err)
	}
	s := submissionRow{
		ApplicationID: row.ID, Round: step.Next.Round, VersionN: n, At: micros(step.At),
		SubmittedOn: dateText(step.Next.SubmittedOn), ActorID: step.Command.Actor.ID,
		Force: row.Force, Region: row.Region, Route: string(content.Route), Offence: content.OffenceCategory(),
		ContentHash: row.ContentHash,
	}
	if err := tx.Create(&s).Error; err != nil {
		return fmt.Errorf("write submission: %w", err)
	}
	return nil
}

// decisionPoints are the reasons of the CPS as points of the next round. Reasons without an id are
// from before points were made of them, and stay with the decision.
func decisionPoints(body models.DecisionBody) []models.PointBody {
	var points []models.PointBody
	for _, r := range body.Reasons {
		if r.ID != "" {
			points = append(points, models.PointBody{ID: r.ID, Code: r.Code, Severity: body.Severity(), Anchor: r.Anchor, Text: r.Text})
		}
	}
	return points
}

// recordDecision notes the answer beside the submission that it answers. Step.Next may already be
// in the next round, so the submission is the newest.
func recordDecision(tx *gorm.DB, step models.Step) error {
	var body models.DecisionBody
	if err := payloadBody(tx, step, &body); err != nil {
		return err
	}
	var s submissionRow
	if err := tx.Where("application_id = ?", step.Next.ApplicationID).Order("round DESC").Take(&s).Error; err != nil {
		return fmt.Errorf("read submission: %w", err)
	}
	result := tx.Model(&submissionRow{}).
		Where("application_id = ? AND round = ? AND decision = ''", s.ApplicationID, s.Round).
		Updates(map[string]any{
			"decision": step.Command.Decision, "decided_on": dateText(step.Command.DecidedOn), "outside": body.Outside(),
		})
	if result.Error != nil {
		return fmt.Errorf("write decision: %w", result.Error)
	}
	if result.RowsAffected != 1 {
		return fmt.Errorf("decision on round %d: %w", s.Round, models.ErrDiverged)
	}
	return raisePoints(tx, step, models.FromCPS, decisionPoints(body))
}
