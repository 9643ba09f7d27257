package store_test

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/pgtest"
)

// A name is found as people read it, however it was encoded, accented, spaced or capitalised.
func testNamesAreFoundAsRead(t *testing.T, open opener) {
	d := staffed(t, open)
	d.create("surrey", "serocu", draft("MÜLLERQB"))
	d.create("surrey", "serocu", draft("A\u0301lvarez\u2011Nu\u0301n\u0303ez"))
	for text, found := range map[string]int{"mullerqb": 1, "Müllerqb": 1, "mu\u0308ller\u00adqb": 1, "álvarez nunez": 1, "ALVAREZ": 1, "ｍüller": 1, "mellerqb": 0} {
		require.Len(t, d.subjects(store.ListQuery{Scope: everything, Text: text}), found, "%q", text)
	}
}

// A person named in the application cannot approve it, whatever the encoding of the name.
func testNamedInAnyEncoding(t *testing.T, open opener) {
	for i, drafter := range []string{"Jose\u0301 A\u0301lvarez-Nu\u0301n\u0303ez", "DS ALVAREZ NUNEZ, Jose", "Jo\u00adsé Álvarez\u200b Núñez", "J\u043esé ÁlvarezNúñez"} {
		d := staffed(t, open)
		jose := models.Actor{ID: "u-jose", Role: models.Officer}
		require.NoError(t, d.AddUser(d.ctx, store.NewUser{User: models.User{
			ID: jose.ID, Username: "j.alvarez", Name: "José Álvarez-Núñez", Role: models.Officer, Region: "serocu", Active: true}}))
		c := draft("X")
		c.Drafter.Name = drafter
		l := d.create("surrey", "serocu", c)
		l.do(models.SubmitForQA, writer, `{}`)
		require.Equal(t, []string{jose.ID}, l.standing.Named, "%d %q", i, drafter)
	}
}

// Two users cannot have names that look the same.
func testUsernamesLookDifferent(t *testing.T, open opener) {
	d := newDesk(t, open)
	add := func(id, username string) error {
		return d.AddUser(d.ctx, store.NewUser{User: models.User{ID: id, Username: username, Name: "Émile " + id, Role: models.Lead, Active: true}})
	}
	require.NoError(t, add("u1", "admin"))
	for _, name := range []string{"admin", "ADMIN", "\u0430dmin", "ádmin", "ad\u00admin"} {
		require.ErrorIs(t, add("u2", name), models.ErrExists, "%q", name)
	}
	_, err := d.UserOfIdentity(d.ctx, store.Identity{Issuer: "i", Subject: "s"}, models.User{ID: "u3", Username: "Admin", Name: "X", Role: models.Lead})
	require.ErrorIs(t, err, models.ErrExists)
	require.NoError(t, add("u4", "admin2"))
	found, _, err := d.UserPage(d.ctx, store.UserQuery{Text: "emile U4", Limit: 9})
	require.NoError(t, err)
	require.Len(t, found, 1)
}

// run executes statements on the database of a config, outside the store.
func run(t *testing.T, c store.Config, statements ...string) {
	t.Helper()
	driver, dsn := "sqlite", c.SQLite
	if c.Postgres != "" {
		driver, dsn = "pgx", c.Postgres
	}
	db, err := sql.Open(driver, dsn)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	for _, s := range statements {
		_, err = db.ExecContext(t.Context(), s)
		require.NoError(t, err)
	}
}

// An older database is brought into the form in which names are compared today.
func TestOlderNamesAreIndexedAgain(t *testing.T) {
	for name, config := range map[string]func() store.Config{
		"sqlite":   func() store.Config { return store.Config{SQLite: filepath.Join(t.TempDir(), "desk.db")} },
		"postgres": func() store.Config { return store.Config{Postgres: pgtest.DSN(t)} },
	} {
		t.Run(name, func(t *testing.T) {
			c, now := config(), &clock{}
			now.set(time.Date(2026, 5, 8, 9, 0, 0, 0, time.UTC))
			c.Now = now.now
			require.NoError(t, store.MigrateTo(t.Context(), c, 1))
			fromBefore(t, c, now.now())
			run(t, c, `INSERT INTO users (id, username, name, role, active, created_at) VALUES ('u-first', 'admin', 'Zoë', 'lead', TRUE, 1),
				('u-second', 'ADMIN', 'Chloë', 'lead', TRUE, 2)`, `UPDATE applications SET search = 'x|müllerqb', received_search = 'x|müllerqb'`)
			d := &desk{Store: openConfig(t, c), t: t, ctx: t.Context(), clock: now}
			require.Equal(t, []string{"u-first|admin|admin|zoe", "u-officer|o|o|o", "u-second||admin|chloe"}, d.lines("SELECT id, username_key, search FROM users ORDER BY id"))
			require.Equal(t, []string{"x|mullerqb"}, d.lines("SELECT DISTINCT received_search FROM applications"))
			require.Empty(t, d.lines("SELECT id FROM applications WHERE search LIKE '%ü%'"))
			require.Empty(t, d.lines("SELECT application_id FROM unindexed"))
			err := d.AddUser(d.ctx, store.NewUser{User: models.User{ID: "u-third", Username: "Admin", Name: "X", Role: models.Lead, Active: true}})
			require.ErrorIs(t, err, models.ErrExists)
		})
	}
}
