package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/gofrs/flock"
)

const (
	folderPattern = "scpo-pgtest-*"
	lockEvery     = 50 * time.Millisecond
	logShown      = 2000 // bytes
)

// folder holds the files of one server. Its lock is held for as long as the test process lives, so that the next
// one can tell an abandoned folder from a used one.
type folder struct {
	dir  string
	lock *flock.Flock
}

// lockMachine waits for the lock that test processes of this user share, and returns what releases it.
func lockMachine(ctx context.Context) (func() error, error) {
	f := flock.New(filepath.Join(os.TempDir(), "scpo-pgtest."+strconv.Itoa(os.Getuid())+".lock"))
	if _, err := f.TryLockContext(ctx, lockEvery); err != nil {
		return nil, fmt.Errorf("wait for other test processes: %w", err)
	}
	return f.Unlock, nil
}

// newFolder makes a folder that belongs to the server's account, after removing those that killed test processes
// left behind. The machine's lock must be held.
func newFolder(as *account) (*folder, error) {
	base, err := as.tempDir()
	if err != nil {
		return nil, err
	}
	sweep(base)
	dir, err := os.MkdirTemp(base, folderPattern)
	if err != nil {
		return nil, fmt.Errorf("make a folder for the server: %w", err)
	}
	f := &folder{dir: dir, lock: flock.New(filepath.Join(dir, "lock"))}
	if err := f.lock.Lock(); err != nil {
		return nil, errors.Join(fmt.Errorf("lock the server's folder: %w", err), os.RemoveAll(dir))
	}
	if err := as.own(dir); err != nil {
		return nil, errors.Join(err, f.remove())
	}
	return f, nil
}

// sweep ignores what it cannot remove: other users' folders are not ours.
func sweep(base string) {
	dirs, _ := filepath.Glob(filepath.Join(base, folderPattern))
	for _, dir := range dirs {
		f := &folder{dir: dir, lock: flock.New(filepath.Join(dir, "lock"))}
		if free, err := f.lock.TryLock(); err == nil && free {
			_ = f.remove()
		}
	}
}

func (f *folder) remove() error {
	if err := errors.Join(os.RemoveAll(f.dir), f.lock.Close()); err != nil {
		return fmt.Errorf("remove the server's folder: %w", err)
	}
	return nil
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, name) }

// run runs a program of PostgreSQL's to its end.
func (f *folder) run(ctx context.Context, as *account, program string, args ...string) error {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = f.dir
	as.apply(cmd)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("run %s: %w: %s", program, err, out)
	}
	return nil
}

// start starts a program of PostgreSQL's, with a file for its output: with a pipe, go test would wait for a server
// that outlived the tests.
func (f *folder) start(as *account, program string, args ...string) (c *child, err error) {
	log, err := os.OpenFile(f.path("log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the server's log: %w", err)
	}
	defer func() { err = errors.Join(err, log.Close()) }() // the child has its own
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = f.dir, log, log
	as.apply(cmd)
	return startChild(cmd)
}

func (f *folder) logTail() string {
	b, err := os.ReadFile(f.path("log"))
	if err != nil {
		return "it left no log: " + err.Error()
	}
	return string(b[max(0, len(b)-logShown):])
}
