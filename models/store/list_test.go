package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// subjects lists the family names that a query finds, in its order.
func (d *desk) subjects(q store.ListQuery) []string {
	d.t.Helper()
	if q.Limit == 0 {
		q.Limit = 50
	}
	list, next, err := d.Applications(d.ctx, q)
	require.NoError(d.t, err)
	require.Empty(d.t, next)
	names := []string{}
	for _, app := range list {
		require.Empty(d.t, app.Content, "lists come without content")
		full, err := d.Application(d.ctx, everything, app.ID)
		require.NoError(d.t, err)
		full.Content = nil
		app.Content = nil
		require.Equal(d.t, full, app)
		names = append(names, app.Subject[:1])
	}
	return names
}

func testListFilters(t *testing.T, open opener) {
	d := newDesk(t, open)
	add := func(name, force, region string) *life {
		d.clock.advance(time.Minute)
		return d.create(force, region, draft(name))
	}
	add("A", "surrey", "serocu")
	add("B", "surrey", "serocu").do(models.SubmitForQA, writer, `{}`)
	c := add("C", "sussex", "serocu")
	c.do(models.SubmitForQA, writer, `{}`)
	c.do(models.Claim, officer, `{}`)
	add("D", "kent", "ersou").submitted()
	e := add("E", "surrey", "serocu")
	e.submitted()
	e.decided(models.DecisionRejected, "2026-05-08", "TERM") // back with the force, and known to the CPS

	type names = []string
	surrey, serocu, reviewer := models.Scope{Force: "surrey"}, models.Scope{Region: "serocu"}, models.Scope{All: true, SubmittedOnly: true}
	for _, q := range []struct {
		name string
		q    store.ListQuery
		want names
	}{
		{"all, newest first", store.ListQuery{Scope: everything}, names{"E", "D", "C", "B", "A"}},
		{"a force's", store.ListQuery{Scope: surrey}, names{"E", "B", "A"}},
		{"a region's", store.ListQuery{Scope: serocu}, names{"E", "C", "B", "A"}},
		{"the CPS's", store.ListQuery{Scope: reviewer}, names{"E", "D"}},
		{"nobody's", store.ListQuery{}, names{}},
		{"nobody's, even submitted", store.ListQuery{Scope: models.Scope{SubmittedOnly: true}}, names{}},
		{"by state", store.ListQuery{Scope: everything, State: models.InQA}, names{"C", "B"}},
		{"by state within a force", store.ListQuery{Scope: surrey, State: models.InQA}, names{"B"}},
		{"by state within a region", store.ListQuery{Scope: serocu, State: models.InQA}, names{"C", "B"}},
		{"by state, for the CPS", store.ListQuery{Scope: reviewer, State: models.WithCPS}, names{"D"}},
		{"by force", store.ListQuery{Scope: everything, Force: "kent"}, names{"D"}},
		{"by force within a region", store.ListQuery{Scope: serocu, Force: "sussex"}, names{"C"}},
		{"by region", store.ListQuery{Scope: everything, Region: "ersou"}, names{"D"}},
		{"by another force than one's own", store.ListQuery{Scope: surrey, Force: "kent"}, names{}},
		{"by another region than one's own", store.ListQuery{Scope: serocu, Region: "ersou"}, names{}},
		{"by holder", store.ListQuery{Scope: serocu, Holder: officer.ID}, names{"C"}},
		{"by holder outside the scope", store.ListQuery{Scope: surrey, Holder: officer.ID}, names{}},
		{"held by nobody", store.ListQuery{Scope: serocu, Holder: "-", State: models.InQA}, names{"B"}},
		{"no such state", store.ListQuery{Scope: everything, State: "none"}, names{}},
		{"everything at once", store.ListQuery{Scope: serocu, State: models.InQA, Force: "sussex", Region: "serocu", Holder: officer.ID, Text: "c"}, names{"C"}},
	} {
		require.Equal(t, q.want, d.subjects(q.q), q.name)
	}
	for _, scope := range []models.Scope{{}, {Force: "kent"}, {Region: "ersou"}, {All: true, SubmittedOnly: true}, {Force: "sussex", SubmittedOnly: true}} {
		_, err := d.Application(d.ctx, scope, c.id)
		require.ErrorIs(t, err, models.ErrNotFound, "%+v", scope)
	}
	for _, scope := range []models.Scope{everything, {Force: "sussex"}, serocu} {
		app, err := d.Application(d.ctx, scope, c.id)
		require.NoError(t, err)
		require.Equal(t, c.id, app.ID)
	}
}

func testListSearch(t *testing.T, open opener) {
	d := newDesk(t, open)
	add := func(family, given, urn string) *life {
		d.clock.advance(time.Minute)
		c := draft(family)
		c.Subjects[0].GivenNames = &given
		c.Court.URN = urn
		return d.create("surrey", "serocu", c)
	}
	add("Vascott", "Darrick Fenwold", "44MK0123426")
	add("O’Neill-Łuczak", "Zoë", "45XX 77/18")
	add("100%_Sure", "x", "")
	body := draft("")
	name := "Harrowmere Kestrel Trading Ltd"
	body.Subjects = append(content.List[content.Subject]{{ID: "s1", Type: content.SubjectBodyCorporate, BodyName: &name}}, body.Subjects...)
	d.clock.advance(time.Minute)
	d.create("kent", "ersou", body)

	for text, want := range map[string][]string{
		"vascott": {"V"}, "  VAS cott ": {"V"}, "vascott, darrick": {"V"}, "fenwold": {"V"}, "ascot": {"V"},
		"Darrick Vascott": {"V"}, "vascott fenwold": {"V"}, "darrick - 44mk": {"V"}, "darrick zoë": {}, "01 serocu": {"V"},
		"44mk01234/26": {"V"}, "serocu/2026/001": {"V"}, "serocu 2026 001": {"V"}, "SEROCU2026": {"1", "O", "V"},
		"o'neill łuczak": {"O"}, "ONEILLŁUCZAK": {"O"}, "zoë": {"O"}, "ZOË": {"O"}, "45xx7718": {"O"},
		"100%": {"1"}, "%": {}, "_": {}, "%%": {}, "' OR 1=1 --": {}, "*": {}, " - ": {},
		"harrowmere": {"H"}, "kestrel-trading ltd": {"H"}, "ersou": {"H"},
		"test person": {"H"}, // the second subject of the company's application
		"":            {"H", "1", "O", "V"}, "  ": {"H", "1", "O", "V"},
		"fenwold44mk": {}, // not across the fields
		"nobody":      {},
	} {
		require.Equal(t, want, d.subjects(store.ListQuery{Scope: everything, Text: text}), "%q", text)
	}
	require.Empty(t, d.subjects(store.ListQuery{Scope: models.Scope{Force: "kent"}, Text: "vascott"}))

	l := &life{desk: d, id: "app-001"}
	l.save(writer, draft("Renamed"))
	require.Equal(t, []string{"R"}, d.subjects(store.ListQuery{Scope: everything, Text: "renamed"}))
	require.Empty(t, d.subjects(store.ListQuery{Scope: everything, Text: "vascott"}), "what was saved over is not found")
}

func testListCursor(t *testing.T, open opener) {
	d := newDesk(t, open)
	const n = 23
	var ids []string
	for i := range n {
		if i%4 != 0 { // several of the same instant, distinguished by id
			d.clock.advance(time.Millisecond)
		}
		ids = append(ids, d.create("surrey", "serocu", draft("X")).id)
	}
	for _, scope := range []models.Scope{everything, {Force: "surrey"}, {Region: "serocu"}} {
		for _, limit := range []int{1, 2, 7, 22, 23, 24, 200} {
			var seen []string
			q := store.ListQuery{Scope: scope, Limit: limit}
			for {
				page, next, err := d.Applications(d.ctx, q)
				require.NoError(t, err)
				require.LessOrEqual(t, len(page), limit)
				for _, app := range page {
					seen = append(seen, app.ID)
				}
				if q.Cursor = next; next == "" {
					break
				}
				require.Len(t, page, limit)
			}
			want := slices.Clone(ids)
			slices.Reverse(want)
			require.ElementsMatch(t, want, seen, "limit %d", limit)
		}
	}
	// While someone reads page after page, others add applications of today and, by import, of long ago.
	var seen []string
	q := store.ListQuery{Scope: everything, Limit: 3}
	for range 100 {
		page, next, err := d.Applications(d.ctx, q)
		require.NoError(t, err)
		for _, app := range page {
			seen = append(seen, app.ID)
		}
		if q.Cursor = next; next == "" {
			break
		}
		now := d.clock.now()
		if len(seen) < n {
			d.clock.set(now.Add(-time.Duration(len(seen)) * time.Millisecond / 2))
			d.create("surrey", "serocu", draft("old"))
		}
		d.clock.set(now.Add(time.Minute))
		d.create("surrey", "serocu", draft("new"))
	}
	for _, id := range ids {
		require.Equal(t, 1, count(seen, id), id)
	}
	require.Len(t, slices.Compact(slices.Sorted(slices.Values(seen))), len(seen), "nothing twice")
}

func count(list []string, x string) (n int) {
	for _, y := range list {
		if x == y {
			n++
		}
	}
	return n
}

func testListBadCursor(t *testing.T, open opener) {
	d := newDesk(t, open)
	for range 3 {
		d.create("surrey", "serocu", draft("X"))
	}
	_, good, err := d.Applications(d.ctx, store.ListQuery{Scope: everything, Limit: 1})
	require.NoError(t, err)
	require.NotEmpty(t, good)
	for _, bad := range []string{"x", "!", good[1:], good + "=", good[:len(good)-3], "e30", "bnVsbA", "W10", "eyJhIjoieCJ9", "1 OR 1=1"} {
		_, _, err := d.Applications(d.ctx, store.ListQuery{Scope: everything, Limit: 1, Cursor: bad})
		require.ErrorIs(t, err, store.ErrBadCursor, "%q", bad)
	}
	list, _, err := d.Applications(d.ctx, store.ListQuery{Scope: models.Scope{Force: "kent"}, Limit: 1, Cursor: good})
	require.NoError(t, err)
	require.Empty(t, list, "a cursor opens nothing outside the scope")
}
