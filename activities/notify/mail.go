package notify

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"slices"

	gomail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"
)

// Mail delivers by SMTP: one connection, one transaction and one recipient for each letter, so
// that no answer of the server is about two people. It keeps nothing between letters and may be
// used by many goroutines.
type Mail struct {
	config Config
	ask    []gomail.Option
	tls    *tls.Config
}

// NewMail makes a Mail that is off when c has no host; otherwise it reports every fault of c at once.
func NewMail(c Config) (*Mail, error) {
	if !c.Configured() {
		return &Mail{}, nil
	}
	c = c.filled()
	if err := c.check(); err != nil {
		return nil, err
	}
	m := &Mail{config: c, tls: &tls.Config{ServerName: c.Host, RootCAs: c.Roots, MinVersion: tls.VersionTLS12}}
	m.ask = []gomail.Option{
		gomail.WithPort(c.Port), gomail.WithTimeout(c.Timeout), gomail.WithHELO(c.Domain), gomail.WithTLSConfig(m.tls),
		gomail.WithTLSPolicy(policy(c.TLS)),
	}
	if c.Username != "" {
		m.ask = append(m.ask, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover),
			gomail.WithUsername(c.Username), gomail.WithPassword(c.Password))
	}
	return m, nil
}

// policy says what the library does on a connection that dial has made. Opportunistic makes it notice that an implicit
// connection is TLS already; otherwise it offers no password.
func policy(t TLS) gomail.TLSPolicy {
	switch t {
	case StartTLS:
		return gomail.TLSMandatory
	case Implicit:
		return gomail.TLSOpportunistic
	case Plain:
		return gomail.NoTLS
	}
	return gomail.TLSMandatory
}

// Configured reports whether email is on.
func (m *Mail) Configured() bool { return m.config.Configured() }

// Deliver sends one letter and returns nil when the server said that it has it, whatever happens
// to the connection afterwards. Otherwise the error is ErrRefused, ErrLater, ErrUnknown (which is
// an ErrLater too), ErrOff or ErrBadLetter. It takes at most Config.Longest.
func (m *Mail) Deliver(ctx context.Context, l Letter) error {
	if !m.Configured() {
		return ErrOff
	}
	msg, err := m.compose(l)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, m.config.Longest())
	defer cancel()
	w, err := m.connect(ctx)
	if err != nil {
		return fmt.Errorf("%w: connect to the mail server: %w", ErrLater, reason(ctx, err))
	}
	defer w.close()
	return w.send(ctx, msg)
}

// wire is a connection that has been greeted, protected and signed in. It ends with its context.
type wire struct {
	client *smtp.Client
	conn   net.Conn
	stop   func() bool
	config Config
}

// connect holds the connection itself, since the library leaves it open when a later step fails.
func (m *Mail) connect(ctx context.Context) (*wire, error) {
	w := &wire{config: m.config}
	dial := func(dialling context.Context, network, address string) (net.Conn, error) {
		conn, err := m.dial(dialling, network, address)
		if err != nil {
			return nil, err
		}
		w.conn, w.stop = conn, context.AfterFunc(ctx, func() { _ = conn.Close() })
		return conn, nil
	}
	client, err := gomail.NewClient(m.config.Host, slices.Concat(m.ask, []gomail.Option{gomail.WithDialContextFunc(dial)})...)
	if err != nil {
		return nil, fmt.Errorf("make mail client: %w", err)
	}
	w.client, err = client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		w.close()
		return nil, err
	}
	return w, nil
}

func (m *Mail) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if m.config.TLS == Implicit {
		return (&tls.Dialer{Config: m.tls}).DialContext(ctx, network, address)
	}
	return (&net.Dialer{}).DialContext(ctx, network, address)
}

// close ends the connection without a word, which no server takes for the end of a letter.
func (w *wire) close() {
	if w.conn != nil {
		w.stop()
		_ = w.conn.Close() // everything that mattered has been answered or has failed
	}
}
