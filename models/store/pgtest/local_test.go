package pgtest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/gofrs/flock"
	"github.com/stretchr/testify/require"
)

func TestFindTakesTheFirstFolderWithBothPrograms(t *testing.T) {
	half, whole := t.TempDir(), t.TempDir()
	for _, p := range []string{half + "/initdb", whole + "/initdb", whole + "/postgres"} {
		require.NoError(t, os.WriteFile(p, nil, 0o755))
	}
	b, ok := find([]string{"/nowhere", half, whole})
	require.True(t, ok)
	require.Equal(t, binaries{initdb: whole + "/initdb", postgres: whole + "/postgres"}, b)
	_, ok = find([]string{half})
	require.False(t, ok)
}

func TestVersionsCompareAsNumbers(t *testing.T) {
	require.Greater(t, version("/usr/lib/postgresql/15/bin"), version("/usr/lib/postgresql/9.6/bin"))
	require.Greater(t, version("/usr/lib/postgresql/15/bin"), version("/usr/lib/postgresql/9/bin"))
}

func TestTheSettingOfTheMachineStays(t *testing.T) {
	conf := filepath.Join(t.TempDir(), "etc", "createcluster.conf")
	require.NoError(t, noSystemCluster(conf))
	require.Equal(t, "create_main_cluster = false\n", read(t, conf))

	require.NoError(t, os.WriteFile(conf, []byte("# ours\n"), 0o600))
	require.NoError(t, noSystemCluster(conf))
	require.Equal(t, "# ours\n", read(t, conf))
}

func TestOnlyAbandonedFoldersAreSwept(t *testing.T) {
	base := t.TempDir()
	used, abandoned := filepath.Join(base, "scpo-pgtest-used"), filepath.Join(base, "scpo-pgtest-abandoned")
	other := filepath.Join(base, "other")
	for _, dir := range []string{used, abandoned, other} {
		require.NoError(t, os.Mkdir(dir, 0o700))
	}
	lock := flock.New(filepath.Join(used, "lock"))
	require.NoError(t, lock.Lock())
	t.Cleanup(func() { require.NoError(t, lock.Close()) })

	sweep(base)
	require.DirExists(t, used)
	require.NoDirExists(t, abandoned)
	require.DirExists(t, other)
}

func TestAFolderClosedToOthersIsNotEnterable(t *testing.T) {
	dir := t.TempDir()
	inner := filepath.Join(dir, "inner")
	require.NoError(t, os.Mkdir(inner, 0o755))
	require.NoError(t, os.Chmod(dir, 0o700))
	require.False(t, enterable(inner))
	require.True(t, enterable("/"))
}

func TestAStoppedServerLeavesNothing(t *testing.T) {
	l, err := startLocal(t.Context())
	require.NoError(t, err)
	require.DirExists(t, l.folder.dir)
	require.NoError(t, l.stop())
	require.NoDirExists(t, l.folder.dir)
	require.True(t, l.proc.ended())
	require.NoError(t, l.stop(), "twice is harmless")
}

func TestAServerThatCannotStartSaysWhy(t *testing.T) {
	l, err := startLocal(t.Context())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.stop()) })
	require.NoError(t, l.proc.stop())
	require.NoError(t, os.Remove(l.folder.path("data/PG_VERSION")))
	require.ErrorContains(t, l.launch(t.Context()), "is not a valid data directory")
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(b)
}
