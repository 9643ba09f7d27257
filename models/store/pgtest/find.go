package pgtest

import (
	"cmp"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
)

// binaries are the two programs of one PostgreSQL installation.
type binaries struct{ initdb, postgres string }

// errMissing is what to tell a developer; the variable SCPO_TEST_POSTGRES is named by Start.
var errMissing = errors.New("PostgreSQL's initdb and postgres are not installed: run `apt-get install postgresql`, " +
	"or the like, or run the tests as root on a machine with apt-get")

func findOrInstall(ctx context.Context) (binaries, error) {
	if b, ok := find(folders()); ok {
		return b, nil
	}
	if err := install(ctx); err != nil {
		return binaries{}, err
	}
	if b, ok := find(folders()); ok {
		return b, nil
	}
	return binaries{}, errMissing
}

// folders lists where the programs may be, best first: Debian and its kin keep every version in a folder of its
// own and out of the path.
func folders() []string {
	dirs, _ := filepath.Glob("/usr/lib/postgresql/*/bin") // the pattern is well formed, the only error there is
	slices.SortFunc(dirs, func(a, b string) int { return cmp.Compare(version(b), version(a)) })
	if p, err := exec.LookPath("initdb"); err == nil {
		if target, err := filepath.EvalSymlinks(p); err == nil {
			dirs = append(dirs, filepath.Dir(target))
		}
	}
	return dirs
}

// version reads 15 from /usr/lib/postgresql/15/bin, and 0 from anything else.
func version(bin string) int {
	n, err := strconv.Atoi(filepath.Base(filepath.Dir(bin)))
	if err != nil {
		return 0
	}
	return n
}

func find(dirs []string) (binaries, bool) {
	for _, dir := range dirs {
		b := binaries{initdb: filepath.Join(dir, "initdb"), postgres: filepath.Join(dir, "postgres")}
		if executable(b.initdb) && executable(b.postgres) {
			return b, true
		}
	}
	return binaries{}, false
}

func executable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o111 != 0
}
