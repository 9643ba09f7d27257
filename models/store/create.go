package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// Create writes a new application and its first event from the stored text that the step names.
// Asking again writes nothing and gives the same answer.
func (s *Store) Create(ctx context.Context, step models.Step) (models.Applied, error) {
	return s.createdUnless(ctx, step, trusted)
}

func (s *Store) createdUnless(ctx context.Context, step models.Step, unless check) (models.Applied, error) {
	var done models.Applied
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		if found, err := s.existing(tx, step, &done); found || err != nil {
			return err
		}
		var body models.NewApplication
		if err := payloadBody(tx, step, &body); err != nil {
			return err
		}
		begins := models.Standing{ApplicationID: step.Next.ApplicationID}
		if err := unless(tx, step, place{body.Force, body.Region, false}, &begins); err != nil {
			return err
		}
		var err error
		done, err = s.create(tx, step, body, "")
		return err
	})
	return done, err
}

func (s *Store) existing(tx *gorm.DB, step models.Step, done *models.Applied) (bool, error) {
	var row applicationRow
	err := s.locked(tx).Where("id = ?", step.Next.ApplicationID).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look for application: %w", err)
	}
	var found bool
	*done, found, err = written(tx, row, step.UpdateID)
	if err == nil && !found {
		err = fmt.Errorf("application %s: %w", row.ID, models.ErrDiverged)
	}
	return true, err
}

func (s *Store) create(tx *gorm.DB, step models.Step, body models.NewApplication, reference string) (models.Applied, error) {
	var err error
	if reference == "" {
		reference, err = nextReference(tx, body.Region, step.At)
	} else {
		err = free(tx, reference)
	}
	if err != nil {
		return models.Applied{}, err
	}
	var content content.Content
	if err := json.Unmarshal(body.Content, &content); err != nil {
		return models.Applied{}, fmt.Errorf("read content: %w", err)
	}
	row, err := newRow(step, body, content, reference)
	if err != nil {
		return models.Applied{}, err
	}
	if err := tx.Create(&row).Error; err != nil {
		return models.Applied{}, fmt.Errorf("create application: %w", err)
	}
	if err := s.indexTerms(tx, row.ID, content); err != nil {
		return models.Applied{}, err
	}
	if err := indexLikenesses(tx, row, nothing, content); err != nil {
		return models.Applied{}, err
	}
	if err := indexSubjects(tx, row.ID, content); err != nil {
		return models.Applied{}, err
	}
	edit := editRow{ApplicationID: row.ID, Version: 1, ActorID: row.CreatedBy, At: row.CreatedAt, ContentHash: row.ContentHash}
	if err := tx.Create(&edit).Error; err != nil {
		return models.Applied{}, fmt.Errorf("note author: %w", err)
	}
	if err := s.appendEvent(tx, row, step); err != nil {
		return models.Applied{}, err
	}
	if err := s.wait(tx, row, step.Next, step.At, s.latestSafe(row.Region, content, calendar.DateIn(step.At))); err != nil {
		return models.Applied{}, err
	}
	return models.Applied{Standing: step.Next, Seq: 1, Version: 1}, nil
}

func newRow(step models.Step, body models.NewApplication, content content.Content, reference string) (applicationRow, error) {
	standing, err := json.Marshal(step.Next)
	if err != nil {
		return applicationRow{}, fmt.Errorf("encode standing: %w", err)
	}
	return applicationRow{
		ID: step.Next.ApplicationID, Reference: reference, Force: body.Force, Region: body.Region,
		State: step.Next.State, Seq: step.Next.Seq, Version: 1, Round: step.Next.Round, Standing: string(standing),
		Content: string(body.Content), ContentHash: content.Hash(),
		Subject: content.SubjectName(), Search: searchText(reference, content),
		CreatedAt: micros(step.At), CreatedBy: step.Command.Actor.ID,
		UpdatedAt: micros(step.At), UpdatedBy: step.Command.Actor.ID, KeysVersion: subjectKeys,
	}, nil
}

// nextReference takes the next number of the region in the year, in London, of at.
func nextReference(tx *gorm.DB, region string, at time.Time) (string, error) {
	year := calendar.DateIn(at).Year
	var last int
	err := tx.Raw(`INSERT INTO reference_numbers (region, year, last) VALUES (?, ?, 1)
		ON CONFLICT (region, year) DO UPDATE SET last = reference_numbers.last + 1 RETURNING last`, region, year).Scan(&last).Error
	if err != nil {
		return "", fmt.Errorf("take reference number: %w", err)
	}
	return fmt.Sprintf("%s/%d/%03d", strings.ToUpper(region), year, last), nil
}

// keepReference moves a region's numbers past a reference that came from outside: the region that it names, which may
// differ from the one that imports it.
func keepReference(tx *gorm.DB, reference string) error {
	region, year, number, ours := parseReference(reference)
	if !ours {
		return nil // it cannot collide
	}
	err := tx.Exec(`INSERT INTO reference_numbers (region, year, last) VALUES (?, ?, ?)
		ON CONFLICT (region, year) DO UPDATE SET last = CASE WHEN reference_numbers.last < excluded.last THEN excluded.last ELSE reference_numbers.last END`,
		region, year, number).Error
	if err != nil {
		return fmt.Errorf("keep reference number: %w", err)
	}
	return nil
}

// parseReference reads a reference such as nextReference gives. Numbers that no region will ever
// come to are not of our form.
func parseReference(reference string) (region string, year, number uint64, ours bool) {
	parts := strings.Split(reference, "/")
	if len(parts) != 3 {
		return "", 0, 0, false
	}
	year, err := strconv.ParseUint(parts[1], 10, 14)
	if err != nil {
		return "", 0, 0, false
	}
	number, err = strconv.ParseUint(parts[2], 10, 20)
	return strings.ToLower(parts[0]), year, number, err == nil
}

// free sees that no other application has the reference.
func free(tx *gorm.DB, reference string) error {
	var n int64
	if err := tx.Model(&applicationRow{}).Where("reference = ?", reference).Count(&n).Error; err != nil {
		return fmt.Errorf("look for reference: %w", err)
	}
	if n > 0 {
		return fmt.Errorf("reference of the record: %w", models.ErrExists) // without it: errors may pass through the engine
	}
	return nil
}

// SavePayload stores the text of a command before it is sent. When the reference is there
// already, the stored text is what counts and is returned.
func (s *Store) SavePayload(ctx context.Context, p models.Payload) (models.Payload, error) {
	row := payloadRow{
		Ref: p.Ref, ApplicationID: p.ApplicationID, ActorID: p.ActorID, Action: p.Action,
		Body: string(p.Body), Hash: p.Hash, At: micros(s.Now()),
	}
	stored := false
	err := s.inTx(ctx, func(tx *gorm.DB) error {
		result := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
		stored = result.RowsAffected > 0
		return result.Error
	})
	if err != nil {
		return models.Payload{}, fmt.Errorf("store text: %w", err)
	}
	if !stored {
		return s.Payload(ctx, p.Ref)
	}
	return row.model(), nil
}

// Payload reads a stored text. ErrNotFound when it is not there or has been erased.
func (s *Store) Payload(ctx context.Context, ref string) (models.Payload, error) {
	var row payloadRow
	if err := s.read.WithContext(ctx).Where("ref = ?", ref).Take(&row).Error; err != nil {
		return models.Payload{}, notFound(err)
	}
	return row.model(), nil
}
