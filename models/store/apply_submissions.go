package store

import (
	"cmp"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
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
	return version.N, freezeFiles(tx, version)
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
	return keyLine(tx, row.ID, content)
}

// itemPoints are what the CPS asks for, as points of the next round. They are due with the whole answer unless they
// give their own day. Items without an id are from before items became points, and stay with the decision.
func itemPoints(items []models.ReasonCoded, weight models.Severity, replyBy *calendar.Date) []raised {
	var points []raised
	for _, r := range items {
		if r.ID == "" {
			continue
		}
		points = append(points, raised{Why: r.Why, Category: r.Category, PointBody: models.PointBody{
			ID: r.ID, Code: r.Code, Severity: weight, Anchor: r.Anchor, Text: r.Text, Action: r.Action, DueOn: cmp.Or(r.DueOn, replyBy)}})
	}
	return points
}
