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
	Shut      bool             // to the reader of the query: it counts, and is not named
	Versions  []models.Version // frozen up to the first submission to the CPS, oldest first, with content
}

// reviewChunk is how many cases are read at a time: their texts are in memory together.
const reviewChunk = 100

// firstSubmission is one line of the figure: an application and what the CPS received of it first.
type firstSubmission struct {
	ID, Reference, Decision string
}

// ReviewCases gives the cases of the figure's period to f, one at a time, oldest first. It ends
// with the first error of f. However many cases there are, a chunk of them costs the same few queries.
func (s *Store) ReviewCases(ctx context.Context, q FigureQuery, f func(ReviewCase) error) error {
	tx := s.read.WithContext(ctx).Table("figure_rows s").Joins("JOIN applications a ON a.id = s.application_id").
		Where(known+" AND s.counts AND "+basisColumn(q.Basis)+" BETWEEN ? AND ?", q.instant(), q.From.String(), q.To.String())
	switch {
	case q.Scope.Empty():
		return nil
	case q.Scope.Force != "":
		tx = tx.Where("s.force = ?", q.Scope.Force)
	case q.Scope.Region != "":
		tx = tx.Where("s.region = ?", q.Scope.Region)
	}
	var first []firstSubmission
	if err := tx.Select("a.id, a.reference, s.decision").Order("s.submitted_on, a.reference").Find(&first).Error; err != nil {
		return fmt.Errorf("read first submissions: %w", err)
	}
	for chunk := range slices.Chunk(first, reviewChunk) {
		cases, err := s.reviewed(ctx, q.Scope, chunk)
		if err != nil {
			return err
		}
		for _, c := range cases {
			if err := f(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// reviewed completes the decided cases of a chunk. Texts are read only where QA raised something.
func (s *Store) reviewed(ctx context.Context, scope models.Scope, chunk []firstSubmission) ([]ReviewCase, error) {
	cases := make([]ReviewCase, len(chunk))
	at := map[string]*ReviewCase{} // the decided
	var decided, raised []string
	for i, row := range chunk {
		cases[i] = ReviewCase{ID: row.ID, Reference: row.Reference, Decided: row.Decision != ""}
		if cases[i].Decided {
			at[row.ID] = &cases[i]
			decided = append(decided, row.ID)
		}
	}
	if len(decided) == 0 {
		return cases, nil
	}
	shown, err := s.visible(ctx, scope, decided)
	if err != nil {
		return nil, err
	}
	for id, c := range at {
		c.Shut = !shown[id]
	}
	seqs, err := s.firstReasons(ctx, decided, at)
	if err != nil {
		return nil, err
	}
	var points []pointRow
	err = s.read.WithContext(ctx).Where("application_id IN ? AND source = ?", decided, models.FromQA).Order("application_id, number").Find(&points).Error
	if err != nil {
		return nil, fmt.Errorf("read points: %w", err)
	}
	for _, row := range points {
		if row.RaisedSeq > seqs[row.ApplicationID] {
			continue
		}
		p, err := row.model()
		if err != nil {
			return nil, err
		}
		c := at[row.ApplicationID]
		if len(c.QA) == 0 {
			raised = append(raised, c.ID)
		}
		c.QA = append(c.QA, p)
	}
	return cases, s.sentVersions(ctx, raised, at)
}

// firstReasons reads the reason codes of each case's first answer as it is known now, a correction included (none where the
// CPS accepted, or their text was erased), and gives the number of the event that sent the case to the CPS.
func (s *Store) firstReasons(ctx context.Context, ids []string, at map[string]*ReviewCase) (map[string]int, error) {
	var rows []struct {
		ApplicationID, Body string
		Action              models.Action
		Sent                int
	}
	err := s.read.WithContext(ctx).Table("submissions s").
		Joins("JOIN events e ON e.application_id = s.application_id AND e.seq = s.answered_seq").
		Joins("JOIN versions v ON v.application_id = s.application_id AND v.n = s.version_n").
		Joins("LEFT JOIN payloads p ON p.ref = e.payload_ref").
		Where("s.round = 1 AND s.application_id IN ?", ids).
		Select("s.application_id, e.action, v.seq AS sent, COALESCE(p.body, '') AS body").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read decisions: %w", err)
	}
	seqs := map[string]int{}
	for _, row := range rows {
		seqs[row.ApplicationID] = row.Sent
		if row.Body == "" {
			continue
		}
		body := models.NewBody(row.Action)
		if err := json.Unmarshal([]byte(row.Body), body); err != nil {
			return nil, fmt.Errorf("read decision: %w", err)
		}
		answer, is := body.(interface{ Answer() models.CPSAnswer })
		if !is || answer.Answer().Decision.Accepts() {
			continue // what the CPS accepted had no fault to count
		}
		for _, r := range answer.Answer().Items {
			at[row.ApplicationID].CPS = append(at[row.ApplicationID].CPS, r.Code)
		}
	}
	for _, id := range ids {
		if seqs[id] == 0 {
			return nil, fmt.Errorf("first decision of %s: %w", id, models.ErrDiverged)
		}
	}
	return seqs, nil
}

// sentVersions reads what was frozen up to the first submission.
func (s *Store) sentVersions(ctx context.Context, ids []string, at map[string]*ReviewCase) error {
	if len(ids) == 0 {
		return nil
	}
	var rows []versionRow
	err := s.read.WithContext(ctx).Table("versions v").Joins("JOIN submissions s ON s.application_id = v.application_id AND s.round = 1").
		Where("v.application_id IN ? AND v.n <= s.version_n", ids).Order("v.application_id, v.n").Select("v.*").Find(&rows).Error
	if err != nil {
		return fmt.Errorf("read versions: %w", err)
	}
	for _, r := range rows {
		at[r.ApplicationID].Versions = append(at[r.ApplicationID].Versions, r.model())
	}
	return nil
}
