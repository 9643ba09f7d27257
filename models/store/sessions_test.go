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
			"identity at once": testIdentityAtOnce, "identity added": testIdentityAdded, "own sessions": testOwnSessions, "sessions of a provider": testSessionsOfProvider, "own tokens": testOwnTokens, "break-glass": testBreakGlass,
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

func (d *desk) began(hash, user, data string) {
	d.t.Helper()
	now := d.Now()
	require.NoError(d.t, d.AddSession(d.ctx, store.Session{Hash: hash, UserID: user, Data: data, CreatedAt: now, LastSeenAt: now, ExpiresAt: now.Add(time.Hour)}))
}

func left(t *testing.T, d *desk) string {
	t.Helper()
	db, err := d.DB()
	require.NoError(t, err)
	return column(t, db, "SELECT hash FROM sessions ORDER BY hash")
}

func testOwnSessions(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.addUser("u1", models.Lead)
	d.addUser("u2", models.Lead)
	d.began("aaaaaaaaaaaa1", "u1", "{}")
	d.clock.advance(time.Minute)
	d.began("bbbbbbbbbbbb1", "u1", "{}")
	d.began("cccccccccccc1", "u2", "{}")
	mine, err := d.SessionsOf(d.ctx, "u1")
	require.NoError(t, err)
	require.Len(t, mine, 2)
	require.Equal(t, []string{"bbbbbbbbbbbb", "aaaaaaaaaaaa"}, []string{mine[0].ID(), mine[1].ID()}, "the last used first")
	for _, id := range []string{"cccccccccccc", "aaaaaaaaaaaa1", "a", "", "%"} {
		require.ErrorIs(t, d.EndSessionOf(d.ctx, "u1", id), models.ErrNotFound, id)
	}
	require.NoError(t, d.EndSessionOf(d.ctx, "u1", "aaaaaaaaaaaa"))
	require.Equal(t, "bbbbbbbbbbbb1\ncccccccccccc1\n", left(t, d))
	d.clock.advance(2 * time.Hour)
	mine, err = d.SessionsOf(d.ctx, "u1")
	require.NoError(t, err)
	require.Empty(t, mine, "those that are over are not there")
}

func testSessionsOfProvider(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.addUser("u1", models.Lead)
	d.addUser("u2", models.Lead)
	i := store.Identity{Issuer: "https://p.example", Subject: "s"}
	require.NoError(t, d.LinkIdentity(d.ctx, i, "u1", store.Access{ActorID: "u2", Kind: "admin", Route: "r", RequestID: "q"}))
	d.began("h1", "u1", `{"values":{"how":"provider","sid":"0a"}}`)
	d.began("h2", "u1", `{"values":{"how":"provider","sid":"0b"}}`)
	d.began("h3", "u1", `{"values":{"how":"password"}}`)
	d.began("h4", "u2", `{"values":{"how":"provider","sid":"0c"}}`)
	for mark, want := range map[string]int64{`"sid":"0a"`: 1, `"sid":"0%"`: 0, `"sid":"0_"`: 0, `"sid":"0\"`: 0} {
		n, err := d.EndSessionsOfProvider(d.ctx, i, mark)
		require.NoError(t, err)
		require.Equal(t, want, n, mark)
	}
	n, err := d.EndSessionsOfProvider(d.ctx, store.Identity{Issuer: "https://other.example", Subject: "s"}, "")
	require.NoError(t, err)
	require.Zero(t, n)
	n, err = d.EndSessionsOfProvider(d.ctx, i, "")
	require.NoError(t, err)
	require.EqualValues(t, 1, n)
	require.Equal(t, "h3\nh4\n", left(t, d), "an emergency goes on, and so do others")
}

func testOwnTokens(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.addUser("u1", models.Lead)
	d.addUser("u2", models.Lead)
	a := store.Access{ActorID: "u1", Kind: "admin", Route: "r", RequestID: "q"}
	require.NoError(t, d.AddToken(d.ctx, "u1", "aaaaaaaaaaaa1", models.TokenReads, 1000*24*time.Hour))
	tokens, err := d.Tokens(d.ctx, "u1")
	require.NoError(t, err)
	require.Equal(t, store.TokenLife, tokens[0].ExpiresAt.Sub(tokens[0].CreatedAt))
	require.True(t, tokens[0].LastUsed.IsZero())
	require.Equal(t, models.TokenReads, tokens[0].Scope)
	_, scope, err := d.UserByToken(d.ctx, "aaaaaaaaaaaa1")
	require.NoError(t, err)
	require.Equal(t, models.TokenReads, scope)
	tokens, err = d.Tokens(d.ctx, "u1")
	require.NoError(t, err)
	require.Equal(t, d.Now().UnixMicro(), tokens[0].LastUsed.UnixMicro())

	d.writesNothing(func() {
		require.ErrorIs(t, d.EndTokenOf(d.ctx, "u2", "aaaaaaaaaaaa", a), models.ErrNotFound)
		require.ErrorIs(t, d.ReplaceTokenOf(d.ctx, "u2", "aaaaaaaaaaaa", "bbbbbbbbbbbb1", a), models.ErrNotFound)
		require.ErrorIs(t, d.ReplaceTokenOf(d.ctx, "u1", "none", "bbbbbbbbbbbb1", a), models.ErrNotFound)
	})
	require.NoError(t, d.ReplaceTokenOf(d.ctx, "u1", "aaaaaaaaaaaa", "bbbbbbbbbbbb1", a))
	_, _, err = d.UserByToken(d.ctx, "aaaaaaaaaaaa1")
	require.ErrorIs(t, err, models.ErrNotFound)
	_, scope, err = d.UserByToken(d.ctx, "bbbbbbbbbbbb1")
	require.NoError(t, err)
	require.Equal(t, models.TokenReads, scope, "a token that takes its place can do no more")
	d.clock.advance(store.TokenLife)
	require.ErrorIs(t, d.ReplaceTokenOf(d.ctx, "u1", "bbbbbbbbbbbb", "cccccccccccc1", a), models.ErrNotFound, "what has ended is not renewed")
	require.NoError(t, d.EndTokenOf(d.ctx, "u1", "bbbbbbbbbbbb", a))
	tokens, err = d.Tokens(d.ctx, "u1")
	require.NoError(t, err)
	require.Empty(t, tokens)
}
