package workflows_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	taskqueuepb "go.temporal.io/api/taskqueue/v1"
	"go.temporal.io/api/temporalproto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"scpo.example/desk/models"
	"scpo.example/desk/workflows"
)

// TestRecordHistories lives lives on the real engine and keeps what it recorded, for TestReplay. It does so only when
// SCPO_RECORD names the new folder, such as v2, and never over a history that is kept already.
func TestRecordHistories(t *testing.T) {
	name := os.Getenv("SCPO_RECORD")
	if name == "" {
		return
	}
	folder := filepath.Join(histories, filepath.Base(name))
	require.NoDirExists(t, folder, "recorded histories are never changed")
	d := newDesk(t, startEngine(t))
	work(t, d.temporal, d.store)

	kept := map[string][]byte{}
	for file, life := range map[string]func(models.Date) []move{"happy": happy, "returned": returned, "withdrawn": withdrawn} {
		id := d.open(t)
		d.live(t, id, life(d.today)...)
		require.NoError(t, d.temporal.GetWorkflow(t.Context(), workflows.WorkflowID(id), "").Get(t.Context(), nil))
		kept[file] = encode(t, d.recorded(t, id))
	}
	require.NoError(t, os.MkdirAll(folder, 0o755))
	host, err := os.Hostname()
	require.NoError(t, err)
	for file, data := range kept {
		requireNobody(t, data)
		require.NotContains(t, string(data), host, "the name of this machine")
		require.NoError(t, os.WriteFile(filepath.Join(folder, file+".json"), data, 0o644))
	}
}

// encode writes a history as JSON in which payloads can be read by people too.
func encode(t *testing.T, h *historypb.History) []byte {
	for _, e := range h.Events {
		scrub(e.ProtoReflect())
	}
	data, err := temporalproto.CustomJSONMarshalOptions{}.Marshal(h)
	require.NoError(t, err)
	var tree any // the encoder varies its spaces from build to build
	require.NoError(t, json.Unmarshal(data, &tree))
	data, err = json.MarshalIndent(tree, "", " ")
	require.NoError(t, err)
	return append(data, '\n')
}

// scrub takes the machine's name out of the queue that a worker keeps for itself, wherever it stands in m.
func scrub(m protoreflect.Message) {
	if queue, ok := m.Interface().(*taskqueuepb.TaskQueue); ok && queue.GetKind() == enumspb.TASK_QUEUE_KIND_STICKY {
		queue.Name = "sticky"
	}
	m.Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
		if field.Message() != nil && !field.IsList() && !field.IsMap() {
			scrub(value.Message())
		}
		return true
	})
}
