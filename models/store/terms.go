package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
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
func (s *Store) indexTerms(tx *gorm.DB, applicationID string, content content.Content) error {
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

// SameQuery says among which applications the same terms are looked for.
type SameQuery struct {
	Region string       // code
	Scope  models.Scope // of the caller: what is outside or shut to them is not named, and together is one empty reference
	Except string       // id of the application that holds the texts; "" for none
}

// SameText finds, for each of the texts, the references of the other applications of the region
// that hold it too, whatever the case, spacing and punctuation: at most 20 for a text.
func (s *Store) SameText(ctx context.Context, q SameQuery, texts []string) (map[string][]string, error) {
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
	var hits []textHit
	for some := range slices.Chunk(slices.Sorted(maps.Keys(byPrint)), 100) {
		held, err := s.heldElsewhere(ctx, q.Except, some)
		if err != nil {
			return nil, err
		}
		found, err := s.holding(ctx, q, held)
		if err != nil {
			return nil, err
		}
		hits = append(hits, found...)
	}
	if err := s.unnamed(ctx, q.Scope, hits); err != nil {
		return nil, err
	}
	slices.SortFunc(hits, func(a, b textHit) int { return cmp.Compare(a.Reference, b.Reference) })
	for _, h := range hits {
		for _, text := range byPrint[h.Print] {
			if len(same[text]) < 20 && !slices.Contains(same[text], h.Reference) {
				same[text] = append(same[text], h.Reference)
			}
		}
	}
	return same, nil
}

type textHit struct{ Print, Reference, ID string }

// unnamed takes the references of applications that the caller may not see.
func (s *Store) unnamed(ctx context.Context, scope models.Scope, hits []textHit) error {
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	slices.Sort(ids)
	shown, err := s.visible(ctx, scope, slices.Compact(ids))
	if err != nil {
		return err
	}
	for i, h := range hits {
		if !shown[h.ID] {
			hits[i].Reference = ""
		}
	}
	return nil
}

// heldElsewhere leaves the prints that any other application holds, which are few: it costs a fraction of finding out which.
func (s *Store) heldElsewhere(ctx context.Context, except string, prints []string) ([]string, error) {
	args := []any{}
	for _, p := range prints {
		args = append(args, p)
	}
	var found []string
	err := s.read.WithContext(ctx).Raw("WITH wanted (print) AS (VALUES (?)"+strings.Repeat(", (?)", len(prints)-1)+`)
		SELECT print FROM wanted WHERE EXISTS (SELECT 1 FROM terms WHERE terms.print = wanted.print AND terms.application_id <> ?)`,
		append(args, except)...).Scan(&found).Error
	if err != nil {
		return nil, fmt.Errorf("look for equal terms: %w", err)
	}
	return found, nil
}

// holding finds up to 20 applications for each print. Each is looked for by itself and no further than
// that, so that a wording which thousands hold costs no more than one which twenty hold.
func (s *Store) holding(ctx context.Context, q SameQuery, prints []string) ([]textHit, error) {
	// CROSS JOIN has SQLite begin with the term, not with all applications of the region.
	const one = `SELECT * FROM (SELECT DISTINCT terms.print, applications.reference, applications.id
		FROM terms CROSS JOIN applications
		WHERE terms.print = ? AND applications.id = terms.application_id AND applications.region = ? AND applications.id <> ?
		LIMIT 20) AS found`
	if len(prints) == 0 {
		return nil, nil
	}
	parts, args := make([]string, len(prints)), []any{}
	for i, p := range prints {
		parts[i], args = one, append(args, p, q.Region, q.Except)
	}
	var hits []textHit
	if err := s.read.WithContext(ctx).Raw(strings.Join(parts, " UNION ALL "), args...).Scan(&hits).Error; err != nil {
		return nil, fmt.Errorf("look for equal terms: %w", err)
	}
	return hits, nil
}
