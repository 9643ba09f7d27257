package backup

import (
	"archive/tar"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"filippo.io/age"

	"scpo.example/desk/models/store"
)

// ErrNotEmpty says that the data folder holds something. Nothing is changed in it.
var ErrNotEmpty = errors.New("the folder is not empty; restore into a new one")

// Restore makes a data folder from a backup. The folder must be new or empty. It gets its name only after every file
// was compared with the manifest and the database was examined, so that a restore that breaks off leaves none.
func Restore(ctx context.Context, from, dir string, keys Keys) (m Manifest, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return m, fmt.Errorf("read the data folder: %w", err)
	}
	if len(entries) > 0 {
		return m, fmt.Errorf("%s: %w", dir, ErrNotEmpty)
	}
	identity, err := keys.forRestoring()
	if err != nil {
		return m, err
	}
	dir = filepath.Clean(dir)
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		return m, fmt.Errorf("make the data folder: %w", err)
	}
	work, err := os.MkdirTemp(filepath.Dir(dir), ".restore-")
	if err != nil {
		return m, fmt.Errorf("make a folder beside the data folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	made := filepath.Join(work, "data")
	if m, err = open(ctx, from, made, identity); err != nil {
		return m, err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return m, fmt.Errorf("make the data folder: %w", err)
	}
	return m, os.Rename(made, dir)
}

// open decrypts a backup into a new folder and proves it: all files of the manifest, no other, each with its hash, and
// a sound database that holds what was counted.
func open(ctx context.Context, from, into string, identity age.Identity) (m Manifest, err error) {
	f, err := os.Open(from) //nolint:gosec // the operator's own path
	if err != nil {
		return m, fmt.Errorf("read the backup: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	plain, err := age.Decrypt(f, identity)
	if err != nil {
		return m, fmt.Errorf("decrypt the backup: %w", err)
	}
	if err := os.Mkdir(into, 0o700); err != nil {
		return m, err
	}
	archive := tar.NewReader(plain)
	if m, err = manifest(archive); err != nil {
		return m, err
	}
	if err := unpack(archive, into, m.Files); err != nil {
		return m, err
	}
	holds, err := store.Examine(ctx, filepath.Join(into, databaseName))
	if err == nil && holds != m.Database {
		err = fmt.Errorf("the database holds %s, and the backup was made of %s", holds, m.Database)
	}
	return m, err
}

func manifest(archive *tar.Reader) (m Manifest, err error) {
	entry, err := archive.Next()
	if err != nil {
		return m, fmt.Errorf("read the backup: %w", err)
	}
	if entry.Name != manifestName {
		return m, errors.New("this is not a backup of the service")
	}
	if err := json.NewDecoder(archive).Decode(&m); err != nil {
		return m, fmt.Errorf("read the manifest: %w", err)
	}
	if m.Format > format {
		return m, errors.New("the backup is from a newer version of this program; use the newer version")
	}
	return m, nil
}

func unpack(archive *tar.Reader, into string, files map[string]string) error {
	missing := maps.Clone(files)
	for {
		entry, err := archive.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("read the backup: %w", err)
		}
		want, listed := missing[entry.Name]
		if !listed || !filepath.IsLocal(filepath.FromSlash(entry.Name)) {
			return fmt.Errorf("the backup holds %q, which its manifest does not list", entry.Name)
		}
		delete(missing, entry.Name)
		path := filepath.Join(into, filepath.FromSlash(entry.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := create(path, func(out io.Writer) error {
			_, err := io.Copy(out, archive)
			return err
		}); err != nil {
			return fmt.Errorf("write %s: %w", entry.Name, err)
		}
		if got, err := hashOf(path); err != nil || got != want {
			return errors.Join(fmt.Errorf("%s is not as it was when the backup was made", entry.Name), err)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("the backup lacks %s", slices.Sorted(maps.Keys(missing))[0])
	}
	return nil
}
