package engine

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	namespacepb "go.temporal.io/api/namespace/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	sdklog "go.temporal.io/sdk/log"
	sqliteschema "go.temporal.io/server/schema/sqlite"
	"google.golang.org/protobuf/types/known/durationpb"
)

// createNamespace puts the namespace in the main file if it is not there yet. It must be there before the server
// starts, which otherwise learns of it only seconds later.
func createNamespace(c Config) error {
	ns, err := sqliteschema.NewNamespaceConfig(clusterName, c.Namespace, false, nil)
	if err != nil {
		return fmt.Errorf("describe namespace %s: %w", c.Namespace, err)
	}
	ns.Detail.Config.Retention = durationpb.New(c.Retention)
	if err := sqliteschema.CreateNamespaces(sqlConfig(filepath.Join(c.Dir, mainFile)), ns); err != nil {
		return fmt.Errorf("create namespace %s: %w", c.Namespace, err)
	}
	return nil
}

// settle waits until the server answers and gives an existing namespace the requested retention.
func (s *Server) settle(ctx context.Context) error {
	o := s.ClientOptions()
	o.Logger = sdklog.NewStructuredLogger(s.config.Logger)
	cl, err := client.DialContext(ctx, o)
	if err != nil {
		return fmt.Errorf("reach the Temporal server: %w", err)
	}
	defer cl.Close()
	if err := setRetention(ctx, cl.WorkflowService(), s.config); err != nil {
		return err
	}
	// The frontend answers before the history shard is loaded. Asking for a workflow that does not exist waits for it.
	_, err = cl.DescribeWorkflowExecution(ctx, "is-the-history-shard-ready", "")
	if _, missing := errors.AsType[*serviceerror.NotFound](err); !missing {
		return fmt.Errorf("wait for the Temporal history shard: %w", err)
	}
	return nil
}

func setRetention(ctx context.Context, ws workflowservice.WorkflowServiceClient, c Config) error {
	d, err := ws.DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: c.Namespace})
	if err != nil {
		return fmt.Errorf("read namespace %s: %w", c.Namespace, err)
	}
	if d.GetConfig().GetWorkflowExecutionRetentionTtl().AsDuration().Round(time.Second) == c.Retention.Round(time.Second) {
		return nil
	}
	_, err = ws.UpdateNamespace(ctx, &workflowservice.UpdateNamespaceRequest{
		Namespace: c.Namespace,
		Config:    &namespacepb.NamespaceConfig{WorkflowExecutionRetentionTtl: durationpb.New(c.Retention)},
	})
	if err != nil {
		return fmt.Errorf("set the retention of namespace %s: %w", c.Namespace, err)
	}
	return nil
}
