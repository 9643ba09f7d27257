package main

import (
	"context"
	"errors"
	"log/slog"

	"scpo.example/desk/models/store"
)

type migrateCommand struct {
	database
	ServiceRole string `help:"PostgreSQL role with the rights that serve, worker and the commands need; made if missing." default:"scpo_service" placeholder:"NAME"`
	ReaderRole  string `help:"PostgreSQL role that reads all but secrets; made if missing." default:"scpo_reader" placeholder:"NAME"`
}

// Run brings the schema up to this program's and gives the roles their rights. A database from a newer version is left as it is.
func (c *migrateCommand) Run(ctx context.Context, log *slog.Logger) error {
	config, err := c.config()
	if err != nil {
		return err
	}
	s, err := store.OpenAndMigrate(ctx, config)
	if err != nil {
		return err
	}
	err = s.GrantRoles(ctx, store.Roles{Service: c.ServiceRole, Reader: c.ReaderRole})
	if errors.Is(err, store.ErrMayNotMakeRoles) { // the schema is right all the same, and the owner can run the service
		log.Warn("The database is migrated, but roles are missing and this account may not make them. Ask for CREATE ROLE … NOLOGIN for each, then run migrate again. Until then the service needs the account that owns the tables.",
			"service", c.ServiceRole, "reader", c.ReaderRole)
		err = nil
	}
	return errors.Join(err, s.Close())
}
