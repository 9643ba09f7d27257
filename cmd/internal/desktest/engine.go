package desktest

import (
	"fmt"
	"log/slog"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"
)

// Credential is how a workflow engine is reached.
type Credential struct {
	Address   string `json:"address"`
	Namespace string `json:"namespace"`
	Token     string `json:"token"`
}

// Dial connects to the engine; an empty token shows none.
func (c Credential) Dial() (client.Client, error) {
	o := client.Options{HostPort: c.Address, Namespace: c.Namespace, Identity: "test", Logger: log.NewStructuredLogger(slog.New(slog.DiscardHandler))}
	if c.Token != "" {
		o.Credentials = client.NewAPIKeyStaticCredentials(c.Token)
	}
	o.ConnectionOptions.TLSDisabled = true // on this machine only
	engine, err := client.Dial(o)
	if err != nil {
		return nil, fmt.Errorf("connect to the workflow engine: %w", err)
	}
	return engine, nil
}
