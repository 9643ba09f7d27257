package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"go.temporal.io/server/common/headers"
	sqliteschema "go.temporal.io/server/schema/sqlite"
)

var (
	// ErrNewerFiles means that a newer server than this one has used the files.
	ErrNewerFiles = errors.New("the Temporal files were written by a newer version")
	// ErrUnknownFiles means that there are files, but no readable marker that says which version wrote them.
	ErrUnknownFiles = errors.New("the Temporal files have no valid version marker")
	// ErrNoUpgrade means that no upgrade leads from the version of the files to this one in one go.
	ErrNoUpgrade = errors.New("the Temporal files cannot be upgraded to this version directly")
)

const markerFile = "temporal-version.json"

// marker says which server and which schemas the files were last used with. Temporal keeps no such record on SQLite.
type marker struct {
	Server     version `json:"server"`
	Schema     version `json:"schema"`
	Visibility version `json:"visibility"`
}

// linkedMarker describes the server this program is linked with.
func linkedMarker() (m marker, err error) {
	err = errors.Join(
		m.Server.UnmarshalText([]byte(headers.ServerVersion)),
		m.Schema.UnmarshalText([]byte(sqliteschema.Version)),
		m.Visibility.UnmarshalText([]byte(sqliteschema.VisibilityVersion)),
	)
	return m, err
}

// files are the server's files in one folder, and what this program can do with them.
type files struct {
	dir   string
	want  marker
	steps []step
}

func newFiles(dir string) (files, error) {
	want, err := linkedMarker()
	if err != nil {
		return files{}, fmt.Errorf("read the version of the linked Temporal server: %w", err)
	}
	return files{dir: dir, want: want, steps: schemaSteps()}, nil
}

func (f files) path(name string) string { return filepath.Join(f.dir, name) }

func (f files) databases() []string { return []string{f.path(mainFile), f.path(visibilityFile)} }

// prepare makes the files fit for this server: new ones get the schema, older ones are backed up and upgraded, newer
// and unknown ones are left as they are and refused.
func (f files) prepare(ctx context.Context, log *slog.Logger) error {
	have, err := f.readMarker()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		// The marker is written before the schema: after a kill between the two there is a marker and an empty
		// database, which is seen and filled below, and never a database of unknown version.
		err = f.start()
	case err == nil && have != f.want:
		err = f.upgrade(ctx, have, log)
	}
	if err != nil {
		return err
	}
	for _, path := range f.databases() {
		if err := f.setUp(ctx, path); err != nil {
			return fmt.Errorf("set up %s: %w", filepath.Base(path), err)
		}
	}
	return nil
}

// start marks a folder that holds no database yet.
func (f files) start() error {
	for _, path := range f.databases() {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(fmt.Errorf("%w: %s is missing beside %s", ErrUnknownFiles, markerFile, path), err)
		}
	}
	return f.writeMarker()
}

func (f files) readMarker() (marker, error) {
	var m marker
	data, err := os.ReadFile(f.path(markerFile))
	if err != nil {
		return m, fmt.Errorf("read the Temporal version marker: %w", err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%w: %s: %w", ErrUnknownFiles, f.path(markerFile), err)
	}
	return m, nil
}

// writeMarker replaces the marker in one step, so that a kill leaves the old one or the new one.
func (f files) writeMarker() error {
	data, err := json.Marshal(f.want)
	if err != nil {
		return fmt.Errorf("write the Temporal version marker: %w", err)
	}
	next := f.path(markerFile + ".new")
	if err := os.WriteFile(next, append(data, '\n'), 0o600); err != nil {
		return fmt.Errorf("write the Temporal version marker: %w", err)
	}
	if err := syncFile(next); err != nil {
		return err
	}
	if err := os.Rename(next, f.path(markerFile)); err != nil {
		return fmt.Errorf("write the Temporal version marker: %w", err)
	}
	return nil
}

// newer tells whether any part of m is beyond n.
func (m marker) newer(n marker) bool {
	return m.Server.compare(n.Server) > 0 || m.Schema.compare(n.Schema) > 0 || m.Visibility.compare(n.Visibility) > 0
}

// syncFile makes a written file safe against a power cut.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("sync %s: %w", path, err)
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return fmt.Errorf("sync %s: %w", path, err)
	}
	return nil
}
