package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"scpo.example/desk/models/audit"
)

// serviceChain has an entry that the database was sealed, and one for each table whose rows were sealed later.
const serviceChain = "service"

// ErrKeyMissing says that the database is sealed with a key, and the program was given none.
var ErrKeyMissing = errors.New("the records of this database are sealed with a key; give it with --audit-key-file")

// begin seals records from before sealing once, as they are found.
func (s *Store) begin(ctx context.Context, mayMigrate bool) error {
	signed, unsigned, err := begun(s.read.WithContext(ctx))
	switch {
	case err != nil:
		return err
	case s.keys == nil && signed:
		return ErrKeyMissing
	case s.keys == nil && !mayMigrate:
		return nil
	case signed, s.keys == nil && unsigned:
		return s.beginLater(ctx)
	case s.keys != nil && s.keys.Sealed != nil: // what was sealed once is not sealed again as found
		return nil
	}
	err = s.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if _, err := s.lockedHead(tx, serviceChain); err != nil {
			return err
		}
		if signed, unsigned, err := begun(tx); err != nil || signed || s.keys == nil && unsigned {
			return err
		}
		rows, err := allRows(tx, sealedNames()...)
		if err != nil {
			return err
		}
		if err := s.seal(tx, audit.Found, rows); err != nil {
			return err
		}
		return s.noteBegun(tx, append([]string{"records"}, sealedLater...), len(rows))
	})
	if err != nil {
		return fmt.Errorf("seal what is there: %w", err)
	}
	return s.keys.MarkSealed(s.Now())
}

// noteBegun enters in the chain of the service that tables were sealed.
func (s *Store) noteBegun(tx *gorm.DB, tables []string, rows int) error {
	entries := make([]audit.Entry, len(tables))
	for i, name := range tables {
		entries[i] = audit.Entry{Chain: serviceChain, Kind: audit.Found, Table: name, Key: fmt.Sprint(rows)}
	}
	return s.extend(tx, serviceChain, entries)
}

// beginLater seals, once and as found, the rows of tables that earlier releases did not seal.
func (s *Store) beginLater(ctx context.Context) error {
	missing, err := s.notBegun(s.read.WithContext(ctx))
	if err != nil || len(missing) == 0 {
		return err
	}
	err = s.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if _, err := s.lockedHead(tx, serviceChain); err != nil {
			return err
		}
		missing, err := s.notBegun(tx)
		if err != nil {
			return err
		}
		for _, name := range missing {
			rows, err := allRows(tx, name)
			if err != nil {
				return err
			}
			if err := errors.Join(s.seal(tx, audit.Found, rows), s.noteBegun(tx, []string{name}, len(rows))); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("seal what is there: %w", err)
	}
	return nil
}

// notBegun are the tables that are to be sealed later and have not been, with a key where there is one.
func (s *Store) notBegun(tx *gorm.DB) ([]string, error) {
	var rows []auditEntryRow
	if err := tx.Where("chain = ? AND tbl IN ?", serviceChain, sealedLater).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("look for seals: %w", err)
	}
	done := map[string]bool{}
	for _, r := range rows {
		done[r.Tbl] = done[r.Tbl] || s.keys == nil || r.Algorithm != audit.Unsigned
	}
	return slices.DeleteFunc(slices.Clone(sealedLater), func(name string) bool { return done[name] }), nil
}

// begun reports whether the database was sealed, with a key and without.
func begun(tx *gorm.DB) (signed, unsigned bool, err error) {
	var rows []auditEntryRow
	if err := tx.Where("chain = ?", serviceChain).Find(&rows).Error; err != nil {
		return false, false, fmt.Errorf("look for seals: %w", err)
	}
	for _, r := range rows {
		signed, unsigned = signed || r.Algorithm != audit.Unsigned, unsigned || r.Algorithm == audit.Unsigned
	}
	return signed, unsigned, nil
}
