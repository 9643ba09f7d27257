package notify_test

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http/httptest"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/notify"
)

// office is a real mail server that behaves as a test needs. Its functions are set before start.
type office struct {
	testing.TB
	listener net.Listener
	cert     *tls.Config // nil: no TLS
	implicit bool
	password string // "": no sign-in
	cutQuit  bool   // cuts the connection once it has said yes
	sender   func() error
	address  func(to string) error
	text     func(c net.Conn) error // after the whole text; an error is the answer

	mu       sync.Mutex
	taken    []string // the texts to which it said yes
	sessions int
}

// start listens on addr, "" for a free port, until the test ends.
func (o *office) start(addr string) *office {
	o.Helper()
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	l, err := net.Listen("tcp", addr)
	require.NoError(o, err)
	o.listener = l
	s := smtp.NewServer(o)
	s.Domain, s.TLSConfig = "mail.example", o.cert
	if o.cutQuit {
		l = cutting{l}
	}
	if o.implicit {
		l, s.TLSConfig = tls.NewListener(l, o.cert), nil
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	o.Cleanup(func() {
		require.NoError(o, s.Close())
		_ = l.Close() // closed by now, unless the server had not yet begun to listen
		require.NoError(o, <-ended)
	})
	return o
}

// NewSession, Mail, Rcpt, Data, Reset and Logout are what the server library calls.
func (o *office) NewSession(c *smtp.Conn) (smtp.Session, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.sessions++
	return &session{office: o, conn: c}, nil
}

type session struct {
	*office
	conn   *smtp.Conn
	signed bool
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

func (s *session) AuthMechanisms() []string {
	if s.password == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, name, password string) error {
		if name != "desk" || password != s.password {
			return errors.New("who is " + name)
		}
		s.signed = true
		return nil
	}), nil
}

func (s *session) Mail(string, *smtp.MailOptions) error {
	if s.password != "" && !s.signed {
		return smtp.ErrAuthRequired
	}
	if s.sender != nil {
		return s.sender()
	}
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if s.address != nil {
		return s.address(to)
	}
	return nil
}

func (s *session) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if s.text != nil {
		if err := s.text(s.conn.Conn()); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.taken = append(s.taken, string(text))
	return nil
}

// said lists the texts to which the server said yes.
func (o *office) said() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]string{}, o.taken...)
}

// config is what a client needs to reach the office, with short patience.
func (o *office) config() notify.Config {
	c := at(o.TB, o.listener.Addr().String())
	if o.cert != nil {
		c.TLS = notify.StartTLS
	}
	if o.implicit {
		c.TLS = notify.Implicit
	}
	return c
}

func (o *office) mail() *notify.Mail { return mail(o.TB, o.config()) }

// at is a configuration in clear for a server at addr.
func at(t testing.TB, addr string) notify.Config {
	t.Helper()
	host, text, err := net.SplitHostPort(addr)
	require.NoError(t, err)
	port, err := strconv.Atoi(text)
	require.NoError(t, err)
	return notify.Config{
		Host: host, Port: port, TLS: notify.Plain, From: "SCPO Desk <desk@desk.example>",
		BaseURL: "https://desk.example/", Timeout: 30 * time.Second, Answer: 30 * time.Second,
	}
}

func mail(t testing.TB, c notify.Config) *notify.Mail {
	t.Helper()
	m, err := notify.NewMail(c)
	require.NoError(t, err)
	return m
}

// certificate is a server's, and the pool that trusts it.
func certificate(t testing.TB) (*tls.Config, *x509.CertPool) {
	t.Helper()
	s := httptest.NewTLSServer(nil)
	t.Cleanup(s.Close)
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	return &tls.Config{Certificates: s.TLS.Certificates, MinVersion: tls.VersionTLS12}, pool
}

// cutting cuts a connection as soon as the server has said that it has the letter.
type cutting struct{ net.Listener }

func (l cutting) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return cut{c}, nil
}

type cut struct{ net.Conn }

func (c cut) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	if bytes.Contains(p, []byte("queued")) {
		return n, errors.Join(err, c.Close())
	}
	return n, err
}
