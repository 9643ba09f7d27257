package auth

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"scpo.example/desk/api/door"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
)

// How long a session lasts where Config says nothing.
const (
	DefaultIdle     = 30 * time.Minute
	DefaultAbsolute = 12 * time.Hour
)

// Config says who may sign in and how.
type Config struct {
	Store *store.Store
	Log   *slog.Logger
	Lists *reference.Lists // nil means those that ship

	// HTTPS: people reach the pages by https, from this program or from a proxy before it. Without it
	// Listen must be a loopback address.
	HTTPS  bool
	Listen string   // host:port on which the program listens
	Origin []string // other origins whose forms are trusted, as scheme://host[:port]; usually none

	Idle     time.Duration // without any use; 0 means DefaultIdle
	Absolute time.Duration // from sign-in; 0 means DefaultAbsolute

	Demo bool  // the people of a demonstration, and they alone, sign in without a password
	OIDC *OIDC // nil: no one signs in through a provider

	SignInPath string // to which Require sends people; "" means /sign-in
	// Quiet requests are made by a page and not by a person, and do not put off the idle timeout.
	Quiet func(*http.Request) bool
}

// OIDC is how the program is known to an OpenID Connect provider.
type OIDC struct {
	Issuer      string // https, or http on loopback
	ClientID    string
	Secret      string // exactly one of Secret and SecretFile is set
	SecretFile  string
	RedirectURL string // the address of the page that calls Callback, as the provider knows it
	Mapping     string // path of the mapping file; see Mapping
	StepUp      StepUp // for what matters most
}

// Validate reports everything that is wrong at once.
func (c Config) Validate() error {
	var errs []error
	if c.Store == nil || c.Log == nil {
		errs = append(errs, errors.New("a store and a log are needed"))
	}
	if host, _, err := net.SplitHostPort(c.Listen); !c.HTTPS && (err != nil || !door.ThisMachine(host)) {
		errs = append(errs, fmt.Errorf("without https the pages may be served on a loopback address only, not on %q", c.Listen))
	}
	if c.Idle < 0 || c.Absolute < 0 || c.idle() > c.absolute() {
		errs = append(errs, errors.New("the idle timeout must be positive and no longer than the absolute one"))
	}
	if c.OIDC != nil {
		if c.Demo {
			errs = append(errs, errors.New("demonstration users and an OpenID Connect provider exclude each other"))
		}
		errs = append(errs, c.OIDC.validate(c.HTTPS))
	}
	return errors.Join(errs...)
}

func (o OIDC) validate(https bool) error {
	var errs []error
	if !secure(o.Issuer) {
		errs = append(errs, errors.New("the issuer must be an https address"))
	}
	if u, err := url.Parse(o.RedirectURL); err != nil || !secure(o.RedirectURL) || https && u.Scheme != "https" {
		errs = append(errs, errors.New("the redirect address must be an https address"))
	}
	if o.ClientID == "" {
		errs = append(errs, errors.New("the client id is missing"))
	}
	if (o.Secret == "") == (o.SecretFile == "") {
		errs = append(errs, errors.New("give the client secret or the file that holds it, one of the two"))
	}
	if o.StepUp.MaxAge < 0 {
		errs = append(errs, errors.New("the age of a fresh sign-in must be positive"))
	}
	if o.Mapping == "" {
		errs = append(errs, errors.New("the mapping file is missing"))
	}
	return errors.Join(errs...)
}

func (o OIDC) secret() (string, error) {
	if o.SecretFile == "" {
		return o.Secret, nil
	}
	text, err := os.ReadFile(o.SecretFile)
	if err != nil {
		return "", fmt.Errorf("read client secret: %w", err)
	}
	if s := strings.TrimSpace(string(text)); s != "" {
		return s, nil
	}
	return "", errors.New("the file of the client secret is empty")
}

// secure reports whether the address is https, or http to this machine.
func secure(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http" && door.ThisMachine(u.Hostname()))
}

// Loopback reports whether an address, host:port, is of this machine alone.
func Loopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	return err == nil && door.ThisMachine(host)
}

func (c Config) idle() time.Duration {
	if c.Idle == 0 {
		return DefaultIdle
	}
	return c.Idle
}

func (c Config) absolute() time.Duration {
	if c.Absolute == 0 {
		return DefaultAbsolute
	}
	return c.Absolute
}
