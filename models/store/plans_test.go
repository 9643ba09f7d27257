package store_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// The first page of the list costs the same at any size: each way into it walks an index in the
// order of the list, and nothing is sorted.
func TestListsWalkAnIndex(t *testing.T) {
	d := newDesk(t, openSQLite)
	for range 5 {
		d.create("surrey", "serocu", draft("X"))
	}
	_, next, err := d.Applications(d.ctx, store.ListQuery{Scope: everything, Limit: 1})
	require.NoError(t, err)
	var statement string
	var args []any
	require.NoError(t, d.WatchReads(func(query string, vars []any) { statement, args = query, vars }))

	region, force := models.Scope{Region: "serocu"}, models.Scope{Force: "surrey"}
	for name, c := range map[string]struct {
		q     store.ListQuery
		index string
	}{
		"all":                       {store.ListQuery{Scope: everything}, "applications_all"},
		"state":                     {store.ListQuery{Scope: everything, State: models.InQA}, "applications_state"},
		"region":                    {store.ListQuery{Scope: region}, "applications_region"},
		"region by filter":          {store.ListQuery{Scope: everything, Region: "serocu"}, "applications_region"},
		"region and state":          {store.ListQuery{Scope: region, State: models.InQA}, "applications_region_state"},
		"force":                     {store.ListQuery{Scope: force}, "applications_force"},
		"force by filter":           {store.ListQuery{Scope: everything, Force: "surrey"}, "applications_force"},
		"force and state":           {store.ListQuery{Scope: force, State: models.InQA}, "applications_force_state"},
		"region, force and state":   {store.ListQuery{Scope: region, Force: "surrey", State: models.InQA}, "applications_force_state|applications_region_state"},
		"submitted only":            {store.ListQuery{Scope: models.Scope{All: true, SubmittedOnly: true}}, "applications_submitted"},
		"submitted only and state":  {store.ListQuery{Scope: models.Scope{All: true, SubmittedOnly: true}, State: models.WithCPS}, "applications_state"},
		"holder":                    {store.ListQuery{Scope: everything, Holder: "u1"}, "applications_holder"},
		"holder in a region":        {store.ListQuery{Scope: region, Holder: "u1"}, "applications_holder|applications_region"},
		"nobody's in a region's QA": {store.ListQuery{Scope: region, Holder: "-", State: models.InQA}, "applications_region_state"},
		"words in a region":         {store.ListQuery{Scope: region, Text: "x"}, "applications_region"},
	} {
		for _, c.q.Cursor = range []string{"", next} {
			c.q.Limit = 50
			_, _, err := d.Applications(d.ctx, c.q)
			require.NoError(t, err)
			plan := d.plan(statement, args)
			said := fmt.Sprintf("%s: %s\n%s", name, strings.Join(plan, "; "), statement)
			require.Len(t, plan, 1, said) // one loop, no sorting
			require.Regexp(t, "^(SEARCH|SCAN) applications USING INDEX ("+c.index+")( |$)", plan[0], said)
			if c.q.Cursor != "" {
				require.True(t, strings.HasPrefix(plan[0], "SEARCH"), said)
			}
		}
	}
}

// plan is how the database would carry out a statement, a line for each part.
func (d *desk) plan(statement string, args []any) []string {
	d.t.Helper()
	db, err := d.DB()
	require.NoError(d.t, err)
	explain := "EXPLAIN QUERY PLAN "
	if d.Postgres() {
		explain = "EXPLAIN (COSTS OFF) "
	}
	rows, err := db.QueryContext(d.ctx, explain+statement, args...)
	require.NoError(d.t, err)
	var plan []string
	for rows.Next() {
		var detail string
		var id, parent, unused int
		if d.Postgres() {
			require.NoError(d.t, rows.Scan(&detail))
		} else {
			require.NoError(d.t, rows.Scan(&id, &parent, &unused, &detail))
		}
		plan = append(plan, detail)
	}
	require.NoError(d.t, rows.Err())
	require.NoError(d.t, rows.Close())
	return plan
}

// TestQueuesWalkAnIndex: the first page of a queue and the next cost the same at any size, and the counts read only the
// stored counts and the user's own applications.
func TestQueuesWalkAnIndex(t *testing.T) {
	for name, open := range map[string]opener{"sqlite": openSQLite, "postgres": openPostgres} {
		t.Run(name, func(t *testing.T) { t.Parallel(); queuesWalkAnIndex(t, open) })
	}
}

func queuesWalkAnIndex(t *testing.T, open opener) {
	d, _ := tenWaiting(t, open)
	d.thousandsWaiting()
	var plans []string
	watching := true
	require.NoError(t, d.WatchReads(func(query string, vars []any) {
		if watching {
			watching = false // what follows may be queries of the plan's own
			plans = append(plans, strings.Join(d.plan(query, vars), "; ")+"\n"+query)
			watching = true
		}
	}))
	const whole = "Seq Scan on (waiting|applications|conflicts)|SCAN (waiting|applications|conflicts|events|c)\\b"
	for u, indexes := range map[*models.User]map[store.Queue]string{
		// With statistics SQLite may skip the few that are held instead.
		&ofSerocu: {store.QueueUnassigned: "(waiting_unassigned|waiting_desk)", store.QueueMine: "waiting_mine", store.QueueRegion: "waiting_desk",
			store.QueueForce: "waiting_desk", store.QueueReady: "waiting_desk", store.QueueCPS: "waiting_desk", store.QueueDraft: "waiting_desk"},
		&ofSurrey:                                {store.QueueRegion: "waiting_force_desk", store.QueueForce: "waiting_force_desk", store.QueueDraft: "waiting_force_desk"},
		{Role: models.Manager, Force: "surrey"}:  {store.QueueUnassigned: "waiting_force_desk", store.QueueCPS: "waiting_force_desk"},
		{Role: models.Manager, Region: "serocu"}: {store.QueueUnassigned: "(waiting_unassigned|waiting_desk)", store.QueueCPS: "waiting_desk"},
	} {
		for q, index := range indexes {
			next := ""
			for range 2 {
				plans = nil
				_, cursor, err := d.Queue(d.ctx, store.QueueQuery{Queue: q, User: *u, Limit: 3, Cursor: next})
				require.NoError(t, err)
				require.NotEmpty(t, cursor)
				require.Len(t, plans, 3, "the page, its applications, who returned them")
				require.Regexp(t, "(USING INDEX|using|on) "+index+"( |;)", plans[0], q)
				if q != store.QueueMine { // what one person holds may be sorted
					require.NotRegexp(t, "TEMP B-TREE|Sort|Bitmap", plans[0], q)
				}
				require.NotRegexp(t, whole, strings.Join(plans, "\n"), q)
				next = cursor
			}
		}
		plans = nil
		_, err := d.QueueCounts(d.ctx, *u, "")
		require.NoError(t, err)
		require.NotEmpty(t, plans)
		for _, plan := range plans {
			require.NotRegexp(t, whole, plan)
		}
		require.Contains(t, plans[0], "queue_counts")
		for _, plan := range plans[1:] { // of the asker's own
			require.Regexp(t, "waiting_mine|conflicts_user|restrictions", plan)
			require.NotRegexp(t, "waiting_unassigned|waiting_desk", plan)
		}
	}
}

// thousandsWaiting copies what is there, for a planner that looks at how much there is.
func (d *desk) thousandsWaiting() {
	d.t.Helper()
	numbers := "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) "
	db, err := d.DB()
	require.NoError(d.t, err)
	for _, statement := range []string{
		numbers + `INSERT INTO applications (id, reference, force, region, state, seq, version, round, holder, submitted, standing, content,
				content_hash, subject, search, received_subject, received_search, created_at, created_by, updated_at, updated_by)
			SELECT id || '-' || i, reference || '-' || i, force, region, state, seq, version, round, holder, submitted, standing, content,
				content_hash, subject, search, received_subject, received_search, created_at, created_by, updated_at, updated_by
			FROM applications, n`,
		numbers + `INSERT INTO waiting (application_id, region, force, desk, holder, latest_safe, since, due_on)
			SELECT application_id || '-' || i, region, force, desk, holder, latest_safe, since + i, due_on FROM waiting, n`,
		"INSERT INTO conflicts (application_id, user_id, at) SELECT application_id, CASE WHEN since % 300 = 7 THEN 'u-officer' ELSE 'u-second' END, 0 FROM waiting",
		"ANALYZE",
	} {
		_, err := db.ExecContext(d.ctx, statement)
		require.NoError(d.t, err)
	}
}
