package main_test

import (
	"io"
	"maps"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"
)

// mailbox is a mail server that takes every letter.
type mailbox struct {
	host, port string

	mu  sync.Mutex
	ids map[string]int
}

func newMailbox(t *testing.T) *mailbox {
	b := &mailbox{ids: map[string]int{}}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	b.host, b.port, err = net.SplitHostPort(l.Addr().String())
	require.NoError(t, err)
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return incoming{b}, nil }))
	server.Domain = "mail.example"
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	t.Cleanup(func() {
		require.NoError(t, server.Close())
		require.NoError(t, <-ended)
	})
	return b
}

// flags have the program send its letters here.
func (b *mailbox) flags() []string {
	return []string{
		"--mail-host", b.host, "--mail-port", b.port, "--mail-tls", "none", "--mail-from", "desk@desk.example", "--base-url", "https://desk.example",
	}
}

// arrived is how often each letter arrived, by its id.
func (b *mailbox) arrived() map[string]int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return maps.Clone(b.ids)
}

// incoming takes one letter after the other. Its methods are what the server library calls.
type incoming struct{ *mailbox }

func (incoming) Reset()                               {}
func (incoming) Logout() error                        { return nil }
func (incoming) Mail(string, *smtp.MailOptions) error { return nil }
func (incoming) Rcpt(string, *smtp.RcptOptions) error { return nil }

func (i incoming) Data(r io.Reader) error {
	letter, err := mail.ReadMessage(r)
	if err != nil {
		return err
	}
	id, _, _ := strings.Cut(strings.Trim(letter.Header.Get("Message-ID"), "<>"), "@")
	i.mu.Lock()
	defer i.mu.Unlock()
	i.ids[id]++
	return nil
}
