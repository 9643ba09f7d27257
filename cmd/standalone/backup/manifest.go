package backup

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"scpo.example/desk/models/release"
	"scpo.example/desk/models/store"
)

const (
	manifestName = "manifest.json" // the first entry of the archive
	databaseName = "scpo.db"
	filesName    = "files" // the folder of the attachments
	format       = 1
)

// Manifest says what a backup holds. It is the first entry of the archive.
type Manifest struct {
	Format   int               `json:"format"`
	Made     time.Time         `json:"made"` // UTC
	Program  release.Program   `json:"program"`
	Database store.Holdings    `json:"database"`
	Files    map[string]string `json:"files"` // SHA-256, hexadecimal, by path within the data folder
}

// String says it for the operator.
func (m Manifest) String() string {
	return fmt.Sprintf("backup of %s by version %s: %s; %d files", m.Made.Format(time.DateTime), m.Program.Version, m.Database, len(m.Files))
}

// leftOut are the parts of a data folder that a start makes again: the workflow engine's files, whose workflows start
// from the database; the lock; the key to the engine, which is new at each start. The database is copied by itself.
func leftOut(name string) bool {
	switch name {
	case "temporal", "temporal.json", "lock", databaseName, databaseName + "-wal", databaseName + "-shm":
		return true
	}
	return name[0] == '.'
}

// kept lists the other files of a data folder, by path within it.
func kept(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		if filepath.Dir(path) == dir && leftOut(e.Name()) {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if e.Type().IsRegular() {
			name, err := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(name))
			return err
		}
		return nil
	})
	return names, err
}

func hashOf(path string) (_ string, err error) {
	f, err := os.Open(path) //nolint:gosec // a file of the operator's own data folder
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
