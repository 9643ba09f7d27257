package store

import (
	"context"
	"fmt"

	"scpo.example/desk/models"
)

// Events reads the whole history of an application, oldest first. The caller has already read the application in its
// own scope; this is true of every read in this file.
func (s *Store) Events(ctx context.Context, id string) ([]models.Event, error) {
	var rows []eventRow
	if err := s.read.WithContext(ctx).Where("application_id = ?", id).Order("seq").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read events: %w", err)
	}
	events := make([]models.Event, len(rows))
	for i, row := range rows {
		events[i] = row.model()
	}
	return events, nil
}

// EventOf finds the event that an update wrote. ErrNotFound when it has written none.
func (s *Store) EventOf(ctx context.Context, id, updateID string) (models.Event, error) {
	var row eventRow
	err := s.read.WithContext(ctx).Where("application_id = ? AND update_id = ?", id, updateID).Take(&row).Error
	if err != nil {
		return models.Event{}, notFound(err)
	}
	return row.model(), nil
}

// Payloads reads the texts of an application's history, by reference. An erased text is not there.
func (s *Store) Payloads(ctx context.Context, id string) (map[string]models.Payload, error) {
	var rows []payloadRow
	if err := s.read.WithContext(ctx).Where("application_id = ?", id).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read texts: %w", err)
	}
	texts := make(map[string]models.Payload, len(rows))
	for _, row := range rows {
		texts[row.Ref] = row.model()
	}
	return texts, nil
}

// Versions lists the frozen versions, oldest first, without their content.
func (s *Store) Versions(ctx context.Context, id string) ([]models.Version, error) {
	var rows []versionRow
	err := s.read.WithContext(ctx).Omit("content").Where("application_id = ?", id).Order("n").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read versions: %w", err)
	}
	versions := make([]models.Version, len(rows))
	for i, row := range rows {
		versions[i] = row.model()
	}
	return versions, nil
}

// Version reads one frozen version with its content.
func (s *Store) Version(ctx context.Context, id string, n int) (models.Version, error) {
	var row versionRow
	if err := s.read.WithContext(ctx).Where("application_id = ? AND n = ?", id, n).Take(&row).Error; err != nil {
		return models.Version{}, notFound(err)
	}
	return row.model(), nil
}

// Submissions lists what the CPS received, first round first.
func (s *Store) Submissions(ctx context.Context, id string) ([]models.Submission, error) {
	var rows []submissionRow
	if err := s.read.WithContext(ctx).Where("application_id = ?", id).Order("round").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read submissions: %w", err)
	}
	submissions := make([]models.Submission, len(rows))
	for i, row := range rows {
		var err error
		if submissions[i], err = row.model(); err != nil {
			return nil, err
		}
	}
	return submissions, nil
}

// Points lists every point ever raised, in the order in which they were raised.
func (s *Store) Points(ctx context.Context, id string) ([]models.Point, error) {
	var rows []pointRow
	if err := s.read.WithContext(ctx).Where("application_id = ?", id).Order("number").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read points: %w", err)
	}
	points := make([]models.Point, len(rows))
	for i, row := range rows {
		var err error
		if points[i], err = row.model(); err != nil {
			return nil, err
		}
	}
	return points, nil
}
