package engine

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	sdklog "go.temporal.io/sdk/log"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
	"go.temporal.io/server/common/primitives"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
)

const (
	testNamespace = "engine-test"
	testQueue     = "counters"
)

// counter adds numbers up until it is told to finish.
func counter(ctx workflow.Context) (int, error) {
	total, done := 0, false
	err := workflow.SetUpdateHandler(ctx, "add", func(_ workflow.Context, n int) (int, error) {
		total += n
		return total, nil
	})
	if err != nil {
		return 0, err
	}
	err = workflow.SetUpdateHandler(ctx, "finish", func(workflow.Context) error {
		done = true
		return nil
	})
	if err != nil {
		return 0, err
	}
	err = workflow.Await(ctx, func() bool { return done && workflow.AllHandlersFinished(ctx) })
	return total, err
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func testLogger(t *testing.T) *slog.Logger { return slog.New(slog.NewTextHandler(t.Output(), nil)) }

func dial(t *testing.T, o client.Options) client.Client {
	o.Logger = sdklog.NewStructuredLogger(quiet())
	c, err := client.NewLazyClient(o)
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

func runWorker(t *testing.T, c client.Client) (stop func()) {
	w := worker.New(c, testQueue, worker.Options{WorkerStopTimeout: time.Second})
	w.RegisterWorkflow(counter)
	require.NoError(t, w.Start())
	return w.Stop
}

func add(ctx context.Context, c client.Client, id string, n int) (total int, err error) {
	h, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
		WorkflowID: id, UpdateName: "add", Args: []any{n}, WaitForStage: client.WorkflowUpdateStageCompleted,
	})
	if err != nil {
		return 0, err
	}
	return total, h.Get(ctx, &total)
}

func finish(ctx context.Context, t *testing.T, c client.Client, id string) (total int) {
	_, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
		WorkflowID: id, UpdateName: "finish", WaitForStage: client.WorkflowUpdateStageCompleted,
	})
	require.NoError(t, err)
	require.NoError(t, c.GetWorkflow(ctx, id, "").Get(ctx, &total))
	return total
}

func TestServer(t *testing.T) {
	ctx := t.Context()
	before := time.Now()
	s, err := Start(ctx, Config{Dir: t.TempDir(), Namespace: testNamespace, Logger: testLogger(t)})
	require.NoError(t, err)
	t.Logf("started in %s", time.Since(before))
	running := true
	t.Cleanup(func() {
		if running {
			require.NoError(t, s.Stop())
		}
	})

	t.Run("the token opens the namespace", func(t *testing.T) {
		c := dial(t, s.ClientOptions())
		defer runWorker(t, c)()
		_, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: "sum", TaskQueue: testQueue}, counter)
		require.NoError(t, err)
		for _, want := range []int{2, 4, 6} {
			total, err := add(ctx, c, "sum", 2)
			require.NoError(t, err)
			require.Equal(t, want, total)
		}
		require.Equal(t, 6, finish(ctx, t, c, "sum"))
		require.Eventually(t, func() bool {
			l, err := c.ListWorkflow(ctx, &workflowservice.ListWorkflowExecutionsRequest{Query: "WorkflowId = 'sum'"})
			return err == nil && len(l.Executions) == 1
		}, 10*time.Second, 100*time.Millisecond, "in the visibility file")
	})

	t.Run("and no other", func(t *testing.T) {
		c := dial(t, s.ClientOptions())
		_, err := c.WorkflowService().RegisterNamespace(ctx, registerOther())
		requireDenied(t, err)
	})

	t.Run("retention is ours", func(t *testing.T) {
		require.Equal(t, 72*time.Hour, retention(ctx, t, dial(t, s.ClientOptions())))
	})

	t.Run("a search attribute can be added", func(t *testing.T) {
		c := dial(t, s.ClientOptions())
		_, err := c.OperatorService().AddSearchAttributes(ctx, &operatorservice.AddSearchAttributesRequest{
			Namespace:        testNamespace,
			SearchAttributes: map[string]enumspb.IndexedValueType{"Force": enumspb.INDEXED_VALUE_TYPE_KEYWORD},
		})
		require.NoError(t, err)
	})

	anonymous, wrong := s.ClientOptions(), s.ClientOptions()
	anonymous.Credentials = nil
	wrong.Credentials = client.NewAPIKeyStaticCredentials(s.Credential().Token + "x")
	for name, o := range map[string]client.Options{"no token": anonymous, "a wrong token": wrong} {
		t.Run("with "+name, func(t *testing.T) { requireRefused(ctx, t, dial(t, o)) })
	}

	t.Run("the other services answer this process only", func(t *testing.T) {
		for name := range s.ports {
			requireClosed(ctx, t, s, name)
		}
	})

	t.Run("only this machine reaches it", func(t *testing.T) { requireLoopback(t, s.ports) })

	t.Run("a second server on the folder is refused", func(t *testing.T) {
		_, err := Start(ctx, Config{Dir: s.config.Dir, Namespace: testNamespace, Logger: quiet()})
		require.ErrorIs(t, err, ErrInUse)
	})

	t.Run("a port in use is an error", func(t *testing.T) {
		_, err := Start(ctx, Config{
			Dir: t.TempDir(), Namespace: testNamespace, Logger: quiet(), Port: s.ports[primitives.FrontendService],
		})
		require.ErrorContains(t, err, "address already in use")
	})

	before, running = time.Now(), false
	require.NoError(t, s.Stop())
	t.Logf("stopped in %s", time.Since(before))
	_, err = net.DialTimeout("tcp", s.Credential().Address, time.Second)
	require.Error(t, err, "nobody listens any more")
}

func TestStartRefusesAnImpossibleConfig(t *testing.T) {
	for name, c := range map[string]Config{
		"no folder":            {Namespace: testNamespace},
		"no namespace":         {Dir: t.TempDir()},
		"retention of minutes": {Dir: t.TempDir(), Namespace: testNamespace, Retention: time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Start(t.Context(), c)
			require.Error(t, err)
		})
	}
}

func registerOther() *workflowservice.RegisterNamespaceRequest {
	return &workflowservice.RegisterNamespaceRequest{Namespace: "other"}
}

func retention(ctx context.Context, t *testing.T, c client.Client) time.Duration {
	d, err := c.WorkflowService().DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: testNamespace})
	require.NoError(t, err)
	return d.Config.WorkflowExecutionRetentionTtl.AsDuration()
}

func requireDenied(t *testing.T, err error) {
	t.Helper()
	_, denied := errors.AsType[*serviceerror.PermissionDenied](err)
	require.True(t, denied, "got %v", err)
}

// requireRefused makes every kind of call that could read or change something.
func requireRefused(ctx context.Context, t *testing.T, c client.Client) {
	for name, call := range map[string]func() error{
		"start": func() error {
			_, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: "intruder", TaskQueue: testQueue}, counter)
			return err
		},
		"update": func() error {
			_, err := add(ctx, c, "sum", 1)
			return err
		},
		"list": func() error {
			_, err := c.ListWorkflow(ctx, &workflowservice.ListWorkflowExecutionsRequest{})
			return err
		},
		"register": func() error {
			_, err := c.WorkflowService().RegisterNamespace(ctx, registerOther())
			return err
		},
		"namespaces": func() error {
			_, err := c.WorkflowService().ListNamespaces(ctx, &workflowservice.ListNamespacesRequest{})
			return err
		},
		"describe": func() error {
			_, err := c.DescribeWorkflowExecution(ctx, "sum", "")
			return err
		},
		"history": func() error {
			_, err := c.GetWorkflowHistory(ctx, "sum", "", false, enumspb.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT).Next()
			return err
		},
		"signal":    func() error { return c.SignalWorkflow(ctx, "sum", "", "x", nil) },
		"terminate": func() error { return c.TerminateWorkflow(ctx, "sum", "", "x") },
		"poll": func() error {
			_, err := c.WorkflowService().PollWorkflowTaskQueue(ctx,
				&workflowservice.PollWorkflowTaskQueueRequest{Namespace: testNamespace})
			return err
		},
		"search attributes": func() error {
			_, err := c.OperatorService().ListSearchAttributes(ctx,
				&operatorservice.ListSearchAttributesRequest{Namespace: testNamespace})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) { requireDenied(t, call()) })
	}
}

// requireClosed calls a service as another process would: in plain text, and over TLS without its certificate.
func requireClosed(ctx context.Context, t *testing.T, s *Server, name primitives.ServiceName) {
	stranger := credentials.NewTLS(&tls.Config{InsecureSkipVerify: true}) // #nosec G402 -- the attacker's side
	for _, creds := range []credentials.TransportCredentials{insecure.NewCredentials(), stranger} {
		conn, err := grpc.NewClient(s.ports.address(name), grpc.WithTransportCredentials(creds))
		require.NoError(t, err)
		defer func() { require.NoError(t, conn.Close()) }()
		_, err = workflowservice.NewWorkflowServiceClient(conn).
			ListNamespaces(ctx, &workflowservice.ListNamespacesRequest{})
		want := codes.Unavailable // the connection does not come about
		if name == primitives.FrontendService && creds != stranger {
			want = codes.PermissionDenied
		}
		require.Equal(t, want, status.Code(err), "%s: %v", name, err)
	}
}

func requireLoopback(t *testing.T, p ports) {
	addrs, err := net.InterfaceAddrs()
	require.NoError(t, err)
	for _, a := range addrs {
		ip, ok := a.(*net.IPNet)
		if !ok || ip.IP.IsLoopback() || ip.IP.IsLinkLocalUnicast() {
			continue
		}
		for name, port := range p {
			conn, err := net.DialTCP("tcp", nil, &net.TCPAddr{IP: ip.IP, Port: port})
			if err == nil {
				require.NoError(t, conn.Close())
			}
			require.Error(t, err, "%s on %s", name, ip)
		}
	}
}
