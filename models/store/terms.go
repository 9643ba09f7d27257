package store

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/library"
)

type termRow struct {
	ApplicationID  string
	TermID         string
	Print          string
	Wording        string
	WordingVersion int
	WordingValues  string
}

func (termRow) TableName() string { return "terms" }

// indexTerms notes the terms of a content: what each says, folded, and which wording of the library
// it came from. A term that has been changed since keeps the wording that it came from.
func (s *Store) indexTerms(tx *gorm.DB, applicationID string, content models.Content) error {
	var known []termRow
	if err := tx.Where("application_id = ?", applicationID).Find(&known).Error; err != nil {
		return fmt.Errorf("read terms: %w", err)
	}
	before := make(map[string]termRow, len(known))
	for _, row := range known {
		before[row.TermID] = row
	}
	if err := tx.Where("application_id = ?", applicationID).Delete(&termRow{}).Error; err != nil {
		return fmt.Errorf("forget terms: %w", err)
	}
	rows := make([]termRow, 0, len(content.Terms))
	for _, term := range content.Terms {
		row := before[term.ID]
		row.ApplicationID, row.TermID = applicationID, term.ID
		if folded := library.Fingerprint(term.Text); folded != row.Print {
			row.Print = folded
			if err := s.recognise(&row, term.Text); err != nil {
				return err
			}
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil
	}
	if err := tx.Create(&rows).Error; err != nil {
		return fmt.Errorf("note terms: %w", err)
	}
	return nil
}

func (s *Store) recognise(row *termRow, text string) error {
	origin, found := s.wordings.Match(text)
	if !found {
		return nil
	}
	values, err := json.Marshal(origin.Values)
	if err != nil {
		return fmt.Errorf("encode slots: %w", err)
	}
	row.Wording, row.WordingVersion, row.WordingValues = origin.WordingID, origin.Version, string(values)
	return nil
}

// Origins are the library wordings that the terms of an application came from, by term id.
func (s *Store) Origins(ctx context.Context, applicationID string) (map[string]library.Origin, error) {
	var rows []termRow
	if err := s.read.WithContext(ctx).Where("application_id = ? AND wording <> ''", applicationID).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read terms: %w", err)
	}
	origins := make(map[string]library.Origin, len(rows))
	for _, row := range rows {
		o := library.Origin{TermID: row.TermID, WordingID: row.Wording, Version: row.WordingVersion}
		if err := json.Unmarshal([]byte(row.WordingValues), &o.Values); err != nil {
			return nil, fmt.Errorf("read slots: %w", err)
		}
		origins[row.TermID] = o
	}
	return origins, nil
}

// SameText finds, for each of the texts, the references of the other applications of the region
// that hold it too, whatever the case, spacing and punctuation: at most 20 for a text.
func (s *Store) SameText(ctx context.Context, region, except string, texts []string) (map[string][]string, error) {
	byPrint := make(map[string][]string, len(texts)) // several texts may differ in spacing alone
	for _, text := range texts {
		if folded := library.Fingerprint(text); folded != "" && !slices.Contains(byPrint[folded], text) {
			byPrint[folded] = append(byPrint[folded], text)
		}
	}
	same := map[string][]string{}
	if len(byPrint) == 0 {
		return same, nil
	}
	prints := slices.Collect(maps.Keys(byPrint))
	var hits []struct{ Print, Reference string }
	// CROSS JOIN has SQLite begin with the few terms, not with all applications of the region.
	err := s.read.WithContext(ctx).Table("terms").Select("DISTINCT terms.print, applications.reference").
		Joins("CROSS JOIN applications").
		Where("terms.print IN ? AND applications.id = terms.application_id", prints).
		Where("applications.region = ? AND applications.id <> ?", region, except).
		Order("applications.reference").Limit(20 * len(prints)).Scan(&hits).Error
	if err != nil {
		return nil, fmt.Errorf("look for equal terms: %w", err)
	}
	for _, h := range hits {
		for _, text := range byPrint[h.Print] {
			if len(same[text]) < 20 {
				same[text] = append(same[text], h.Reference)
			}
		}
	}
	return same, nil
}
