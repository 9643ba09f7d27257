package demo

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"
)

// progressFile remembers between two tries what has been begun, so that the second makes the same
// data as the first.
const progressFile = "demo-seed.json"

type progress struct {
	Namespace uuid.UUID  `json:"namespace"`           // random; all ids of the demonstration follow from it
	HistoryAt *time.Time `json:"historyAt,omitempty"` // the last day of the history
	Finished  bool       `json:"finished"`
}

// Begun reports whether demonstration data were begun in the folder and are not yet complete.
func Begun(dir string) bool {
	p, err := readProgress(dir)
	return err == nil && !p.Finished
}

// Begin notes that demonstration data are needed in the folder, so that Begun says so even when
// the process is killed before it comes to Seed. It changes nothing where they were begun before.
func Begin(dir string) error {
	_, err := begin(dir)
	return err
}

func begin(dir string) (progress, error) {
	p, err := readProgress(dir)
	if !errors.Is(err, os.ErrNotExist) {
		return p, err
	}
	if p.Namespace, err = uuid.NewRandom(); err != nil {
		return p, fmt.Errorf("draw a seed: %w", err)
	}
	return p, p.save(dir)
}

func readProgress(dir string) (progress, error) {
	var p progress
	text, err := os.ReadFile(filepath.Join(dir, progressFile)) //nolint:gosec // the operator's own data folder
	if err != nil {
		return p, fmt.Errorf("read the progress of the demonstration data: %w", err)
	}
	if err := json.Unmarshal(text, &p); err != nil {
		return p, fmt.Errorf("read the progress of the demonstration data in %s: %w", progressFile, err)
	}
	return p, nil
}

func (p progress) save(dir string) error { return writeJSON(dir, progressFile, p) }

// writeJSON replaces a file as a whole, for its owner only, and has it on the disk when it returns.
func writeJSON(dir, name string, v any) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", name, err)
		}
	}()
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "."+name+"-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // gone already where all went well
	_, err = f.Write(append(text, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), filepath.Join(dir, name)); err != nil {
		return err
	}
	folder, err := os.Open(dir) //nolint:gosec // the operator's own data folder
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// Made reports whether the folder is that of a demonstration: its people are fictional.
func Made(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, accountsFile))
	return err == nil
}
