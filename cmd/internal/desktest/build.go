package desktest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// Program is a program of this module that is built once for all tests of a package. Their
// TestMain ends with Exit.
type Program struct {
	Package  string // such as scpo.example/desk/cmd/scpo
	Variable string // of the environment, that names the program where it is built already; "" for none
	Race     bool   // with the race detector, which needs a C compiler

	once sync.Once
	dir  string
	bin  string
	err  error
}

// Path is where the program is.
func (p *Program) Path(t testing.TB) string {
	t.Helper()
	p.once.Do(func() { p.bin, p.err = p.find() })
	require.NoError(t, p.err)
	return p.bin
}

func (p *Program) find() (string, error) {
	if bin := os.Getenv(p.Variable); p.Variable != "" && bin != "" {
		return filepath.Abs(bin)
	}
	var err error
	if p.dir, err = os.MkdirTemp("", "scpo-test-"); err != nil {
		return "", fmt.Errorf("make a folder for %s: %w", p.Package, err)
	}
	return build(context.Background(), p.dir, p.Package, p.Race)
}

// Exit ends the tests of a package with their code, when what was built for them has been removed.
func (p *Program) Exit(code int) {
	if err := os.RemoveAll(p.dir); err != nil { // no folder is no error
		fmt.Fprintln(os.Stderr, "remove what was built:", err)
		code = max(code, 1)
	}
	os.Exit(code)
}

// build builds a program into dir and returns its path.
func build(ctx context.Context, dir, pkg string, race bool) (string, error) {
	bin := filepath.Join(dir, filepath.Base(pkg))
	args := []string{"build", "-buildvcs=false", "-o", bin}
	env := append(os.Environ(), "CGO_ENABLED=0") // as make builds it: what is in the build cache is used
	if race {
		args, env = append(args, "-race"), append(env, "CGO_ENABLED=1")
	}
	cmd := exec.CommandContext(ctx, "go", append(args, pkg)...)
	cmd.Env = env
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", pkg, err, out)
	}
	return bin, nil
}
