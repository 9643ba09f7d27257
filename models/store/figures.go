package store

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// FigureQuery asks for the headline figure of a period, both days included.
type FigureQuery struct {
	Scope    models.Scope
	Basis    models.Basis
	From, To calendar.Date
	By       string    // force, region, month, offence, route; "" for the total alone
	AsAt     time.Time // as it was known then; zero for now
}

// FigureGroup is one row of the figure.
type FigureGroup struct {
	Key string
	models.Counts
}

// groupColumn is the column that a figure may be split by. month is that of the basis.
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
// key. Only the first of each line counts: neither a resubmission nor an application begun again does.
func (s *Store) Figure(ctx context.Context, q FigureQuery) ([]FigureGroup, error) {
	column, err := groupColumn(q.By, q.Basis)
	if err != nil {
		return nil, err
	}
	where, args := q.narrowed("s", q.instant(), q.From.String(), q.To.String())
	if q.Scope.Empty() {
		return nil, nil
	}
	numbers := models.Numbers()
	sums := make([]string, len(numbers))
	for i, n := range numbers {
		sums[i] = "SUM(CASE WHEN " + condition(n.Counted) + " THEN 1 ELSE 0 END)"
	}
	rows, err := s.read.WithContext(ctx).Raw(`SELECT `+column+` AS key, `+strings.Join(sums, ", ")+`
		FROM figure_rows s WHERE `+known+` AND `+basisColumn(q.Basis)+` BETWEEN ? AND ?`+where+`
		GROUP BY 1 ORDER BY 1`, args...).Rows()
	if err != nil {
		return nil, fmt.Errorf("count first submissions: %w", err)
	}
	defer rows.Close()
	var groups []FigureGroup
	for rows.Next() {
		var g FigureGroup
		into := []any{&g.Key}
		for _, n := range numbers {
			into = append(into, n.In(&g.Counts))
		}
		if err := rows.Scan(into...); err != nil {
			return nil, fmt.Errorf("read a group of first submissions: %w", err)
		}
		groups = append(groups, g)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("count first submissions: %w", err)
	}
	return groups, nil
}

// known picks of each first submission the row that was the newest at an instant, its argument.
const known = `s.id = (SELECT MAX(f.id) FROM figure_rows f WHERE f.application_id = s.application_id AND f.at <= ?)`

// instant is up to when the figure is known.
func (q FigureQuery) instant() int64 {
	if q.AsAt.IsZero() {
		return math.MaxInt64
	}
	return micros(q.AsAt)
}

// conditions say which first submissions of their lines a number counts. The list behind the number asks the same.
var conditions = map[models.Counted]string{
	models.CountSubmitted:              "1 = 1",
	models.CountDecided:                "s.decision <> ''",
	models.CountAccepted:               "s.decision = 'accepted'",
	models.CountAcceptedWithAmendments: "s.decision = 'accepted-with-amendments'",
	models.CountNotAccepted:            "s.decision IN ('more-information', 'rejected', 'returned-at-triage')",
	models.CountMoreInformation:        "s.decision = 'more-information'",
	models.CountOutsideControl:         "s.outside",
	models.CountPending:                "s.decision = '' AND NOT s.withdrawn",
	models.CountWithdrawn:              "s.decision = '' AND s.withdrawn",
	models.CountReturnedByQA:           "s.returned",
	models.CountAcceptedUnreturned:     "s.decision = 'accepted' AND NOT s.returned",
	models.CountReturnedAtTriage:       "s.stage = 'triage'",
	models.CountUnconfirmed:            "s.unconfirmed",
	models.CountCorrected:              "s.corrected",
	models.CountAgreedWrong:            "s.agreed_wrong",
	models.CountSameOfficer:            "s.same_officer",
}

// condition is that of a number. An unknown number, and one of applications never submitted (see before), counts nothing.
func condition(c models.Counted) string {
	if c == models.CountBegunAgain {
		return "NOT s.counts"
	}
	return "s.counts AND " + cmp.Or(conditions[c], "1 = 0")
}

// narrowed is the scope as a condition on a table, by its short name, with its argument after those given.
func (q FigureQuery) narrowed(table string, args ...any) (string, []any) {
	switch {
	case q.Scope.Empty():
		return " AND 1 = 0", args
	case q.Scope.Force != "":
		return " AND " + table + ".force = ?", append(args, q.Scope.Force)
	case q.Scope.Region != "":
		return " AND " + table + ".region = ?", append(args, q.Scope.Region)
	}
	return "", args
}

// FigureBefore counts what came to an end or to rest in the period before the CPS saw it.
func (s *Store) FigureBefore(ctx context.Context, q FigureQuery) (models.Before, error) {
	var b models.Before
	for counted, into := range map[models.Counted]*int{models.CountWithdrawnBefore: &b.Withdrawn, models.CountReturnedBefore: &b.Returned} {
		where, args := q.before(counted)
		err := s.read.WithContext(ctx).Raw("SELECT COUNT(*) FROM applications a WHERE "+where, args...).Scan(into).Error
		if err != nil {
			return b, fmt.Errorf("count what was not submitted: %w", err)
		}
	}
	return b, nil
}

// before is the condition on applications that a number of models.Before counts, with its arguments. Days are London's.
func (q FigureQuery) before(c models.Counted) (string, []any) {
	state, actions := "a.state NOT IN ('withdrawn', 'discarded')", "'return', 'reopen'"
	if c == models.CountWithdrawnBefore {
		state, actions = "a.state = 'withdrawn'", "'withdraw'"
	}
	sent := "a.submitted"
	if !q.AsAt.IsZero() { // what had happened by then, by the events
		until := fmt.Sprintf("e.application_id = a.id AND e.at <= %d", q.instant())
		sent = "EXISTS (SELECT 1 FROM events e WHERE " + until + " AND e.action = 'submit-to-cps')"
		ended := "EXISTS (SELECT 1 FROM events e WHERE " + until + " AND e.action IN ('withdraw', 'discard'))"
		if state = ended; c == models.CountReturnedBefore {
			state = "NOT " + ended
		}
	}
	where, args := q.narrowed("a", micros(q.From.Midnight()), min(micros(q.To.AddDays(1).Midnight()), q.instant()))
	return state + ` AND NOT ` + sent + ` AND EXISTS (SELECT 1 FROM events e WHERE e.application_id = a.id
		AND e.action IN (` + actions + `) AND e.at >= ? AND e.at < ?)` + where, args
}
