package notify

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// TLS is how the connection to the mail server is protected.
type TLS string

// The ways. The first is the default. No way falls back to another.
const (
	StartTLS TLS = "starttls" // begins in clear and must be raised to TLS before anything is said
	Implicit TLS = "implicit" // TLS from the first byte
	Plain    TLS = "none"     // in clear, for a relay on the same machine or network; never with a password
)

// goodbye is how long the server may take to answer QUIT, which changes nothing any more.
const goodbye = 2 * time.Second

// Config says how to reach the mail server. Without Host, nothing is sent and nothing else matters.
type Config struct {
	Host     string
	Port     int // 0: 587, 465 or 25, as TLS is
	TLS      TLS // "": StartTLS
	Username string
	Password string
	Roots    *x509.CertPool // authorities to trust for the server's certificate; nil: those of the machine
	From     string         // address of the sender; may have a name before it
	Domain   string         // of Message-ID and greeting; "": the sender's
	BaseURL  string         // where people reach the service
	// Timeout bounds each of dialling, the server's greeting, signing in and handing over the
	// letter; 0: 15 seconds.
	Timeout time.Duration
	// Answer bounds the wait for the server's answer to a letter that was sent whole; 0: two minutes. It is long
	// because a client that gives up early makes a server deliver twice (RFC 5321 section 4.5.3.2.6).
	Answer time.Duration
}

// Configured reports whether email is on.
func (c Config) Configured() bool { return c.Host != "" }

// Longest bounds one delivery from beginning to end.
func (c Config) Longest() time.Duration {
	c = c.filled()
	return 4*c.Timeout + c.Answer + goodbye
}

// filled puts in what is left open.
func (c Config) filled() Config {
	if c.TLS == "" {
		c.TLS = StartTLS
	}
	if c.Port == 0 {
		c.Port = map[TLS]int{StartTLS: 587, Implicit: 465, Plain: 25}[c.TLS]
	}
	if c.Timeout == 0 {
		c.Timeout = 15 * time.Second
	}
	if c.Answer == 0 {
		c.Answer = 2 * time.Minute
	}
	if c.Domain == "" {
		_, c.Domain, _ = strings.Cut(address(c.From), "@")
	}
	c.BaseURL = strings.TrimRight(c.BaseURL, "/")
	return c
}

var hostName = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$`)

// check reports all faults at once.
func (c Config) check() error {
	var faults []error
	fault := func(bad bool, format string, args ...any) {
		if bad {
			faults = append(faults, fmt.Errorf(format, args...))
		}
	}
	fault(c.TLS != StartTLS && c.TLS != Implicit && c.TLS != Plain, "TLS is %q: choose starttls, implicit or none", c.TLS)
	fault(c.Port < 1 || c.Port > 65535, "port %d is not a port", c.Port)
	fault(c.Timeout < 0 || c.Answer < 0, "a time-out is below zero")
	fault((c.Username == "") != (c.Password == ""), "enter both username and password, or neither")
	fault(c.TLS == Plain && c.Password != "", "a password is not sent without TLS")
	fault(address(c.From) == "", "the sender is not an email address")
	fault(!hostName.MatchString(c.Domain), "domain %q is not a host name", c.Domain)
	fault(!plainAddress(c.BaseURL), "the service's address must be http or https, with nothing after the path")
	if faults != nil {
		return fmt.Errorf("email settings: %w", errors.Join(faults...))
	}
	return nil
}

// address is the bare email address in a text that may have a name before it; "" if there is none.
func address(text string) string {
	a, err := mail.ParseAddress(text)
	if err != nil {
		return ""
	}
	return a.Address
}

func plainAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" &&
		u.User == nil && u.RawQuery == "" && u.Fragment == ""
}
