package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
)

// sealed are the tables that the product promises to seal. The test reads their columns from the schema.
var sealed = []string{"events", "payloads", "versions", "submissions", "points", "checklists", "notes", "restrictions", "restricted_to", "targets", "conflicts", "relations", "figure_rows", "audit_notices", "rights_requests", "access_log", "attachments", "version_files", "audit_entries", "audit_heads"}

// sealedDesk is a desk whose records are sealed with a key, with one application through every kind of record.
func sealedDesk(t *testing.T, postgres bool) (*life, store.Config, *audit.Keyring) {
	keys, err := audit.LoadOrCreate(filepath.Join(t.TempDir(), "key.json"), time.Now())
	require.NoError(t, err)
	c := store.Config{Keys: keys, SQLite: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db"))}
	if postgres {
		c.SQLite, c.Postgres = "", storetest.Postgres(t)
	}
	l := newDesk(t, func(t testing.TB, now func() time.Time) *store.Store { c.Now = now; return openConfig(t, c) }).create("surrey", "serocu", draft("X"))
	_, err = l.AddAttachment(l.ctx, file(l.id, "f1"))
	require.NoError(t, err)
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.Return, officer, point)
	l.do(models.AnswerPoint, writer, `{"pointId": "p1", "answer": "done", "text": "Narrowed."}`)
	l.save(writer, draft("Y"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.ResolvePoint, officer, `{"pointId": "p1", "resolution": "resolved"}`)
	l.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	l.do(models.SubmitToCPS, officer, `{}`)
	l.decided(models.DecisionMoreInfo, "2026-05-08", "TERM")
	third := models.User{ID: "u-third", Username: "third", Role: models.Officer, Region: "serocu", Active: true}
	l.addUsers(ofSerocu, beside, third, models.User{ID: cps.ID, Username: "cps", Role: models.CPS, Active: true})
	l.do(models.DeclareConflict, third.Actor(), `{"reason": "A neighbour."}`)
	_, err = l.SetTarget(l.ctx, models.RegionTarget{ID: "t1", Region: "serocu", Percent: 80, Why: "Agreed.", By: officer.ID})
	require.NoError(t, err)
	other := third.Record()
	other.Region = "ersou"
	require.NoError(t, l.AskRights(l.ctx, models.RightsRequest{ID: "r1", Kind: models.ChangeOfRights, UserID: third.ID, Before: third.Record(), After: other, AskedBy: officer.ID}, store.Access{Kind: "admin"}))
	_, err = l.DecideRequest(l.ctx, "r1", beside.ID, false, "Not yet.", store.Access{Kind: "admin"})
	require.NoError(t, err)
	l.do(models.Restrict, officer, `{"people": ["u-second"], "reason": "A source.", "userIds": ["u-second"]}`)
	l.do(models.Restrict, officer, `{"people": ["u-cps"], "reason": "A source.", "userIds": ["u-cps"]}`)
	beside2 := l.create("surrey", "serocu", draft("Z"))
	l.do(models.Relate, officer, `{"other": "x", "as": "unrelated", "reason": "Read both.", "otherId": "`+beside2.id+`"}`)
	_, err = l.AddNote(l.ctx, models.Note{ID: "n1", ApplicationID: l.id, By: officer.ID, Text: "Between us."})
	require.NoError(t, err)
	for _, kind := range []string{"view", "list", "view"} {
		require.NoError(t, l.LogAccess(l.ctx, store.Access{ActorID: "u", Kind: kind, Route: "GET /x", ApplicationID: l.id, Detail: "q=x", RequestID: "r"}))
	}
	return l, c, keys
}

func (l *life) verify(kept ...audit.Head) audit.Report {
	l.t.Helper()
	report, err := l.VerifyAll(l.ctx, kept)
	require.NoError(l.t, err)
	return report
}

// dropTriggers is what someone who owns the database does first.
func dropTriggers(t *testing.T, l *life, db *sql.DB) {
	list := `SELECT name || '' FROM sqlite_master WHERE type = 'trigger'`
	if l.Postgres() {
		list = `SELECT tgname || ' ON ' || tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal`
	}
	for _, name := range strings.Fields(strings.ReplaceAll(column(t, db, list), " ON ", "\x00ON\x00")) {
		_, err := db.ExecContext(t.Context(), "DROP TRIGGER "+strings.ReplaceAll(name, "\x00", " "))
		require.NoError(t, err)
	}
}

func TestEveryColumnOfEveryRecordIsSealed(t *testing.T) {
	for name, postgres := range map[string]bool{"sqlite": false, "postgres": true} {
		t.Run(name, func(t *testing.T) {
			l, _, _ := sealedDesk(t, postgres)
			db, err := l.DB()
			require.NoError(t, err)
			report := l.verify()
			require.Empty(t, report.Problem)
			require.True(t, report.Signed)
			dropTriggers(t, l, db)
			tried := 0
			for _, table := range sealed {
				for _, c := range columnsOf(t, db, table, l.Postgres()) {
					changed := tamper(t, l, db, table, c)
					require.NotZero(t, changed, "%s has no row", table)
					tried++
				}
			}
			require.Greater(t, tried, 100)
			require.Empty(t, l.verify().Problem, "and each change was taken back")
		})
	}
}

type columnType struct{ name, kind string }

func columnsOf(t *testing.T, db *sql.DB, table string, postgres bool) []columnType {
	query := `SELECT name || ' ' || type FROM pragma_table_info('` + table + `')`
	if postgres {
		query = `SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '` + table + `'`
	}
	var columns []columnType
	for _, line := range strings.Split(strings.TrimSpace(column(t, db, query)), "\n") {
		name, kind, _ := strings.Cut(line, " ")
		columns = append(columns, columnType{name, strings.ToLower(kind)})
	}
	return columns
}

// tamper changes one column of each of up to rowsTampered rows, each alone, sees that it is found, and takes it back.
func tamper(t *testing.T, l *life, db *sql.DB, table string, c columnType) int {
	t.Helper()
	place := "ctid::text"
	if !l.Postgres() {
		place = "rowid"
	}
	changedTo := `"` + c.name + `" || 'x'`
	switch {
	case strings.Contains(c.kind, "int"):
		changedTo = `"` + c.name + `" + 100003`
	case strings.Contains(c.kind, "bool"):
		changedTo = `NOT "` + c.name + `"`
	}
	rows := strings.Fields(column(t, db, fmt.Sprintf(`SELECT 1 FROM %s LIMIT %d`, table, rowsTampered)))
	for i := range rows { // which are written anew each time
		row := strings.TrimSpace(column(t, db, fmt.Sprintf(`SELECT %s FROM %s ORDER BY 1 LIMIT 1 OFFSET %d`, place, table, i)))
		ctx := context.WithoutCancel(t.Context())
		tx, err := db.Conn(ctx)
		require.NoError(t, err)
		for _, s := range unbound(l.Postgres()) {
			_, err = tx.ExecContext(ctx, s)
			require.NoError(t, err)
		}
		backup := "CREATE TABLE kept AS SELECT * FROM " + table
		_, err = tx.ExecContext(ctx, backup)
		require.NoError(t, err)
		set := fmt.Sprintf(`UPDATE %s SET "%s" = %s WHERE %s = '%s'`, table, c.name, changedTo, place, row) //nolint:gosec // names of tables and columns
		if c.name == "id" && slices.Contains(numbered, table) && l.Postgres() {
			_, err = tx.ExecContext(ctx, "ALTER TABLE "+table+" ALTER COLUMN id DROP IDENTITY IF EXISTS")
			require.NoError(t, err)
		}
		_, err = tx.ExecContext(ctx, set)
		require.NoError(t, err, set)
		require.NoError(t, tx.Close())
		report, err := l.VerifyAll(ctx, nil)
		require.NoError(t, err)
		require.NotEmpty(t, report.Problem, "%s.%s of row %s was changed", table, c.name, row)
		restore(t, l, db, table)
	}
	return len(rows)
}

// numbered are the tables whose rows the database numbers.
var numbered = []string{"access_log", "figure_rows"}

// unbound lets a row be changed that others refer to.
func unbound(postgres bool) []string {
	if postgres {
		return []string{"SET session_replication_role = replica"}
	}
	return []string{"PRAGMA foreign_keys = OFF"}
}

func restore(t *testing.T, l *life, db *sql.DB, table string) {
	conn, err := db.Conn(context.WithoutCancel(t.Context()))
	require.NoError(t, err)
	for _, s := range append(unbound(l.Postgres()), "DELETE FROM "+table, "INSERT INTO "+table+overriding(table, l.Postgres())+" SELECT * FROM kept", "DROP TABLE kept") {
		_, err = conn.ExecContext(context.WithoutCancel(t.Context()), s)
		require.NoError(t, err, s)
	}
	require.NoError(t, conn.Close())
}

func TestWhatIsRemovedIsFound(t *testing.T) {
	for name, postgres := range map[string]bool{"sqlite": false, "postgres": true} {
		t.Run(name, func(t *testing.T) {
			l, _, _ := sealedDesk(t, postgres)
			db, err := l.DB()
			require.NoError(t, err)
			kept, err := l.Heads(l.ctx, time.Time{})
			require.NoError(t, err)
			require.Empty(t, l.verify(kept...).Problem)
			dropTriggers(t, l, db)
			for what, statements := range map[string][]string{
				"an access line":              {"DELETE FROM access_log WHERE id = 2"},
				"all access lines":            {"DELETE FROM access_log"},
				"access lines and seals":      {"DELETE FROM access_log", "DELETE FROM audit_entries WHERE chain LIKE 'access_log%'"},
				"the last event":              {"DELETE FROM events WHERE seq = (SELECT MAX(seq) FROM events)"},
				"the end of a chain":          {"DELETE FROM audit_entries WHERE chain = 'app-001' AND n > 5"},
				"a point":                     {"DELETE FROM points WHERE id = 'p1'"},
				"all seals":                   {"DELETE FROM audit_entries", "DELETE FROM audit_heads"},
				"an end, with its head moved": {"DELETE FROM audit_entries WHERE chain = 'app-001' AND n > 5", "UPDATE audit_heads SET n = 5, hash = (SELECT hash FROM audit_entries WHERE chain = 'app-001' AND n = 5) WHERE chain = 'app-001'"},
			} {
				conn, err := db.Conn(l.ctx)
				require.NoError(t, err)
				for _, s := range unbound(l.Postgres()) {
					_, err = conn.ExecContext(l.ctx, s)
					require.NoError(t, err)
				}
				tables := []string{"access_log", "events", "points", "audit_entries", "audit_heads"}
				for _, table := range tables {
					_, err = conn.ExecContext(l.ctx, "CREATE TABLE kept_"+table+" AS SELECT * FROM "+table)
					require.NoError(t, err)
				}
				for _, s := range statements {
					_, err = conn.ExecContext(l.ctx, s)
					require.NoError(t, err)
				}
				require.NoError(t, conn.Close())
				require.NotEmpty(t, l.verify().Problem, what)
				conn, err = db.Conn(l.ctx)
				require.NoError(t, err)
				for _, table := range tables {
					for _, s := range append(unbound(l.Postgres()), "DELETE FROM "+table, "INSERT INTO "+table+overriding(table, l.Postgres())+" SELECT * FROM kept_"+table, "DROP TABLE kept_"+table) {
						_, err = conn.ExecContext(l.ctx, s)
						require.NoError(t, err, s)
					}
				}
				require.NoError(t, conn.Close())
				require.Empty(t, l.verify().Problem, "taken back")
			}
		})
	}
}

func overriding(table string, postgres bool) string {
	if postgres && slices.Contains(numbered, table) {
		return " OVERRIDING SYSTEM VALUE"
	}
	return ""
}

// A person who cuts a chain cannot make its signed end again with what is in the database, and a later write does not
// repair it.
func TestALaterWriteHealsNothing(t *testing.T) {
	l, _, _ := sealedDesk(t, false)
	db, err := l.DB()
	require.NoError(t, err)
	dropTriggers(t, l, db)
	_, err = db.ExecContext(l.ctx, "UPDATE audit_heads SET n = 5, hash = (SELECT hash FROM audit_entries WHERE chain = 'app-001' AND n = 5) WHERE chain = 'app-001'")
	require.NoError(t, err)
	require.NotEmpty(t, l.verify().Problem)
	_, err = l.AddNote(l.ctx, models.Note{ID: "n2", ApplicationID: l.id, By: officer.ID, Text: "Later."})
	require.NoError(t, err)
	require.Contains(t, l.verify().Problem, "the end of the chain was changed")
}

// A whole application that is removed with all its seals shows by the heads that were kept elsewhere.
func TestARemovedApplicationShowsByTheKeptHeads(t *testing.T) {
	l, c, keys := sealedDesk(t, false)
	kept, err := l.Heads(l.ctx, time.Time{})
	require.NoError(t, err)
	db, err := l.DB()
	require.NoError(t, err)
	dropTriggers(t, l, db)
	conn, err := db.Conn(l.ctx)
	require.NoError(t, err)
	_, err = conn.ExecContext(l.ctx, "PRAGMA foreign_keys = OFF")
	require.NoError(t, err)
	for _, table := range []string{"events", "payloads", "versions", "submissions", "points", "checklists", "notes"} {
		_, err = conn.ExecContext(l.ctx, "DELETE FROM "+table+" WHERE application_id = 'app-001'")
		require.NoError(t, err)
	}
	for _, s := range []string{"DELETE FROM applications", "DELETE FROM audit_entries WHERE chain = 'app-001'", "DELETE FROM audit_heads WHERE chain = 'app-001'"} {
		_, err = conn.ExecContext(l.ctx, s)
		require.NoError(t, err)
	}
	require.NoError(t, conn.Close())
	require.Contains(t, l.verify(kept...).Problem, "app-001")
	require.NoError(t, keys.Rotate(time.Now()))
	require.NoError(t, l.Close())
	s := openConfig(t, c) // a new key does not seal again what was sealed
	report, err := s.VerifyAll(l.ctx, kept)
	require.NoError(t, err)
	require.Contains(t, report.Problem, "app-001")
}

// Records from before sealing are sealed as found, and the report says so.
func TestWhatWasThereIsSealedAsFound(t *testing.T) {
	l, c, _ := sealedDesk(t, false)
	db, err := l.DB()
	require.NoError(t, err)
	dropTriggers(t, l, db)
	for _, s := range []string{"DELETE FROM audit_entries", "DELETE FROM audit_heads"} {
		_, err = db.ExecContext(l.ctx, s)
		require.NoError(t, err)
	}
	require.NoError(t, l.Close())
	c.Keys, err = audit.LoadOrCreate(filepath.Join(t.TempDir(), "another.json"), time.Now())
	require.NoError(t, err)
	s := openConfig(t, c)
	report, err := s.VerifyAll(l.ctx, nil)
	require.NoError(t, err)
	require.Empty(t, report.Problem)
	require.Len(t, report.Found, 1)
	require.Equal(t, report.Records, report.Found[0].Rows)
	require.Contains(t, report.String(), "as found")
	require.NoError(t, s.Close())
	c.Keys = nil
	_, err = store.Open(l.ctx, c)
	require.ErrorIs(t, err, store.ErrKeyMissing)
}

// Tables that an earlier release wrote without sealing are sealed once, as found; after that a change in them is found.
func TestATableIsSealedLater(t *testing.T) {
	l, c, keys := sealedDesk(t, false)
	db, err := l.DB()
	require.NoError(t, err)
	dropTriggers(t, l, db)
	earlier := audit.Head{Chain: "service", N: 1, Hash: strings.TrimSpace(column(t, db, "SELECT hash FROM audit_entries WHERE chain = 'service' AND n = 1"))}
	earlier.Sign(keys)
	for _, s := range []string{
		"DELETE FROM audit_entries WHERE chain = 'service' AND n > 1 OR chain IN ('audit_notices/0', 'rights_requests/0')",
		"DELETE FROM audit_heads WHERE chain IN ('audit_notices/0', 'rights_requests/0')",
		fmt.Sprintf("UPDATE audit_heads SET n = 1, hash = '%s', at = 0, mac = '%s' WHERE chain = 'service'", earlier.Hash, earlier.MAC),
	} {
		_, err = db.ExecContext(l.ctx, s)
		require.NoError(t, err)
	}
	require.Contains(t, l.verify().Problem, "audit_notices")
	require.NoError(t, l.Close())
	again := openConfig(t, c)
	report, err := again.VerifyAll(l.ctx, nil)
	require.NoError(t, err)
	require.Empty(t, report.Problem)
	require.Len(t, report.Found, 1)
	found := report.Found[0].Rows
	require.Positive(t, found)
	require.NoError(t, again.Close())
	again = openConfig(t, c)
	report, err = again.VerifyAll(l.ctx, nil)
	require.NoError(t, err)
	require.Empty(t, report.Problem)
	require.Equal(t, found, report.Found[0].Rows, "once")
	db, err = again.DB()
	require.NoError(t, err)
	_, err = db.ExecContext(l.ctx, "UPDATE rights_requests SET asked_by = 'u-nobody'")
	require.NoError(t, err)
	report, err = again.VerifyAll(l.ctx, nil)
	require.NoError(t, err)
	require.Contains(t, report.Problem, "rights_requests")
}
