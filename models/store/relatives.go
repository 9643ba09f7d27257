package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

const subjectKeys = content.SubjectKeysVersion

type subjectKeyRow struct {
	ApplicationID string               `gorm:"primaryKey"`
	Kind          content.SubjectMatch `gorm:"primaryKey"`
	Hash          string               `gorm:"primaryKey"`
}

func (subjectKeyRow) TableName() string { return "subject_keys" }

// Relative is another application about the same subject.
type Relative struct {
	ID        string
	Reference string
	Force     string
	Region    string
	State     models.State
	Subject   string // personal data, as the name of the first subject always is
	CreatedBy string // user id
	Visible   bool   // whether the caller may open it
	Why       []content.SubjectMatch
}

// RelativesQuery says whose relatives are requested, and by whom.
type RelativesQuery struct {
	Keys   []content.SubjectKey
	Except string       // id of the application itself; "" for none
	Scope  models.Scope // of the caller: what is outside or shut to them is found, and marked
}

// mostRelatives bounds what is found: no one has so many applications.
const mostRelatives = 50

// Relatives finds the applications of every force and region about any of the subjects, newest first. For those that
// are not visible, the caller shows only that they exist, and where.
func (s *Store) Relatives(ctx context.Context, q RelativesQuery) ([]Relative, error) {
	if len(q.Keys) == 0 {
		return nil, nil
	}
	hashes := make([]string, len(q.Keys))
	for i, k := range q.Keys {
		hashes[i] = k.Hash
	}
	var hits []subjectKeyRow
	if err := s.read.WithContext(ctx).Where("hash IN ? AND application_id <> ?", hashes, q.Except).Find(&hits).Error; err != nil {
		return nil, fmt.Errorf("look for the same subject: %w", err)
	}
	why := map[string][]content.SubjectMatch{}
	for _, h := range hits {
		if !slices.ContainsFunc(q.Keys, content.SubjectKey{Match: h.Kind, Hash: h.Hash}.Meets) {
			continue
		}
		if h.Kind == content.SameInitial {
			h.Kind = content.SamePerson
		}
		if !slices.Contains(why[h.ApplicationID], h.Kind) {
			why[h.ApplicationID] = append(why[h.ApplicationID], h.Kind)
		}
	}
	return s.relatives(ctx, q.Scope, why)
}

func (s *Store) relatives(ctx context.Context, scope models.Scope, why map[string][]content.SubjectMatch) ([]Relative, error) {
	if len(why) == 0 {
		return nil, nil
	}
	ids := make([]string, 0, len(why))
	for id := range why {
		ids = append(ids, id)
	}
	var rows []applicationRow
	err := s.read.WithContext(ctx).Select("id", "reference", "force", "region", "state", "subject", "created_by").
		Where("id IN ? AND state <> ?", ids, models.Discarded).Order("created_at DESC, id DESC").Limit(mostRelatives).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read relatives: %w", err)
	}
	shown, err := s.visible(ctx, scope, ids)
	if err != nil {
		return nil, err
	}
	found := make([]Relative, len(rows))
	for i, r := range rows {
		matches := why[r.ID]
		slices.SortFunc(matches, func(a, b content.SubjectMatch) int { return -cmp.Compare(a, b) }) // the PNC ID first
		found[i] = Relative{
			ID: r.ID, Reference: r.Reference, Force: r.Force, Region: r.Region, State: r.State, Subject: r.Subject,
			CreatedBy: r.CreatedBy, Visible: shown[r.ID], Why: matches,
		}
	}
	return found, nil
}

// indexSubjects notes by what the subjects of a content are found.
func indexSubjects(tx *gorm.DB, applicationID string, c content.Content) error {
	if err := tx.Where("application_id = ?", applicationID).Delete(&subjectKeyRow{}).Error; err != nil {
		return fmt.Errorf("forget subjects: %w", err)
	}
	var rows []subjectKeyRow
	for _, k := range c.SubjectKeys() {
		rows = append(rows, subjectKeyRow{applicationID, k.Match, k.Hash})
	}
	if len(rows) == 0 {
		return nil
	}
	if err := tx.Create(&rows).Error; err != nil {
		return fmt.Errorf("note subjects: %w", err)
	}
	return nil
}

// reindexSubjects makes the keys of the applications that have none, or those of an earlier version. It continues where it
// was cut off.
func (s *Store) reindexSubjects(ctx context.Context) error {
	var ids []string
	if err := s.read.WithContext(ctx).Model(&applicationRow{}).Where("keys_version <> ?", subjectKeys).Pluck("id", &ids).Error; err != nil {
		return fmt.Errorf("read keys of subjects: %w", err)
	}
	for _, id := range ids {
		err := s.inTx(ctx, func(tx *gorm.DB) error {
			var row applicationRow
			if err := s.locked(tx).Where("id = ?", id).Take(&row).Error; err != nil {
				return notFound(err)
			}
			var c content.Content
			if err := json.Unmarshal([]byte(row.Content), &c); err != nil {
				return fmt.Errorf("read content of %s: %w", id, err)
			}
			if err := indexSubjects(tx, id, c); err != nil {
				return err
			}
			return tx.Model(&applicationRow{}).Where("id = ?", id).Update("keys_version", subjectKeys).Error
		})
		if err != nil {
			return err
		}
	}
	return nil
}
