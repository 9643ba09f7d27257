package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"

	"gorm.io/gorm"
)

// ahead writes what matters only together with what is written after it: it does not wait for the disk. Both databases put it on the
// disk, in order, with the next commit that waits, so a power cut may take it only where it takes what followed. It holds for one
// statement on no sealed table.
func (s *Store) ahead(ctx context.Context, write func(db *gorm.DB) error) error {
	if s.postgres {
		return s.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			if err := tx.Exec("SET LOCAL synchronous_commit = off").Error; err != nil {
				return err
			}
			return write(tx)
		})
	}
	return s.write.WithContext(ctx).Connection(func(conn *gorm.DB) error {
		if err := conn.Exec("PRAGMA synchronous = NORMAL").Error; err != nil {
			return err
		}
		err := write(conn)
		if back := conn.WithContext(context.WithoutCancel(ctx)).Exec("PRAGMA synchronous = FULL").Error; back != nil {
			return errors.Join(err, back, discard(conn))
		}
		return err
	})
}

// discard has the pool open another connection in the place of one that may not wait for the disk.
func discard(conn *gorm.DB) error {
	held, ok := conn.Statement.ConnPool.(*sql.Conn)
	if !ok {
		return nil
	}
	return held.Raw(func(any) error { return driver.ErrBadConn })
}
