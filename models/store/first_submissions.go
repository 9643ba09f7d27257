package store

import (
	"context"
	"encoding/json"
	"fmt"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// FirstSubmission is what the CPS received first of an application, and how it fared.
type FirstSubmission struct {
	Reference string
	Force     string
	On        calendar.Date
	Content   content.Content
	Decision  models.Decision // "" while there is none
}

// FirstSubmissions gives each application's first submission to the CPS to f, oldest first, one at
// a time, so that any number of them may be read. It ends with the first error of f.
func (s *Store) FirstSubmissions(ctx context.Context, f func(FirstSubmission) error) error {
	rows, err := s.read.WithContext(ctx).Table("submissions").
		Select("applications.reference, submissions.force, submissions.submitted_on, submissions.decision, versions.content").
		Joins("JOIN applications ON applications.id = submissions.application_id").
		Joins("JOIN versions ON versions.application_id = submissions.application_id AND versions.n = submissions.version_n").
		Where("submissions.round = 1").Order("submissions.submitted_on, applications.reference").Rows()
	if err != nil {
		return fmt.Errorf("read first submissions: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var first FirstSubmission
		var on, content string
		if err := rows.Scan(&first.Reference, &first.Force, &on, &first.Decision, &content); err != nil {
			return fmt.Errorf("read first submission: %w", err)
		}
		if first.On, err = calendar.ParseDate(on); err != nil {
			return fmt.Errorf("read first submission of %s: %w", first.Reference, err)
		}
		if err := json.Unmarshal([]byte(content), &first.Content); err != nil {
			return fmt.Errorf("read first submission of %s: %w", first.Reference, err)
		}
		if err := f(first); err != nil {
			return err
		}
	}
	return rows.Err()
}
