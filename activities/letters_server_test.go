package activities_test

import (
	"io"
	"net"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/notify"
)

// mailServer is a real one. How it behaves may be changed while it runs.
type mailServer struct {
	testing.TB
	addr string
	stop func()

	mu      sync.Mutex
	address func(to string) error
	text    func(c net.Conn) error // after the whole text; an error is the answer
	asked   map[string]int         // how often each address was tried
	taken   []string               // the texts to which it said yes
	begun   int                    // the texts that it was sent, taken or not
}

func newMailServer(t testing.TB) *mailServer {
	s := &mailServer{TB: t, addr: "127.0.0.1:0", asked: map[string]int{}}
	s.listen()
	return s
}

// listen takes letters, at the same address as before, until stop or the end of the test.
func (s *mailServer) listen() {
	s.Helper()
	l, err := net.Listen("tcp", s.addr)
	require.NoError(s, err)
	s.addr = l.Addr().String()
	server := smtp.NewServer(s)
	server.Domain = "mail.example"
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	s.stop = sync.OnceFunc(func() {
		require.NoError(s, server.Close())
		require.NoError(s, <-ended)
	})
	s.Cleanup(s.stop)
}

func (s *mailServer) behave(address func(to string) error, text func(c net.Conn) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.address, s.text = address, text
}

// said lists the texts to which it said yes.
func (s *mailServer) said() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string{}, s.taken...)
}

func (s *mailServer) askedFor(to string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[to]
}

func (s *mailServer) sent() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.begun
}

func (s *mailServer) mail() *notify.Mail {
	s.Helper()
	host, port, err := net.SplitHostPort(s.addr)
	require.NoError(s, err)
	n, err := strconv.Atoi(port)
	require.NoError(s, err)
	m, err := notify.NewMail(notify.Config{
		Host: host, Port: n, TLS: notify.Plain, From: "SCPO Desk <desk@desk.example>", BaseURL: "https://desk.example",
		Timeout: 20 * time.Second, Answer: time.Second,
	})
	require.NoError(s, err)
	return m
}

// NewSession, Mail, Rcpt, Data, Reset and Logout are what the server library calls.
func (s *mailServer) NewSession(c *smtp.Conn) (smtp.Session, error) {
	return &mailSession{s, c.Conn()}, nil
}

type mailSession struct {
	*mailServer
	conn net.Conn
}

func (s *mailSession) Reset()                               {}
func (s *mailSession) Logout() error                        { return nil }
func (s *mailSession) Mail(string, *smtp.MailOptions) error { return nil }

func (s *mailSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[to]++
	if s.address != nil {
		return s.address(to)
	}
	return nil
}

func (s *mailSession) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.begun++
	behave := s.text
	s.mu.Unlock()
	if behave != nil {
		if err := behave(s.conn); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.taken = append(s.taken, string(text))
	return nil
}
