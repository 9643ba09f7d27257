package workflows_test

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	"scpo.example/desk/activities"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
)

// engine is a real Temporal server in a process of its own: linking it into these tests would make each build of them
// take minutes.
type engine struct {
	process    *os.Process
	credential struct{ Address, Namespace, Token string }
}

// startEngine builds and starts the server; it ends with the test, and with this process however that ends.
func startEngine(t *testing.T) *engine {
	bin := filepath.Join(t.TempDir(), "testserver")
	build := exec.Command("go", "build", "-o", bin, "scpo.example/desk/cmd/standalone/engine/testserver")
	build.Env = append(os.Environ(), "CGO_ENABLED=0") // one build of the server serves the tests of every package
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)

	server := exec.Command(bin, "-dir", filepath.Join(t.TempDir(), "engine"))
	server.Stderr = t.Output()
	stdout, err := server.StdoutPipe()
	require.NoError(t, err)
	started, ended := make(chan error, 1), make(chan struct{})
	go func() {
		// The kernel's death signal comes when the starting thread ends, so the thread is kept.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(ended)
		endWithParent(server)
		err := server.Start()
		started <- err
		if err == nil {
			_ = server.Wait() // killed, as it should be
		}
	}()
	require.NoError(t, <-started)
	e := &engine{process: server.Process}
	t.Cleanup(func() {
		_ = e.process.Kill() // it may be gone already
		<-ended
		_ = stdout.Close()
	})
	line, err := bufio.NewReader(stdout).ReadBytes('\n')
	require.NoError(t, err, "the server said nothing of where it is")
	require.NoError(t, json.Unmarshal(line, &e.credential))
	return e
}

func (e *engine) dial(t *testing.T) client.Client {
	return dial(t, e.credential.Address, e.credential.Namespace, e.credential.Token)
}

func dial(t *testing.T, address, namespace, token string) client.Client {
	c, err := client.NewLazyClient(client.Options{
		HostPort: address, Namespace: namespace, Credentials: client.NewAPIKeyStaticCredentials(token),
		ConnectionOptions: client.ConnectionOptions{TLSDisabled: true},
		Identity:          "worker", // else process and host, which recorded histories must not hold
		Logger:            silent(),
	})
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

// work starts a worker with real activities over a real database.
func work(t *testing.T, c client.Client, s *store.Store) worker.Worker {
	w := worker.New(c, workflows.TaskQueue, worker.Options{})
	workflows.Register(w, &activities.Activities{Cases: s})
	require.NoError(t, w.Start())
	t.Cleanup(w.Stop)
	return w
}
