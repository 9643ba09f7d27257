package engine

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
)

// process is a server of its own: one process may start only one server on a folder.
type process struct {
	cmd        *exec.Cmd
	credential Credential
}

func buildTestServer(t *testing.T) string {
	bin := filepath.Join(t.TempDir(), "testserver")
	cmd := exec.Command("go", "build", "-o", bin, "./testserver")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	return bin
}

func startProcess(t *testing.T, bin, dir string, args ...string) process {
	before := time.Now()
	p := process{cmd: exec.Command(bin, append([]string{"-dir", dir, "-namespace", testNamespace}, args...)...)}
	p.cmd.Stderr = t.Output()
	out, err := p.cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, p.cmd.Start())
	t.Cleanup(func() {
		if p.cmd.ProcessState == nil {
			_ = p.cmd.Process.Kill() // the test has failed already
			_ = p.cmd.Wait()
		}
	})
	line, err := bufio.NewReader(out).ReadBytes('\n')
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(line, &p.credential))
	t.Logf("ready %s after exec, %s", time.Since(before), p.memory())
	return p
}

var memoryLine = regexp.MustCompile(`Vm(RSS|HWM):\s+\d+ kB`)

func (p process) memory() string {
	data, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(p.cmd.Process.Pid), "status"))
	if err != nil {
		return "memory not known: " + err.Error()
	}
	return string(bytes.Join(memoryLine.FindAll(data, -1), []byte(" ")))
}

func (p process) terminate(t *testing.T) {
	t.Log(p.memory())
	require.NoError(t, p.cmd.Process.Signal(syscall.SIGTERM))
	require.NoError(t, p.cmd.Wait(), "exit 0")
}

func TestFilesOutliveTheProcess(t *testing.T) {
	bin := buildTestServer(t)
	dir := filepath.Join(t.TempDir(), "100% ready? yes")
	ctx := t.Context()

	// Killed in the middle of a stream of updates: whatever was answered is still there.
	p := startProcess(t, bin, dir, "-token", "first")
	require.Equal(t, "first", p.credential.Token)
	c := dial(t, p.credential.ClientOptions())
	stop := runWorker(t, c)
	_, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: "sum", TaskQueue: testQueue}, counter)
	require.NoError(t, err)
	answered := killDuringUpdates(ctx, t, p, c)
	stop()

	p = startProcess(t, bin, dir)
	require.Len(t, p.credential.Token, 26)
	c = dial(t, p.credential.ClientOptions())
	stop = runWorker(t, c)
	total, err := add(ctx, c, "sum", 1)
	require.NoError(t, err)
	require.GreaterOrEqual(t, total, answered+1)
	require.LessOrEqual(t, total, answered+2, "one more may have been under way")
	require.Equal(t, 72*time.Hour, retention(ctx, t, c))
	stop()
	p.terminate(t)

	// Stopped in good order, and with another retention.
	p = startProcess(t, bin, dir, "-retention", "96h")
	c = dial(t, p.credential.ClientOptions())
	stop = runWorker(t, c)
	require.Equal(t, total, finish(ctx, t, c, "sum"))
	require.Equal(t, 96*time.Hour, retention(ctx, t, c))
	stop()
	p.terminate(t)

	for _, name := range []string{mainFile, visibilityFile} {
		requireWAL(t, filepath.Join(dir, name))
	}
}

// killDuringUpdates returns how many updates had been answered.
func killDuringUpdates(ctx context.Context, t *testing.T, p process, c client.Client) (answered int) {
	for answered < 20 {
		total, err := add(ctx, c, "sum", 1)
		require.NoError(t, err)
		answered = total
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
		cancel()
	}()
	for {
		total, err := add(ctx, c, "sum", 1)
		if err != nil {
			<-ended
			return answered
		}
		answered = total
	}
}

// requireWAL opens the file as it is, without setting a mode.
func requireWAL(t *testing.T, path string) {
	require.FileExists(t, path)
	db, err := sql.Open("sqlite", "file:"+sqlConfig(path).DatabaseName)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	var mode string
	require.NoError(t, db.QueryRow("PRAGMA journal_mode").Scan(&mode))
	require.Equal(t, "wal", mode)
	var check string
	require.NoError(t, db.QueryRow("PRAGMA integrity_check").Scan(&check))
	require.Equal(t, "ok", check)
}
