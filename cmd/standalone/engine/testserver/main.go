// Command testserver is the embedded Temporal server alone, for tests of cmd/scpo.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"scpo.example/desk/cmd/standalone/engine"
)

func main() {
	var c engine.Config
	flag.StringVar(&c.Dir, "dir", "", "folder of the databases")
	flag.IntVar(&c.Port, "port", 0, "port on 127.0.0.1; 0 for a free one")
	flag.StringVar(&c.Token, "token", "", "token that clients must show; random if empty")
	flag.StringVar(&c.Namespace, "namespace", "scpo", "namespace to serve")
	flag.DurationVar(&c.Retention, "retention", 0, "how long closed workflows are kept; 0 for the usual time")
	flag.Parse()
	c.Logger = slog.New(slog.NewTextHandler(os.Stderr, nil))

	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	if err := run(ctx, c); err != nil {
		c.Logger.Error("testserver", "error", err)
		os.Exit(1)
	}
}

// run prints the credential as one line of JSON when the server takes calls, and stops it when ctx ends.
func run(ctx context.Context, c engine.Config) (err error) {
	s, err := engine.Start(ctx, c)
	if err != nil {
		return fmt.Errorf("start: %w", err)
	}
	defer func() { err = errors.Join(err, s.Stop()) }()
	if err := json.NewEncoder(os.Stdout).Encode(s.Credential()); err != nil {
		return fmt.Errorf("print the credential: %w", err)
	}
	<-ctx.Done()
	return nil
}
