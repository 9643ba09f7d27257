package store

import (
	"context"
	"database/sql"

	"gorm.io/gorm"
)

// Together gives a view of one moment: everything read from it belongs together, however much is written meanwhile.
func (s *Store) Together(ctx context.Context, f func(*Store) error) error {
	options := &sql.TxOptions{ReadOnly: true}
	if s.postgres {
		options.Isolation = sql.LevelRepeatableRead
	}
	return s.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		view := *s
		view.read = tx
		return f(&view)
	}, options)
}
