package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

type relationRow struct {
	ApplicationID string
	Seq           int
	OtherID       string
	Verdict       models.Relation
	ActorID       string
	At            int64
}

func (relationRow) TableName() string { return "relations" }

type lineKeyRow struct {
	ApplicationID string               `gorm:"primaryKey"`
	Kind          content.SubjectMatch `gorm:"primaryKey"`
	Hash          string               `gorm:"primaryKey"`
}

func (lineKeyRow) TableName() string { return "line_keys" }

// relate keeps what an officer says of another application. Two about one subject and one URN are one line, whatever is
// said; two about different subjects are none once the CPS has both, because otherwise a remark could remove a decision
// from the figure.
func (s *Store) relate(tx *gorm.DB, row *applicationRow, step models.Step, _ *models.Standing) error {
	if err := s.lockLines(tx, row.ID, step.Command.Other); err != nil {
		return err
	}
	var other applicationRow
	if err := tx.Where("id = ?", step.Command.Other).Take(&other).Error; err != nil {
		return notFound(err)
	}
	sameSubject, sameLine, err := inCommon(*row, other)
	switch {
	case err != nil:
		return err
	case step.Command.As == models.Unrelated && sameLine:
		return s.refusedNow(*row, models.SameLine)
	case step.Command.As.Joins() && !sameSubject && row.Submitted && other.Submitted:
		return s.refusedNow(*row, models.NotSameSubject)
	}
	said := relationRow{ApplicationID: row.ID, Seq: step.Next.Seq, OtherID: other.ID, Verdict: step.Command.As,
		ActorID: step.Command.Actor.ID, At: micros(step.At)}
	if err := tx.Create(&said).Error; err != nil {
		return fmt.Errorf("relate: %w", err)
	}
	return nil
}

// inCommon reports whether two applications have a subject in common, and whether in the same court case.
func inCommon(a, b applicationRow) (subject, line bool, err error) {
	var one, two content.Content
	for _, read := range []struct {
		text string
		into *content.Content
	}{{a.Content, &one}, {b.Content, &two}} {
		if err := json.Unmarshal([]byte(read.text), read.into); err != nil {
			return false, false, fmt.Errorf("read content: %w", err)
		}
	}
	common := func(a, b []content.SubjectKey) bool {
		return slices.ContainsFunc(a, func(k content.SubjectKey) bool { return slices.ContainsFunc(b, k.Meets) })
	}
	return common(one.SubjectKeys(), two.SubjectKeys()), common(one.LineKeys(), two.LineKeys()), nil
}

// undecided are the likely relatives of an application whose relation no one has recorded. Keys meet as SubjectKey.Meets says.
const undecided = `FROM subject_keys k JOIN subject_keys o ON o.hash = k.hash AND o.application_id <> k.application_id
		AND (k.kind <> 'initial-and-birth' OR o.kind <> 'initial-and-birth')
	JOIN applications a ON a.id = o.application_id
	WHERE k.application_id = ? AND a.state <> 'discarded' AND NOT EXISTS (SELECT 1 FROM relations r
		WHERE (r.application_id = k.application_id AND r.other_id = o.application_id)
		OR (r.application_id = o.application_id AND r.other_id = k.application_id))`

// unlessUndecided refuses a submission to the CPS while a likely relative is undecided: the figure counts lines.
func (s *Store) unlessUndecided(tx *gorm.DB, row applicationRow, step models.Step) error {
	if step.Imported {
		return nil
	}
	var n int64
	if err := tx.Raw("SELECT COUNT(DISTINCT o.application_id) "+undecided, row.ID).Scan(&n).Error; err != nil {
		return fmt.Errorf("look for relatives: %w", err)
	}
	if n > 0 {
		return s.refusedNow(row, models.RelatedUndecided)
	}
	return nil
}

// lockLines keeps others from changing the lines of the same subjects until this is written. SQLite has one writer anyway.
func (s *Store) lockLines(tx *gorm.DB, ids ...string) error {
	if !s.postgres {
		return nil
	}
	var hashes []string
	if err := tx.Model(&subjectKeyRow{}).Distinct("hash").Where("application_id IN ?", ids).Order("hash").Pluck("hash", &hashes).Error; err != nil {
		return fmt.Errorf("read subjects: %w", err)
	}
	for _, h := range hashes {
		if err := tx.Exec("SELECT pg_advisory_xact_lock(hashtext(?))", h).Error; err != nil {
			return fmt.Errorf("lock line: %w", err)
		}
	}
	return nil
}

// keyLine notes by what a submission is found to be of the same line, as it was sent.
func keyLine(tx *gorm.DB, id string, c content.Content) error {
	for _, k := range c.LineKeys() {
		err := tx.Where(lineKeyRow{id, k.Match, k.Hash}).FirstOrCreate(&lineKeyRow{ApplicationID: id, Kind: k.Match, Hash: k.Hash}).Error
		if err != nil {
			return fmt.Errorf("note line: %w", err)
		}
	}
	return nil
}

// line lists the applications of one line, this one among them: the same subject in the same court case, or so related by
// an officer, directly or through others.
func line(tx *gorm.DB, id string) ([]string, error) {
	members := []string{id}
	for i := 0; i < len(members); i++ {
		beside, err := neighbours(tx, members[i])
		if err != nil {
			return nil, err
		}
		for _, b := range beside {
			if !slices.Contains(members, b) {
				members = append(members, b)
			}
		}
	}
	return members, nil
}

// neighbours are the applications that belong to one directly.
func neighbours(tx *gorm.DB, id string) ([]string, error) {
	verdicts, err := relationsOf(tx, id)
	if err != nil {
		return nil, err
	}
	var beside []string
	err = tx.Raw(`SELECT DISTINCT o.application_id FROM line_keys k JOIN line_keys o ON o.hash = k.hash AND o.application_id <> k.application_id
		WHERE k.application_id = ?`, id).Scan(&beside).Error
	if err != nil {
		return nil, fmt.Errorf("read lines: %w", err)
	}
	for other, verdict := range verdicts {
		if verdict.Joins() {
			beside = append(beside, other)
		}
	}
	slices.Sort(beside)
	return slices.Compact(beside), nil
}

// relationsOf are the last words on the pairs of an application, by the other of each.
func relationsOf(tx *gorm.DB, id string) (map[string]models.Relation, error) {
	var said []relationRow
	if err := tx.Where("application_id = ? OR other_id = ?", id, id).Order("at, application_id, seq").Find(&said).Error; err != nil {
		return nil, fmt.Errorf("read relations: %w", err)
	}
	verdicts := map[string]models.Relation{}
	for _, r := range said {
		other := r.OtherID
		if other == id {
			other = r.ApplicationID
		}
		verdicts[other] = r.Verdict // the last counts
	}
	return verdicts, nil
}
