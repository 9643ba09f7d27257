package store_test

import (
	"database/sql"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const dataModelFile = "../../docs/data-model.md"

const dataModelHead = `# Data model

Made by ` + "`make data-model`" + ` from the migrations: do not edit. The lines are the foreign keys that the database enforces.
PostgreSQL has the same tables and columns. Times are microseconds since 1970 in UTC; dates are text.
[architecture.md](architecture.md) says who writes what.

`

// TestDataModel compares docs/data-model.md with the tables that the migrations make. To write it again: make data-model
func TestDataModel(t *testing.T) {
	db, err := openSQLite(t, time.Now).DB()
	require.NoError(t, err)
	want := dataModelHead + "```mermaid\nerDiagram\n" + references(t, db) + entities(t, db) + "```\n"
	if *update {
		require.NoError(t, os.WriteFile(dataModelFile, []byte(want), 0o644))
	}
	got, err := os.ReadFile(dataModelFile)
	require.NoError(t, err)
	require.Equal(t, want, string(got), "the data model is out of date: make data-model")
}

const ourTables = `m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'goose_db_version'`

// references are the foreign keys, a line for each. A key that is all of its table's primary key has one row at most.
func references(t *testing.T, db *sql.DB) string {
	return column(t, db, `SELECT '    ' || f."table" || CASE
			WHEN c.pk = 1 AND NOT EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE pk = 2) THEN ' ||--o| '
			WHEN c."notnull" = 1 THEN ' ||--o{ ' ELSE ' |o--o{ ' END || m.name || ' : ' || f."from"
		FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f JOIN pragma_table_info(m.name) c ON c.name = f."from"
		WHERE `+ourTables+` ORDER BY f."table", m.name, f."from"`)
}

// entities are the tables with their columns, in the order of the schema.
func entities(t *testing.T, db *sql.DB) string {
	var b strings.Builder
	for _, table := range strings.Fields(column(t, db, `SELECT m.name FROM sqlite_master m WHERE `+ourTables+` ORDER BY m.name`)) {
		fmt.Fprintf(&b, "    %s {\n%s    }\n", table, column(t, db, fmt.Sprintf(`SELECT '        ' || c.type || ' ' || c.name || CASE
			WHEN c.pk > 0 AND f."from" IS NOT NULL THEN ' PK, FK' WHEN c.pk > 0 THEN ' PK' WHEN f."from" IS NOT NULL THEN ' FK' ELSE '' END
			FROM pragma_table_info('%[1]s') c LEFT JOIN (SELECT DISTINCT "from" FROM pragma_foreign_key_list('%[1]s')) f ON f."from" = c.name
			ORDER BY c.cid`, table)))
	}
	return b.String()
}
