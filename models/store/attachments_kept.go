package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

type versionFileRow struct {
	ApplicationID string `gorm:"primaryKey"`
	VersionN      int    `gorm:"primaryKey"`
	AttachmentID  string `gorm:"primaryKey"`
	SHA256        string `gorm:"column:sha256"`
}

func (versionFileRow) TableName() string { return "version_files" }

// VersionFiles lists the files that a version has, in the order in which they were added.
func (s *Store) VersionFiles(ctx context.Context, id string, n int) ([]models.Attachment, error) {
	var rows []attachmentRow
	err := s.read.WithContext(ctx).Select(frozenToo).
		Where("id IN (?)", s.read.Model(&versionFileRow{}).Select("attachment_id").Where("application_id = ? AND version_n = ?", id, n)).
		Order("at, id").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the files of a version: %w", err)
	}
	return attachmentModels(rows)
}

// SentFiles are the ids of the files that went to the CPS with any submission of an application.
func (s *Store) SentFiles(ctx context.Context, id string) (map[string]bool, error) {
	var ids []string
	err := s.read.WithContext(ctx).Model(&versionFileRow{}).Distinct("attachment_id").
		Where("application_id = ? AND version_n IN (?)", id, s.read.Model(&submissionRow{}).Select("version_n").Where("application_id = ?", id)).
		Pluck("attachment_id", &ids).Error
	if err != nil {
		return nil, fmt.Errorf("read the files of the submissions: %w", err)
	}
	return setOf(ids), nil
}

// Scanned notes what the scanner said of a file that waited for it.
func (s *Store) Scanned(ctx context.Context, file string, scan models.Scan) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		err := tx.Model(&attachmentRow{}).Where("id = ? AND scan = ?", file, models.ScanWaiting).Updates(map[string]any{"scan": scan}).Error
		if err != nil {
			return fmt.Errorf("note what the scanner said: %w", err)
		}
		return nil
	})
}

// Unscanned lists files that wait for the scanner, the oldest first.
func (s *Store) Unscanned(ctx context.Context, limit int) ([]models.Attachment, error) {
	var rows []attachmentRow
	err := s.read.WithContext(ctx).Where("scan = ? AND removed_at = 0", models.ScanWaiting).Order("at, id").Limit(limit).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read files that wait: %w", err)
	}
	return attachmentModels(rows)
}

// Unclaimed are those of the keys whose bytes no one needs: no file or paper has them, or the file was
// removed before a time, or is infected.
func (s *Store) Unclaimed(ctx context.Context, keys []string, before time.Time) ([]string, error) {
	var claimed []string
	err := s.write.WithContext(ctx).Model(&attachmentRow{}).
		Where("blob IN ? AND scan <> ? AND (removed_at = 0 OR removed_at >= ?)", keys, models.ScanInfected, micros(before)).
		Pluck("blob", &claimed).Error
	if err != nil {
		return nil, fmt.Errorf("look for whose files these are: %w", err)
	}
	var papers []string
	if err := s.write.WithContext(ctx).Model(&paperRow{}).Where("blob IN ?", keys).Pluck("blob", &papers).Error; err != nil {
		return nil, fmt.Errorf("look for whose files these are: %w", err)
	}
	is := setOf(append(claimed, papers...))
	return slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return is[key] }), nil
}
