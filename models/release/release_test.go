package release_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/release"
)

const root = "../.."

// say builds a small program with what make gives the linker for the source in dir, and returns what it says of itself.
func say(t *testing.T, dir string) string {
	t.Helper()
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("make is not here, and it makes the stamp")
	}
	stamp, err := exec.Command("make", "-s", "-C", dir, "-f", absolute(t, root, "Makefile"), "stamp").Output()
	require.NoError(t, err)
	bin := filepath.Join(t.TempDir(), "say")
	build := exec.Command("go", "build", "-buildvcs=false", "-ldflags", strings.TrimSpace(string(stamp)), "-o", bin, "./testdata/say")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	said, err := exec.Command(bin).Output()
	require.NoError(t, err)
	return string(said)
}

func absolute(t *testing.T, parts ...string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(parts...))
	require.NoError(t, err)
	return path
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	quiet := []string{"-c", "safe.directory=*", "-c", "user.name=nobody", "-c", "user.email=nobody@desk.example", "-c", "commit.gpgsign=false"}
	cmd := exec.Command("git", append(quiet, args...)...)
	cmd.Dir = dir
	out, err := cmd.Output()
	require.NoError(t, err, "git %s", args)
	return strings.TrimSpace(string(out))
}

func TestWithoutAStampTheRevisionIsUnknown(t *testing.T) {
	require.Equal(t, release.Program{Version: "0.1.0", Revision: "unknown"}, release.This())
	require.Equal(t, "0.1.0, revision unknown", release.This().String())
}

func TestSourceWithoutGitHasNoRevision(t *testing.T) {
	require.Equal(t, "0.1.0, revision unknown", say(t, t.TempDir()))
}

func TestARevisionIsStamped(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here, and it knows the revision")
	}
	dir := t.TempDir()
	git(t, dir, "init", "-q")
	file := filepath.Join(dir, "a")
	require.NoError(t, os.WriteFile(file, []byte("one"), 0o600))
	git(t, dir, "add", "a")
	git(t, dir, "commit", "-q", "-m", "one")
	git(t, dir, "tag", "v9")
	revision := git(t, dir, "rev-parse", "--short=12", "HEAD")
	require.Equal(t, "0.1.0, revision "+revision, say(t, dir))
	require.NoError(t, os.WriteFile(file, []byte("two"), 0o600))
	require.Equal(t, "0.1.0, revision "+revision+"-changed", say(t, dir), "what is built is not what was committed")
	within := filepath.Join(dir, "unpacked")
	require.NoError(t, os.Mkdir(within, 0o700))
	require.Equal(t, "0.1.0, revision unknown", say(t, within), "another project's git knows nothing of this source")
}
