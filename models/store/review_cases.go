package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"scpo.example/desk/models"
)

// ReviewCase is what QA raised before an application first went to the CPS, and what the CPS raised
// then.
type ReviewCase struct {
	ID        string
	Reference string
	QA        []models.Point
	CPS       []string // reason codes of the first decision
	Decided   bool
	Versions  []models.Version // frozen up to the first submission to the CPS, oldest first, with content
}

// ReviewCases gives the cases of the figure's period to f, one at a time, oldest first. It ends
// with the first error of f.
func (s *Store) ReviewCases(ctx context.Context, q FigureQuery, f func(ReviewCase) error) error {
	tx := s.read.WithContext(ctx).Table("submissions s").Joins("JOIN applications a ON a.id = s.application_id").
		Where("s.round = 1 AND "+basisColumn(q.Basis)+" BETWEEN ? AND ?", q.From.String(), q.To.String())
	switch {
	case q.Scope.Empty():
		return nil
	case q.Scope.Force != "":
		tx = tx.Where("s.force = ?", q.Scope.Force)
	case q.Scope.Region != "":
		tx = tx.Where("s.region = ?", q.Scope.Region)
	}
	var first []struct {
		ID, Reference, Decision string
		VersionN                int
	}
	err := tx.Select("a.id, a.reference, s.decision, s.version_n").Order("s.submitted_on, a.reference").Scan(&first).Error
	if err != nil {
		return fmt.Errorf("read first submissions: %w", err)
	}
	for _, row := range first {
		c := ReviewCase{ID: row.ID, Reference: row.Reference, Decided: row.Decision != ""}
		if c.Decided {
			if err := s.reviewed(ctx, &c, row.VersionN); err != nil {
				return err
			}
		}
		if err := f(c); err != nil {
			return err
		}
	}
	return nil
}

// reviewed completes a decided case. Its texts are read only where QA raised something.
func (s *Store) reviewed(ctx context.Context, c *ReviewCase, sent int) error {
	events, err := s.Events(ctx, c.ID)
	if err != nil {
		return err
	}
	decision := slices.IndexFunc(events, func(e models.Event) bool { return e.Action == models.CPSDecision })
	if decision < 0 {
		return fmt.Errorf("first decision of %s: %w", c.ID, models.ErrDiverged)
	}
	if c.CPS, err = s.reasonsOf(ctx, events[decision]); err != nil {
		return err
	}
	points, err := s.Points(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, p := range points {
		if p.Source == models.FromQA && p.RaisedSeq < events[decision].Seq {
			c.QA = append(c.QA, p)
		}
	}
	if len(c.QA) == 0 {
		return nil
	}
	var rows []versionRow
	if err := s.read.WithContext(ctx).Where("application_id = ? AND n <= ?", c.ID, sent).Order("n").Find(&rows).Error; err != nil {
		return fmt.Errorf("read versions: %w", err)
	}
	for _, r := range rows {
		c.Versions = append(c.Versions, r.model())
	}
	return nil
}

// reasonsOf are the reason codes of a decision, as they were sent; none where its text was erased.
func (s *Store) reasonsOf(ctx context.Context, e models.Event) ([]string, error) {
	var body models.DecisionBody
	var rows []payloadRow
	if err := s.read.WithContext(ctx).Where("ref = ?", e.PayloadRef).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read decision: %w", err)
	}
	for _, r := range rows {
		if err := json.Unmarshal([]byte(r.Body), &body); err != nil {
			return nil, fmt.Errorf("read decision: %w", err)
		}
	}
	var codes []string
	for _, r := range body.Reasons {
		codes = append(codes, r.Code)
	}
	return codes, nil
}
