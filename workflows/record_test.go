package workflows_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	taskqueuepb "go.temporal.io/api/taskqueue/v1"
	"go.temporal.io/api/temporalproto"
	"go.temporal.io/sdk/worker"
	"google.golang.org/protobuf/reflect/protoreflect"

	"scpo.example/desk/activities"
	"scpo.example/desk/models/calendar"
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
	d.store = openPost(t, 70) // two rounds of the post
	addOfficers(t, d.store)

	kept := map[string][]byte{}
	d.recordLives(t, kept)
	d.recordReminders(t, kept)
	require.NoError(t, os.MkdirAll(folder, 0o755))
	host, err := os.Hostname()
	require.NoError(t, err)
	for file, data := range kept {
		requireNobody(t, data)
		require.NotContains(t, string(data), host, "the name of this machine")
		require.NoError(t, os.WriteFile(filepath.Join(folder, file+".json"), data, 0o644))
	}
}

// recordLives lives lives where there is no email.
func (d *desk) recordLives(t *testing.T, kept map[string][]byte) {
	defer d.employ(t, d.store, nil).Stop()
	ended := d.covered(t)
	for file, life := range map[string]func(calendar.Date) []move{
		"happy": happy, "returned": returned, "withdrawn": withdrawn,
		"answered-to-the-cps": answeredToTheCPS, "stopped": stopped, "conflicted": conflicted,
	} {
		id := d.open(t)
		d.live(t, id, life(d.today())...)
		ended[file] = workflows.WorkflowID(id)
	}
	require.NoError(t, d.client.StartPost(t.Context()))
	ended["post-off"] = workflows.PostID
	for file, workflowID := range ended {
		d.ended(t, workflowID)
		kept[file] = encode(t, d.historyOf(t, workflowID))
	}
}

// recordReminders has the clock send reminders, and the letters about them delivered.
func (d *desk) recordReminders(t *testing.T, kept map[string][]byte) {
	box := &letterBox{}
	d.employ(t, hurried{d.store}, &activities.Post{Letters: d.store, Delivery: box, Longest: time.Minute})
	id := d.reminded(t)
	d.ended(t, id)
	kept["reminded"] = encode(t, d.historyOf(t, id))

	require.NoError(t, d.client.StartPost(t.Context()))
	require.Eventually(t, func() bool { return d.fired(t, workflows.PostID) > 0 }, time.Minute, 100*time.Millisecond)
	require.Greater(t, box.count(), 50, "more than one round")
	kept["post"] = encode(t, d.historyOf(t, workflows.PostID))
}

func (d *desk) employ(t *testing.T, cases activities.Cases, post *activities.Post) worker.Worker {
	w := worker.New(d.temporal, workflows.TaskQueue, worker.Options{})
	workflows.Register(w, &activities.Activities{Cases: cases, Covers: d.store, Desk: d.client, Post: post})
	require.NoError(t, w.Start())
	t.Cleanup(w.Stop)
	return w
}

// ended waits until a workflow has come to its end.
func (d *desk) ended(t *testing.T, workflowID string) {
	require.NoError(t, d.temporal.GetWorkflow(t.Context(), workflowID, "").Get(t.Context(), nil))
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

// scrub takes the machine's name out of the queue that a worker keeps for itself, wherever it is in m.
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
