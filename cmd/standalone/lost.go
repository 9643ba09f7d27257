package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// notLost refuses a folder in which the workflow engine has files and the database is gone: an empty database would
// hide the loss.
func notLost(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, "scpo.db")); !os.IsNotExist(err) {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "temporal", "temporal.db")); err != nil {
		return nil //nolint:nilerr // a folder that is new
	}
	return fmt.Errorf("scpo.db is missing, though the workflow engine has files in %s; restore a backup with the restore command, "+
		"or put scpo.db back; nothing was changed", filepath.Join(dir, "temporal"))
}
