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
	"strings"
	"time"

	"filippo.io/age"

	"scpo.example/desk/models/release"
	"scpo.example/desk/models/store"
)

// ErrExists says that the file of the backup is there already. Nothing is written over it.
var ErrExists = errors.New("the file is there already; choose another name")

// Make writes a backup of the data folder to a new file, readable with any of the keys. The service can run at the same
// time. The file gets its name only after it was read back, decrypted and compared, so that a file with the name can be
// restored. The other files are copied after the database: what the database refers to is in the folder by then.
func Make(ctx context.Context, dir, to string, keys Keys, now time.Time) (m Manifest, err error) {
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return m, errors.Join(fmt.Errorf("%s: %w", to, ErrExists), err)
	}
	if _, err := os.Stat(filepath.Join(dir, databaseName)); err != nil {
		return m, fmt.Errorf("the folder holds no data of the service: %w", err)
	}
	work, err := os.MkdirTemp(filepath.Dir(to), ".backup-") // 0700, and next to the file, so that it can be renamed
	if err != nil {
		return m, fmt.Errorf("make a folder beside the backup: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()

	m = Manifest{Format: format, Made: now.UTC().Truncate(time.Second), Program: release.This(), Files: map[string]string{}}
	if err := stage(ctx, dir, filepath.Join(work, "data"), &m); err != nil {
		return m, err
	}
	sealed := filepath.Join(work, "sealed")
	recipients, proof, err := keys.forMaking()
	if err != nil {
		return m, err
	}
	if err := seal(filepath.Join(work, "data"), sealed, recipients, m); err != nil {
		return m, err
	}
	if _, err := open(ctx, sealed, filepath.Join(work, "proof"), proof); err != nil {
		return m, fmt.Errorf("the backup could not be read back: %w", err)
	}
	return m, os.Rename(sealed, to)
}

// stage copies what the backup will contain into a folder and completes the manifest.
func stage(ctx context.Context, dir, into string, m *Manifest) (err error) {
	if err := os.Mkdir(into, 0o700); err != nil {
		return err
	}
	database := filepath.Join(into, databaseName)
	if err := store.Snapshot(ctx, filepath.Join(dir, databaseName), database); err != nil {
		return err
	}
	names, err := kept(dir)
	if err != nil {
		return fmt.Errorf("list the data folder: %w", err)
	}
	copied := []string{databaseName}
	for _, name := range names {
		err := copyFile(filepath.Join(dir, filepath.FromSlash(name)), filepath.Join(into, filepath.FromSlash(name)))
		if errors.Is(err, fs.ErrNotExist) && strings.HasPrefix(name, filesName+"/") {
			continue // an attachment that was deleted meanwhile, or not kept: proven below
		}
		if err != nil {
			return fmt.Errorf("copy %s: %w", name, err)
		}
		copied = append(copied, name)
	}
	for _, name := range copied {
		if m.Files[name], err = hashOf(filepath.Join(into, filepath.FromSlash(name))); err != nil {
			return fmt.Errorf("copy %s: %w", name, err)
		}
	}
	if m.Database, err = store.Examine(ctx, database); err != nil {
		return err
	}
	return attachmentsIn(ctx, database, m.Files)
}

// attachmentsIn proves that each attachment that the database names is among the files.
func attachmentsIn(ctx context.Context, database string, files map[string]string) error {
	needed, err := store.FilesOf(ctx, database)
	if err != nil {
		return err
	}
	for key, hash := range needed {
		switch name := filesName + "/" + key; {
		case files[name] == "":
			return fmt.Errorf("%s is missing from the data folder, and the database names it", name)
		case files[name] != hash:
			return fmt.Errorf("%s is not the attachment that was added: its hash differs", name)
		}
	}
	return nil
}

func copyFile(from, to string) (err error) {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	in, err := os.Open(from) //nolint:gosec // a file of the operator's own data folder
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	return create(to, func(out io.Writer) error {
		_, err := io.Copy(out, in)
		return err
	})
}

// create writes a new file for its owner only, and has it on the disk before it returns.
func create(path string, write func(io.Writer) error) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // below a folder that this package made
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := write(f); err != nil {
		return err
	}
	return f.Sync()
}

// seal writes manifest and files as one encrypted archive.
func seal(dir, to string, recipients []age.Recipient, m Manifest) error {
	return create(to, func(out io.Writer) (err error) {
		encrypted, err := age.Encrypt(out, recipients...)
		if err != nil {
			return fmt.Errorf("encrypt the backup: %w", err)
		}
		archive := tar.NewWriter(encrypted)
		text, err := json.Marshal(m)
		if err != nil {
			return err
		}
		if err := archive.WriteHeader(&tar.Header{Name: manifestName, Mode: 0o600, Size: int64(len(text))}); err != nil {
			return err
		}
		if _, err := archive.Write(text); err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(m.Files)) {
			if err := pack(archive, filepath.Join(dir, filepath.FromSlash(name)), name); err != nil {
				return fmt.Errorf("write %s to the backup: %w", name, err)
			}
		}
		return errors.Join(archive.Close(), encrypted.Close())
	})
}

func pack(archive *tar.Writer, path, name string) (err error) {
	f, err := os.Open(path) //nolint:gosec // below a folder that this package made
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if err := archive.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: info.Size()}); err != nil {
		return err
	}
	_, err = io.Copy(archive, f)
	return err
}
