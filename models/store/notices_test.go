package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// postDesk is a desk whose people can be notified.
type postDesk struct {
	*desk
	people map[string]models.User
}

func newPostDesk(t testing.TB, open opener) *postDesk {
	p := &postDesk{newDesk(t, open), map[string]models.User{}}
	p.SendLetters()
	for _, u := range []models.User{
		{ID: writer.ID, Role: models.Applicant, Force: "surrey", Region: "serocu"},
		{ID: "u-elsewhere", Role: models.Applicant, Force: "kent", Region: "ersou"},
		{ID: officer.ID, Role: models.Officer, Region: "serocu"},
		{ID: "u-second", Role: models.Officer, Region: "serocu"},
		{ID: "u-ersou", Role: models.Officer, Region: "ersou"},
		{ID: cps.ID, Role: models.CPS},
		{ID: "u-manager", Role: models.Manager, Region: "serocu"},
		{ID: "u-manager-surrey", Role: models.Manager, Force: "surrey", Region: "serocu"},
		{ID: "u-manager-kent", Role: models.Manager, Force: "kent", Region: "ersou"},
		{ID: "u-lead", Role: models.Lead},
	} {
		u.Username, u.Name, u.Active, u.Email, u.Letters = u.ID, "Person "+u.ID, true, u.ID+"@police.example", models.LettersAtOnce
		p.people[u.ID] = u
		require.NoError(t, p.AddUser(p.ctx, store.NewUser{User: u}))
	}
	return p
}

func (p *postDesk) notices(id string) []store.Notice {
	p.t.Helper()
	list, next, err := p.Notices(p.ctx, store.NoticeQuery{User: p.people[id], Limit: 200})
	require.NoError(p.t, err)
	require.Empty(p.t, next)
	return list
}

// told is a person's notices, newest first.
func (p *postDesk) told(id string) []models.NoticeKind {
	p.t.Helper()
	kinds := []models.NoticeKind{}
	for _, n := range p.notices(id) {
		kinds = append(kinds, n.Kind)
	}
	return kinds
}

func (p *postDesk) unread(id string) int {
	p.t.Helper()
	n, err := p.CountUnread(p.ctx, p.people[id])
	require.NoError(p.t, err)
	return n
}

func (p *postDesk) exec(statement string, args ...any) {
	p.t.Helper()
	db, err := p.DB()
	require.NoError(p.t, err)
	_, err = db.ExecContext(p.ctx, statement, args...)
	require.NoError(p.t, err)
}

func testNotices(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	l := p.create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	at := p.clock.now().Add(time.Second)
	l.do(models.Return, officer, point)

	got := p.notices(writer.ID)
	require.Len(t, got, 1)
	require.NotEmpty(t, got[0].ID)
	require.Equal(t, store.Notice{
		Notification: models.Notification{
			ID: got[0].ID, UserID: writer.ID, Kind: models.NoticeReturned, ApplicationID: l.id, Seq: 4, At: at.Truncate(time.Microsecond),
		},
		Reference: "SEROCU/2026/001", Points: 2,
	}, got[0])
	require.Equal(t, []models.NoticeKind{models.NoticeSubmitted}, p.told(officer.ID))
	require.Equal(t, []models.NoticeKind{models.NoticeSubmitted}, p.told("u-second"))
	for _, nobody := range []string{"u-elsewhere", "u-ersou", cps.ID, "u-manager", "u-lead"} {
		require.Empty(t, p.told(nobody), nobody)
		require.Zero(t, p.unread(nobody), nobody)
	}
}

func testNoticesRead(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	for range 3 {
		p.create("surrey", "serocu", draft("X")).do(models.SubmitForQA, writer, `{}`)
	}
	mine, theirs := p.notices(officer.ID), p.notices("u-second")
	require.Len(t, mine, 3)
	require.Equal(t, 3, p.unread(officer.ID))

	p.clock.advance(time.Minute)
	read := p.Now()
	require.NoError(t, p.MarkRead(p.ctx, officer.ID, []string{mine[1].ID, theirs[0].ID, "no-such-notice"}))
	require.Equal(t, 2, p.unread(officer.ID))
	require.Equal(t, 3, p.unread("u-second"), "only one's own")
	p.clock.advance(time.Minute)
	require.NoError(t, p.MarkRead(p.ctx, officer.ID, []string{mine[1].ID}))
	require.NoError(t, p.MarkRead(p.ctx, officer.ID, nil))
	require.Equal(t, &read, p.notices(officer.ID)[1].ReadAt, "the first time counts")

	unread, next, err := p.Notices(p.ctx, store.NoticeQuery{User: p.people[officer.ID], Unread: true, Limit: 50})
	require.NoError(t, err)
	require.Empty(t, next)
	require.Equal(t, []string{mine[0].ID, mine[2].ID}, []string{unread[0].ID, unread[1].ID})

	require.NoError(t, p.MarkAllRead(p.ctx, officer.ID))
	require.Zero(t, p.unread(officer.ID))
	require.Equal(t, 3, p.unread("u-second"))
	require.Len(t, p.notices(officer.ID), 3, "what was read is still there")
}

func testNoticesCursor(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	for i := range 7 {
		l := p.create("surrey", "serocu", draft("X"))
		l.do(models.SubmitForQA, writer, `{}`)
		if i%2 == 0 {
			p.clock.advance(-time.Second) // two at the same instant: the id decides
		}
	}
	var want, got []string
	for _, n := range p.notices(officer.ID) {
		want = append(want, n.ID)
	}
	require.Len(t, want, 7)
	cursor := ""
	for range 7 {
		page, next, err := p.Notices(p.ctx, store.NoticeQuery{User: p.people[officer.ID], Limit: 2, Cursor: cursor})
		require.NoError(t, err)
		for _, n := range page {
			got = append(got, n.ID)
		}
		if cursor = next; next == "" {
			break
		}
	}
	require.Equal(t, want, got)
	_, _, err := p.Notices(p.ctx, store.NoticeQuery{User: p.people[officer.ID], Limit: 2, Cursor: "made up"})
	require.ErrorIs(t, err, store.ErrBadCursor)
}

// A notice that its person can no longer see is not there, and comes back with the right to see it.
func testNoticesOutOfReach(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	l := p.create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	away := p.people[officer.ID]
	away.Region = "ersou"
	none, _, err := p.Notices(p.ctx, store.NoticeQuery{User: away, Limit: 50})
	require.NoError(t, err)
	require.Empty(t, none, "an officer who has moved to another region")
	n, err := p.CountUnread(p.ctx, away)
	require.NoError(t, err)
	require.Zero(t, n)
	for _, role := range []models.Role{models.Lead, models.Auditor, models.Admin} {
		now := p.people[officer.ID]
		now.Role = role
		none, _, err := p.Notices(p.ctx, store.NoticeQuery{User: now, Limit: 50})
		require.NoError(t, err)
		require.Empty(t, none, role)
	}

	require.Len(t, p.told("u-second"), 1)
	l.do(models.DeclareConflict, models.Actor{ID: "u-second", Role: models.Officer}, `{"reason": "They are my neighbour."}`)
	require.Empty(t, p.told("u-second"), "what came before the conflict was declared")
	require.Zero(t, p.unread("u-second"))
	require.Len(t, p.told(officer.ID), 1)
	require.NoError(t, p.MarkAllRead(p.ctx, "u-second"))
}

func testRemind(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	l := p.create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`) // Friday 8 May 2026: ten working days, with the bank holiday of 25 May to come
	require.NoError(t, p.MarkAllRead(p.ctx, officer.ID))
	said := func(who string) []models.NoticeKind {
		return slices.DeleteFunc(p.told(who), func(k models.NoticeKind) bool { return k == models.NoticeSubmitted })
	}
	word := func(kind models.NoticeKind) models.Reminder {
		at := map[models.NoticeKind]time.Time{
			models.NoticeReminder: l.standing.Timetable.RemindAt, models.NoticeOverdue: l.standing.Timetable.DueAt, models.NoticeEscalated: l.standing.Timetable.EscalateAt,
		}[kind]
		return models.Reminder{ApplicationID: l.id, Seq: l.standing.Seq, Stage: l.standing.State, Kind: kind, At: at}
	}

	p.clock.set(l.standing.Timetable.RemindAt)
	for range 2 { // an activity may run twice
		require.NoError(t, p.Remind(p.ctx, word(models.NoticeReminder)))
	}
	require.Equal(t, []models.NoticeKind{models.NoticeReminder}, said(officer.ID), "nobody holds it: every officer of the region")
	require.Equal(t, []models.NoticeKind{models.NoticeReminder}, said("u-second"))
	require.Equal(t, l.standing.Timetable.RemindAt, p.notices(officer.ID)[0].At)
	require.Equal(t, 1, p.unread(officer.ID))

	l.do(models.Claim, officer, `{}`)
	p.clock.set(l.standing.Timetable.DueAt)
	require.NoError(t, p.Remind(p.ctx, word(models.NoticeOverdue)))
	require.Equal(t, []models.NoticeKind{models.NoticeOverdue, models.NoticeReminder}, said(officer.ID))
	require.Equal(t, []models.NoticeKind{models.NoticeReminder}, said("u-second"), "it is the holder's now")

	p.clock.set(l.standing.Timetable.EscalateAt)
	require.NoError(t, p.Remind(p.ctx, word(models.NoticeEscalated)))
	require.Equal(t, models.NoticeEscalated, said(officer.ID)[0])
	for who, want := range map[string]int{"u-manager": 1, "u-manager-surrey": 1, "u-manager-kent": 0, "u-second": 1, writer.ID: 0} {
		require.Len(t, said(who), want, who)
	}
	require.Equal(t, "SEROCU/2026/001", p.notices("u-manager")[0].Reference)

	require.ErrorIs(t, p.Remind(p.ctx, models.Reminder{ApplicationID: "no-such-application"}), models.ErrNotFound)
}

// A word that the stage has outlived is not said.
func testRemindTooLate(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	counted := func() string {
		db, err := p.DB()
		require.NoError(t, err)
		var n int
		require.NoError(t, db.QueryRowContext(p.ctx, "SELECT COUNT(*) FROM notices WHERE kind IN ('reminder', 'overdue', 'escalated')").Scan(&n))
		return fmt.Sprint(n)
	}
	reminder := func(l *life) models.Reminder {
		return models.Reminder{ApplicationID: l.id, Seq: l.standing.Seq, Stage: l.standing.State, Kind: models.NoticeReminder, At: l.standing.Timetable.RemindAt}
	}
	ended := p.create("surrey", "serocu", draft("A"))
	ended.do(models.SubmitForQA, writer, `{}`)
	late := reminder(ended)
	ended.do(models.Claim, officer, `{}`)
	ended.do(models.Return, officer, point)
	require.NoError(t, p.Remind(p.ctx, late), "the stage has ended")

	stopped := p.create("surrey", "serocu", draft("B"))
	stopped.do(models.SubmitForQA, writer, `{}`)
	stopped.do(models.Claim, officer, `{}`)
	late = reminder(stopped)
	stopped.do(models.StopClock, officer, `{"cause": "operational-reasons", "from": "2026-05-08"}`)
	require.NoError(t, p.Remind(p.ctx, late), "the clock is stopped")

	other := p.create("surrey", "serocu", draft("C"))
	other.do(models.SubmitForQA, writer, `{}`)
	wrong := reminder(other)
	wrong.At = wrong.At.Add(time.Hour)
	require.NoError(t, p.Remind(p.ctx, wrong), "not a time of its timetable")
	wrong = reminder(other)
	wrong.Kind = models.NoticeEscalated
	require.NoError(t, p.Remind(p.ctx, wrong), "not what is to be said then")
	require.Equal(t, "0", counted())
	require.NoError(t, p.Remind(p.ctx, reminder(other)))
	require.Equal(t, "2", counted())
}

// No one is reminded of an application that they declared a conflict with, or after they have left.
func testRemindWhom(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	l := p.create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.DeclareConflict, models.Actor{ID: "u-second", Role: models.Officer}, `{"reason": "They are my neighbour."}`)
	p.exec("UPDATE users SET active = FALSE WHERE id = 'u-officer'")
	r, due := l.standing.Reminder(l.standing.Timetable.RemindAt.Add(-1))
	require.True(t, due)
	require.NoError(t, p.Remind(p.ctx, r))
	db, err := p.DB()
	require.NoError(t, err)
	require.Empty(t, column(t, db, "SELECT user_id FROM notices WHERE kind = 'reminder'"))
}

// Reminders go to the region if the person who holds the application has left or is no longer an officer.
func testRemindInPlaceOf(t *testing.T, open opener) {
	for name, gone := range map[string]string{
		"left":           "UPDATE users SET active = FALSE WHERE id = 'u-officer'",
		"another region": "UPDATE users SET region = 'ersou' WHERE id = 'u-officer'",
		"another role":   "UPDATE users SET role = 'manager' WHERE id = 'u-officer'",
	} {
		t.Run(name, func(t *testing.T) {
			p := newPostDesk(t, open)
			l := p.create("surrey", "serocu", draft("X"))
			l.do(models.SubmitForQA, writer, `{}`)
			l.do(models.Claim, officer, `{}`)
			p.exec(gone)
			r, due := l.standing.Reminder(l.standing.Timetable.RemindAt.Add(-1))
			require.True(t, due)
			require.NoError(t, p.Remind(p.ctx, r))
			require.Equal(t, models.NoticeReminder, p.notices("u-second")[0].Kind)
		})
	}
}
