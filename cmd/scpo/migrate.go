package main

import (
	"context"

	"scpo.example/desk/models/store"
)

type migrateCommand struct {
	database
}

// Run brings the schema up to this program's. A database from a newer version is left as it is.
func (c *migrateCommand) Run(ctx context.Context) error {
	config, err := c.config()
	if err != nil {
		return err
	}
	s, err := store.OpenAndMigrate(ctx, config)
	if err != nil {
		return err
	}
	return s.Close()
}
