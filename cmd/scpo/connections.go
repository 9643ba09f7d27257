package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"go.temporal.io/sdk/client"

	"scpo.example/desk/cmd/internal/app"
	"scpo.example/desk/cmd/internal/lists"
	"scpo.example/desk/models/store"
)

type database struct {
	DatabaseURL string `help:"PostgreSQL, as postgres://USER@HOST/NAME." required:"" env:"SCPO_DATABASE_URL" placeholder:"URL"`
	app.AuditKey
}

// open opens the database, to work by the operator's lists. letters says that email is configured.
func (d database) open(ctx context.Context, set lists.Set, letters bool) (*store.Store, error) {
	keys, err := d.Keys()
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, store.Config{Postgres: d.DatabaseURL, Keys: keys, Wordings: set.Library, Policy: set.Policy(), Letters: letters})
}

type temporal struct {
	TemporalAddress    string `help:"Frontend of the Temporal cluster." default:"127.0.0.1:7233" env:"SCPO_TEMPORAL_ADDRESS" placeholder:"HOST:PORT"`
	TemporalNamespace  string `help:"Namespace of the applications." default:"scpo" env:"SCPO_TEMPORAL_NAMESPACE"`
	TemporalTLS        bool   `name:"temporal-tls" help:"Connect with TLS." default:"true" negatable:"" env:"SCPO_TEMPORAL_TLS"`
	TemporalCertFile   string `help:"Client certificate for mutual TLS." env:"SCPO_TEMPORAL_CERT_FILE" placeholder:"FILE"`
	TemporalKeyFile    string `help:"Key of the client certificate." env:"SCPO_TEMPORAL_KEY_FILE" placeholder:"FILE"`
	TemporalAPIKeyFile string `name:"temporal-api-key-file" help:"File with the API key, if the cluster needs one." env:"SCPO_TEMPORAL_API_KEY_FILE" placeholder:"FILE"`
}

func (t temporal) dial(log *slog.Logger) (client.Client, error) {
	o := client.Options{HostPort: t.TemporalAddress, Namespace: t.TemporalNamespace}
	if err := errors.Join(t.secure(&o), t.identify(&o)); err != nil {
		return nil, err
	}
	return app.Dial(o, log)
}

// cluster is what a command needs that works on applications.
type cluster struct {
	database
	temporal
}

// connect opens the database and dials the engine. end closes both.
func (c cluster) connect(ctx context.Context, set lists.Set, letters bool, log *slog.Logger) (cases *store.Store, engine client.Client, end func() error, err error) {
	if cases, err = c.open(ctx, set, letters); err != nil {
		return nil, nil, nil, err
	}
	if engine, err = c.dial(log); err != nil {
		return nil, nil, nil, errors.Join(err, cases.Close())
	}
	return cases, engine, func() error {
		engine.Close()
		return cases.Close()
	}, nil
}

func (t temporal) secure(o *client.Options) error {
	if !t.TemporalTLS {
		o.ConnectionOptions.TLSDisabled = true
		return nil
	}
	o.ConnectionOptions.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
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
