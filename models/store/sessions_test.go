package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// What the store promises of signing in, on both databases.
func TestSigningIn(t *testing.T) {
	for name, open := range map[string]opener{"sqlite": openSQLite, "postgres": openPostgres} {
		for part, test := range map[string]func(*testing.T, opener){
			"sessions": testSessions, "sessions over": testSessionsOver, "identities": testIdentities,
			"identity at once": testIdentityAtOnce, "identity added": testIdentityAdded, "break-glass": testBreakGlass,
		} {
			t.Run(name+"/"+part, func(t *testing.T) {
				t.Parallel()
				test(t, open)
			})
		}
	}
}

func (d *desk) addUser(id string, r models.Role) models.User {
	d.t.Helper()
	u := models.User{ID: id, Username: "name." + id, Name: "Name " + id, Role: r, Active: true, Letters: models.LettersAtOnce}
	require.NoError(d.t, d.AddUser(d.ctx, store.NewUser{User: u}))
	return u
}

func testSessions(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.addUser("u1", models.Lead)
	d.addUser("u2", models.Lead)
	now := d.Now()
	s := store.Session{Hash: "h1", Data: `{"a":"é"}`, CreatedAt: now, LastSeenAt: now, ExpiresAt: now.Add(time.Hour)}
	require.NoError(t, d.AddSession(d.ctx, s), "of a visitor")
	for _, n := range []struct{ hash, user string }{{"h2", "u1"}, {"h3", "u1"}, {"h4", "u2"}} {
		one := s
		one.Hash, one.UserID = n.hash, n.user
		require.NoError(t, d.AddSession(d.ctx, one))
	}
	got, err := d.Session(d.ctx, "h1")
	require.NoError(t, err)
	require.Equal(t, s, got)

	s.Data, s.LastSeenAt, s.ExpiresAt = "{}", now.Add(time.Minute), now.Add(2*time.Hour)
	require.NoError(t, d.KeepSession(d.ctx, s))
	require.NoError(t, d.SeeSession(d.ctx, "h2", now.Add(time.Second), now.Add(3*time.Hour)))
	got, err = d.Session(d.ctx, "h1")
	require.NoError(t, err)
	require.Equal(t, s, got)
	got, err = d.Session(d.ctx, "h2")
	require.NoError(t, err)
	require.Equal(t, store.Session{Hash: "h2", UserID: "u1", Data: `{"a":"é"}`, CreatedAt: now, LastSeenAt: now.Add(time.Second), ExpiresAt: now.Add(3 * time.Hour)}, got)

	require.NoError(t, d.EndSessions(d.ctx, "u1"))
	require.NoError(t, d.EndSession(d.ctx, "h1"))
	require.NoError(t, d.EndSession(d.ctx, "h1"), "twice is harmless")
	for _, hash := range []string{"h1", "h2", "h3", "", "H4"} {
		_, err = d.Session(d.ctx, hash)
		require.ErrorIs(t, err, models.ErrNotFound, hash)
	}
	_, err = d.Session(d.ctx, "h4")
	require.NoError(t, err, "of another user")
	d.writesNothing(func() {
		require.ErrorIs(t, d.KeepSession(d.ctx, s), models.ErrNotFound, "what was ended stays ended")
		require.ErrorIs(t, d.SeeSession(d.ctx, "h1", now, now), models.ErrNotFound)
		s.Hash, s.UserID = "h5", "nobody"
		require.Error(t, d.AddSession(d.ctx, s))
	})
}

func testSessionsOver(t *testing.T, open opener) {
	d := newDesk(t, open)
	now := d.Now()
	add := func(hash string, life time.Duration) {
		require.NoError(t, d.AddSession(d.ctx, store.Session{Hash: hash, CreatedAt: now, LastSeenAt: now, ExpiresAt: now.Add(life)}))
	}
	add("short", time.Minute)
	add("long", time.Hour)
	d.clock.advance(time.Minute - time.Microsecond)
	_, err := d.Session(d.ctx, "short")
	require.NoError(t, err)
	d.clock.advance(time.Microsecond)
	_, err = d.Session(d.ctx, "short")
	require.ErrorIs(t, err, models.ErrNotFound)
	add("next", time.Hour)
	db, err := d.DB()
	require.NoError(t, err)
	require.Equal(t, "long\nnext\n", column(t, db, "SELECT hash FROM sessions ORDER BY hash"), "those that are over are taken away")
}
