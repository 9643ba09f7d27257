package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// FigureCasesQuery asks for the applications behind one number of the figure.
type FigureCasesQuery struct {
	FigureQuery
	Of     models.Counted
	Group  *string // key of one group; nil for all. No group has a number of models.Before.
	Limit  int     // at least 1
	Cursor string  // from the page before
}

// FigureCase is an application as the figure counts it.
type FigureCase struct {
	ID          string
	Reference   string
	Force       string
	State       models.State
	SubmittedOn *calendar.Date  // first; nil where it was never submitted
	Decision    models.Decision // the first; "" while there is none
	DecidedOn   *calendar.Date
}

// FigureCases lists what a number of the figure counts, in the order of the references, and gives the cursor of the next
// page, "" when there is none. The list is as long as the number says, less what is shut to the reader: the number stays whole.
func (s *Store) FigureCases(ctx context.Context, q FigureCasesQuery) ([]FigureCase, string, error) {
	tx, err := s.behind(ctx, q)
	if err != nil {
		return nil, "", err
	}
	if q.Cursor != "" {
		c, err := decodeCursor(q.Cursor)
		if err != nil {
			return nil, "", err
		}
		tx = tx.Where("a.reference > (SELECT reference FROM applications WHERE id = ?)", c.ID)
	}
	var rows []struct {
		ID, Reference, Force, SubmittedOn, DecidedOn string
		State                                        models.State
		Decision                                     models.Decision
	}
	tx = unshut(tx, q.Scope, "a.id")
	if err := tx.Order("a.reference").Limit(q.Limit + 1).Scan(&rows).Error; err != nil {
		return nil, "", fmt.Errorf("list cases of the figure: %w", err)
	}
	next := ""
	if len(rows) > q.Limit {
		rows = rows[:q.Limit]
		if next, err = encodeCursor(cursor{ID: rows[q.Limit-1].ID}); err != nil {
			return nil, "", err
		}
	}
	cases := make([]FigureCase, len(rows))
	for i, r := range rows {
		submitted, err := dateOrNil(r.SubmittedOn)
		decided, wrong := dateOrNil(r.DecidedOn)
		if err := errors.Join(err, wrong); err != nil {
			return nil, "", fmt.Errorf("read dates of %s: %w", r.ID, err)
		}
		cases[i] = FigureCase{ID: r.ID, Reference: r.Reference, Force: r.Force, State: r.State,
			SubmittedOn: submitted, Decision: r.Decision, DecidedOn: decided}
	}
	return cases, next, nil
}

// behind selects what a number counts.
func (s *Store) behind(ctx context.Context, q FigureCasesQuery) (*gorm.DB, error) {
	if q.Of.Before() {
		where, args := q.before(q.Of)
		return s.read.WithContext(ctx).Table("applications a").Select("a.id, a.reference, a.force, a.state, '' AS submitted_on, '' AS decision, '' AS decided_on").
			Where(where, args...), nil
	}
	column, err := groupColumn(q.By, q.Basis)
	if err != nil {
		return nil, err
	}
	where, args := q.narrowed("s", q.instant(), q.From.String(), q.To.String())
	tx := s.read.WithContext(ctx).Table("figure_rows s").Joins("JOIN applications a ON a.id = s.application_id").
		Select("a.id, a.reference, s.force, a.state, s.submitted_on, s.decision, s.decided_on").
		Where(known+" AND "+basisColumn(q.Basis)+" BETWEEN ? AND ?"+where, args...).Where(condition(q.Of))
	if q.Group != nil {
		tx = tx.Where(column+" = ?", *q.Group)
	}
	return tx, nil
}
