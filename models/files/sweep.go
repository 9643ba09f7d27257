package files

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"scpo.example/desk/models"
)

// Rows is what the database knows of files.
type Rows interface {
	Unclaimed(ctx context.Context, keys []string, before time.Time) ([]string, error)
	Unscanned(ctx context.Context, limit int) ([]models.Attachment, error)
	Scanned(ctx context.Context, file string, scan models.Scan) error
}

// Grace is how long bytes stay that no row has: an upload may still be on its way, and a backup may be running.
const Grace = 24 * time.Hour

const atOnce = 200

// Sweep deletes bytes from before a time that nobody needs: of uploads that were killed before they were noted, and of
// files that were removed before that time. It says how many.
func (s *Storage) Sweep(ctx context.Context, rows Rows, before time.Time) (int, error) {
	keys, err := s.Before(ctx, before)
	if err != nil {
		return 0, err
	}
	gone := 0
	for some := range slices.Chunk(keys, atOnce) {
		unclaimed, err := rows.Unclaimed(ctx, some, before)
		if err != nil {
			return gone, err
		}
		for _, key := range unclaimed {
			if err := s.Remove(ctx, key); err != nil {
				return gone, err
			}
			gone++
		}
	}
	return gone, nil
}

// Rescan asks the scanner again about a file that waits for it, and notes the answer. The bytes of an infected file are
// deleted.
func (s *Storage) Rescan(ctx context.Context, rows Rows, a models.Attachment) (models.Scan, error) {
	scan, err := s.Scan(ctx, a.Blob)
	var infected Infected
	if err != nil && !errors.As(err, &infected) {
		return models.ScanWaiting, err
	}
	if scan == models.ScanWaiting {
		return scan, nil
	}
	if err := rows.Scanned(ctx, a.ID, scan); err != nil {
		return scan, err
	}
	if scan == models.ScanInfected {
		return scan, s.Remove(ctx, a.Blob)
	}
	return scan, nil
}

// RescanAll asks the scanner about the files that wait for it. It stops at the first that still has to wait.
func (s *Storage) RescanAll(ctx context.Context, rows Rows) error {
	waiting, err := rows.Unscanned(ctx, atOnce)
	if err != nil {
		return err
	}
	for _, a := range waiting {
		scan, err := s.Rescan(ctx, rows, a)
		if err != nil {
			return fmt.Errorf("scan file %s: %w", a.ID, err)
		}
		if scan == models.ScanWaiting {
			return nil
		}
	}
	return nil
}
