package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

func testIdempotency(t *testing.T, open opener) {
	d := newDesk(t, open)
	first := store.Request{ActorID: "u1", KeyHash: "k1", RequestHash: "r1", Resource: "id-1"}
	got, err := d.Begin(d.ctx, first)
	require.NoError(t, err)
	require.Equal(t, first, got, "unanswered")

	again := first
	again.Resource = "id-2" // each try makes an id; the first one counts
	got, err = d.Begin(d.ctx, again)
	require.NoError(t, err)
	require.Equal(t, first, got)

	answered := first
	answered.Status, answered.Header, answered.Body = 201, `{"location":"/x"}`, "{\"a\": \"ö\"}\n"
	_, err = d.Finish(d.ctx, answered)
	require.NoError(t, err)
	got, err = d.Begin(d.ctx, again)
	require.NoError(t, err)
	require.Equal(t, answered, got)

	d.writesNothing(func() {
		late := first
		late.Status, late.Body = 500, "late"
		counts, err := d.Finish(d.ctx, late)
		require.NoError(t, err)
		require.Equal(t, answered, counts, "the first answer stays")
		reused := first
		reused.RequestHash = "r2"
		_, err = d.Begin(d.ctx, reused)
		require.ErrorIs(t, err, models.ErrKeyReused)
		unknown := first
		unknown.KeyHash, unknown.Status = "k9", 200
		_, err = d.Finish(d.ctx, unknown)
		require.ErrorIs(t, err, models.ErrNotFound)
	})

	stranger := first
	stranger.ActorID, stranger.RequestHash, stranger.Resource = "u2", "r3", "id-3"
	got, err = d.Begin(d.ctx, stranger)
	require.NoError(t, err)
	require.Equal(t, stranger, got, "the same key of somebody else is another key")
}

func testIdempotencyAtOnce(t *testing.T, open opener) {
	d := newDesk(t, open)
	const n = 8
	got := make([]store.Request, n)
	for _, err := range atOnce(n, func(i int) (err error) {
		got[i], err = d.Begin(d.ctx, store.Request{ActorID: "u1", KeyHash: "k1", RequestHash: "r1", Resource: fmt.Sprint("id-", i)})
		return err
	}) {
		require.NoError(t, err)
	}
	for _, r := range got {
		require.Equal(t, got[0].Resource, r.Resource, "all are one request")
	}
	refused := 0
	for _, err := range atOnce(n, func(i int) error {
		_, err := d.Begin(d.ctx, store.Request{ActorID: "u1", KeyHash: "k2", RequestHash: fmt.Sprint("r", i)})
		return err
	}) {
		if err != nil {
			require.ErrorIs(t, err, models.ErrKeyReused)
			refused++
		}
	}
	require.Equal(t, n-1, refused)
}

func testUsers(t *testing.T, open opener) {
	d := newDesk(t, open)
	surrey := models.User{ID: "u1", Username: "applicant.surrey", Name: "Zoë O’Neill", Role: models.Applicant, Force: "surrey", Region: "serocu", Active: true}
	gone := models.User{ID: "u2", Username: "a.gone", Name: "Gone", Role: models.Officer, Region: "serocu"}
	lead := models.User{ID: "u3", Username: "lead.national", Name: "Lead", Role: models.Lead, Active: true}
	require.NoError(t, d.AddUser(d.ctx, store.NewUser{User: surrey, PasswordHash: "bcrypt", TokenHash: "t1"}))
	require.NoError(t, d.AddUser(d.ctx, store.NewUser{User: gone, TokenHash: "t2"}))
	require.NoError(t, d.AddUser(d.ctx, store.NewUser{User: lead}))

	d.writesNothing(func() {
		twin := surrey
		twin.ID = "u4"
		require.ErrorIs(t, d.AddUser(d.ctx, store.NewUser{User: twin, TokenHash: "t4"}), models.ErrExists)
		fresh := models.User{ID: "u5", Username: "fresh", Active: true}
		require.Error(t, d.AddUser(d.ctx, store.NewUser{User: fresh, TokenHash: "t1"}), "a token is one person's")
	})
	surrey.Letters, gone.Letters, lead.Letters = models.LettersAtOnce, models.LettersAtOnce, models.LettersAtOnce // where nothing is said
	got, _, err := d.UserByToken(d.ctx, "t1")
	require.NoError(t, err)
	require.Equal(t, surrey, got)
	for _, token := range []string{"t2", "t3", "", "T1", "%"} { // t2 is of a user who is not active
		_, _, err = d.UserByToken(d.ctx, token)
		require.ErrorIs(t, err, models.ErrNotFound, token)
	}
	got, err = d.UserByName(d.ctx, "a.gone")
	require.NoError(t, err)
	require.Equal(t, gone, got)
	_, err = d.UserByName(d.ctx, "nobody")
	require.ErrorIs(t, err, models.ErrNotFound)
	all, err := d.Users(d.ctx)
	require.NoError(t, err)
	require.Equal(t, []models.User{gone, surrey, lead}, all)
	some, err := d.UsersByID(d.ctx, []string{"u1", "u3", "u9"})
	require.NoError(t, err)
	require.Equal(t, map[string]models.User{"u1": surrey, "u3": lead}, some)
	none, err := d.UsersByID(d.ctx, nil)
	require.NoError(t, err)
	require.Empty(t, none)
}

func testAccessLog(t *testing.T, open opener) {
	d := newDesk(t, open)
	for i := range 7 {
		d.clock.advance(time.Second)
		line := store.Access{ID: 99, At: 99, ActorID: fmt.Sprint("u", i), Kind: "view", Route: "GET /x", Detail: "q=O’Neill", RequestID: "r"}
		if i%2 == 0 {
			line.ApplicationID = "a1"
		}
		require.NoError(t, d.LogAccess(d.ctx, line))
	}
	readers := func(applicationID string, before int64, limit int) (who []string, last int64) {
		t.Helper()
		lines, err := d.AccessLog(d.ctx, applicationID, before, limit)
		require.NoError(t, err)
		for _, line := range lines {
			who, last = append(who, line.ActorID), line.ID
		}
		return who, last
	}
	who, last := readers("", 0, 3)
	require.Equal(t, []string{"u6", "u5", "u4"}, who)
	who, _ = readers("", last, 10)
	require.Equal(t, []string{"u3", "u2", "u1", "u0"}, who)
	who, last = readers("a1", 0, 2)
	require.Equal(t, []string{"u6", "u4"}, who)
	who, _ = readers("a1", last, 2)
	require.Equal(t, []string{"u2", "u0"}, who)
	who, _ = readers("a2", 0, 10)
	require.Empty(t, who)

	lines, err := d.AccessLog(d.ctx, "", 0, 1)
	require.NoError(t, err)
	require.Equal(t, d.Now(), lines[0].Time(), "the service's clock, not the caller's")
	require.Equal(t, store.Access{ID: lines[0].ID, At: lines[0].At, ActorID: "u6", Kind: "view", Route: "GET /x", ApplicationID: "a1", Detail: "q=O’Neill", RequestID: "r"}, lines[0])

	long := strings.Repeat("é", 2000)
	for _, given := range []string{long, long + "n", strings.Repeat("e", 60<<10)} {
		require.NoError(t, d.LogAccess(d.ctx, store.Access{ActorID: "u6", Kind: "list", Route: "GET /" + given, Detail: given}))
		lines, err = d.AccessLog(d.ctx, "", 0, 1)
		require.NoError(t, err)
		if given == long {
			require.Equal(t, given, lines[0].Detail)
			continue
		}
		require.Equal(t, string([]rune(given)[:2000])+"… (cut)", lines[0].Detail)
		require.Len(t, []rune(lines[0].Route), 2007)
	}
}

// Whatever happens to a request that is noted ahead, the next commit is on the disk before it is answered.
func TestANotedRequestLeavesTheWriterCareful(t *testing.T) {
	s := openSQLite(t, time.Now)
	db, err := s.DB()
	require.NoError(t, err)
	_, err = s.Begin(t.Context(), store.Request{ActorID: "u1", KeyHash: "k1", RequestHash: "r1", Resource: "id-1"})
	require.NoError(t, err)
	require.Equal(t, "2\n", column(t, db, "PRAGMA synchronous"))

	late, cancel := context.WithTimeout(t.Context(), time.Microsecond)
	defer cancel()
	for i := range 50 {
		_, _ = s.Begin(late, store.Request{ActorID: "u1", KeyHash: fmt.Sprintf("late-%d", i), RequestHash: "r1", Resource: "id-1"})
		require.Equal(t, "2\n", column(t, db, "PRAGMA synchronous"))
	}
}
