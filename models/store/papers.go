package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

type paperRow struct {
	ApplicationID string `gorm:"primaryKey"`
	Round         int    `gorm:"primaryKey;autoIncrement:false"`
	Name          string `gorm:"primaryKey"`
	Format        string `gorm:"primaryKey"`
	File          string
	Title         string
	Blob          string
	SHA256        string `gorm:"column:sha256"`
	Size          int64
	At            int64
	Later         bool
}

func (paperRow) TableName() string { return "papers" }

func (r paperRow) model() models.Paper {
	return models.Paper{Name: r.Name, Format: r.Format, File: r.File, Title: r.Title, Blob: r.Blob, SHA256: r.SHA256, Size: r.Size, At: fromMicros(r.At), Later: r.Later}
}

// Papers are the documents of a submission, in the order of their names in the pack; none where they were not made yet.
func (s *Store) Papers(ctx context.Context, id string, round int) ([]models.Paper, error) {
	return papersOf(s.read.WithContext(ctx), id, round)
}

func papersOf(tx *gorm.DB, id string, round int) ([]models.Paper, error) {
	var rows []paperRow
	if err := tx.Where("application_id = ? AND round = ?", id, round).Order("file").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read papers: %w", err)
	}
	papers := make([]models.Paper, len(rows))
	for i, r := range rows {
		papers[i] = r.model()
	}
	return papers, nil
}

// KeepPapers notes documents of a submission whose bytes are kept already, and gives all that it has. What is there
// stays: of two who make the same paper, the first is right for ever.
func (s *Store) KeepPapers(ctx context.Context, id string, round int, papers []models.Paper) (kept []models.Paper, err error) {
	err = s.inTx(ctx, func(tx *gorm.DB) error {
		var row applicationRow
		if err := s.locked(tx).Where("id = ?", id).Take(&row).Error; err != nil {
			return notFound(err)
		}
		if err := s.keepPapers(tx, id, round, papers); err != nil {
			return err
		}
		kept, err = papersOf(tx, id, round)
		return err
	})
	return kept, err
}

func (s *Store) keepPapers(tx *gorm.DB, id string, round int, papers []models.Paper) error {
	there, err := papersOf(tx, id, round)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, p := range there {
		known[p.Name+"."+p.Format] = true
	}
	var rows []paperRow
	for _, p := range papers {
		if !known[p.Name+"."+p.Format] {
			rows = append(rows, paperRow{ApplicationID: id, Round: round, Name: p.Name, Format: p.Format, File: p.File, Title: p.Title,
				Blob: p.Blob, SHA256: p.SHA256, Size: p.Size, At: micros(s.Now()), Later: p.Later})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	if err := tx.Create(&rows).Error; err != nil {
		return fmt.Errorf("keep papers: %w", err)
	}
	return nil
}
