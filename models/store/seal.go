package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models/audit"
)

type auditEntryRow struct {
	Chain     string
	N         int64
	Kind      string
	Tbl       string
	RowKey    string
	RowHash   string
	At        int64
	Prev      string
	Hash      string
	Algorithm string
	KeyID     string
	Mac       string
}

func (auditEntryRow) TableName() string { return "audit_entries" }

func (r auditEntryRow) model() audit.Entry {
	return audit.Entry{
		Chain: r.Chain, N: r.N, Kind: r.Kind, Table: r.Tbl, Key: r.RowKey, RowHash: r.RowHash, At: r.At, Prev: r.Prev, Hash: r.Hash,
		Signature: audit.Signature{Algorithm: r.Algorithm, KeyID: r.KeyID, MAC: r.Mac},
	}
}

func auditEntryOf(e audit.Entry) auditEntryRow {
	return auditEntryRow{
		Chain: e.Chain, N: e.N, Kind: e.Kind, Tbl: e.Table, RowKey: e.Key, RowHash: e.RowHash, At: e.At, Prev: e.Prev, Hash: e.Hash,
		Algorithm: e.Algorithm, KeyID: e.KeyID, Mac: e.MAC,
	}
}

type auditHeadRow struct {
	Chain     string `gorm:"primaryKey"`
	N         int64
	Hash      string
	At        int64
	Algorithm string
	KeyID     string
	Mac       string
}

func (auditHeadRow) TableName() string { return "audit_heads" }

func (r auditHeadRow) model() audit.Head {
	return audit.Head{Chain: r.Chain, N: r.N, Hash: r.Hash, At: r.At, Signature: audit.Signature{Algorithm: r.Algorithm, KeyID: r.KeyID, MAC: r.Mac}}
}

// unsealed collects, in one transaction, the rows that it wrote and that must be sealed before it ends.
type unsealed struct{ rows []sealedRow }

type sealedRow struct {
	table *sealedTable
	key   []any
}

type unsealedKey struct{}

var errUnsealed = errors.New("a record that must be sealed was written outside a transaction of the store")

// inTx runs f in one transaction on the writer, and seals what it has written.
func (s *Store) inTx(ctx context.Context, f func(tx *gorm.DB) error) error {
	written := &unsealed{}
	return s.write.WithContext(context.WithValue(ctx, unsealedKey{}, written)).Transaction(func(tx *gorm.DB) error {
		if err := f(tx); err != nil {
			return err
		}
		return s.seal(tx, audit.Written, written.rows)
	})
}

// watchWrites has gorm note every row of a sealed table that is written, by whatever code.
func watchWrites(db *gorm.DB) error {
	return errors.Join(
		db.Callback().Create().After("gorm:create").Register("scpo:created", noteCreated),
		db.Callback().Update().Before("gorm:update").Register("scpo:updating", noteUpdating))
}

func noteCreated(db *gorm.DB) {
	table := sealedTables[db.Statement.Table]
	if db.Error != nil || table == nil || db.RowsAffected == 0 {
		return
	}
	values := db.Statement.ReflectValue
	for i := range max(1, count(values)) {
		row := values
		if isList(values) {
			row = values.Index(i)
		}
		key := make([]any, len(table.key))
		for n, column := range table.key {
			field := db.Statement.Schema.LookUpField(column)
			key[n], _ = field.ValueOf(db.Statement.Context, row)
		}
		note(db, sealedRow{table, key})
	}
}

// noteUpdating finds the rows that the update is about by its own conditions, before it changes them.
func noteUpdating(db *gorm.DB) {
	table := sealedTables[db.Statement.Table]
	if db.Error != nil || table == nil {
		return
	}
	query := db.Session(&gorm.Session{NewDB: true}).Table(table.name).Select(table.key)
	if c, has := db.Statement.Clauses["WHERE"]; has {
		if where, is := c.Expression.(clause.Where); is {
			query = query.Clauses(where)
		}
	}
	rows, err := query.Rows()
	if err != nil {
		db.AddError(fmt.Errorf("find what is updated: %w", err)) //nolint:errcheck // it is kept there
		return
	}
	defer rows.Close()
	for rows.Next() {
		key, err := scanAny(rows, len(table.key))
		if err != nil {
			db.AddError(err) //nolint:errcheck // it is kept there
			return
		}
		note(db, sealedRow{table, key})
	}
	if err := rows.Err(); err != nil {
		db.AddError(err) //nolint:errcheck // it is kept there
	}
}

func note(db *gorm.DB, row sealedRow) {
	written, inside := db.Statement.Context.Value(unsealedKey{}).(*unsealed)
	if !inside {
		db.AddError(errUnsealed) //nolint:errcheck // it is kept there
		return
	}
	written.rows = append(written.rows, row)
}

// seal appends an entry for each row, as it is now, to its chain.
func (s *Store) seal(tx *gorm.DB, kind string, rows []sealedRow) error {
	chains := map[string][]audit.Entry{}
	done := map[string]bool{}
	for _, row := range rows {
		name := row.name()
		if done[name] {
			continue
		}
		done[name] = true
		chain, hash, err := row.table.read(tx, row.key)
		if err != nil {
			return fmt.Errorf("seal %s: %w", name, err)
		}
		chains[chain] = append(chains[chain], audit.Entry{Chain: chain, Kind: kind, Table: row.table.name, Key: row.keyText(), RowHash: hash})
	}
	for _, name := range slices.Sorted(maps.Keys(chains)) { // all take them in one order, so that no two wait for each other
		if err := s.extend(tx, name, chains[name]); err != nil {
			return err
		}
	}
	return nil
}

// extend appends entries to a chain and signs its new end. Where the end is not the one that was signed last, an alarm
// is entered first: from then on no verification passes.
func (s *Store) extend(tx *gorm.DB, chain string, entries []audit.Entry) error {
	head, err := s.lockedHead(tx, chain)
	if err != nil {
		return err
	}
	if head.N == 0 || !head.Genuine(s.keys) {
		last, err := lastEntry(tx, chain)
		if err != nil {
			return err
		}
		if last.N != 0 || head.N != 0 {
			head.N, head.Hash = last.N, last.Hash
			if s.keys != nil && head.Algorithm != audit.Unsigned {
				entries = append([]audit.Entry{{Chain: chain, Kind: audit.Alarm, Table: "audit_heads", Key: chain}}, entries...)
			}
		}
	}
	now := micros(s.Now())
	rows := make([]auditEntryRow, len(entries))
	for i := range entries {
		e := &entries[i]
		e.N, e.At = head.N+1, now
		e.Seal(s.keys, head.Hash)
		head.N, head.Hash = e.N, e.Hash
		rows[i] = auditEntryOf(*e)
	}
	if err := tx.CreateInBatches(rows, 100).Error; err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	head.At = now
	head.Sign(s.keys)
	err = tx.Model(&auditHeadRow{}).Where("chain = ?", chain).Updates(map[string]any{
		"n": head.N, "hash": head.Hash, "at": head.At, "algorithm": head.Algorithm, "key_id": head.KeyID, "mac": head.MAC,
	}).Error
	if err != nil {
		return fmt.Errorf("sign the end of a chain: %w", err)
	}
	return nil
}

func (s *Store) lockedHead(tx *gorm.DB, chain string) (audit.Head, error) {
	for range 2 {
		var rows []auditHeadRow
		if err := s.locked(tx).Where("chain = ?", chain).Find(&rows).Error; err != nil {
			return audit.Head{}, fmt.Errorf("read the end of a chain: %w", err)
		}
		if len(rows) > 0 {
			return rows[0].model(), nil
		}
		if err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&auditHeadRow{Chain: chain}).Error; err != nil {
			return audit.Head{}, fmt.Errorf("begin a chain: %w", err)
		}
	}
	return audit.Head{}, fmt.Errorf("chain %s could not be begun", chain)
}

func lastEntry(tx *gorm.DB, chain string) (audit.Entry, error) {
	var rows []auditEntryRow
	if err := tx.Where("chain = ?", chain).Order("n DESC").Limit(1).Find(&rows).Error; err != nil || len(rows) == 0 {
		return audit.Entry{}, err
	}
	return rows[0].model(), nil
}

func (r sealedRow) name() string { return audit.About(r.table.name, r.keyText()) }

func (r sealedRow) keyText() string {
	parts := make([]string, len(r.key))
	for i, v := range r.key {
		parts[i] = plain(v)
	}
	return strings.Join(parts, " ")
}
