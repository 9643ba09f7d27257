package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"

	"scpo.example/desk/cmd/internal/app"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/store"
)

// keyFile is where the key that seals the records is: in the data folder, but not in the database.
func keyFile(dir, named string) string { return cmp.Or(named, filepath.Join(dir, "audit-key.json")) }

type auditCommands struct {
	Verify    auditVerifyCommand    `cmd:"" help:"Compare every record with its seal, and name the first that differs. The service may be running."`
	RotateKey auditRotateKeyCommand `cmd:"" help:"Add a new key, which signs from the next start on."`
}

type auditFolder struct {
	Data string `help:"Folder for all data." default:"./data" env:"SCPO_DATA" placeholder:"DIR"`
	app.AuditKey
}

type auditVerifyCommand struct {
	auditFolder
	AuditHeads string `name:"audit-heads" help:"File with the heads that were kept." env:"SCPO_AUDIT_HEADS" placeholder:"FILE"`
}

// Run changes nothing.
func (c *auditVerifyCommand) Run(ctx context.Context) (err error) {
	keys, err := audit.Load(keyFile(c.Data, c.AuditKeyFile))
	if err != nil {
		return err
	}
	cases, err := store.Open(ctx, store.Config{SQLite: filepath.Join(c.Data, "scpo.db"), Keys: keys, Reads: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cases.Close()) }()
	return app.VerifyAudit(ctx, cases, c.AuditHeads)
}

type auditRotateKeyCommand struct{ auditFolder }

// Run keeps the older keys, which are needed to verify what they signed.
func (c *auditRotateKeyCommand) Run() error { return app.RotateKey(keyFile(c.Data, c.AuditKeyFile)) }
