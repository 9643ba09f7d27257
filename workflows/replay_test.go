package workflows_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/sdk/trace"
	commonpb "go.temporal.io/api/common/v1"
	"go.temporal.io/api/temporalproto"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/opentelemetry"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/worker"

	"scpo.example/desk/workflows"
)

// histories is where the lives are kept that released code has lived, a folder for each release that changed them.
const histories = "testdata/histories"

// TestReplay holds the workflows of today to every decision of an earlier one.
func TestReplay(t *testing.T) {
	var files []string
	err := filepath.WalkDir(histories, func(path string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".json" {
			files = append(files, path)
		}
		return err
	})
	require.NoError(t, err)
	require.NotEmpty(t, files, "there is nothing to replay: make record")
	tracing, err := opentelemetry.NewTracingInterceptor(opentelemetry.TracerOptions{Tracer: trace.NewTracerProvider().Tracer("replay")})
	require.NoError(t, err)
	traced := worker.WorkflowReplayerOptions{Interceptors: []interceptor.WorkerInterceptor{tracing}}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			for _, options := range []worker.WorkflowReplayerOptions{{}, traced} { // tracing adds headers only
				replayer, err := worker.NewWorkflowReplayerWithOptions(options)
				require.NoError(t, err)
				replayer.RegisterWorkflow(workflows.Application)
				replayer.RegisterWorkflow(workflows.Cover)
				replayer.RegisterWorkflow(workflows.Post)
				require.NoError(t, replayer.ReplayWorkflowHistoryFromJSONFile(silent(), file))
			}
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			requireNobody(t, data)
		})
	}
}

// hostOrMail is how the engine names a machine (pid@host), and how people write an address.
var hostOrMail = regexp.MustCompile(`[^"\s]*@[^"\s]*`)

// requireNobody holds a history to name no person and no machine.
func requireNobody(t *testing.T, data []byte) {
	t.Helper()
	h, err := client.HistoryFromJSON(bytes.NewReader(data), client.HistoryJSONOptions{})
	require.NoError(t, err)
	decoded, err := temporalproto.CustomJSONMarshalOptions{Metadata: map[string]any{commonpb.EnablePayloadShorthandMetadataKey: true}}.Marshal(h)
	require.NoError(t, err)
	text := string(decoded)
	require.Regexp(t, `"(payloadHash|coverId|off|sent)"`, text, "what was sent can be read here")
	require.NotContains(t, text, private)
	require.Empty(t, hostOrMail.FindString(text))
}
