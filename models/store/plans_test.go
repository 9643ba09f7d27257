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
	db, err := d.DB()
	require.NoError(t, err)

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
			rows, err := db.QueryContext(d.ctx, "EXPLAIN QUERY PLAN "+statement, args...)
			require.NoError(t, err)
			var plan []string
			for rows.Next() {
				var id, parent, unused int
				var detail string
				require.NoError(t, rows.Scan(&id, &parent, &unused, &detail))
				plan = append(plan, detail)
			}
			require.NoError(t, rows.Err())
			require.NoError(t, rows.Close())
			said := fmt.Sprintf("%s: %s\n%s", name, strings.Join(plan, "; "), statement)
			require.Len(t, plan, 1, said) // one loop, no sorting
			require.Regexp(t, "^(SEARCH|SCAN) applications USING INDEX ("+c.index+")( |$)", plan[0], said)
			if c.q.Cursor != "" {
				require.True(t, strings.HasPrefix(plan[0], "SEARCH"), said)
			}
		}
	}
}
