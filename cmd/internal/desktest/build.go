package desktest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Build builds a program of this module, such as scpo.example/desk/cmd/scpo, into dir and returns
// its path. With race it has the race detector, which needs a C compiler.
func Build(ctx context.Context, dir, pkg string, race bool) (string, error) {
	bin := filepath.Join(dir, filepath.Base(pkg))
	args := []string{"build", "-buildvcs=false", "-o", bin}
	env := append(os.Environ(), "CGO_ENABLED=0") // as make builds it: what is in the build cache is used
	if race {
		args, env = append(args, "-race"), append(env, "CGO_ENABLED=1")
	}
	cmd := exec.CommandContext(ctx, "go", append(args, pkg)...) //nolint:gosec // go, and names from the tests
	cmd.Env = env
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", pkg, err, out)
	}
	return bin, nil
}
