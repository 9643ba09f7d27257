package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/health"
)

// testNumbers: what the service counts of itself, while a reminder and its letters become late and are given.
func testNumbers(t *testing.T, open opener) {
	p := newPostDesk(t, open)
	count := func() health.Numbers {
		t.Helper()
		n, err := p.Numbers(p.ctx)
		require.NoError(t, err)
		n.At = time.Time{}
		return n
	}
	require.Equal(t, health.Numbers{}, count())

	l := p.create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	told := p.notices(officer.ID)[0].At
	require.Equal(t, health.Numbers{LettersDue: 2, LettersOldest: told}, count(), "one for each officer of the region")
	_, err := p.DueLetters(p.ctx, p.Now(), 50)
	require.NoError(t, err)
	require.EqualValues(t, 2, count().LettersDue, "as letters they count once")

	due := l.standing.Timetable.RemindAt
	p.clock.set(due.Add(health.ReminderGrace / 2))
	require.Zero(t, count().RemindersLate, "not yet")
	p.clock.set(due.Add(2 * health.ReminderGrace))
	n := count()
	require.EqualValues(t, 1, n.RemindersLate)
	require.Equal(t, due, n.RemindersOldest)
	p.exec("UPDATE users SET active = FALSE")
	require.NoError(t, p.Remind(p.ctx, models.Reminder{ApplicationID: l.id, Seq: l.standing.Seq, Stage: l.standing.State, Kind: models.NoticeReminder, At: due}))
	require.Zero(t, count().RemindersLate, "it was given, though there is nobody to read it")

	require.NoError(t, p.NoteCheck(p.ctx, health.RecordsCheck, true, 0))
	p.clock.advance(time.Minute)
	require.NoError(t, p.NoteCheck(p.ctx, health.RecordsCheck, false, 1))
	at := p.Now()
	require.Equal(t, health.Check{At: at, Found: 1}, count().Records)
	require.True(t, count().Workflows.At.IsZero())
}
