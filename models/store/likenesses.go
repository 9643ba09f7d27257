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

	"scpo.example/desk/models/checks/lint"
	"scpo.example/desk/models/content"
)

// Texts that are nearly another application's are found by a few numbers each, so that a save writes a bounded number of rows
// and a look-up reads a bounded number, however many applications there are.

type likenessRow struct {
	Region        string
	Band          int64
	ApplicationID string
	Place         string
}

func (likenessRow) TableName() string { return "likenesses" }

// nothing is what there was before an application.
var nothing content.Content

// mostTexts bounds how many texts of one application are indexed and looked for.
const mostTexts = 120

// comparedTexts are the texts of a content that are compared with those of others, by place.
func comparedTexts(c content.Content) map[string]string {
	texts := map[string]string{"facts": c.Facts, "risk": c.Risk.Statement}
	for _, t := range c.Terms[:min(len(c.Terms), mostTexts)] {
		texts["term:"+t.ID] = t.Text
	}
	return texts
}

// indexLikenesses notes by what the texts of a content are found, where they are not as before.
func indexLikenesses(tx *gorm.DB, row applicationRow, before, c content.Content) error {
	was, is := comparedTexts(before), comparedTexts(c)
	var changed []string
	for place, text := range was {
		if is[place] != text {
			changed = append(changed, place)
		}
	}
	if len(changed) > 0 {
		if err := tx.Where("application_id = ? AND place IN ?", row.ID, changed).Delete(&likenessRow{}).Error; err != nil {
			return fmt.Errorf("forget likenesses: %w", err)
		}
	}
	var rows []likenessRow
	for place, text := range is {
		if was[place] == text {
			continue
		}
		for _, band := range lint.Fingerprint(text).Bands() {
			rows = append(rows, likenessRow{row.Region, band, row.ID, place})
		}
	}
	for some := range slices.Chunk(rows, 500) {
		if err := tx.Create(&some).Error; err != nil {
			return fmt.Errorf("note likenesses: %w", err)
		}
	}
	return nil
}

// Likeness is a text of another application that is nearly one of the requested ones.
type Likeness struct {
	Place         string // of the requested text: facts, risk, or term: and its id
	At            string // JSON Pointer to the requested text
	ApplicationID string
	Reference     string
	Force         string
	Pointer       string // to the text in the other application
	Text          string
}

// mostAlike bounds how many applications are read for one look-up.
const mostAlike = 6

// Likenesses finds for each text of a content the text of another application of the region that is most like it, if any is
// nearly the same. Facts and risk of one case, which have one URN, are not compared.
func (s *Store) Likenesses(ctx context.Context, region, except string, c content.Content) ([]Likeness, error) {
	texts, prints := comparedTexts(c), map[string]lint.Print{}
	wanted := map[int64][]string{}
	for place, text := range texts {
		prints[place] = lint.Fingerprint(text)
		for _, band := range prints[place].Bands() {
			wanted[band] = append(wanted[band], place)
		}
	}
	hits, err := s.bandsHeld(ctx, region, except, wanted)
	if err != nil || len(hits) == 0 {
		return nil, err
	}
	best := map[string]Likeness{}
	nearest := map[string]float64{}
	for _, id := range oftenest(hits) {
		row, other, err := s.alike(ctx, id)
		if err != nil {
			return nil, err
		}
		theirs := comparedTexts(other)
		for _, h := range hits {
			if h.ApplicationID != id {
				continue
			}
			for _, place := range wanted[h.Band] {
				if !compared(place, h.Place, sameCase(c, other)) {
					continue
				}
				text := theirs[h.Place]
				if share := prints[place].Nearness(lint.Fingerprint(text)); share >= lint.Alike && share > nearest[place] {
					nearest[place] = share
					best[place] = Likeness{place, pointerOf(c, place), row.ID, row.Reference, row.Force, pointerOf(other, h.Place), text}
				}
			}
		}
	}
	return slices.SortedFunc(maps.Values(best), func(a, b Likeness) int { return cmp.Compare(a.Place, b.Place) }), nil
}

// alike reads an application whose texts may be alike.
func (s *Store) alike(ctx context.Context, id string) (row applicationRow, c content.Content, err error) {
	if err := s.read.WithContext(ctx).Select("id", "reference", "force", "content").Where("id = ?", id).Take(&row).Error; err != nil {
		return row, c, fmt.Errorf("read what is alike: %w", err)
	}
	if err := json.Unmarshal([]byte(row.Content), &c); err != nil {
		return row, c, fmt.Errorf("read content of %s: %w", id, err)
	}
	return row, c, nil
}

// compared says whether the texts of two places are compared: terms with terms, and facts and risk only of different cases.
func compared(place, other string, sameCase bool) bool {
	term := strings.HasPrefix(place, "term:")
	return term == strings.HasPrefix(other, "term:") && (term || !sameCase)
}

func sameCase(a, b content.Content) bool { return a.Court.URN != "" && a.Court.URN == b.Court.URN }

func pointerOf(c content.Content, place string) string {
	switch place {
	case "facts":
		return "/facts"
	case "risk":
		return "/risk/statement"
	}
	i := slices.IndexFunc(c.Terms, func(t content.Term) bool { return "term:"+t.ID == place })
	return fmt.Sprintf("/terms/%d/text", max(i, 0))
}

// oftenest are the applications that hold most of the bands found, at most mostAlike.
func oftenest(hits []likenessRow) []string {
	times := map[string]int{}
	for _, h := range hits {
		times[h.ApplicationID]++
	}
	ids := slices.SortedFunc(maps.Keys(times), func(a, b string) int { return cmp.Or(times[b]-times[a], cmp.Compare(a, b)) })
	return ids[:min(len(ids), mostAlike)]
}

// bandsHeld finds which of the bands other applications of the region hold, and up to ten places for each of them.
func (s *Store) bandsHeld(ctx context.Context, region, except string, wanted map[int64][]string) ([]likenessRow, error) {
	var held []int64
	for some := range slices.Chunk(slices.Sorted(maps.Keys(wanted)), 200) {
		args := []any{}
		for _, b := range some {
			args = append(args, b)
		}
		var found []int64
		err := s.read.WithContext(ctx).Raw("WITH wanted (band) AS (VALUES (CAST(? AS BIGINT))"+strings.Repeat(", (CAST(? AS BIGINT))", len(some)-1)+`)
			SELECT band FROM wanted WHERE EXISTS (SELECT 1 FROM likenesses l WHERE l.region = ? AND l.band = wanted.band AND l.application_id <> ?)`,
			append(args, region, except)...).Scan(&found).Error
		if err != nil {
			return nil, fmt.Errorf("look for likenesses: %w", err)
		}
		held = append(held, found...)
	}
	const one = `SELECT * FROM (SELECT region, band, application_id, place FROM likenesses WHERE region = ? AND band = ? AND application_id <> ? LIMIT 10) AS found`
	var hits []likenessRow
	for some := range slices.Chunk(held, 50) {
		parts, args := make([]string, len(some)), []any{}
		for i, b := range some {
			parts[i], args = one, append(args, region, b, except)
		}
		var found []likenessRow
		if err := s.read.WithContext(ctx).Raw(strings.Join(parts, " UNION ALL "), args...).Scan(&found).Error; err != nil {
			return nil, fmt.Errorf("look for likenesses: %w", err)
		}
		hits = append(hits, found...)
	}
	return hits, nil
}
