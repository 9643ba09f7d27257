package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

func testUsersKept(t *testing.T, open opener) {
	d := newDesk(t, open)
	line := store.Access{ActorID: "admin", Kind: "admin", Route: "POST /api/v1/users", Detail: "u1"}
	u := models.User{ID: "u1", Username: "zz.100%_\\", Name: "Wilf Example", Role: models.Lead, Active: true, Letters: models.LettersAtOnce}
	require.NoError(t, d.EnrolUser(d.ctx, u, line))
	d.writesNothing(func() {
		again := u
		again.ID = "u2"
		require.ErrorIs(t, d.EnrolUser(d.ctx, again, line), models.ErrExists)
		require.ErrorIs(t, d.ChangeUser(d.ctx, models.User{ID: "nobody"}, nil, line), models.ErrNotFound)
	})

	for text, found := range map[string]bool{"WILF": true, "100%": true, `_\`: true, "z_": false, "%z": false} {
		users, more, err := d.UserPage(d.ctx, store.UserQuery{Text: text, Limit: 200})
		require.NoError(t, err)
		require.False(t, more)
		require.Equal(t, found, len(users) == 1 && users[0].ID == "u1", text)
	}
	require.NoError(t, d.AddUser(d.ctx, store.NewUser{User: models.User{ID: "u3", Username: "aa.first", Name: "First", Role: models.Lead, Active: true}}))
	first, more, err := d.UserPage(d.ctx, store.UserQuery{Limit: 1})
	require.NoError(t, err)
	require.True(t, more)
	second, _, err := d.UserPage(d.ctx, store.UserQuery{After: first[0].Username, Limit: 1})
	require.NoError(t, err)
	require.Greater(t, second[0].Username, first[0].Username)

	now := d.Now()
	session := store.Session{Hash: "h", UserID: "u1", Data: "{}", CreatedAt: now, LastSeenAt: now, ExpiresAt: now.Add(time.Hour)}
	require.NoError(t, d.AddSession(d.ctx, session))
	read, other := u, u
	u.Active, u.Email = false, "w@example.org"
	other.Name, read.Letters = "Wilf Other", models.LettersNone
	require.NoError(t, d.ChangeUser(d.ctx, u, &read, line), "how they want their letters is their own affair")
	d.writesNothing(func() { require.ErrorIs(t, d.ChangeUser(d.ctx, other, &read, line), models.ErrStale) })
	_, err = d.Session(d.ctx, "h")
	require.ErrorIs(t, err, models.ErrNotFound)
	got, err := d.UserByName(d.ctx, u.Username)
	require.NoError(t, err)
	require.Equal(t, u, got)

	require.NoError(t, d.LinkIdentity(d.ctx, anIdentity, "u1", line))
	d.writesNothing(func() {
		require.NoError(t, d.LinkIdentity(d.ctx, anIdentity, "u1", line), "it has been said")
		require.ErrorIs(t, d.LinkIdentity(d.ctx, anIdentity, "u3", line), models.ErrExists)
	})
	require.NoError(t, d.SignOutUser(d.ctx, "u1", line))
	lines, err := d.AccessLog(d.ctx, "", 0, 10)
	require.NoError(t, err)
	require.Len(t, lines, 4)
}

func testEmergencies(t *testing.T, open opener) {
	d := newDesk(t, open)
	u := models.User{ID: "u1", Username: "an.admin", Name: "Wilf Example", Role: models.Admin, Active: true}
	require.NoError(t, d.AddUser(d.ctx, store.NewUser{User: u}))
	until := d.Now().Add(time.Hour)
	require.NoError(t, d.BreakGlass(d.ctx, "u1", "", "hash", until))
	list, err := d.Emergencies(d.ctx)
	require.NoError(t, err)
	require.Equal(t, []store.Emergency{{UserID: "u1", From: list[0].From, Until: until}}, list)
	for _, kind := range []string{store.KindBreakGlass, "view", store.KindBreakGlass} {
		require.NoError(t, d.LogAccess(d.ctx, store.Access{ActorID: "u1", Kind: kind, Route: "GET /"}))
	}
	uses, err := d.BreakGlassUses(d.ctx, 0, 10)
	require.NoError(t, err)
	require.Len(t, uses, 2)
	older, err := d.BreakGlassUses(d.ctx, uses[0].ID, 10)
	require.NoError(t, err)
	require.Equal(t, uses[1:], older)
}
