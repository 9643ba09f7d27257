package store

import (
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

type attachmentRow struct {
	ID            string `gorm:"primaryKey"`
	ApplicationID string
	Origin        models.Origin
	Blob          string
	Name          string
	Type          string
	Size          int64
	SHA256        string `gorm:"column:sha256"`
	Kind          string
	Title         string
	Marking       string
	Served        models.Served
	Withheld      string
	WithheldWhy   string
	Links         string
	Scan          models.Scan
	At            int64
	ActorID       string
	RemovedAt     int64
	RemovedBy     string
	Frozen        bool `gorm:"->;-:migration"` // read from version_files
}

func (attachmentRow) TableName() string { return "attachments" }

func attachmentRowOf(a models.Attachment) (attachmentRow, error) {
	links, err := json.Marshal(a.Links)
	return attachmentRow{
		ID: a.ID, ApplicationID: a.ApplicationID, Origin: a.Origin, Blob: a.Blob, Name: a.Name, Type: a.Type, Size: a.Size, SHA256: a.SHA256,
		Kind: a.Kind, Title: a.Title, Marking: a.Marking, Served: a.Served, Withheld: a.Withheld, WithheldWhy: a.WithheldWhy,
		Links: string(links), Scan: a.Scan, ActorID: a.By,
	}, err
}

func (r attachmentRow) model() (models.Attachment, error) {
	a := models.Attachment{
		ID: r.ID, ApplicationID: r.ApplicationID, Origin: r.Origin, Blob: r.Blob, Name: r.Name, Type: r.Type, Size: r.Size, SHA256: r.SHA256,
		Kind: r.Kind, Title: r.Title, Marking: r.Marking, Served: r.Served, Withheld: r.Withheld, WithheldWhy: r.WithheldWhy,
		Scan: r.Scan, At: fromMicros(r.At), By: r.ActorID, Frozen: r.Frozen,
	}
	if err := json.Unmarshal([]byte(r.Links), &a.Links); err != nil {
		return a, fmt.Errorf("read what file %s supports: %w", r.ID, err)
	}
	return a, nil
}

func attachmentModels(rows []attachmentRow) ([]models.Attachment, error) {
	all := make([]models.Attachment, len(rows))
	for i, r := range rows {
		var err error
		if all[i], err = r.model(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// frozenToo selects attachments with whether a version has them.
const frozenToo = "attachments.*, EXISTS (SELECT 1 FROM version_files f WHERE f.attachment_id = attachments.id) AS frozen"

// AddAttachment notes a file whose bytes are kept already. Calling it again with the same id adds nothing and gives what
// is kept. ErrNotEditable in a state that takes none of its origin, ErrTooManyFiles when there are too many.
func (s *Store) AddAttachment(ctx context.Context, a models.Attachment) (models.Attachment, error) {
	row, err := attachmentRowOf(a)
	if err != nil {
		return a, fmt.Errorf("encode what a file supports: %w", err)
	}
	err = s.inTx(ctx, func(tx *gorm.DB) error {
		var app applicationRow
		if err := s.locked(tx).Where("id = ?", a.ApplicationID).Take(&app).Error; err != nil {
			return notFound(err)
		}
		var known []attachmentRow
		if err := tx.Where("application_id = ? AND id = ?", a.ApplicationID, a.ID).Find(&known).Error; err != nil {
			return fmt.Errorf("look for a file: %w", err)
		}
		if len(known) > 0 {
			row = known[0]
			return nil
		}
		if !app.State.TakesFiles(a.Origin) {
			return models.ErrNotEditable
		}
		var many int64
		if err := tx.Model(&attachmentRow{}).Where("application_id = ? AND removed_at = 0", a.ApplicationID).Count(&many).Error; err != nil {
			return fmt.Errorf("count files: %w", err)
		}
		if many >= models.MaxAttachments {
			return models.ErrTooManyFiles
		}
		row.At = micros(s.Now())
		if err := tx.Create(&row).Error; err != nil {
			return fmt.Errorf("add file: %w", err)
		}
		return nil
	})
	if err != nil {
		return a, err
	}
	return row.model()
}

// Attachments lists the files of an application, oldest first, without those that were removed.
func (s *Store) Attachments(ctx context.Context, id string) ([]models.Attachment, error) {
	var rows []attachmentRow
	err := s.read.WithContext(ctx).Select(frozenToo).Where("application_id = ? AND removed_at = 0", id).Order("at, id").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read files: %w", err)
	}
	return attachmentModels(rows)
}

// Attachment reads one file of an application. ErrNotFound when there is none, or it was removed.
func (s *Store) Attachment(ctx context.Context, id, file string) (models.Attachment, error) {
	var row attachmentRow
	err := s.read.WithContext(ctx).Select(frozenToo).Where("application_id = ? AND id = ? AND removed_at = 0", id, file).Take(&row).Error
	if err != nil {
		return models.Attachment{}, notFound(err)
	}
	return row.model()
}

// RemoveAttachment has a file shown and sent no more. ErrNotFound when there is none; ErrNotEditable in a state that takes
// no files of its origin; ErrFrozenFile when a version has it; ErrNamedFile when an answer of the CPS names it. Its bytes
// are for the sweep: see Unclaimed.
func (s *Store) RemoveAttachment(ctx context.Context, id, file, actorID string) error {
	return s.inTx(ctx, func(tx *gorm.DB) error {
		var app applicationRow
		if err := s.locked(tx).Where("id = ?", id).Take(&app).Error; err != nil {
			return notFound(err)
		}
		var row attachmentRow
		if err := tx.Select(frozenToo).Where("application_id = ? AND id = ? AND removed_at = 0", id, file).Take(&row).Error; err != nil {
			return notFound(err)
		}
		if row.Frozen {
			return models.ErrFrozenFile
		}
		if !app.State.TakesFiles(row.Origin) {
			return models.ErrNotEditable
		}
		var named int64
		if err := tx.Model(&payloadRow{}).Where("application_id = ? AND body LIKE ?", id, `%"`+row.ID+`"%`).Count(&named).Error; err != nil {
			return fmt.Errorf("look for who names a file: %w", err)
		}
		if named > 0 {
			return models.ErrNamedFile
		}
		err := tx.Model(&attachmentRow{}).Where("id = ?", row.ID).Updates(map[string]any{"removed_at": micros(s.Now()), "removed_by": actorID}).Error
		if err != nil {
			return fmt.Errorf("remove file: %w", err)
		}
		return nil
	})
}

// freezeFiles has a version keep the files of the force, for ever.
func freezeFiles(tx *gorm.DB, version versionRow) error {
	var rows []attachmentRow
	err := tx.Where("application_id = ? AND origin = ? AND removed_at = 0", version.ApplicationID, models.FromForce).Order("at, id").Find(&rows).Error
	if err != nil {
		return fmt.Errorf("read files: %w", err)
	}
	kept := make([]versionFileRow, len(rows))
	for i, r := range rows {
		kept[i] = versionFileRow{ApplicationID: r.ApplicationID, VersionN: version.N, AttachmentID: r.ID, SHA256: r.SHA256}
	}
	if len(kept) == 0 {
		return nil
	}
	if err := tx.Create(&kept).Error; err != nil {
		return fmt.Errorf("freeze files: %w", err)
	}
	return nil
}
