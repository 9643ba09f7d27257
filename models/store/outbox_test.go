package store_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
)

// told takes the step and names who was notified of it, by id, and with which notice; asking again notifies no one
// else.
func (l *life) told(action models.Action, actor models.Actor, body string) string {
	l.t.Helper()
	l.clock.advance(time.Second)
	step := l.step(action, actor, body)
	done, err := l.Apply(l.ctx, step)
	require.NoError(l.t, err)
	l.standing = done.Standing
	l.writesNothing(func() {
		again, err := l.Apply(l.ctx, step)
		require.NoError(l.t, err)
		require.True(l.t, again.Duplicate)
	})
	told := ""
	for _, n := range l.lines(fmt.Sprintf("SELECT kind, user_id, at, read_at, mail_at, letter_id FROM notices WHERE application_id = '%s' AND seq = %d ORDER BY user_id", l.id, done.Seq)) {
		values := strings.Split(n, "|")
		if told == "" {
			told = values[0] + ":"
		}
		require.Equal(l.t, strings.TrimSuffix(strings.Fields(told)[0], ":"), values[0])
		require.Equal(l.t, []string{fmt.Sprint(step.At.UnixMicro()), "0", "0", ""}, values[2:], "unread, and no letter where e-mail is off")
		told += " " + strings.TrimPrefix(values[1], "u-")
	}
	return told
}

func testNoticesOfActions(t *testing.T, open opener) {
	clash := models.Actor{ID: "u-clash", Role: models.Officer}
	d := staffed(t, open,
		models.User{ID: "u-left", Role: models.Applicant, Force: "surrey", Region: "serocu"}, // wrote, and is not active any more
		models.User{ID: "u-mate", Role: models.Applicant, Force: "surrey", Region: "serocu", Active: true},
		models.User{ID: "u-idle", Role: models.Officer, Region: "serocu"},
		models.User{ID: "u-far", Role: models.Officer, Region: "tarian", Active: true},
		models.User{ID: clash.ID, Role: models.Officer, Region: "serocu", Active: true},
		models.User{ID: "u-cps2", Role: models.CPS, Active: true},
		models.User{ID: "u-cps3", Role: models.CPS},
		models.User{ID: "u-manager", Role: models.Manager, Region: "serocu", Active: true},
		models.User{ID: "u-lead", Role: models.Lead, Active: true},
		models.User{ID: "u-auditor", Role: models.Auditor, Active: true},
		models.User{ID: "u-admin", Role: models.Admin, Active: true},
	)
	l := d.create("surrey", "serocu", draft("X"))
	see := func(want string, action models.Action, actor models.Actor, body string) {
		t.Helper()
		require.Equal(t, want, l.told(action, actor, body), action)
	}
	l.save(other, draft("Y"))
	l.save(models.Actor{ID: "u-left", Role: models.Applicant}, draft("Z"))
	require.Empty(t, d.lines("SELECT id FROM notices"), "nobody is told of a draft")
	see("submitted: clash officer second", models.SubmitForQA, writer, `{}`)
	see("", models.DeclareConflict, clash, `{"reason": "A relative."}`)
	see("", models.Recall, other, `{}`)
	see("submitted: officer second", models.SubmitForQA, other, `{}`)
	see("", models.Claim, officer, `{}`)
	see("assigned: second", models.Assign, officer, `{"userId": "u-second"}`)
	see("", models.Assign, officer, `{"userId": "u-officer"}`)
	see("", models.Release, officer, `{}`)
	see("assigned: officer", models.Assign, colleague, `{"userId": "u-officer"}`)
	see("passed-over: second", models.PassOver, officer, `{"userId": "u-second"}`)
	see("handed-back: officer", models.HandBack, officer, `{}`)
	see("", models.StopClock, officer, `{"cause": "c", "from": "2026-05-08"}`)
	see("", models.StartClock, officer, `{}`)
	see("returned: other writer", models.Return, officer, point)
	see("", models.AnswerPoint, writer, `{"pointId": "p1", "answer": "changed"}`)
	see("submitted: officer second", models.SubmitForQA, writer, `{}`)
	see("", models.Claim, officer, `{}`)
	see("", models.ResolvePoint, officer, `{"pointId": "p1"}`)
	see("approved: other writer", models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	see("reopened: other writer", models.Reopen, colleague, `{"reason": "x"}`)
	see("submitted: officer second", models.SubmitForQA, writer, `{}`)
	see("", models.Claim, officer, `{}`)
	see("approved: other writer", models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	see("sent-to-cps: cps cps2 other writer", models.SubmitToCPS, colleague, `{}`)
	see("returned-by-cps: other second writer", models.CPSDecision, cps, `{"decision": "rejected", "decidedOn": "2026-05-08", "reasons": [{"code": "TERM"}]}`)
	see("submitted: officer second", models.SubmitForQA, writer, `{}`)
	see("", models.Claim, officer, `{}`)
	see("approved: other writer", models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	see("sent-to-cps: cps cps2 other writer", models.SubmitToCPS, officer, `{}`)
	see("", models.DeclareConflict, colleague, `{"reason": "Late found."}`)
	see("accepted: other writer", models.CPSDecision, officer, `{"decision": "accepted", "decidedOn": "2026-05-08"}`)
	see("court-outcome: other writer", models.CourtOutcome, officer, `{"outcome": "granted", "on": "2026-05-08"}`)

	l = d.create("surrey", "serocu", draft("V")) // its writers are notified, though it was never submitted
	l.save(other, draft("W"))
	see("withdrawn: other", models.Withdraw, writer, `{"reason": "x"}`)
	l = d.create("surrey", "serocu", draft("V"))
	see("submitted: clash officer second", models.SubmitForQA, writer, `{}`)
	see("", models.Claim, colleague, `{}`)
	see("withdrawn: second writer", models.Withdraw, officer, `{"reason": "x"}`)
	l = d.create("surrey", "serocu", draft("V"))
	l.submitted()
	see("withdrawn: cps cps2", models.Withdraw, writer, `{"reason": "x"}`)
	l = d.create("surrey", "tarian", draft("V"))
	see("submitted: far", models.SubmitForQA, writer, `{}`)
}

// A record brings its queue and its timetable, by its own dates, and notifies no one.
func testNoNoticesOfRecords(t *testing.T, open opener) {
	d := staffed(t, open, models.User{ID: "u-mate", Role: models.Applicant, Force: "surrey", Region: "serocu", Active: true})
	_, err := d.Import(d.ctx, d.record("a1", twoRounds()))
	require.NoError(t, err)
	record := twoRounds()
	record.Reference, record.Steps = "SEROCU/2025/018", record.Steps[:4]
	done, err := d.Import(d.ctx, d.record("a2", record))
	require.NoError(t, err)
	require.Empty(t, d.lines("SELECT id FROM notices"))
	l := &life{desk: d, id: "a2", standing: done.Standing}
	require.Equal(t, "force [] "+noHearing+" 2025-03-20", l.queued())
	require.Equal(t, record.Steps[3].At, l.since())
	require.Equal(t, []string{"serocu|surrey|force|free|1"}, d.counts())
	l.do(models.AnswerPoint, writer, `{"pointId": "p1", "answer": "changed"}`)
	require.Equal(t, "submitted: officer second", l.told(models.SubmitForQA, writer, `{}`), "what comes after is")
}

// When an email may go: never where none is configured or wanted, else at once or in the morning of a working day.
func TestWhenALetterMayGo(t *testing.T) {
	for name, open := range map[string]opener{
		"sqlite": func(t testing.TB, now func() time.Time) *store.Store {
			return openConfig(t, store.Config{SQLite: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db")), Now: now, Letters: true})
		},
		"postgres": func(t testing.TB, now func() time.Time) *store.Store {
			return openConfig(t, store.Config{Postgres: storetest.Postgres(t), Now: now, Letters: true})
		},
	} {
		t.Run(name, func(t *testing.T) {
			reader := func(id, email string, letters models.Letters) models.User {
				return models.User{ID: id, Username: id, Role: models.Officer, Region: "serocu", Active: true, Email: email, Letters: letters}
			}
			d := staffed(t, open, reader("u-soon", "a@police.example", models.LettersAtOnce), reader("u-default", "b@police.example", ""),
				reader("u-daily", "c@police.example", models.LettersDaily), reader("u-none", "d@police.example", models.LettersNone),
				reader("u-nowhere", "", models.LettersDaily))
			for at, morning := range map[string]string{
				"2026-05-08 06:59": "2026-05-08 07:00", // 07:59 on a Friday in summer time
				"2026-05-08 07:00": "2026-05-11 07:00",
				"2026-05-22 12:00": "2026-05-26 07:00", // a bank holiday on Monday
				"2026-10-23 12:00": "2026-10-26 08:00", // the clocks go back on Sunday
				"2026-12-24 12:00": "2026-12-29 08:00", // Boxing Day, a Saturday, is kept on Monday
			} {
				when, err := time.Parse("2006-01-02 15:04", at)
				require.NoError(t, err)
				next, err := time.Parse("2006-01-02 15:04", morning)
				require.NoError(t, err)
				d.clock.set(when.Add(-time.Second)) // the step is a second later
				l := d.create("surrey", "serocu", draft("X"))
				l.do(models.SubmitForQA, writer, `{}`)
				soon, later := fmt.Sprint(when.UnixMicro()), fmt.Sprint(next.UnixMicro())
				got := d.lines("SELECT user_id, mail_at FROM notices WHERE application_id = '" + l.id + "'")
				slices.Sort(got)
				require.Equal(t, []string{"u-daily|" + later, "u-default|" + soon, "u-none|0", "u-nowhere|0", "u-officer|0", "u-second|0", "u-soon|" + soon}, got, at)
			}
		})
	}
}
