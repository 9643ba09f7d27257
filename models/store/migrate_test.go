package store_test

import (
	"database/sql"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/pgtest"
)

// A database of the first version, with an application in each state, gets its queues when it is brought up.
func TestQueuesOfADatabaseFromBefore(t *testing.T) {
	for name, config := range map[string]func() store.Config{
		"sqlite":            func() store.Config { return store.Config{SQLite: filepath.Join(t.TempDir(), "desk.db")} },
		"postgres":          func() store.Config { return store.Config{Postgres: pgtest.DSN(t)} },
		"sqlite, cut off":   func() store.Config { return store.Config{SQLite: filepath.Join(t.TempDir(), "desk.db")} },
		"postgres, cut off": func() store.Config { return store.Config{Postgres: pgtest.DSN(t)} },
	} {
		t.Run(name, func(t *testing.T) {
			c, now := config(), &clock{}
			now.set(time.Date(2026, 5, 8, 9, 0, 0, 0, time.UTC))
			c.Now = now.now
			require.NoError(t, store.MigrateTo(t.Context(), c, 1))
			fromBefore(t, c, now.now())
			if strings.HasSuffix(name, "cut off") { // after the schema, before the days were calculated
				require.NoError(t, store.MigrateTo(t.Context(), c, 2))
			}

			d := &desk{Store: openConfig(t, c), t: t, ctx: t.Context(), clock: now}
			since := "|" + d.lines("SELECT MAX(updated_at) FROM applications")[0] + "|"
			rows := d.lines("SELECT application_id, region, force, desk, holder, latest_safe, since, due_on FROM waiting ORDER BY application_id")
			require.Equal(t, []string{
				"approved|serocu|surrey|ready||2026-06-10" + since,
				"drafting|serocu|surrey|draft||2026-06-10" + since,
				"in-qa|serocu|surrey|qa|u-officer|2026-06-10" + since,
				"returned-by-cps|serocu|surrey|force||2026-06-10" + since,
				"returned-by-qa|serocu|surrey|force||" + noHearing + since,
				"with-cps|serocu|surrey|cps||2026-06-10" + since,
			}, rows)
			require.Equal(t, []string{"serocu|surrey|cps|free|1", "serocu|surrey|draft|free|1", "serocu|surrey|force|free|2", "serocu|surrey|qa|held|1",
				"serocu|surrey|ready|free|1"}, d.counts())
			require.Equal(t, []string{"u-officer|at-once|"}, d.lines("SELECT id, letters, email FROM users"))
			require.Equal(t, []string{"p1|qa"}, d.lines("SELECT id, source FROM points"))
			require.Empty(t, d.lines("SELECT id FROM notices"))

			l := &life{desk: d, id: "in-qa"} // and life continues
			l.standing = l.app().Standing
			require.Nil(t, l.standing.Timetable)
			l.do(models.Return, officer, `{"points": [{"id": "p2", "code": "TERM", "severity": "must", "anchor": "terms", "text": "x"}]}`)
			require.Equal(t, "force [] 2026-06-10 2026-05-22", l.queued())
			d.counts()
		})
	}
}

// fromBefore writes what the first version would have left: an officer, an application in each state, and a point.
func fromBefore(t *testing.T, c store.Config, at time.Time) {
	t.Helper()
	driver, dsn := "sqlite", c.SQLite
	if c.Postgres != "" {
		driver, dsn = "pgx", c.Postgres
	}
	db, err := sql.Open(driver, dsn)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	_, err = db.ExecContext(t.Context(), "INSERT INTO users (id, username, name, role, region, active, created_at) VALUES ('u-officer', 'o', 'O', 'officer', 'serocu', TRUE, 1)")
	require.NoError(t, err)
	for _, state := range models.States() {
		standing := models.Standing{ApplicationID: string(state), State: state, Seq: 1, Round: 1, Editors: []string{writer.ID}}
		content := heardOn("X", 2026, 7, 1)
		if state == models.InQA {
			standing.Holder = officer.ID
		}
		if state == models.ReturnedByQA {
			content = draft("X")
		}
		text, err := json.Marshal(standing)
		require.NoError(t, err)
		us := at.UnixMicro()
		_, err = db.ExecContext(t.Context(), `INSERT INTO applications (id, reference, force, region, state, seq, version, round, holder, submitted, standing,
			content_hash, subject, search, created_at, created_by, updated_at, updated_by, content)
			VALUES ($1, $1, 'surrey', 'serocu', $1, 1, 1, 1, $2, FALSE, $3, $4, 'X', 'x', $5, 'u-writer', $5, 'u-writer', $6)`,
			string(state), standing.Holder, string(text), content.Hash(), us, string(content.Canonical()))
		require.NoError(t, err)
		event := models.Event{ApplicationID: string(state), Seq: 1, UpdateID: "u1", Action: models.Create, At: at, To: state}
		require.NoError(t, event.Seal(""))
		_, err = db.ExecContext(t.Context(), `INSERT INTO events (application_id, seq, update_id, action, actor_id, actor_role, at, from_state, to_state, round,
			version, payload_ref, payload_hash, content_hash, prev_hash, hash) VALUES ($1, 1, 'u1', 'create', '', '', $2, '', $1, 0, 0, '', '', '', '', $3)`,
			string(state), us, event.Hash)
		require.NoError(t, err)
	}
	_, err = db.ExecContext(t.Context(), `INSERT INTO points (application_id, id, number, round, raised_seq, raised_by, raised_at, code, severity, anchor, text, action)
		VALUES ('in-qa', 'p1', 1, 1, 1, 'u-officer', 1, 'TERM', 'should', 'terms', 'x', '')`)
	require.NoError(t, err)
}
