package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// figureRow is what the figure knew of a first submission from an instant on. Rows are only ever added: the newest that is not
// after an instant is what was known then.
type figureRow struct {
	ID            int64
	ApplicationID string
	At            int64
	Counts        bool
	SubmittedOn   string
	Force         string
	Region        string
	Route         string
	Offence       string
	Decision      models.Decision
	Stage         string
	DecidedOn     string
	Outside       bool
	Withdrawn     bool
	Returned      bool
	Unconfirmed   bool
	Corrected     bool
	AgreedWrong   bool
	SameOfficer   bool
}

func (figureRow) TableName() string { return "figure_rows" }

// noteFigures notes what a step changes of what the figure knows.
func (s *Store) noteFigures(tx *gorm.DB, step models.Step) error {
	at := micros(s.Now())
	if step.Imported { // it was known when it happened, elsewhere
		at = micros(step.At)
	}
	id := step.Next.ApplicationID
	switch step.Command.Action { //nolint:exhaustive // the others change nothing that is counted
	case models.SubmitToCPS:
		return noteLine(tx, id, at)
	case models.Relate:
		if err := noteLine(tx, id, at); err != nil {
			return err
		}
		return noteLine(tx, step.Command.Other, at)
	case models.CPSDecision, models.CPSTriage, models.CorrectDecision, models.ConfirmDecision, models.ContestOutcome, models.Withdraw:
		return noteFigure(tx, id, at, nil)
	}
	return nil
}

// noteLine notes which submission of a line counts: the first of all, also where it was withdrawn before any decision.
func noteLine(tx *gorm.DB, id string, at int64) error {
	members, err := line(tx, id)
	if err != nil {
		return err
	}
	var sent []string
	err = tx.Model(&submissionRow{}).Where("round = 1 AND application_id IN ?", members).Order("at, application_id").Pluck("application_id", &sent).Error
	if err != nil {
		return fmt.Errorf("read line: %w", err)
	}
	for i, one := range sent {
		first := i == 0
		if err := noteFigure(tx, one, at, &first); err != nil {
			return err
		}
	}
	return nil
}

// noteFigure adds a row where something that is counted has changed. counts is nil where its line stays as it was.
func noteFigure(tx *gorm.DB, id string, at int64, counts *bool) error {
	var sent submissionRow
	err := tx.Where("application_id = ? AND round = 1", id).Take(&sent).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil // it never went to the CPS
	}
	if err != nil {
		return fmt.Errorf("read first submission: %w", err)
	}
	next, err := figureRowOf(tx, sent)
	if err != nil {
		return err
	}
	var last figureRow
	err = tx.Where("application_id = ?", id).Order("id DESC").Take(&last).Error
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return fmt.Errorf("read figure: %w", err)
	}
	known := err == nil
	next.Counts, next.At = last.Counts, max(at, last.At)
	if counts != nil {
		next.Counts = *counts
	}
	if last.ID, last.At = 0, next.At; known && last == next {
		return nil
	}
	if err := tx.Create(&next).Error; err != nil {
		return fmt.Errorf("note figure: %w", err)
	}
	return nil
}

// figureRowOf is what is known now of a first submission.
func figureRowOf(tx *gorm.DB, sent submissionRow) (figureRow, error) {
	var now struct {
		State       models.State
		Returned    bool
		AgreedWrong bool
	}
	err := tx.Raw(`SELECT a.state, EXISTS (SELECT 1 FROM events e WHERE e.application_id = a.id
		AND e.action IN ('return', 'reopen') AND e.at < ?) AS returned, EXISTS (SELECT 1 FROM points p WHERE p.application_id = a.id
		AND p.source = 'cps' AND p.raised_seq = ? AND p.agreed = 'yes') AS agreed_wrong FROM applications a WHERE a.id = ?`,
		sent.At, sent.AnsweredSeq, sent.ApplicationID).Scan(&now).Error
	if err != nil {
		return figureRow{}, fmt.Errorf("read state: %w", err)
	}
	return figureRow{
		ApplicationID: sent.ApplicationID, SubmittedOn: sent.SubmittedOn, Force: sent.Force, Region: sent.Region, Route: sent.Route,
		Offence: sent.Offence, Decision: sent.Decision, Stage: sent.Stage, DecidedOn: sent.DecidedOn, Outside: sent.Outside,
		Withdrawn: now.State == models.Withdrawn, Returned: now.Returned,
		Unconfirmed: sent.Decision != "" && !sent.Confirmed, Corrected: sent.Corrections > 0,
		AgreedWrong: sent.Decision != "" && now.AgreedWrong, SameOfficer: sent.Decision != "" && !sent.Confirmed && sent.SameOfficer,
	}, nil
}

// backfillFigures makes the rows of first submissions from before they were kept. Each counts as it did: lines are only
// proposed, and officers decide. It continues where it was cut off.
func (s *Store) backfillFigures(ctx context.Context) error {
	var sent []submissionRow
	err := s.read.WithContext(ctx).Where("round = 1 AND NOT EXISTS (SELECT 1 FROM figure_rows f WHERE f.application_id = submissions.application_id)").
		Order("at, application_id").Find(&sent).Error
	if err != nil {
		return fmt.Errorf("read first submissions: %w", err)
	}
	for _, one := range sent {
		if err := s.inTx(ctx, func(tx *gorm.DB) error { return backfillFigure(tx, one) }); err != nil {
			return err
		}
	}
	return nil
}

func backfillFigure(tx *gorm.DB, sent submissionRow) error {
	var v versionRow
	if err := tx.Where("application_id = ? AND n = ?", sent.ApplicationID, sent.VersionN).Take(&v).Error; err != nil {
		return fmt.Errorf("read first submission: %w", err)
	}
	var c content.Content
	if err := json.Unmarshal([]byte(v.Content), &c); err != nil {
		return fmt.Errorf("read first submission of %s: %w", sent.ApplicationID, err)
	}
	if err := keyLine(tx, sent.ApplicationID, c); err != nil {
		return err
	}
	now, err := figureRowOf(tx, sent)
	if err != nil {
		return err
	}
	now.Counts, now.At = true, sent.At
	then := now // as it was when it was submitted
	then.Decision, then.Stage, then.DecidedOn, then.Outside, then.Withdrawn, then.Unconfirmed = "", "", "", false, false, false
	rows := []figureRow{then}
	var events []eventRow
	err = tx.Where("application_id = ? AND (seq = ? OR action = 'withdraw') AND at >= ?", sent.ApplicationID, sent.AnsweredSeq, sent.At).Order("seq").Find(&events).Error
	if err != nil {
		return fmt.Errorf("read events of %s: %w", sent.ApplicationID, err)
	}
	for _, e := range events {
		next := rows[len(rows)-1]
		next.At = e.At
		if e.Action == models.Withdraw {
			next.Withdrawn = true
		} else {
			next.Decision, next.Stage, next.DecidedOn, next.Outside, next.Unconfirmed = now.Decision, now.Stage, now.DecidedOn, now.Outside, now.Unconfirmed
		}
		rows = append(rows, next)
	}
	if err := tx.Create(&rows).Error; err != nil {
		return fmt.Errorf("note figure: %w", err)
	}
	return nil
}
