package store

import (
	"context"
	"fmt"

	"scpo.example/desk/models"
)

// FigureQuery asks for the headline figure of a period, both days included.
type FigureQuery struct {
	Scope    models.Scope
	Basis    models.Basis
	From, To models.Date
	By       string // force, region, month, offence, route; "" for the total alone
}

// FigureGroup is one row of the figure.
type FigureGroup struct {
	Key string
	models.Counts
}

// groupings are the columns that a figure may be split by. month is that of the basis.
func groupColumn(by string, basis models.Basis) (string, error) {
	switch by {
	case "":
		return "''", nil
	case "force", "region", "offence", "route":
		return "s." + by, nil
	case "month":
		return "SUBSTR(" + basisColumn(basis) + ", 1, 7)", nil
	}
	return "", fmt.Errorf("no such grouping: %q", by)
}

func basisColumn(basis models.Basis) string {
	if basis == models.ByDecision {
		return "s.decided_on"
	}
	return "s.submitted_on"
}

// Figure counts first submissions and the first decision on each, grouped, in the order of the
// key. Only round 1 is read: a resubmission never counts again.
func (s *Store) Figure(ctx context.Context, q FigureQuery) ([]FigureGroup, error) {
	column, err := groupColumn(q.By, q.Basis)
	if err != nil {
		return nil, err
	}
	where, args := "", []any{q.From.String(), q.To.String()}
	switch {
	case q.Scope.Empty():
		return nil, nil
	case q.Scope.Force != "":
		where, args = " AND s.force = ?", append(args, q.Scope.Force)
	case q.Scope.Region != "":
		where, args = " AND s.region = ?", append(args, q.Scope.Region)
	}
	var groups []FigureGroup
	err = s.read.WithContext(ctx).Raw(`SELECT `+column+` AS key,
		COUNT(*) AS submitted,
		SUM(CASE WHEN s.decision <> '' THEN 1 ELSE 0 END) AS decided,
		SUM(CASE WHEN s.decision = 'accepted' THEN 1 ELSE 0 END) AS accepted,
		SUM(CASE WHEN s.decision = 'accepted-with-amendments' THEN 1 ELSE 0 END) AS accepted_with_amendments,
		SUM(CASE WHEN s.decision IN ('more-information', 'rejected') THEN 1 ELSE 0 END) AS not_accepted,
		SUM(CASE WHEN s.outside THEN 1 ELSE 0 END) AS outside_control,
		SUM(CASE WHEN s.decision = '' AND a.state <> 'withdrawn' THEN 1 ELSE 0 END) AS pending,
		SUM(CASE WHEN s.decision = '' AND a.state = 'withdrawn' THEN 1 ELSE 0 END) AS withdrawn,
		SUM(CASE WHEN EXISTS (SELECT 1 FROM events e WHERE e.application_id = s.application_id AND e.action = 'return' AND e.at < s.at)
			THEN 1 ELSE 0 END) AS returned_by_qa
		FROM submissions s JOIN applications a ON a.id = s.application_id
		WHERE s.round = 1 AND `+basisColumn(q.Basis)+` BETWEEN ? AND ?`+where+`
		GROUP BY 1 ORDER BY 1`, args...).Scan(&groups).Error
	if err != nil {
		return nil, fmt.Errorf("count first submissions: %w", err)
	}
	return groups, nil
}
