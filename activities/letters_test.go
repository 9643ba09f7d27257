package activities_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	netmail "net/mail"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/testsuite"

	"scpo.example/desk/activities"
	"scpo.example/desk/activities/notify"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
)

// Who is notified of a submission, and words that must stay in the service.
const (
	first    = "first.reader@serocu.example"
	another  = "another.reader@serocu.example"
	planted  = "Quillon"
	longHold = 3 * time.Minute
)

// postRoom is the activity over a real database and a real mail server.
type postRoom struct {
	*testing.T
	store  *store.Store
	file   string
	server *mailServer
	post   *activities.Post
	clock  atomic.Int64
	logged *bytes.Buffer
	env    *testsuite.TestActivityEnvironment
}

func newPostRoom(t *testing.T) *postRoom {
	p := &postRoom{T: t, file: storetest.SQLite(t, filepath.Join(t.TempDir(), "desk.db")), server: newMailServer(t), logged: &bytes.Buffer{}}
	p.set(now)
	var err error
	p.store, err = store.OpenAndMigrate(t.Context(), store.Config{
		SQLite: p.file, Letters: true, Now: func() time.Time { return time.UnixMicro(p.clock.Load()).UTC() },
	})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, p.store.Close()) })
	for id, email := range map[string]string{"u-first": first, "u-another": another} {
		require.NoError(t, p.store.AddUser(t.Context(), store.NewUser{User: models.User{
			ID: id, Username: planted + id, Name: planted + " " + id, Role: models.Officer, Region: "serocu", Active: true, Email: email,
		}}))
	}
	p.post = &activities.Post{Letters: p.store, Delivery: p.server.mail(), Longest: longHold}
	p.env = p.newEnv(p.post)
	return p
}

func (p *postRoom) newEnv(post *activities.Post) *testsuite.TestActivityEnvironment {
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(log.NewStructuredLogger(slog.New(slog.NewTextHandler(p.logged, nil))))
	env := suite.NewTestActivityEnvironment()
	env.RegisterActivity(&activities.Activities{Cases: p.store, Post: post})
	return env
}

func (p *postRoom) set(at time.Time)        { p.clock.Store(at.UnixMicro()) }
func (p *postRoom) advance(d time.Duration) { p.clock.Add(d.Microseconds()) }

// submit makes an application that is full of private words and sends it to the region.
func (p *postRoom) submit(id string) {
	p.Helper()
	given := planted
	c := content.Empty()
	c.Subjects = content.List[content.Subject]{{ID: "s1", FamilyName: &given, GivenNames: &given}}
	c.Court.URN, c.Court.Name = planted+"/44", planted+" Crown Court"
	b := &bench{p.T, p.store, p.env}
	birth := b.says(id, id+"-1", models.Command{Action: models.Create, Actor: writer},
		models.NewApplication{Force: "surrey", Region: "serocu", Content: c.Canonical()})
	standing := p.write(models.Standing{ApplicationID: id}, id+"-1", birth, p.store.Create)
	submit := models.Command{Action: models.SubmitForQA, Actor: writer, ContentHash: c.Hash()}
	p.write(standing, id+"-2", b.says(id, id+"-2", submit, models.NewBody(models.SubmitForQA)), p.store.Apply)
}

func (p *postRoom) write(from models.Standing, update string, c models.Command, do func(context.Context, models.Step) (models.Applied, error)) models.Standing {
	p.Helper()
	next, refusal := from.Decide(c, p.store.Now())
	require.Nil(p, refusal)
	done, err := do(p.Context(), models.Step{UpdateID: update, Command: c, From: from.State, Next: next, At: p.store.Now()})
	require.NoError(p, err)
	return done.Standing
}

// round runs the activity once.
func (p *postRoom) round() activities.Delivered {
	p.Helper()
	value, err := p.env.ExecuteActivity(do.DeliverLetters)
	require.NoError(p, err)
	var done activities.Delivered
	require.NoError(p, value.Get(&done))
	return done
}

// ids lists the Message-IDs of the letters that were taken, in order.
func (p *postRoom) ids() []string {
	p.Helper()
	ids := []string{}
	for _, text := range p.server.said() {
		m, err := netmail.ReadMessage(strings.NewReader(text))
		require.NoError(p, err)
		ids = append(ids, m.Header.Get("Message-ID"))
	}
	return ids
}

// takenFor is how many letters to the address the server said yes to.
func (p *postRoom) takenFor(to string) (n int) {
	for _, text := range p.server.said() {
		if strings.Contains(text, "To: <"+to+">") {
			n++
		}
	}
	return n
}

// nobody checks that no letter, log or engine record names a person or a case.
func (p *postRoom) nobody(kept ...activities.Delivered) {
	p.Helper()
	record, err := json.Marshal(kept)
	require.NoError(p, err)
	said := strings.Join(p.server.said(), "\n")
	for _, private := range []string{planted, "SEROCU", "serocu/", "case-1", "surrey", "Crown Court", "u-first", "u-writer"} {
		require.NotContains(p, said, private)
		require.NotContains(p, p.logged.String(), private)
		require.NotContains(p, string(record), private)
	}
	for _, address := range []string{first, another} {
		require.NotContains(p, p.logged.String(), address)
		require.NotContains(p, string(record), address)
	}
}

func TestLettersGoOut(t *testing.T) {
	p := newPostRoom(t)
	require.Equal(t, activities.Delivered{}, p.round(), "nothing is due")
	p.submit("case-1")
	p.submit("a-2")
	done := p.round()
	require.Equal(t, activities.Delivered{Sent: 2}, done)
	require.Equal(t, activities.Delivered{}, p.round())
	p.advance(100 * time.Hour)
	require.Equal(t, activities.Delivered{}, p.round(), "once")
	require.Equal(t, []int{1, 1}, []int{p.takenFor(first), p.takenFor(another)})
	for _, text := range p.server.said() {
		require.Contains(t, text, "* 2 applications were submitted to your region")
		require.Contains(t, text, "https://desk.example/notices")
		require.Equal(t, 1, strings.Count(text, "@serocu.example"), "nobody else's address")
	}
	ids := p.ids()
	require.NotEqual(t, ids[0], ids[1])
	p.nobody(done)
}

func TestAMailServerThatIsAway(t *testing.T) {
	p := newPostRoom(t)
	p.server.stop()
	p.submit("case-1")
	kept := []activities.Delivered{p.round()}
	require.Equal(t, activities.Delivered{Later: 2}, kept[0])
	p.submit("a-2")
	for _, minutes := range []int{1, 2, 4, 8, 16, 32, 60, 60, 60} {
		p.advance(time.Duration(minutes)*time.Minute - time.Microsecond)
		require.Equal(t, activities.Delivered{}, p.round(), "not before %d minutes", minutes)
		p.advance(time.Microsecond)
		require.Equal(t, activities.Delivered{Later: 2}, p.round(), "after %d minutes", minutes)
	}
	p.server.listen()
	p.advance(time.Hour)
	require.Equal(t, activities.Delivered{Sent: 2}, p.round())
	require.Equal(t, activities.Delivered{Sent: 2}, p.round(), "what came meanwhile, in one letter more")
	require.Equal(t, activities.Delivered{}, p.round())
	for _, to := range []string{first, another} {
		require.Equal(t, 2, p.takenFor(to))
	}
	require.Len(t, slices.Compact(slices.Sorted(slices.Values(p.ids()))), 4)
	p.nobody(kept...)
}

// A server that takes too long to answer has not said yes: the same letter goes again.
func TestAMailServerThatIsSlow(t *testing.T) {
	p := newPostRoom(t)
	let := make(chan struct{})
	p.server.behave(nil, func(net.Conn) error {
		<-let
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "too late, " + first}
	})
	p.submit("case-1")
	require.Equal(t, activities.Delivered{Later: 2}, p.round())
	close(let)
	p.server.behave(nil, nil)
	p.advance(time.Minute)
	require.Equal(t, activities.Delivered{Sent: 2}, p.round())
	require.Equal(t, activities.Delivered{}, p.round())
	require.Equal(t, []int{1, 1}, []int{p.takenFor(first), p.takenFor(another)})
	p.nobody()
}

func TestAnAddressThatIsRefused(t *testing.T) {
	p := newPostRoom(t)
	refusing := func(to string) error {
		if to == first {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user: " + to}
		}
		return nil
	}
	p.server.behave(refusing, nil)
	p.submit("case-1")
	require.Equal(t, activities.Delivered{Sent: 1, Refused: 1}, p.round())
	for i := range 3 {
		p.advance(24 * time.Hour)
		p.submit(fmt.Sprintf("a-1%d", i))
		require.Equal(t, activities.Delivered{Sent: 1}, p.round())
	}
	require.Equal(t, 1, p.server.askedFor(first), "never again")
	require.Equal(t, 4, p.takenFor(another))

	moved := "moved.reader@serocu.example"
	require.NoError(t, p.store.WantLetters(t.Context(), "u-first", models.LettersAtOnce, &moved))
	require.Equal(t, activities.Delivered{Sent: 1}, p.round())
	require.Equal(t, 1, p.takenFor(moved))
	said := p.server.said()
	require.Contains(t, said[len(said)-1], "* 4 applications were submitted to your region", "nothing is lost")
	p.nobody()
}

// If the connection is cut after the text, no one knows whether the letter arrived: it is sent again with the same
// Message-ID, so that the receiver can drop it.
func TestAMailServerThatCutsOff(t *testing.T) {
	p := newPostRoom(t)
	p.server.behave(nil, func(c net.Conn) error { return errors.Join(errors.New("gone"), c.Close()) })
	p.submit("case-1")
	require.Equal(t, activities.Delivered{Later: 2}, p.round())
	require.Equal(t, 2, p.server.sent())
	require.Empty(t, p.server.said())
	p.server.behave(nil, nil)
	p.advance(time.Minute)
	require.Equal(t, activities.Delivered{Sent: 2}, p.round())
	p.advance(100 * time.Hour)
	require.Equal(t, activities.Delivered{}, p.round())
	require.Equal(t, []int{1, 1}, []int{p.takenFor(first), p.takenFor(another)})
	p.nobody()
}

// forgetful fails to record some answers, as a database that is away for a moment does.
type forgetful struct {
	*store.Store
	times int
}

func (f *forgetful) LetterSent(ctx context.Context, id string) error {
	if f.times--; f.times >= 0 {
		return errAway
	}
	return f.Store.LetterSent(ctx, id)
}

var errAway = errors.New("the database is away")

func TestAYesIsRecordedWhenTheDatabaseIsAwayForAMoment(t *testing.T) {
	p := newPostRoom(t)
	p.submit("case-1")
	p.post.Letters = &forgetful{p.store, 3}
	require.Equal(t, activities.Delivered{Sent: 2}, p.round())
	p.advance(100 * time.Hour)
	require.Equal(t, activities.Delivered{}, p.round())
	require.Len(t, p.server.said(), 2)
}

// The one case in which a letter goes twice to a server that said yes: the process is killed after
// the yes and before its record. The letter is left alone for as long as the attempt could have
// lasted, and then goes under the Message-ID that the server has seen.
func TestKilledBetweenTheYesAndItsRecord(t *testing.T) {
	p := newPostRoom(t)
	require.NoError(t, p.store.WantLetters(t.Context(), "u-another", models.LettersNone, nil))
	p.submit("case-1")
	due, err := p.store.DueLetters(t.Context(), p.store.Now(), 10)
	require.NoError(t, err)
	require.Len(t, due, 1)
	until := p.store.Now().Add(longHold + 2*time.Minute)
	_, taken, err := p.store.TakeLetter(t.Context(), due[0].ID, p.store.Now(), until)
	require.NoError(t, err)
	require.True(t, taken)
	require.NoError(t, p.post.Delivery.Deliver(t.Context(), notify.Letter{
		ID: due[0].ID, To: due[0].To, Items: []notify.Item{{Kind: models.NoticeSubmitted, Count: 1, Link: "/notices"}},
	}))
	// Here it is killed.
	p.set(until.Add(-time.Microsecond))
	require.Equal(t, activities.Delivered{}, p.round())
	p.set(until)
	require.Equal(t, activities.Delivered{Sent: 1}, p.round())
	ids := p.ids()
	require.Len(t, ids, 2)
	require.Equal(t, ids[0], ids[1])
	p.advance(100 * time.Hour)
	require.Equal(t, activities.Delivered{}, p.round())
}

// A round may take minutes: each letter has the recipient and contents that are right when it is sent.
func TestWhatChangesWhileARoundLasts(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*postRoom)
		want   []string
	}{
		"they have left":         {func(p *postRoom) { p.exec("UPDATE users SET active = false WHERE id = 'u-first'") }, nil},
		"they have read it":      {func(p *postRoom) { require.NoError(p, p.store.MarkAllRead(p.Context(), "u-first")) }, nil},
		"their address is other": {func(p *postRoom) { p.exec("UPDATE users SET email = 'new@serocu.example' WHERE id = 'u-first'") }, []string{"new@serocu.example"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPostRoom(t)
			p.submit("case-1")
			_, err := p.store.DueLetters(t.Context(), p.store.Now(), 10)
			require.NoError(t, err)
			p.exec("UPDATE letters SET next_at = next_at - 1 WHERE user_id = 'u-another'") // it goes first
			mail, begun := p.post.Delivery, false
			p.post.Delivery = deliveryFunc(func(ctx context.Context, l notify.Letter) error {
				if !begun {
					begun = true
					c.change(p)
				}
				return mail.Deliver(ctx, l)
			})
			require.Equal(t, activities.Delivered{Sent: 1 + len(c.want)}, p.round())
			require.Equal(t, append([]string{another}, c.want...), p.receivers())
			require.Equal(t, activities.Delivered{}, p.round())
		})
	}
}

type deliveryFunc func(context.Context, notify.Letter) error

func (f deliveryFunc) Deliver(ctx context.Context, l notify.Letter) error { return f(ctx, l) }

// exec does to the database what no one in the service does.
func (p *postRoom) exec(statement string) {
	p.Helper()
	db, err := sql.Open("sqlite", "file:"+p.file+"?_pragma=busy_timeout(10000)")
	require.NoError(p, err)
	_, err = db.ExecContext(p.Context(), statement)
	require.NoError(p, err)
	require.NoError(p, db.Close())
}

// receivers lists the recipients of the letters that were accepted, in order.
func (p *postRoom) receivers() []string {
	p.Helper()
	to := []string{}
	for _, text := range p.server.said() {
		m, err := netmail.ReadMessage(strings.NewReader(text))
		require.NoError(p, err)
		address, err := netmail.ParseAddress(m.Header.Get("To"))
		require.NoError(p, err)
		to = append(to, address.Address)
	}
	return to
}

// The engine may think that an attempt is dead when it is not, and begin another at the same time.
func TestTwoAttemptsAtOnceSendEachLetterOnce(t *testing.T) {
	p := newPostRoom(t)
	let := make(chan struct{})
	p.server.behave(nil, func(net.Conn) error { <-let; return nil })
	p.post.Delivery = patient(t, p.server)
	p.submit("case-1")
	done := make([]activities.Delivered, 2)
	faults := make([]error, 2)
	var both sync.WaitGroup
	for i := range done {
		env := p.newEnv(p.post)
		both.Go(func() {
			value, err := env.ExecuteActivity(do.DeliverLetters)
			if err == nil {
				err = value.Get(&done[i])
			}
			faults[i] = err
		})
	}
	require.Eventually(t, func() bool { return p.server.sent() == 1 || p.server.sent() == 2 }, 20*time.Second, time.Millisecond)
	close(let)
	both.Wait()
	require.NoError(t, errors.Join(faults...))
	require.Equal(t, 2, done[0].Sent+done[1].Sent)
	require.Equal(t, []int{1, 1}, []int{p.takenFor(first), p.takenFor(another)})
	p.advance(100 * time.Hour)
	require.Equal(t, activities.Delivered{}, p.round())
}

// patient waits long for an answer, so that a busy machine does not count as a slow server.
func patient(t *testing.T, s *mailServer) *notify.Mail {
	addr, err := net.ResolveTCPAddr("tcp", s.addr)
	require.NoError(t, err)
	m, err := notify.NewMail(notify.Config{
		Host: addr.IP.String(), Port: addr.Port, TLS: notify.Plain, From: "desk@desk.example", BaseURL: "https://desk.example", Answer: time.Minute,
	})
	require.NoError(t, err)
	return m
}

func TestADailyLetterHoldsWhatCameSinceTheLast(t *testing.T) {
	p := newPostRoom(t)
	require.NoError(t, p.store.WantLetters(t.Context(), "u-another", models.LettersNone, nil))
	require.NoError(t, p.store.WantLetters(t.Context(), "u-first", models.LettersDaily, nil))
	monday := time.Date(2026, 5, 11, 7, 0, 0, 0, time.UTC) // 08:00 in London; now is the Friday before
	p.submit("case-1")
	p.advance(26 * time.Hour)
	p.submit("a-2")
	require.Equal(t, activities.Delivered{}, p.round())
	p.set(monday)
	require.Equal(t, activities.Delivered{Sent: 1}, p.round())
	require.Contains(t, p.server.said()[0], "You have 2 new notifications in SCPO Desk since your last daily email")
	p.submit("a-3")
	p.set(monday.Add(24*time.Hour - time.Microsecond))
	require.Equal(t, activities.Delivered{}, p.round())
	p.set(monday.Add(24 * time.Hour))
	require.Equal(t, activities.Delivered{Sent: 1}, p.round())
	require.Contains(t, p.server.said()[1], "You have 1 new notification in SCPO Desk since your last daily email")
	p.set(monday.Add(48 * time.Hour))
	require.Equal(t, activities.Delivered{}, p.round(), "no letter of nothing")
}

func TestWithoutMailNothingIsTouched(t *testing.T) {
	p := newPostRoom(t)
	p.submit("case-1")
	p.env = p.newEnv(nil)
	require.Equal(t, activities.Delivered{Off: true}, p.round())
	off, err := notify.NewMail(notify.Config{})
	require.NoError(t, err)
	p.env = p.newEnv(&activities.Post{Letters: p.store, Delivery: off, Longest: longHold})
	require.True(t, p.round().Off)
	p.env = p.newEnv(p.post)
	p.advance(time.Minute)
	require.Equal(t, activities.Delivered{Sent: 2}, p.round())
}

// A worker that ends begins no letter; the next one does.
func TestAStoppingWorkerBeginsNoLetter(t *testing.T) {
	p := newPostRoom(t)
	p.submit("case-1")
	stop := make(chan struct{})
	close(stop)
	p.env.SetWorkerStopChannel(stop)
	require.Equal(t, activities.Delivered{}, p.round())
	require.Zero(t, p.server.askedFor(first))
	p.env = p.newEnv(p.post)
	require.Equal(t, activities.Delivered{Sent: 2}, p.round())
}

// What cannot be read is an error that the engine retries, in words that name no one.
func TestADatabaseThatIsAway(t *testing.T) {
	p := newPostRoom(t)
	p.submit("case-1")
	p.post.Letters = absent{p.store}
	_, err := p.env.ExecuteActivity(do.DeliverLetters)
	require.ErrorContains(t, err, errAway.Error())
	p.post.Letters = p.store
	require.Equal(t, activities.Delivered{Sent: 2}, p.round())
}

type absent struct{ *store.Store }

func (absent) DueLetters(context.Context, time.Time, int) ([]store.Letter, error) {
	return nil, errAway
}
