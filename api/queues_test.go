package api_test

import (
	"context"
	"errors"
	"net/http"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

const nextAddress = "/api/v1/queues/unassigned/next"

// waiting is a page of a queue as a program reads it.
type waiting struct {
	Queue store.Queue
	Items []struct {
		ID, Reference, Force  string
		State                 models.State
		Round, Age            int
		Subject, ClockStopped *string
		Holder                *struct{ Username, Name string }
		LatestSafe, DueOn     *calendar.Date
		Late                  bool
	}
	NextCursor *string
}

func (w waiting) ids() []string {
	ids := []string{}
	for _, i := range w.Items {
		ids = append(ids, i.ID)
	}
	return ids
}

func (c caller) queue(q store.Queue, query string) waiting {
	c.t.Helper()
	var page waiting
	c.get("/api/v1/queues/" + string(q) + query).want(http.StatusOK).into(&page)
	require.Equal(c.t, q, page.Queue)
	return page
}

func (c caller) counts() map[store.Queue]int {
	c.t.Helper()
	var told struct {
		Items []struct {
			Queue store.Queue
			Count int
		}
	}
	c.get("/api/v1/queues").want(http.StatusOK).into(&told)
	counts := map[store.Queue]int{}
	for _, i := range told.Items {
		counts[i.Queue] = i.Count
	}
	return counts
}

// claimedNext is what getting the next application answers.
type claimedNext struct {
	acted
	ApplicationID string
}

func (r reply) next() claimedNext {
	r.t.Helper()
	var got claimedNext
	r.want(http.StatusOK).into(&got)
	require.Equal(r.t, at(got.ApplicationID), r.header.Get("Location"))
	require.Equal(r.t, models.Claim, got.Event.Action)
	require.Equal(r.t, models.InQA, got.State)
	return got
}

// urgent makes a waiting case more urgent than those of later days.
func (d *desk) urgent(t *testing.T, id string, days int) {
	t.Helper()
	d.sql(t, "UPDATE waiting SET latest_safe = ? WHERE application_id = ?", today().AddDays(days).String(), id)
}

// waits is a case of Thames Valley that waits for review, with a latest safe day in so many days.
func (d *desk) waits(t *testing.T, days int) string {
	t.Helper()
	id := d.caseAt(t, sent)
	d.urgent(t, id, days)
	return id
}

// none ends whatever is unassigned.
func (d *desk) none(t *testing.T) {
	t.Helper()
	for _, id := range d.as(t, "officer2.serocu").queue(store.QueueRegion, "").ids() {
		d.as(t, "applicant.thames-valley").act(id, models.Withdraw, because())
	}
}

// TestQueues has a desk of its own: in the shared one, others' cases would be taken.
func TestQueues(t *testing.T) {
	t.Parallel()
	own, err := engine.StartAnother(filepath.Join(t.TempDir(), "engine"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, own.Kill()) })
	d := ownDesk(t, own)
	ready := func() bool { return d.as(t, "").get("/readyz").status == http.StatusOK }
	require.Eventually(t, ready, 20*time.Second, 50*time.Millisecond)
	for _, part := range []struct {
		name string
		test func(*desk, *testing.T)
	}{
		{"what waits for whom", (*desk).testWhatWaits}, {"empty", (*desk).testNextOfNothing}, {"the most urgent first", (*desk).testNextByUrgency},
		{"not for them", (*desk).testNextNotForThem}, {"at once", (*desk).testNextAtOnce}, {"handover", (*desk).testHandover},
	} {
		t.Run(part.name, func(t *testing.T) {
			part.test(d, t)
			d.none(t)
		})
	}
	t.Run("the engine is away", func(t *testing.T) {
		officer, key := d.as(t, "officer.serocu"), uuid.NewString()
		first, second := d.waits(t, 1), d.waits(t, 2)
		require.NoError(t, own.Kill())
		officer.post(nextAddress, nil, "Idempotency-Key", key).refused(http.StatusServiceUnavailable, "engine-away")
		d.urgent(t, second, 0)
		require.NoError(t, own.Restart())
		require.Eventually(t, ready, 30*time.Second, 100*time.Millisecond)
		var got reply
		require.Eventually(t, func() bool {
			got = officer.post(nextAddress, nil, "Idempotency-Key", key)
			return got.status == http.StatusOK
		}, 30*time.Second, 100*time.Millisecond)
		require.Equal(t, first, got.next().ApplicationID, "what the request was after, though another is more urgent now")
		require.Equal(t, second, officer.post(nextAddress, nil).next().ApplicationID)
	})
}

func (d *desk) testWhatWaits(t *testing.T) {
	never, soon, later := d.caseAt(t, sent), d.waits(t, 1), d.waits(t, 2)
	draft, held, approved, submitted := d.caseAt(t, drafted), d.caseAt(t, claimed), d.caseAt(t, approved), d.caseAt(t, submitted)
	d.urgent(t, held, 3)
	d.sql(t, "UPDATE waiting SET latest_safe = '9999-12-31' WHERE application_id = ?", never)
	returned := d.caseAt(t, claimed)
	officer, force, manager := d.as(t, "officer.serocu"), d.as(t, "applicant.thames-valley"), d.as(t, "manager.thames-valley")
	officer.act(returned, models.Return, object{"points": []object{point(models.Must, "facts")}})

	type counts = map[store.Queue]int
	require.Equal(t, counts{"unassigned": 3, "mine": 1, "region": 4, "force": 1, "ready": 1, "cps": 1, "draft": 1}, officer.counts())
	require.Equal(t, counts{"draft": 1, "force": 1, "region": 4}, force.counts())
	require.Equal(t, counts{"unassigned": 3, "region": 4, "force": 1, "ready": 1, "cps": 1, "draft": 1}, manager.counts())
	require.Equal(t, counts{"draft": 0, "force": 0, "region": 0}, d.as(t, "applicant.surrey").counts())
	for q, want := range map[store.Queue][]string{
		"unassigned": {soon, later, never}, "mine": {held}, "region": {soon, later, held, never}, "force": {returned}, "ready": {approved}, "cps": {submitted}, "draft": {draft},
	} {
		require.Equal(t, want, officer.queue(q, "").ids(), q)
	}
	page := officer.queue("region", "?limit=3")
	require.Len(t, page.Items, 3)
	first, third := page.Items[0], page.Items[2]
	require.Equal(t, "VASCOTT, Darrick Fenwold", *first.Subject)
	require.Equal(t, today().AddDays(1), *first.LatestSafe)
	require.Nil(t, first.Holder)
	require.NotNil(t, first.DueOn)
	require.Equal(t, "Wrenna Tolvey", third.Holder.Name)
	rest := officer.queue("region", "?limit=3&cursor="+*page.NextCursor)
	require.Equal(t, []string{never}, rest.ids())
	require.Nil(t, rest.Items[0].LatestSafe)
	require.Nil(t, rest.NextCursor)
	for _, item := range manager.queue("region", "").Items {
		require.Nil(t, item.Subject, "managers see no names")
	}
	officer.act(soon, models.StopClock, object{"cause": "awaiting-third-party", "from": today()})
	first = force.queue("region", "").Items[0]
	require.Equal(t, "awaiting-third-party", *first.ClockStopped)
	require.Nil(t, first.DueOn)

	officer.get("/api/v1/queues/nowhere").refused(http.StatusNotFound, "not-found")
	officer.get("/api/v1/queues/region?cursor=x").refused(http.StatusBadRequest, "bad-cursor")
	officer.get("/api/v1/queues/region?limit=0").faults("/limit bad-value")
	manager.get("/api/v1/queues/mine").refused(http.StatusForbidden, "not-for-your-role")
	force.get("/api/v1/queues/unassigned").refused(http.StatusForbidden, "not-for-your-role")
}

func (d *desk) testNextOfNothing(t *testing.T) {
	officer, key := d.as(t, "officer.serocu"), uuid.NewString()
	require.Empty(t, officer.post(nextAddress, nil, "Idempotency-Key", key).want(http.StatusNoContent).body)
	d.waits(t, 1)
	again := officer.post(nextAddress, nil, "Idempotency-Key", key).want(http.StatusNoContent)
	require.Equal(t, "true", again.header.Get("Idempotency-Replayed"), "the same request, the same answer")
	d.as(t, "officer.ersou").post(nextAddress, nil).want(http.StatusNoContent)
}

func (d *desk) testNextByUrgency(t *testing.T) {
	officer, key := d.as(t, "officer.serocu"), uuid.NewString()
	later, soon := d.waits(t, 2), d.waits(t, 1)
	first := officer.post(nextAddress, object{"note": "Mine."}, "Idempotency-Key", key)
	require.Equal(t, soon, first.next().ApplicationID)
	again := officer.post(nextAddress, object{"note": "Mine."}, "Idempotency-Key", key)
	require.Equal(t, string(first.body), string(again.body), "the same request, the same application")
	require.Equal(t, "true", again.header.Get("Idempotency-Replayed"))
	require.Equal(t, "officer.serocu", *officer.read(soon).Assignee)
	require.Len(t, d.events(t, soon), 3)
	officer.post(nextAddress, object{"note": 1}).faults("/note wrong-type")
	require.Equal(t, later, officer.post(nextAddress, nil).next().ApplicationID)
	require.Len(t, officer.queue(store.QueueMine, "").Items, 2)
}

func (d *desk) testNextNotForThem(t *testing.T) {
	officer, colleague, force := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu"), d.as(t, "applicant.thames-valley")
	conflict := d.waits(t, 1)
	officer.act(conflict, models.DeclareConflict, object{"reason": "A neighbour."})
	content := drugs(t)
	content.Drafter.LineManager = "Wrenna TOLVEY"
	named := force.create("thames-valley", content).ID
	force.act(named, models.SubmitForQA, nil)
	d.urgent(t, named, 2)
	free := d.waits(t, 3)
	require.Equal(t, []string{named, free}, officer.queue(store.QueueUnassigned, "").ids())
	require.Equal(t, 2, officer.counts()[store.QueueUnassigned])
	require.Equal(t, []string{conflict, named, free}, colleague.queue(store.QueueUnassigned, "").ids())
	require.Equal(t, free, officer.post(nextAddress, nil).next().ApplicationID, "what names them they could not approve")
	officer.post(nextAddress, nil).want(http.StatusNoContent)
	officer.try(conflict, models.Claim, nil).refused(http.StatusNotFound, "not-found")
	require.Equal(t, conflict, colleague.post(nextAddress, nil).next().ApplicationID)
}

// testNextAtOnce has two officers ask at once, each request sent twice: each gets applications of their own, one for a key.
func (d *desk) testNextAtOnce(t *testing.T) {
	const each = 4
	urgency := []string{}
	for day := range 2 * each {
		urgency = append(urgency, d.waits(t, day+1))
	}
	var all sync.WaitGroup
	begin := make(chan struct{})
	replies, faults := [2][each][2]reply{}, [2][each][2]error{}
	for o, who := range []string{"officer.serocu", "officer2.serocu"} {
		for i := range each {
			key := uuid.NewString()
			for twice := range 2 {
				all.Go(func() {
					<-begin
					replies[o][i][twice], faults[o][i][twice] = d.as(t, who).ask(context.WithoutCancel(t.Context()), http.MethodPost, nextAddress, nil, "Idempotency-Key", key)
				})
			}
		}
	}
	close(begin)
	all.Wait()
	taken := []string{}
	for o, who := range []string{"officer.serocu", "officer2.serocu"} {
		for i := range each {
			require.NoError(t, errors.Join(faults[o][i][:]...))
			first, second := replies[o][i][0].next(), replies[o][i][1].next()
			require.Equal(t, first, second, "one key, one application")
			require.Equal(t, who, first.Event.By.Username)
			taken = append(taken, first.ApplicationID)
		}
		require.Len(t, d.as(t, who).queue(store.QueueMine, "").Items, each)
	}
	require.ElementsMatch(t, urgency, taken)
	for _, id := range taken {
		require.Len(t, d.events(t, id), 3, "claimed once")
	}
}

// testHandover assigns held work to a colleague, by an officer who does not hold it, with a note that only officers
// read.
func (d *desk) testHandover(t *testing.T) {
	id := d.waits(t, 1)
	officer, colleague, force := d.as(t, "officer.serocu"), d.as(t, "officer2.serocu"), d.as(t, "applicant.thames-valley")
	require.Equal(t, id, officer.post(nextAddress, nil).next().ApplicationID)
	colleague.act(id, models.Assign, object{"username": "officer2.serocu", "note": "Section 3 is done."})
	require.Equal(t, []string{id}, colleague.queue(store.QueueMine, "").ids())
	require.Empty(t, officer.queue(store.QueueMine, "").ids())
	require.Contains(t, string(officer.get(at(id, "events")).want(http.StatusOK).body), "Section 3 is done.")
	require.NotContains(t, string(force.get(at(id, "events")).want(http.StatusOK).body), "Section 3 is done.")
	colleague.act(id, models.Release, nil)
	require.Equal(t, []string{id}, officer.queue(store.QueueUnassigned, "").ids())
}
