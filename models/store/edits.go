package store

import (
	"context"
	"fmt"
	"strings"

	"scpo.example/desk/models"
)

// editsLooked bounds how many edits LastEdits looks back over: far more than anyone misses while they write.
const editsLooked = 1000

// LastEdits says who last changed each section and each term after a version of the application, newest first. It looks
// at the newest 1000 edits, and says nothing of those from before places were kept. The caller has already read the
// application in its own scope.
func (s *Store) LastEdits(ctx context.Context, id string, since int) ([]models.Edit, error) {
	var rows []editRow
	err := s.read.WithContext(ctx).Where("application_id = ? AND version > ?", id, since).
		Order("version DESC").Limit(editsLooked).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read edits: %w", err)
	}
	var last []models.Edit
	told := map[string]bool{"": true}
	for _, row := range rows {
		for place := range strings.SplitSeq(row.Places, ",") {
			if told[place] {
				continue
			}
			told[place] = true
			section, term, _ := strings.Cut(place, "/")
			last = append(last, models.Edit{Section: section, Term: term, Version: row.Version, ActorID: row.ActorID, At: fromMicros(row.At)})
		}
	}
	return last, nil
}
