package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"go.temporal.io/sdk/client"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/cmd/internal/app"
	"scpo.example/desk/cmd/internal/lists"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

type database struct {
	DatabaseURL  string `help:"PostgreSQL, as postgres://USER@HOST/NAME. On another machine with sslmode=verify-full, also if left out." required:"" env:"SCPO_DATABASE_URL" placeholder:"URL"`
	PasswordFile string `name:"database-password-file" help:"File with the password of the database." env:"SCPO_DATABASE_PASSWORD_FILE" placeholder:"FILE"`
	app.AuditKey
}

// config is the database, with its password and the keys of its records.
func (d database) config() (store.Config, error) {
	c := store.Config{Postgres: d.DatabaseURL}
	var err error
	if c.Password, err = readPassword(d.PasswordFile); err != nil {
		return c, err
	}
	c.Keys, err = d.Keys()
	return c, err
}

// readPassword reads the password of the database; "" without a file.
func readPassword(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	text, err := os.ReadFile(file) //nolint:gosec // the operator's own path
	if err != nil {
		return "", fmt.Errorf("read the password of the database: %w", err)
	}
	if password := strings.TrimRight(string(text), "\r\n"); password != "" {
		return password, nil
	}
	return "", errors.New("the file of the database's password is empty")
}

// open opens the database, to work by the operator's lists. letters says that email is configured.
func (d database) open(ctx context.Context, set lists.Set, letters bool) (*store.Store, error) {
	c, err := d.config()
	if err != nil {
		return nil, err
	}
	c.Wordings, c.Policy, c.Letters = set.Library, set.Policy(), letters
	return store.Open(ctx, c)
}

type temporal struct {
	TemporalAddress    string `help:"Frontend of the Temporal cluster." default:"127.0.0.1:7233" env:"SCPO_TEMPORAL_ADDRESS" placeholder:"HOST:PORT"`
	TemporalNamespace  string `help:"Namespace of the applications." default:"scpo" env:"SCPO_TEMPORAL_NAMESPACE"`
	TemporalTLS        bool   `name:"temporal-tls" help:"Connect with TLS. Can be turned off for a cluster on this machine only." default:"true" negatable:"" env:"SCPO_TEMPORAL_TLS"`
	TemporalCAFile     string `name:"temporal-ca-file" help:"File with the certificate authority of the cluster. That of the system if left out." env:"SCPO_TEMPORAL_CA_FILE" placeholder:"FILE"`
	TemporalServerName string `name:"temporal-server-name" help:"Name in the certificate of the cluster, if it is not that in the address." env:"SCPO_TEMPORAL_SERVER_NAME" placeholder:"NAME"`
	TemporalCertFile   string `help:"Client certificate for mutual TLS." env:"SCPO_TEMPORAL_CERT_FILE" placeholder:"FILE"`
	TemporalKeyFile    string `help:"Key of the client certificate." env:"SCPO_TEMPORAL_KEY_FILE" placeholder:"FILE"`
	TemporalAPIKeyFile string `name:"temporal-api-key-file" help:"File with the API key, if the cluster needs one." env:"SCPO_TEMPORAL_API_KEY_FILE" placeholder:"FILE"`
}

func (t temporal) dial(log *slog.Logger, measures prometheus.Registerer) (client.Client, error) {
	o := client.Options{HostPort: t.TemporalAddress, Namespace: t.TemporalNamespace}
	if err := errors.Join(t.secure(&o), t.identify(&o)); err != nil {
		return nil, err
	}
	return app.Dial(o, log, measures)
}

// cluster is what a command needs that works on applications.
type cluster struct {
	database
	temporal
}

// connected is what a command has that works on applications.
type connected struct {
	app.Watched
	cases  *store.Store
	engine client.Client
}

func (c connected) close() error {
	c.engine.Close()
	return c.cases.Close()
}

// connect opens the database and dials the engine.
func (c cluster) connect(ctx context.Context, set lists.Set, letters bool, log *slog.Logger) (is connected, err error) {
	if err := c.provable(log); err != nil {
		return is, err
	}
	if is.cases, err = c.open(ctx, set, letters); err != nil {
		return is, err
	}
	is.Watched = app.Watch(is.cases, log)
	if is.engine, err = c.dial(log, is.Measures); err != nil {
		return is, errors.Join(err, is.cases.Close())
	}
	is.Watch.Engine = workflows.NewClient(is.engine)
	return is, nil
}

// provable refuses an engine on another machine where nothing could show who asked for a command: anyone with access to that
// engine could decide on every application.
func (c cluster) provable(log *slog.Logger) error {
	switch {
	case c.AuditKeyFile != "":
		return nil
	case !auth.Loopback(c.TemporalAddress):
		return fmt.Errorf("the cluster at %s is on another machine, and without a key anyone with access to it could act as any user; make one with scpo audit make-key and give it with --audit-key-file", c.TemporalAddress)
	}
	log.Warn("commands are not signed, because no audit key was given: anyone with access to the workflow engine can act as any user")
	return nil
}

func (t temporal) secure(o *client.Options) error {
	if !t.TemporalTLS {
		if !auth.Loopback(t.TemporalAddress) {
			return fmt.Errorf("the cluster at %s is on another machine, and what is sent there would not be encrypted; leave out --no-temporal-tls", t.TemporalAddress)
		}
		o.ConnectionOptions.TLSDisabled = true
		return nil
	}
	o.ConnectionOptions.TLS = &tls.Config{MinVersion: tls.VersionTLS12, ServerName: t.TemporalServerName}
	if t.TemporalCAFile != "" {
		text, err := os.ReadFile(t.TemporalCAFile)
		if err != nil {
			return fmt.Errorf("read the certificate authority of the cluster: %w", err)
		}
		known := x509.NewCertPool()
		if !known.AppendCertsFromPEM(text) {
			return fmt.Errorf("read the certificate authority of the cluster: there is no certificate in %s", t.TemporalCAFile)
		}
		o.ConnectionOptions.TLS.RootCAs = known
	}
	if t.TemporalCertFile == "" && t.TemporalKeyFile == "" {
		return nil
	}
	pair, err := tls.LoadX509KeyPair(t.TemporalCertFile, t.TemporalKeyFile)
	if err != nil {
		return fmt.Errorf("read the client certificate: %w", err)
	}
	o.ConnectionOptions.TLS.Certificates = []tls.Certificate{pair}
	return nil
}

func (t temporal) identify(o *client.Options) error {
	if t.TemporalAPIKeyFile == "" {
		return nil
	}
	key, err := os.ReadFile(t.TemporalAPIKeyFile)
	if err != nil {
		return fmt.Errorf("read the API key: %w", err)
	}
	o.Credentials = client.NewAPIKeyStaticCredentials(strings.TrimSpace(string(key)))
	return nil
}
