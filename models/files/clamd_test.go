package files_test

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/files"
)

// realClamd starts ClamAV's own daemon with one signature: that of the test file.
func realClamd(t *testing.T) files.Scanner {
	program, err := exec.LookPath("clamd")
	if err != nil {
		if program = "/usr/sbin/clamd"; errors.Is(missing(program), os.ErrNotExist) {
			t.Skip("clamd is not installed: apt-get install clamav-daemon")
		}
	}
	dir := t.TempDir()
	require.NoError(t, os.Chmod(dir, 0o755))
	socket := filepath.Join(dir, "clamd.sock")
	for name, text := range map[string]string{
		"eicar.hdb":  "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n",
		"clamd.conf": "DatabaseDirectory " + dir + "\nLocalSocket " + socket + "\nForeground yes\nUser root\nOfficialDatabaseOnly no\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	said, err := os.Create(filepath.Join(dir, "said"))
	require.NoError(t, err)
	c := exec.Command(program, "--config-file="+filepath.Join(dir, "clamd.conf"))
	c.Stdout, c.Stderr = said, said
	require.NoError(t, c.Start())
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		require.NoError(t, said.Close())
	})
	require.Eventually(t, func() bool {
		conn, err := net.Dial("unix", socket)
		return err == nil && conn.Close() == nil
	}, 30*time.Second, 50*time.Millisecond, "clamd did not start")
	return files.NewClamd(socket)
}

func missing(path string) error {
	_, err := os.Stat(path)
	return err
}

func TestTheRealScannerFindsTheTestFile(t *testing.T) {
	s, dir := folder(t, func(c *files.Config) { c.Scanner = realClamd(t) })
	kept, err := s.Take(t.Context(), "order.pdf", strings.NewReader(pdf+strings.Repeat(" ", 300_000)))
	require.NoError(t, err)
	require.Equal(t, models.ScanClean, kept.Scan)
	require.NoError(t, s.Remove(t.Context(), kept.Blob))
	_, err = s.Take(t.Context(), "note.txt", strings.NewReader(eicar))
	var found files.Infected
	require.ErrorAs(t, err, &found)
	require.Contains(t, found.Virus, "Eicar-Test-Signature")
	require.Empty(t, names(t, dir))
}
