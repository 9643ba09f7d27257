package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// sealedTable is a table whose every row, with every column, is sealed.
type sealedTable struct {
	name  string
	key   []string
	chain string // the column that names its chain; "" spreads the rows over lanes
}

// sealedTables are those that count: what was done, said, submitted and decided, who looked, and to whom a case
// is restricted, what belongs to one line, what the figure rests on, who declared a conflict, whose rights were changed by whom, and what auditors were told. A column that is empty does not count, so that a later column changes no earlier hash.
var sealedTables = tableMap(
	sealedTable{"events", []string{"application_id", "seq"}, "application_id"},
	sealedTable{"payloads", []string{"ref"}, "application_id"},
	sealedTable{"versions", []string{"application_id", "n"}, "application_id"},
	sealedTable{"version_files", []string{"application_id", "version_n", "attachment_id"}, "application_id"},
	sealedTable{"attachments", []string{"id"}, "application_id"},
	sealedTable{"papers", []string{"application_id", "round", "name", "format"}, "application_id"},
	sealedTable{"submissions", []string{"application_id", "round"}, "application_id"},
	sealedTable{"points", []string{"application_id", "id"}, "application_id"},
	sealedTable{"checklists", []string{"application_id", "seq"}, "application_id"},
	sealedTable{"notes", []string{"id"}, "application_id"},
	sealedTable{"targets", []string{"id"}, "region"},
	sealedTable{"restrictions", []string{"application_id", "seq"}, "application_id"},
	sealedTable{"restricted_to", []string{"application_id", "seq", "user_id"}, "application_id"},
	sealedTable{"access_log", []string{"id"}, ""},
	sealedTable{"relations", []string{"application_id", "seq"}, "application_id"},
	sealedTable{"figure_rows", []string{"id"}, "application_id"},
	sealedTable{"conflicts", []string{"application_id", "user_id"}, "application_id"},
	sealedTable{"audit_notices", []string{"id"}, ""},
	sealedTable{"rights_requests", []string{"id"}, ""},
)

// sealedLater are those that earlier releases wrote without sealing them.
var sealedLater = []string{"audit_notices", "conflicts", "figure_rows", "relations", "rights_requests"}

// lanes spread the rows of a log over several chains, so that no two readers wait long for each other.
const lanes = 8

func tableMap(tables ...sealedTable) map[string]*sealedTable {
	all := map[string]*sealedTable{}
	for _, t := range tables {
		all[t.name] = &t
	}
	return all
}

// sealedNames are the names of the tables, in order.
func sealedNames() []string { return slices.Sorted(maps.Keys(sealedTables)) }

// read gives the chain and the hash of one row as the database holds it.
func (t *sealedTable) read(tx *gorm.DB, key []any) (chain, hash string, err error) {
	where := make([]string, len(t.key))
	for i, column := range t.key {
		where[i] = column + " = ?"
	}
	found := false
	err = t.each(tx, strings.Join(where, " AND "), key, func(_, itsChain, itsHash string) error {
		found, chain, hash = true, itsChain, itsHash
		return nil
	})
	if err == nil && !found {
		err = models.ErrNotFound
	}
	return chain, hash, err
}

// each reads rows with all columns that the table has, whatever the program knows of them.
func (t *sealedTable) each(tx *gorm.DB, where string, args []any, f func(key, chain, hash string) error) error {
	rows, err := tx.Raw("SELECT * FROM "+t.name+" WHERE "+where, args...).Rows()
	if err != nil {
		return fmt.Errorf("read %s: %w", t.name, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return fmt.Errorf("read %s: %w", t.name, err)
	}
	for rows.Next() {
		values, err := scanAny(rows, len(columns))
		if err != nil {
			return err
		}
		key, chain := t.place(columns, values)
		hash, err := hashRow(columns, values)
		if err != nil {
			return err
		}
		if err := f(key, chain, hash); err != nil {
			return err
		}
	}
	return rows.Err()
}

// place is the row's key and chain.
func (t *sealedTable) place(columns []string, values []any) (key, chain string) {
	at := func(column string) any { return values[slices.Index(columns, column)] }
	row := sealedRow{table: t}
	for _, column := range t.key {
		row.key = append(row.key, at(column))
	}
	if t.chain != "" {
		return row.keyText(), plain(at(t.chain))
	}
	id, _ := at(t.key[0]).(int64)
	return row.keyText(), fmt.Sprintf("%s/%d", t.name, id%lanes)
}

// hashRow is the SHA-256 of a row's columns by name, without those that are empty.
func hashRow(columns []string, values []any) (string, error) {
	filled := map[string]string{} // which JSON writes in the order of the names
	for i, column := range columns {
		if v := values[i]; v != nil && !reflect.ValueOf(v).IsZero() {
			filled[column] = fmt.Sprintf("%T ", v)[:1] + plain(v)
		}
	}
	text, err := json.Marshal(filled)
	if err != nil {
		return "", fmt.Errorf("encode row: %w", err)
	}
	return models.HashOf(text), nil
}

func scanAny(rows *sql.Rows, n int) ([]any, error) {
	values, into := make([]any, n), make([]any, n)
	for i := range values {
		into[i] = &values[i]
	}
	if err := rows.Scan(into...); err != nil {
		return nil, fmt.Errorf("read row: %w", err)
	}
	for i, v := range values {
		switch v := v.(type) {
		case []byte:
			values[i] = string(v)
		case int32:
			values[i] = int64(v)
		case int:
			values[i] = int64(v)
		}
	}
	return values, nil
}

// plain writes a value as text, in the same way for both databases.
func plain(v any) string {
	if at, is := v.(time.Time); is {
		return at.UTC().Format(time.RFC3339Nano)
	}
	return fmt.Sprint(v)
}

func isList(v reflect.Value) bool { return v.Kind() == reflect.Slice || v.Kind() == reflect.Array }

func count(v reflect.Value) int {
	if isList(v) {
		return v.Len()
	}
	return 1
}

// allRows are the keys of everything in the tables.
func allRows(tx *gorm.DB, tables ...string) ([]sealedRow, error) {
	var all []sealedRow
	for _, name := range tables {
		table := sealedTables[name]
		rows, err := tx.Table(name).Select(table.key).Order(strings.Join(table.key, ", ")).Rows()
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		for rows.Next() {
			key, err := scanAny(rows, len(table.key))
			if err != nil {
				return nil, err
			}
			all = append(all, sealedRow{table, key})
		}
		if err := rows.Err(); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if err := rows.Close(); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return all, nil
}
