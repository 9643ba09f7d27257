package store_test

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// The people who ask for queues.
var (
	ofSerocu = models.User{ID: officer.ID, Username: "officer", Role: models.Officer, Region: "serocu", Active: true}
	beside   = models.User{ID: "u-second", Username: "second", Role: models.Officer, Region: "serocu", Active: true}
	ofErsou  = models.User{ID: "u-ersou", Username: "ersou", Role: models.Officer, Region: "ersou", Active: true}
	ofSurrey = models.User{ID: writer.ID, Role: models.Applicant, Force: "surrey", Region: "serocu"}
)

func manager(force, region string) models.User {
	return models.User{ID: "u-manager", Role: models.Manager, Force: force, Region: region}
}

// withHearing is a draft with a hearing on the day; "" for none.
func withHearing(t testing.TB, family, day string) content.Content {
	c := draft(family)
	if day == "" {
		return c
	}
	on, err := calendar.ParseDate(day)
	require.NoError(t, err)
	c.Court.Hearings = content.List[content.Hearing]{{Kind: content.HearingSentence, Date: &on}}
	return c
}

func (d *desk) queue(u models.User, q store.Queue) []store.QueueItem {
	d.t.Helper()
	items, next, err := d.Queue(d.ctx, store.QueueQuery{Queue: q, User: u, Limit: 50})
	require.NoError(d.t, err)
	require.Empty(d.t, next)
	return items
}

// queues is what a user is shown, by the first letters of the subjects. The counts must say the same.
func (d *desk) queues(u models.User) map[store.Queue]string {
	d.t.Helper()
	counts, err := d.QueueCounts(d.ctx, u, "")
	require.NoError(d.t, err)
	shown := map[store.Queue]string{}
	var asked []store.Queue
	for _, c := range counts {
		asked = append(asked, c.Queue)
		items := d.queue(u, c.Queue)
		require.Len(d.t, items, c.N, "%s of %s", c.Queue, u.ID)
		shown[c.Queue] = ""
		for _, item := range items {
			require.Empty(d.t, item.Application.Content, "queues come without content")
			shown[c.Queue] += item.Application.Subject[:1]
		}
	}
	require.Equal(d.t, store.QueuesOf(u), asked)
	return shown
}

func (d *desk) addUsers(users ...models.User) {
	d.t.Helper()
	for _, u := range users {
		require.NoError(d.t, d.AddUser(d.ctx, store.NewUser{User: u, TokenHash: u.ID}))
	}
}

// tenWaiting is the desk of two regions with ten applications, worked out by hand. The lead time is
// 15 working days, and Monday 25 May 2026 is a bank holiday: a hearing on 8 June is safe until 15
// May, one on 15 June until 22 May, one on 22 June until 1 June.
func tenWaiting(t testing.TB, open opener) (*desk, map[string]*life) {
	d := newDesk(t, open)
	d.addUsers(ofSerocu, beside, ofErsou)
	all := map[string]*life{}
	add := func(name, force, region, hearing string) *life {
		all[name] = d.create(force, region, withHearing(t, name, hearing))
		return all[name]
	}
	add("C", "sussex", "serocu", "").do(models.SubmitForQA, writer, `{}`)
	add("A", "surrey", "serocu", "2026-06-15").do(models.SubmitForQA, writer, `{}`)
	add("B", "surrey", "serocu", "2026-06-08").do(models.SubmitForQA, writer, `{}`)
	add("D", "sussex", "serocu", "2026-06-15").do(models.SubmitForQA, writer, `{}`)
	e := add("E", "surrey", "serocu", "2026-06-22")
	e.do(models.SubmitForQA, writer, `{}`)
	e.do(models.Claim, officer, `{}`)
	add("F", "surrey", "serocu", "2026-06-08")
	g := add("G", "surrey", "serocu", "")
	g.do(models.SubmitForQA, writer, `{}`)
	g.do(models.Claim, officer, `{}`)
	g.do(models.Return, officer, point)
	add("H", "sussex", "serocu", "2026-06-22").approved()
	add("I", "surrey", "serocu", "2026-06-22").submitted()
	add("J", "kent", "ersou", "2026-06-08").do(models.SubmitForQA, writer, `{}`)
	return d, all
}

func testQueues(t *testing.T, open opener) {
	d, all := tenWaiting(t, open)
	type shown = map[store.Queue]string
	const unassigned, mine, region, force, ready, cps, drafts = store.QueueUnassigned, store.QueueMine, store.QueueRegion,
		store.QueueForce, store.QueueReady, store.QueueCPS, store.QueueDraft
	require.Equal(t, shown{unassigned: "BADC", mine: "E", region: "BADEC", force: "G", ready: "H", cps: "I", drafts: "F"}, d.queues(ofSerocu))
	require.Equal(t, shown{unassigned: "BADC", mine: "", region: "BADEC", force: "G", ready: "H", cps: "I", drafts: "F"}, d.queues(beside))
	require.Equal(t, shown{unassigned: "J", mine: "", region: "J", force: "", ready: "", cps: "", drafts: ""}, d.queues(ofErsou))
	require.Equal(t, shown{region: "BAE", force: "G", drafts: "F"}, d.queues(ofSurrey))
	require.Equal(t, shown{unassigned: "DC", region: "DC", force: "", ready: "H", cps: "", drafts: ""}, d.queues(manager("sussex", "serocu")))
	require.Equal(t, shown{unassigned: "BADC", region: "BADEC", force: "G", ready: "H", cps: "I", drafts: "F"}, d.queues(manager("", "serocu")))

	all["B"].do(models.DeclareConflict, officer, `{"reason": "A relative."}`)
	all["E"].do(models.DeclareConflict, models.Actor{ID: beside.ID, Role: models.Officer}, `{"reason": "A neighbour."}`)
	require.Equal(t, shown{unassigned: "ADC", mine: "E", region: "ADEC", force: "G", ready: "H", cps: "I", drafts: "F"}, d.queues(ofSerocu))
	require.Equal(t, "BADC", d.queues(beside)[unassigned], "E is not unassigned")
	require.Equal(t, "BADC", d.queues(manager("", "serocu"))[unassigned])

	all["A"].do(models.Claim, officer, `{}`)
	all["E"].do(models.Release, officer, `{}`)
	all["D"].do(models.Recall, writer, `{}`)
	all["H"].do(models.Withdraw, writer, `{"reason": "No longer needed."}`)
	all["F"].save(writer, withHearing(t, "F", ""))
	all["C"].do(models.Assign, officer, `{"username": "second", "userId": "u-second", "note": "You know the family."}`)
	require.Equal(t, shown{unassigned: "E", mine: "A", region: "AEC", force: "G", ready: "", cps: "I", drafts: "DF"}, d.queues(ofSerocu))
	require.Equal(t, shown{unassigned: "B", mine: "C", region: "BAC", force: "G", ready: "", cps: "I", drafts: "DF"}, d.queues(beside), "E is free, but not for them")
	elsewhere := ofSerocu
	elsewhere.Region = "ersou"
	require.Equal(t, shown{unassigned: "J", mine: "", region: "J", force: "", ready: "", cps: "", drafts: ""}, d.queues(elsewhere), "what was held before the move is not theirs")
}

func testQueuesForNobody(t *testing.T, open opener) {
	d, _ := tenWaiting(t, open)
	for _, u := range []models.User{{}, {Role: models.Lead}, {Role: models.Auditor}, {Role: models.Admin}} {
		require.Empty(t, d.queues(u))
		for _, q := range store.QueuesOf(ofSerocu) {
			_, _, err := d.Queue(d.ctx, store.QueueQuery{Queue: q, User: u, Limit: 50})
			require.ErrorIs(t, err, models.ErrNotFound)
		}
	}
	for u, q := range map[*models.User]store.Queue{&ofSerocu: "qa", &ofSurrey: store.QueueMine, {Role: models.Manager, Region: "serocu"}: store.QueueMine} {
		_, _, err := d.Queue(d.ctx, store.QueueQuery{Queue: q, User: *u, Limit: 50})
		require.ErrorIs(t, err, models.ErrNotFound)
	}
	for _, u := range []models.User{{Role: models.Officer}, {Role: models.Applicant}, {Role: models.Manager}} { // of no place
		for q, found := range d.queues(u) {
			require.Empty(t, found, q)
		}
	}
}

// testQueueTimes follows one application over three weeks, the clock stopped on two days of them.
func testQueueTimes(t *testing.T, open opener) {
	d, all := tenWaiting(t, open)
	at := func(text string) {
		day, err := time.Parse("2006-01-02 15:04", text)
		require.NoError(t, err)
		d.clock.set(day)
	}
	find := func(q store.Queue, name string) store.QueueItem {
		items := d.queue(ofSerocu, q)
		i := slices.IndexFunc(items, func(x store.QueueItem) bool { return x.Application.ID == all[name].id })
		require.GreaterOrEqual(t, i, 0)
		return items[i]
	}
	day := func(month time.Month, day int) *calendar.Date {
		on := calendar.NewDate(2026, month, day)
		return &on
	}
	a := find(store.QueueUnassigned, "A")
	app := all["A"].app()
	app.Content = nil
	a.Application.Content = nil
	require.Equal(t, store.QueueItem{Application: app, LatestSafe: day(5, 22), Since: app.UpdatedAt, DueOn: day(5, 22)}, a)
	require.Nil(t, find(store.QueueUnassigned, "C").LatestSafe)

	at("2026-05-12 09:00")
	all["A"].do(models.StopClock, officer, `{"cause": "awaiting-third-party", "from": "2026-05-12"}`)
	at("2026-05-13 09:00")
	a = find(store.QueueUnassigned, "A")
	require.Equal(t, "awaiting-third-party", a.Stopped)
	require.Nil(t, a.DueOn)
	require.Equal(t, 1, a.Age, "Monday")
	at("2026-05-14 09:00")
	all["A"].do(models.StartClock, officer, `{}`)

	at("2026-05-22 14:59") // in London 15:59, a minute before the cut-off
	require.False(t, find(store.QueueUnassigned, "B").Late)
	require.Equal(t, day(5, 22), find(store.QueueUnassigned, "B").DueOn, "ten working days")
	at("2026-05-22 15:00")
	require.True(t, find(store.QueueUnassigned, "B").Late)
	a = find(store.QueueUnassigned, "A")
	require.False(t, a.Late)
	require.Equal(t, day(5, 27), a.DueOn, "two days later, and a bank holiday")
	require.Empty(t, a.Stopped)
	require.Equal(t, []int{8, 10}, []int{a.Age, find(store.QueueUnassigned, "B").Age})

	f := find(store.QueueDraft, "F")
	require.Nil(t, f.DueOn)
	require.False(t, f.Late)
	require.Equal(t, 10, f.Age, "since it was begun")
	all["B"].do(models.Claim, officer, `{}`)
	require.Equal(t, a.Since.Add(time.Second), find(store.QueueMine, "B").Since, "a claim begins no stage")
}

func testQueueCursor(t *testing.T, open opener) {
	d := newDesk(t, open)
	d.addUsers(ofSerocu)
	const n = 23
	hearings := []string{"2026-06-22", "", "2026-06-08", "2026-06-15"}
	for i := range n {
		l := d.create("surrey", "serocu", withHearing(t, "X", hearings[i%len(hearings)]))
		if i%3 == 0 { // several of the same instant, distinguished by id
			d.clock.advance(time.Millisecond)
		}
		_, err := d.Apply(d.ctx, l.step(models.SubmitForQA, writer, `{}`))
		require.NoError(t, err)
	}
	whole := d.queue(ofSerocu, store.QueueUnassigned)
	require.Len(t, whole, n)
	require.True(t, slices.IsSortedFunc(whole, byUrgency))
	for _, q := range []store.QueueQuery{{Queue: store.QueueUnassigned, User: ofSerocu}, {Queue: store.QueueRegion, User: ofSerocu}, {Queue: store.QueueRegion, User: ofSurrey}} {
		for _, q.Limit = range []int{1, 2, 7, 22, 23, 24, 200} {
			var seen []store.QueueItem
			for q.Cursor = ""; ; {
				page, next, err := d.Queue(d.ctx, q)
				require.NoError(t, err)
				seen = append(seen, page...)
				if q.Cursor = next; next == "" {
					break
				}
				require.Len(t, page, q.Limit)
			}
			require.Equal(t, whole, seen, "limit %d", q.Limit)
		}
	}
	_, good, err := d.Queue(d.ctx, store.QueueQuery{Queue: store.QueueUnassigned, User: ofSerocu, Limit: 1})
	require.NoError(t, err)
	_, listed, err := d.Applications(d.ctx, store.ListQuery{Scope: everything, Limit: 1})
	require.NoError(t, err)
	for _, bad := range []string{"x", "!", good[1:], good + "=", "e30", "bnVsbA", "W10", listed} {
		_, _, err := d.Queue(d.ctx, store.QueueQuery{Queue: store.QueueUnassigned, User: ofSerocu, Limit: 1, Cursor: bad})
		require.ErrorIs(t, err, store.ErrBadCursor, "%q", bad)
	}
	items, _, err := d.Queue(d.ctx, store.QueueQuery{Queue: store.QueueUnassigned, User: ofErsou, Limit: 1, Cursor: good})
	require.NoError(t, err)
	require.Empty(t, items, "a cursor opens nothing outside the scope")
}

// byUrgency is the order of every queue.
func byUrgency(a, b store.QueueItem) int {
	safe := func(i store.QueueItem) string {
		if i.LatestSafe == nil {
			return "none"
		}
		return i.LatestSafe.String()
	}
	return cmp.Or(cmp.Compare(safe(a), safe(b)), a.Since.Compare(b.Since), cmp.Compare(a.Application.ID, b.Application.ID))
}
