package store_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

var anIdentity = store.Identity{Issuer: "https://provider.example", Subject: "s1"}

func testIdentities(t *testing.T, open opener) {
	d := newDesk(t, open)
	u := models.User{ID: "u1", Username: "w.example", Name: "Wilf Example", Role: models.Applicant, Force: "surrey", Region: "serocu", Active: true, Email: "w@example.org", Letters: models.LettersAtOnce}
	got, err := d.UserOfIdentity(d.ctx, anIdentity, u)
	require.NoError(t, err)
	require.Equal(t, u, got)

	moved := models.User{ID: "u2", Username: "w.renamed", Name: "Wilf Exemplar", Role: models.Officer, Region: "ersou", Active: true}
	got, err = d.UserOfIdentity(d.ctx, anIdentity, moved)
	require.NoError(t, err)
	want := moved
	want.ID, want.Username, want.Email, want.Letters = "u1", "w.example", "w@example.org", models.LettersAtOnce
	require.Equal(t, want, got)
	got, err = d.UserByName(d.ctx, "w.example")
	require.NoError(t, err)
	require.Equal(t, want, got)

	other := store.Identity{Issuer: "https://other.example", Subject: "s1"}
	d.writesNothing(func() {
		_, err = d.UserOfIdentity(d.ctx, other, u)
		require.ErrorIs(t, err, models.ErrExists, "nobody gets another's account by a name")
	})
	db, err := d.DB()
	require.NoError(t, err)
	_, err = db.ExecContext(d.ctx, "UPDATE users SET active = FALSE")
	require.NoError(t, err)
	d.writesNothing(func() {
		got, err = d.UserOfIdentity(d.ctx, anIdentity, u)
		require.NoError(t, err)
		want.Active = false
		require.Equal(t, want, got)
	})
}

func testIdentityAtOnce(t *testing.T, open opener) {
	d := newDesk(t, open)
	var wait sync.WaitGroup
	users, errs := make([]models.User, 8), make([]error, 8)
	for i := range users {
		wait.Go(func() {
			u := models.User{ID: string(rune('a' + i)), Username: "w.example", Name: "Wilf", Role: models.Lead}
			users[i], errs[i] = d.UserOfIdentity(d.ctx, anIdentity, u)
		})
	}
	wait.Wait()
	for i := range users {
		require.NoError(t, errs[i])
		require.Equal(t, users[0].ID, users[i].ID)
	}
}

func testIdentityAdded(t *testing.T, open opener) {
	d := newDesk(t, open)
	u := d.addUser("u1", models.Lead)
	require.NoError(t, d.AddIdentity(d.ctx, anIdentity, "u1"))
	require.ErrorIs(t, d.AddIdentity(d.ctx, anIdentity, "u1"), models.ErrExists)
	require.Error(t, d.AddIdentity(d.ctx, store.Identity{Issuer: "i", Subject: "s"}, "nobody"))
	got, err := d.UserOfIdentity(d.ctx, anIdentity, models.User{ID: "u2", Username: "x", Name: u.Name, Role: u.Role})
	require.NoError(t, err)
	require.Equal(t, u, got)
}

func testBreakGlass(t *testing.T, open opener) {
	d := newDesk(t, open)
	admin := d.addUser("u1", models.Admin)
	d.addUser("u2", models.Officer)
	now := d.Now()
	require.NoError(t, d.AddSession(d.ctx, store.Session{Hash: "h", UserID: "u1", CreatedAt: now, LastSeenAt: now, ExpiresAt: now.Add(time.Hour)}))
	got, err := d.LoginByName(d.ctx, admin.Username)
	require.NoError(t, err)
	require.Equal(t, store.Login{User: admin}, got)

	for hash, until := range map[string]time.Time{"one": now.Add(time.Hour), "two": now.Add(2 * time.Hour)} {
		require.NoError(t, d.BreakGlass(d.ctx, "u1", "", hash, until))
		got, err = d.LoginByID(d.ctx, "u1")
		require.NoError(t, err)
		require.Equal(t, store.Login{User: admin, PasswordHash: hash, BreakGlass: &until}, got)
	}
	_, err = d.Session(d.ctx, "h")
	require.ErrorIs(t, err, models.ErrNotFound)
	d.writesNothing(func() {
		require.ErrorIs(t, d.BreakGlass(d.ctx, "u2", "", "x", now), store.ErrNotAdmin)
		require.ErrorIs(t, d.BreakGlass(d.ctx, "u3", "", "x", now), models.ErrNotFound)
	})
	for _, name := range []string{"nobody", ""} {
		_, err = d.LoginByName(d.ctx, name)
		require.ErrorIs(t, err, models.ErrNotFound)
	}
	_, err = d.LoginByID(d.ctx, "")
	require.ErrorIs(t, err, models.ErrNotFound)
}

// Two first sign-ins of one person: the second waits for the first, and finds its user. SQLite never has two
// writers, so that only PostgreSQL can come to this.
func TestTheSecondOfTwoFirstSignInsFindsTheUser(t *testing.T) {
	d := newDesk(t, openPostgres)
	db, err := d.DB()
	require.NoError(t, err)
	first, err := db.BeginTx(d.ctx, nil)
	require.NoError(t, err)
	for _, insert := range []string{
		"INSERT INTO users (id, username, name, role, active, created_at) VALUES ('u1', 'w.example', 'Wilf', 'lead', TRUE, 1)",
		"INSERT INTO identities (issuer, subject, user_id, created_at) VALUES ('https://provider.example', 's1', 'u1', 1)",
	} {
		_, err = first.ExecContext(d.ctx, insert)
		require.NoError(t, err)
	}
	type outcome struct {
		user models.User
		err  error
	}
	second := make(chan outcome)
	go func() {
		u, err := d.UserOfIdentity(d.ctx, anIdentity, models.User{ID: "u2", Username: "w.example", Name: "Wilf", Role: models.Lead})
		second <- outcome{u, err}
	}()
	require.Eventually(t, func() bool { return column(t, db, "SELECT count(*) FROM pg_locks WHERE NOT granted") != "0\n" },
		30*time.Second, 10*time.Millisecond)
	require.NoError(t, first.Commit())
	got := <-second
	require.NoError(t, got.err)
	require.Equal(t, "u1", got.user.ID)
}
