package main_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/workflows"
)

// audit compares what the program shows at the end with the answers that people got on the way.
func audit(t *testing.T, s *desktest.Standalone, w *work, box *mailbox) {
	a := &auditing{t: t, w: w, p: peopleOf(t, s), apps: map[string]*desktest.Case{}, told: map[string][]entry{}}
	a.engine = dial(t, s)
	began := time.Now()
	for _, e := range w.ledger {
		if e.done() {
			a.told[e.app] = append(a.told[e.app], e)
		}
	}
	a.list()
	open := 0
	for _, c := range a.apps {
		a.history(c)
		a.versions(c)
		open += a.workflow(c)
	}
	a.words()
	a.workflows(open)
	a.again()
	a.notices()
	a.letters(s.Dir, box)
	t.Logf("%d applications, %d of them open, audited in %s", len(a.apps), open, time.Since(began).Round(time.Second))
}

type auditing struct {
	t      *testing.T
	w      *work
	p      *people
	engine client.Client
	apps   map[string]*desktest.Case
	told   map[string][]entry // what was answered with success, by application
}

func dial(t *testing.T, s *desktest.Standalone) client.Client {
	credential, err := s.Engine()
	require.NoError(t, err)
	engine, err := credential.Dial()
	require.NoError(t, err)
	t.Cleanup(engine.Close)
	return engine
}

// list: the region's list has every application that someone got an answer about, once, with its own reference, and no
// other.
func (a *auditing) list() {
	references := map[string]bool{}
	officer, reviewer := a.p.as("officer.serocu"), a.p.as(cps)
	for cursor := ""; ; {
		var page desktest.Page
		officer.Get("/applications?limit=200&cursor="+cursor, &page)
		for _, item := range page.Items {
			require.Contains(a.t, a.told, item.ID, "nobody was told of %s", item.Reference)
			require.NotContains(a.t, a.apps, item.ID)
			require.False(a.t, references[item.Reference], item.Reference)
			references[item.Reference] = true
			c := desktest.Existing(a.t, a.p.as("applicant."+item.Force), officer, reviewer, item.ID)
			a.apps[item.ID] = c
		}
		if page.NextCursor == nil {
			break
		}
		cursor = *page.NextCursor
	}
	require.Len(a.t, a.apps, len(a.told), "applications that people were told of")
}

// history: each answer is one event and each event was one answer, the chain holds, and the state
// is what the events say.
func (a *auditing) history(c *desktest.Case) {
	events := c.History(c.Officer)
	last := events[len(events)-1]
	require.Equal(a.t, last.To, c.State)
	require.Equal(a.t, last.Round, c.Round)
	require.GreaterOrEqual(a.t, c.Version, last.Version)
	require.Len(a.t, events, len(a.told[c.ID]), "%s: one event for each key", c.ID)
	seen := map[int]bool{}
	for _, e := range a.told[c.ID] {
		event := a.eventOf(e, events)
		require.False(a.t, seen[event.Seq], "%s: event %d was the answer to two keys", c.ID, event.Seq)
		seen[event.Seq] = true
		require.Equal(a.t, e.user, event.By.Username)
	}
}

// eventOf finds the event that an answer named; create names the application only.
func (a *auditing) eventOf(e entry, events []desktest.Event) desktest.Event {
	if e.answer.Status == http.StatusCreated {
		require.Equal(a.t, "create", events[0].Action)
		return events[0]
	}
	var told desktest.Acted
	require.NoError(a.t, e.answer.Decode(&told))
	require.LessOrEqual(a.t, told.Event.Seq, len(events), "%s was answered and is lost", e.request.Path)
	event := events[told.Event.Seq-1]
	event.Details = nil
	told.Event.Details = nil
	require.Equal(a.t, told.Event, event)
	require.Equal(a.t, told.State, event.To)
	require.Equal(a.t, told.Version, event.Version)
	return event
}

// versions: each submission froze the content that its event names.
func (a *auditing) versions(c *desktest.Case) {
	var frozen struct{ Items []desktest.Version }
	c.Officer.Get(c.Path("/versions"), &frozen)
	events, n := c.History(c.Officer), 0
	for _, e := range events {
		if e.Action != "submit-for-qa" && e.Action != "submit-to-cps" {
			continue
		}
		require.Less(a.t, n, len(frozen.Items), "%s: event %d froze nothing", c.ID, e.Seq)
		require.Equal(a.t, e.Seq, frozen.Items[n].Seq)
		n++
		var v desktest.Version
		c.Officer.Get(c.Path("/versions/"+strconv.Itoa(n)), &v)
		sum := sha256.Sum256(v.Content)
		require.Equal(a.t, e.ContentHash, hex.EncodeToString(sum[:]))
		require.Equal(a.t, e.ContentHash, v.Hash)
	}
	require.Len(a.t, frozen.Items, n)
}

// words: all that was saved is still there, once, since the version that its writer got as the answer.
func (a *auditing) words() {
	facts := map[string]string{}
	for id, c := range a.apps {
		var content content.Content
		require.NoError(a.t, json.Unmarshal(c.Content, &content))
		facts[id] = content.Facts
	}
	for _, s := range a.w.kept {
		require.Equal(a.t, 1, strings.Count(facts[s.app], s.mark), "%s of %s", s.mark, s.app)
		require.GreaterOrEqual(a.t, a.apps[s.app].Version, s.version)
	}
}

// workflow: the engine knows the application as the database does. It counts 1 for an open one.
func (a *auditing) workflow(c *desktest.Case) int {
	id := "application/" + c.ID
	if !models.State(c.State).Open() {
		require.Eventually(a.t, func() bool {
			d, err := a.engine.DescribeWorkflowExecution(a.t.Context(), id, "")
			require.NoError(a.t, err)
			return d.GetWorkflowExecutionInfo().GetStatus() == enumspb.WORKFLOW_EXECUTION_STATUS_COMPLETED
		}, 10*time.Second, 20*time.Millisecond, "the workflow of %s, which is %s", c.ID, c.State)
		return 0
	}
	events := c.History(c.Officer)
	last := events[len(events)-1]
	// If a step was written as its process was killed, the workflow learns of it when the activity has timed out and
	// finds it there: within some 5 seconds, in which no one can decide.
	var s models.Standing
	require.Eventually(a.t, func() bool {
		value, err := a.engine.QueryWorkflow(a.t.Context(), id, "", workflows.StandingQuery)
		require.NoError(a.t, err, id)
		s = models.Standing{}
		require.NoError(a.t, value.Get(&s))
		return s.Seq >= last.Seq
	}, 20*time.Second, 50*time.Millisecond, "the workflow of %s, at event %d of %d", id, s.Seq, last.Seq)
	require.Equal(a.t, c.State, string(s.State), id)
	require.Equal(a.t, last.Seq, s.Seq, id)
	require.Equal(a.t, last.Action, string(s.Last.Action), id)
	require.Equal(a.t, c.Round, s.Round, id)
	require.Equal(a.t, c.Assignee != nil, s.Holder != "", id)
	require.Len(a.t, s.Points, len(c.Points(c.Officer)), id)
	return 1
}

// workflows: none runs without an application, but for that of the post.
func (a *auditing) workflows(open int) {
	require.Eventually(a.t, func() bool {
		n, err := a.engine.CountWorkflow(a.t.Context(), &workflowservice.CountWorkflowExecutionsRequest{Query: "ExecutionStatus = 'Running'"})
		require.NoError(a.t, err)
		return n.GetCount() == int64(open)+1
	}, 10*time.Second, 50*time.Millisecond, "%d workflows of open applications, and the post", open)
}

// again asks everything once more: the answers are the same, word for word, and nothing happens.
func (a *auditing) again() {
	for _, e := range a.w.ledger {
		answer := a.p.as(e.user).Send(e.request)
		what := fmt.Sprintf("%s of %s", e.request.Path, e.user)
		require.Equal(a.t, e.answer.Status, answer.Status, what)
		require.Equal(a.t, string(e.answer.Body), string(answer.Body), what)
		require.Equal(a.t, "true", answer.Header.Get("Idempotency-Replayed"), what)
	}
	for id, c := range a.apps {
		require.Len(a.t, c.History(c.Officer), len(a.told[id]))
	}
}
