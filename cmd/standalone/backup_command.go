package main

import (
	"context"
	"fmt"
	"time"

	"scpo.example/desk/cmd/standalone/backup"
)

type backupCommand struct {
	To             string   `arg:"" help:"File to write. It must not exist." placeholder:"FILE"`
	Data           string   `help:"Data folder." default:"./data" env:"SCPO_DATA" placeholder:"DIR"`
	PassphraseFile string   `help:"File with the passphrase to encrypt with." xor:"key" placeholder:"FILE"`
	Recipient      []string `help:"Public key of age to encrypt for (age1…). Can be repeated." xor:"key" placeholder:"KEY"`
}

// Run writes the backup and says what is in it.
func (c *backupCommand) Run(ctx context.Context) error {
	m, err := backup.Make(ctx, c.Data, c.To, backup.Keys{PassphraseFile: c.PassphraseFile, Recipients: c.Recipient}, time.Now())
	if err == nil {
		fmt.Printf("Written and read back: %s\n", m)
	}
	return err
}

type restoreCommand struct {
	From           string `arg:"" help:"Backup to read." placeholder:"FILE"`
	Data           string `help:"Data folder to make. It must be new or empty." required:"" placeholder:"DIR"`
	PassphraseFile string `help:"File with the passphrase." xor:"key" placeholder:"FILE"`
	IdentityFile   string `help:"File with the private key of age." xor:"key" placeholder:"FILE"`
}

// Run makes the data folder and says what is in it.
func (c *restoreCommand) Run(ctx context.Context) error {
	m, err := backup.Restore(ctx, c.From, c.Data, backup.Keys{PassphraseFile: c.PassphraseFile, IdentityFile: c.IdentityFile})
	if err == nil {
		fmt.Printf("Restored: %s\n", m)
	}
	return err
}
