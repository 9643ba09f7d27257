package main_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	collectorpb "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"scpo.example/desk/cmd/internal/desktest"
)

// receiver takes traces as a collector does.
type receiver struct {
	one   sync.Mutex
	spans []*tracepb.Span
	text  strings.Builder // everything that came
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(request.Body)
	var sent collectorpb.ExportTraceServiceRequest
	if err == nil {
		err = proto.Unmarshal(body, &sent)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	r.one.Lock()
	defer r.one.Unlock()
	r.text.Write(body)
	for _, resource := range sent.GetResourceSpans() {
		for _, scope := range resource.GetScopeSpans() {
			r.spans = append(r.spans, scope.GetSpans()...)
		}
	}
}

// words are what only this case has in it.
var words = []string{"Tindrell", "TINDRELL", "pound of flesh"}

// TestACommandIsOneTrace from the request through the workflow to the statements, and neither traces nor logs have a word of the case.
func TestACommandIsOneTrace(t *testing.T) {
	r := &receiver{}
	collector := httptest.NewServer(r)
	t.Cleanup(collector.Close)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	s := start(t, t.TempDir(), "--log-level", "info")
	people := peopleOf(t, s)
	text := desktest.Sample(t, "company", "surrey")
	text.Facts, text.Antecedents = "The Tindrell brothers asked for a pound of flesh.", "TINDRELL was bound over."
	one := desktest.NewCase(t, people.as("applicant.surrey"), people.as("officer.serocu"), people.as("cps.reviewer"), text)
	require.NoError(t, s.Stop(desktest.StopLimit))

	r.one.Lock()
	defer r.one.Unlock()
	var trace string
	for _, span := range r.spans {
		if span.GetName() == "POST /api/v1/applications" {
			trace = string(span.GetTraceId())
		}
	}
	require.NotEmpty(t, trace)
	names := map[string]bool{}
	for _, span := range r.spans {
		if string(span.GetTraceId()) == trace {
			names[span.GetName()] = true
		}
	}
	for _, want := range []string{"HandleUpdate:open", "RunActivity:Create", "INSERT applications"} {
		require.True(t, names[want], "%s is not in %v", want, names)
	}
	commands := 0
	for line := range strings.Lines(s.Stderr()) {
		var entry struct{ Msg, Action, Outcome, Request, Application, Update string }
		require.NoError(t, json.Unmarshal([]byte(line), &entry), line)
		if entry.Msg == "command" {
			commands++
			require.Equal(t, []string{"create", "done", one.ID}, []string{entry.Action, entry.Outcome, entry.Application})
			require.NotEmpty(t, entry.Request)
			require.NotEmpty(t, entry.Update)
		}
	}
	require.Equal(t, 1, commands)
	for _, word := range words {
		require.False(t, strings.Contains(r.text.String(), word), word)
		require.False(t, strings.Contains(s.Stderr(), word), word)
	}
}
