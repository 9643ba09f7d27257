package main

import (
	"context"
	"fmt"
	"time"

	"scpo.example/desk/cmd/internal/app"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/store"
)

type auditCommands struct {
	Verify    auditVerifyCommand    `cmd:"" help:"Compare every record with its seal, and name the first that differs."`
	MakeKey   auditMakeKeyCommand   `cmd:"" help:"Make the key that seals the records."`
	RotateKey auditRotateKeyCommand `cmd:"" help:"Add a new key, which signs from the next start on."`
}

type auditVerifyCommand struct {
	database
	AuditHeads string `name:"audit-heads" help:"File with the heads that were kept." env:"SCPO_AUDIT_HEADS" placeholder:"FILE"`
}

// Run changes nothing.
func (c *auditVerifyCommand) Run(ctx context.Context) error {
	return c.with(ctx, func(s *store.Store) error { return app.VerifyAudit(ctx, s, c.AuditHeads) })
}

type auditMakeKeyCommand struct {
	File string `arg:"" help:"File to make. Give it to every process with --audit-key-file."`
}

// Run makes the file where there is none.
func (c *auditMakeKeyCommand) Run() error {
	keys, err := audit.LoadOrCreate(c.File, time.Now())
	if err == nil {
		fmt.Println("The key that signs now is", keys.Current().KeyID)
	}
	return err
}

type auditRotateKeyCommand struct {
	File string `arg:"" help:"File with the keys."`
}

// Run keeps the older keys, which are needed to verify what they signed.
func (c *auditRotateKeyCommand) Run() error { return app.RotateKey(c.File) }
