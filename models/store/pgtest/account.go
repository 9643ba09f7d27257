package pgtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is the user that the server runs as; nil is the current one. PostgreSQL refuses to run as root.
type account struct{ uid, gid uint32 }

func serverAccount() (*account, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	var errs []error
	for _, name := range []string{"postgres", "nobody"} {
		a, err := lookUp(name)
		if err == nil {
			return a, nil
		}
		errs = append(errs, err)
	}
	return nil, fmt.Errorf("PostgreSQL refuses to run as root, and there is no other account for it: %w", errors.Join(errs...))
}

func lookUp(name string) (*account, error) {
	u, err := user.Lookup(name)
	if err != nil {
		return nil, err
	}
	uid, uidErr := strconv.ParseUint(u.Uid, 10, 32)
	gid, gidErr := strconv.ParseUint(u.Gid, 10, 32)
	return &account{uint32(uid), uint32(gid)}, errors.Join(uidErr, gidErr)
}

func (a *account) own(path string) error {
	if a == nil {
		return nil
	}
	if err := os.Chown(path, int(a.uid), int(a.gid)); err != nil {
		return fmt.Errorf("hand over to the server's account: %w", err)
	}
	return nil
}

func (a *account) apply(cmd *exec.Cmd) {
	// The caller's PG… and LC_… variables would change what the server does.
	cmd.Env = []string{"PATH=" + os.Getenv("PATH")}
	if a != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: a.uid, Gid: a.gid}}
	}
}

// tempDir returns a folder for temporary files that the account can reach: root's may be closed to it.
func (a *account) tempDir() (string, error) {
	if dir, ok := inMemory(); ok {
		return dir, nil
	}
	if a == nil {
		return os.TempDir(), nil
	}
	for _, dir := range []string{os.TempDir(), "/tmp", "/var/tmp"} {
		if enterable(dir) {
			return dir, nil
		}
	}
	return "", errors.New("the server's account can reach no folder for temporary files: set TMPDIR to one")
}

// enterable reports whether every account may pass through the folder and all above it.
func enterable(path string) bool {
	for dir := path; ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err != nil || info.Mode().Perm()&0o001 == 0 {
			return false
		}
		if dir == filepath.Dir(dir) {
			return true
		}
	}
}
