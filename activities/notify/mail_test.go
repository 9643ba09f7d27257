package notify_test

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"mime/quotedprintable"
	"net"
	netmail "net/mail"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/notify"
	"scpo.example/desk/models"
)

var (
	_ notify.Delivery = (*notify.Mail)(nil)

	unknownUser = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "<sam.thorne@force.example> no such user"}
	busy        = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "busy, sam.thorne@force.example"}
)

func letter(id string) notify.Letter {
	return notify.Letter{ID: id, To: "sam.thorne@force.example", Items: []notify.Item{
		{Kind: models.NoticeReturned, Count: 2, Link: "/notices"},
		{Kind: models.NoticeAssigned, Count: 1, Link: "/applications/0198c7a2"},
	}}
}

// messageIDs lists the ids of the letters that a server said yes to, in order.
func messageIDs(t *testing.T, texts []string) []string {
	t.Helper()
	ids := []string{}
	for _, text := range texts {
		m, err := netmail.ReadMessage(strings.NewReader(text))
		require.NoError(t, err)
		ids = append(ids, m.Header.Get("Message-ID"))
	}
	return ids
}

func TestALetter(t *testing.T) {
	o := (&office{TB: t}).start("")
	require.NoError(t, o.mail().Deliver(t.Context(), letter("n-1.2")))
	require.Len(t, o.said(), 1)
	m, err := netmail.ReadMessage(strings.NewReader(o.said()[0]))
	require.NoError(t, err)
	for name, want := range map[string]string{
		"From": `"SCPO Desk" <desk@desk.example>`, "To": "<sam.thorne@force.example>",
		"Subject": "SCPO Desk: 3 new notifications", "Message-ID": "<n-1.2@desk.example>",
		"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All", "X-Protective-Marking": "OFFICIAL",
		"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "quoted-printable",
		"User-Agent": "", "X-Mailer": "", "Cc": "", "Bcc": "",
	} {
		require.Equal(t, want, m.Header.Get(name), name)
	}
	_, err = m.Header.Date()
	require.NoError(t, err)
	require.Equal(t, `OFFICIAL

You have 3 new notifications in SCPO Desk.

* 2 applications were returned to your force
  https://desk.example/notices

* 1 application was assigned to you
  https://desk.example/applications/0198c7a2

Sign in to read them. This email contains no case details.
This is an automatic email. Do not reply to it.

OFFICIAL
`, body(t, m))
}

func body(t *testing.T, m *netmail.Message) string {
	t.Helper()
	text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	require.NoError(t, err)
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

func TestADigestSaysSo(t *testing.T) {
	o := (&office{TB: t}).start("")
	l := letter("d-1")
	l.Digest, l.Items = true, l.Items[1:]
	require.NoError(t, o.mail().Deliver(t.Context(), l))
	m, err := netmail.ReadMessage(strings.NewReader(o.said()[0]))
	require.NoError(t, err)
	require.Equal(t, "SCPO Desk: 1 new notification", m.Header.Get("Subject"))
	require.Contains(t, body(t, m), "You have 1 new notification in SCPO Desk since your last daily email.\n")
}

// Whatever the caller puts in by mistake, only counts, fixed words and paths leave.
func TestALetterHoldsNoNames(t *testing.T) {
	planted := []string{"Vexley", "Jordan", "SCPO/2026/0042", "Sam", "Thorne", "surrey"}
	o := (&office{TB: t}).start("")
	l := letter("n-1")
	l.To = "Sam Thorne <sam.thorne@force.example>"
	l.Items = nil
	for _, name := range planted {
		l.Items = append(l.Items, notify.Item{Kind: models.NoticeKind(name), Count: 1, Link: "/notices"})
	}
	for _, k := range models.NoticeKinds() {
		l.Items = append(l.Items, notify.Item{Kind: k, Count: 4, Link: "/notices"})
	}
	require.NoError(t, o.mail().Deliver(t.Context(), l))
	m, err := netmail.ReadMessage(strings.NewReader(o.said()[0]))
	require.NoError(t, err)
	text := body(t, m)
	for name := range m.Header {
		if name != "To" {
			text += "\n" + m.Header.Get(name)
		}
	}
	for _, name := range planted {
		require.NotContains(t, strings.ToLower(text), strings.ToLower(name))
	}
	require.Equal(t, "<sam.thorne@force.example>", m.Header.Get("To"), "the address alone")

	for _, link := range []string{"/a?name=Vexley", "/a#Vexley", "https://elsewhere.example/", "//elsewhere.example", "/Jordan Vexley", "/a/..\r\nBcc: x@y.example"} {
		l := letter("n-2")
		l.Items[0].Link = link
		require.ErrorIs(t, o.mail().Deliver(t.Context(), l), notify.ErrBadLetter, link)
	}
	require.Len(t, o.said(), 1)
}

func TestABadLetterIsNotSent(t *testing.T) {
	o := (&office{TB: t}).start("")
	for name, spoil := range map[string]func(*notify.Letter){
		"no id":        func(l *notify.Letter) { l.ID = "" },
		"id of two":    func(l *notify.Letter) { l.ID = "a b" },
		"id with at":   func(l *notify.Letter) { l.ID = "a@b" },
		"id with line": func(l *notify.Letter) { l.ID = "a\r\nBcc: b" },
		"no items":     func(l *notify.Letter) { l.Items = nil },
		"none of it":   func(l *notify.Letter) { l.Items[1].Count = 0 },
	} {
		l := letter("n-1")
		spoil(&l)
		require.ErrorIs(t, o.mail().Deliver(t.Context(), l), notify.ErrBadLetter, name)
	}
	for _, to := range []string{"", "nobody", "a@b.example, c@d.example", "a@b.example\r\nRCPT TO:<c@d.example>"} {
		l := letter("n-1")
		l.To = to
		require.ErrorIs(t, o.mail().Deliver(t.Context(), l), notify.ErrRefused, to)
	}
	require.Zero(t, o.sessions)
}

func TestAServerThatIsAwayAndComesBack(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	addr := l.Addr().String()
	require.NoError(t, l.Close())
	m := mail(t, at(t, addr))
	err = m.Deliver(t.Context(), letter("n-1"))
	require.ErrorIs(t, err, notify.ErrLater)
	require.NotErrorIs(t, err, notify.ErrUnknown)

	o := (&office{TB: t}).start(addr)
	require.NoError(t, m.Deliver(t.Context(), letter("n-1")))
	require.Equal(t, []string{"<n-1@desk.example>"}, messageIDs(t, o.said()))
}

// Slow in every place: before the text nothing has arrived; after it, no one can know.
func TestASlowServer(t *testing.T) {
	const short, long = 200 * time.Millisecond, 30 * time.Second
	for name, c := range map[string]struct {
		make            func(o *office, wait func())
		timeout, answer time.Duration
		unknown         bool
	}{
		"sender":  {func(o *office, wait func()) { o.sender = func() error { wait(); return nil } }, short, long, false},
		"address": {func(o *office, wait func()) { o.address = func(string) error { wait(); return nil } }, short, long, false},
		"answer":  {func(o *office, wait func()) { o.text = func(net.Conn) error { wait(); return busy } }, long, short, true},
	} {
		t.Run(name, func(t *testing.T) {
			gone := make(chan struct{})
			o := &office{TB: t}
			c.make(o, func() { <-gone })
			config := o.start("").config()
			config.Timeout, config.Answer = c.timeout, c.answer
			err := mail(t, config).Deliver(t.Context(), letter("n-1"))
			close(gone)
			require.ErrorIs(t, err, notify.ErrLater)
			require.Equal(t, c.unknown, errors.Is(err, notify.ErrUnknown))
			require.Empty(t, o.said())
		})
	}
	t.Run("greeting", func(t *testing.T) {
		silent, err := net.Listen("tcp", "127.0.0.1:0") // the system accepts the connection; no one answers
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, silent.Close()) })
		config := at(t, silent.Addr().String())
		config.Timeout = 200 * time.Millisecond
		require.ErrorIs(t, mail(t, config).Deliver(t.Context(), letter("n-1")), notify.ErrLater)
	})
}

func TestTheCallersContextEndsADelivery(t *testing.T) {
	for name, c := range map[string]struct {
		make func(o *office, wait func())
		err  error
	}{
		"before the text": {func(o *office, wait func()) { o.address = func(string) error { wait(); return nil } }, notify.ErrLater},
		"after the text":  {func(o *office, wait func()) { o.text = func(net.Conn) error { wait(); return busy } }, notify.ErrUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			gone := make(chan struct{})
			o := &office{TB: t}
			c.make(o, func() { cancel(); <-gone })
			err := o.start("").mail().Deliver(ctx, letter("n-1"))
			close(gone)
			require.ErrorIs(t, err, c.err)
			require.ErrorIs(t, err, context.Canceled)
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	o := (&office{TB: t}).start("")
	require.ErrorIs(t, o.mail().Deliver(ctx, letter("n-1")), notify.ErrLater)
	require.Empty(t, o.said())
}

func TestOneAddressIsRefusedAndTheNextIsNot(t *testing.T) {
	o := &office{TB: t, address: func(to string) error {
		if to == "sam.thorne@force.example" {
			return unknownUser
		}
		return nil
	}}
	m := o.start("").mail()
	err := m.Deliver(t.Context(), letter("n-1"))
	require.ErrorIs(t, err, notify.ErrRefused)
	require.NotErrorIs(t, err, notify.ErrLater)
	require.Contains(t, err.Error(), "550 5.1.1")
	require.NotContains(t, err.Error(), "thorne")

	next := letter("n-2")
	next.To = "alex.reed@force.example"
	require.NoError(t, m.Deliver(t.Context(), next))
	require.Equal(t, []string{"<n-2@desk.example>"}, messageIDs(t, o.said()))
}

// Only a refusal of the address that waiting cannot fix is permanent.
func TestWhatANoToTheAddressMeans(t *testing.T) {
	for said, want := range map[string]error{
		"550 5.1.1": notify.ErrRefused, "550 5.0.0": notify.ErrRefused, "501 5.1.3": notify.ErrRefused,
		"553 5.1.2": notify.ErrRefused, "554 5.4.4": notify.ErrRefused, "556 5.1.10": notify.ErrRefused,
		"450 4.2.0": notify.ErrLater, "421 4.3.2": notify.ErrLater, "452 4.5.3": notify.ErrLater,
		"552 5.2.2": notify.ErrLater, "530 5.7.0": notify.ErrLater, "554 5.7.1": notify.ErrLater,
		"550 5.1.8": notify.ErrLater, "550 5.1.7": notify.ErrLater, "500 5.5.1": notify.ErrLater,
	} {
		code, enhanced, _ := strings.Cut(said, " ")
		no := &smtp.SMTPError{Message: "no"}
		var err error
		no.Code, err = strconv.Atoi(code)
		require.NoError(t, err)
		for i, part := range strings.Split(enhanced, ".") {
			no.EnhancedCode[i], err = strconv.Atoi(part)
			require.NoError(t, err)
		}
		o := (&office{TB: t, address: func(string) error { return no }}).start("")
		err = o.mail().Deliver(t.Context(), letter("n-1"))
		require.ErrorIs(t, err, want, said)
		require.Contains(t, err.Error(), said)
	}
}

func TestANotNowAndThenAYes(t *testing.T) {
	for name, make := range map[string]func(o *office, answer func() error){
		"sender":  func(o *office, answer func() error) { o.sender = answer },
		"address": func(o *office, answer func() error) { o.address = func(string) error { return answer() } },
		"text":    func(o *office, answer func() error) { o.text = func(net.Conn) error { return answer() } },
	} {
		t.Run(name, func(t *testing.T) {
			var times atomic.Int32 // each letter has a connection, and each connection a goroutine
			o := &office{TB: t}
			make(o, func() error {
				if times.Add(1) == 1 {
					return busy
				}
				return nil
			})
			m := o.start("").mail()
			err := m.Deliver(t.Context(), letter("n-1"))
			require.ErrorIs(t, err, notify.ErrLater)
			require.NotErrorIs(t, err, notify.ErrUnknown, "the server has answered")
			require.Contains(t, err.Error(), "451 4.3.0")
			require.NotContains(t, err.Error(), "thorne")
			require.NoError(t, m.Deliver(t.Context(), letter("n-1")))
			require.Equal(t, []string{"<n-1@desk.example>"}, messageIDs(t, o.said()))
		})
	}
}

// A refusal of the sender or the text applies to every letter, so no letter is abandoned for it.
func TestANoToTheServiceLosesNothing(t *testing.T) {
	no := func() error {
		return &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "no"}
	}
	for name, o := range map[string]*office{
		"sender": {TB: t, sender: no},
		"text":   {TB: t, text: func(net.Conn) error { return no() }},
	} {
		err := o.start("").mail().Deliver(t.Context(), letter("n-1"))
		require.ErrorIs(t, err, notify.ErrLater, name)
		require.NotErrorIs(t, err, notify.ErrUnknown, name)
	}
}

// Cut off after the text: the server may have kept it or not. It is sent again under the same id.
func TestCutOffBeforeTheAnswer(t *testing.T) {
	for name, kept := range map[string]bool{"and had kept it": true, "and had lost it": false} {
		t.Run(name, func(t *testing.T) {
			var times atomic.Int32 // each letter has a connection, and each connection a goroutine
			o := &office{TB: t, text: func(c net.Conn) error {
				if times.Add(1) > 1 {
					return nil
				}
				require.NoError(t, c.Close())
				if kept {
					return nil
				}
				return busy
			}}
			m := o.start("").mail()
			err := m.Deliver(t.Context(), letter("n-1"))
			require.ErrorIs(t, err, notify.ErrUnknown)
			require.ErrorIs(t, err, notify.ErrLater)
			require.NoError(t, m.Deliver(t.Context(), letter("n-1")))
			want := []string{"<n-1@desk.example>"}
			if kept {
				want = append(want, "<n-1@desk.example>") // shows a receiver that they are the same
			}
			require.Eventually(t, func() bool { return len(o.said()) == len(want) }, 10*time.Second, time.Millisecond)
			require.Equal(t, want, messageIDs(t, o.said()))
		})
	}
}

func TestAYesCountsWhateverComesAfterIt(t *testing.T) {
	o := (&office{TB: t, cutQuit: true}).start("")
	require.NoError(t, o.mail().Deliver(t.Context(), letter("n-1")))
	require.Len(t, o.said(), 1)
}

func TestTLS(t *testing.T) {
	cert, pool := certificate(t)
	t.Run("is not offered", func(t *testing.T) {
		reached := false
		o := (&office{TB: t, sender: func() error { reached = true; return nil }}).start("")
		for _, way := range []notify.TLS{"", notify.StartTLS, notify.Implicit} {
			config := o.config()
			config.TLS, config.Timeout = way, time.Second
			require.ErrorIs(t, mail(t, config).Deliver(t.Context(), letter("n-1")), notify.ErrLater, way)
		}
		require.False(t, reached, "nothing was said in clear")
	})
	for name, implicit := range map[string]bool{"starttls": false, "implicit": true} {
		o := (&office{TB: t, cert: cert, implicit: implicit, password: "let-me-in"}).start("")
		config := o.config()
		t.Run(name+" with a stranger's certificate", func(t *testing.T) {
			config := config
			config.Roots = x509.NewCertPool()
			require.ErrorIs(t, mail(t, config).Deliver(t.Context(), letter("n-1")), notify.ErrLater)
		})
		config.Roots = pool
		t.Run(name+" without signing in", func(t *testing.T) {
			require.ErrorIs(t, mail(t, config).Deliver(t.Context(), letter("n-1")), notify.ErrLater)
		})
		config.Username, config.Password = "desk", "wrong"
		t.Run(name+" with a wrong password", func(t *testing.T) {
			err := mail(t, config).Deliver(t.Context(), letter("n-1"))
			require.ErrorIs(t, err, notify.ErrLater)
			require.NotContains(t, err.Error(), "who is desk")
			require.Empty(t, o.said())
		})
		config.Password = "let-me-in"
		t.Run(name, func(t *testing.T) {
			require.NoError(t, mail(t, config).Deliver(t.Context(), letter("n-1")))
			require.Len(t, o.said(), 1)
		})
	}
}

func TestLettersAtTheSameTime(t *testing.T) {
	cert, pool := certificate(t)
	o := (&office{TB: t, cert: cert, password: "let-me-in"}).start("")
	config := o.config()
	config.Roots, config.Username, config.Password = pool, "desk", "let-me-in"
	m := mail(t, config)
	var all sync.WaitGroup
	errs, want := make(chan error, 12), []string{}
	for i := range 12 {
		id := "n-" + strconv.Itoa(i)
		want = append(want, "<"+id+"@desk.example>")
		all.Go(func() { errs <- m.Deliver(t.Context(), letter(id)) })
	}
	all.Wait()
	for range 12 {
		require.NoError(t, <-errs)
	}
	require.ElementsMatch(t, want, messageIDs(t, o.said()))
}
