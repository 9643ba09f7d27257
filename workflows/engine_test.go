package workflows_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	"scpo.example/desk/activities"
	"scpo.example/desk/models/store"
	"scpo.example/desk/workflows"
	"scpo.example/desk/workflows/temporaltest"
)

// startEngine starts a real server that ends with the test.
func startEngine(t *testing.T) *temporaltest.Server {
	e, err := temporaltest.Start(filepath.Join(t.TempDir(), "engine"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, e.Kill()) })
	return e
}

func dialEngine(t *testing.T, e *temporaltest.Server) client.Client {
	c, err := e.Dial()
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

// work starts a worker with real activities over a real database.
func work(t *testing.T, c client.Client, s *store.Store) worker.Worker {
	w := worker.New(c, workflows.TaskQueue, worker.Options{})
	workflows.Register(w, &activities.Activities{Cases: s, Covers: s, Desk: workflows.NewClient(c)})
	require.NoError(t, w.Start())
	t.Cleanup(w.Stop)
	return w
}

// dialNobody makes a client of an engine that is not there.
func dialNobody(t *testing.T) client.Client {
	c, err := client.NewLazyClient(client.Options{HostPort: "127.0.0.1:1", Namespace: "scpo", Logger: silent()})
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}
