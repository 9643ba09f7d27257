package store_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/store"
)

// copies writes n more of an application with all that ReviewCases reads of it.
func (d *desk) copies(id string, n int) {
	d.t.Helper()
	db, err := d.DB()
	require.NoError(d.t, err)
	for _, table := range []string{"applications", "submissions", "payloads", "events", "versions", "points", "figure_rows"} {
		rows, err := db.QueryContext(d.ctx, "SELECT * FROM "+table+" WHERE 1 = 0")
		require.NoError(d.t, err)
		columns, err := rows.Columns()
		require.NoError(d.t, err)
		require.NoError(d.t, rows.Close())
		order := ""
		if table == "figure_rows" { // the newest has the highest number
			columns, order = columns[1:], " ORDER BY t.id"
		}
		key, values := "application_id", make([]string, len(columns))
		if table == "applications" {
			key = "id"
		}
		for i, name := range columns {
			values[i] = "t." + name
			if name == key || name == "reference" || name == "ref" || name == "payload_ref" {
				values[i] += " || '-' || CAST(n.i AS TEXT)"
			}
		}
		_, err = db.ExecContext(d.ctx, fmt.Sprintf(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
			INSERT INTO %s (%s) SELECT %s FROM %s t CROSS JOIN n WHERE t.%s = '%s'%s`,
			n, table, strings.Join(columns, ", "), strings.Join(values, ", "), table, key, id, order))
		require.NoError(d.t, err, table)
	}
}

// onceReturned is a case that QA returned and the CPS decided.
func (d *desk) onceReturned() string {
	l := d.create("surrey", "serocu", draft("X"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.Return, officer, point)
	mended := draft("X")
	mended.Facts = "More."
	l.do(models.AnswerPoint, writer, `{"pointId": "p1", "answer": "explained", "text": "So."}`)
	l.save(writer, mended)
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.ResolvePoint, officer, `{"pointId": "p1"}`)
	l.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	l.do(models.SubmitToCPS, officer, `{}`)
	l.do(models.CPSDecision, cps, `{"decision": "more-information", "decidedOn": "2026-05-08", "reasons": [{"id": "r1", "code": "RISK", "anchor": ""}]}`)
	return l.id
}

var aDay = store.FigureQuery{Scope: everything, Basis: models.BySubmission, From: calendar.NewDate(2026, 5, 8), To: calendar.NewDate(2026, 5, 8)}

// testReviewCasesInChunks: every case is complete and in its place, and a chunk costs what a single case costs.
func testReviewCasesInChunks(t *testing.T, open opener) {
	d := newDesk(t, open)
	id := d.onceReturned()
	queries := 0
	require.NoError(t, d.WatchReads(func(string, []any) { queries++ }))
	read := func() (cases []store.ReviewCase) {
		t.Helper()
		queries = 0
		require.NoError(t, d.ReviewCases(d.ctx, aDay, func(c store.ReviewCase) error {
			cases = append(cases, c)
			return nil
		}))
		return cases
	}
	one, once := read(), queries
	require.Len(t, one, 1)
	d.copies(id, 99)
	require.Len(t, read(), 100)
	require.Equal(t, once, queries)

	d.copies(id+"-1", 150)
	many := read()
	require.Len(t, many, 250)
	require.Equal(t, 3*(once-1)+1, queries, "three chunks and the list")
	for i, c := range many {
		if i > 0 {
			require.Less(t, many[i-1].Reference, c.Reference)
		}
		require.True(t, c.Decided)
		require.Equal(t, []string{"RISK"}, c.CPS)
		require.Len(t, c.QA, len(one[0].QA))
		require.Len(t, c.Versions, 3)
		for n, v := range c.Versions {
			require.Equal(t, []any{c.ID, n + 1, one[0].Versions[n].Hash}, []any{v.ApplicationID, v.N, v.Hash})
		}
	}
}

// BenchmarkReviewCases tells what one case costs among few and among many.
func BenchmarkReviewCases(b *testing.B) {
	for _, size := range []int{200, 2_000, 20_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			d := newDesk(b, openSQLite)
			d.copies(d.onceReturned(), size-1)
			db, err := d.DB()
			require.NoError(b, err)
			_, err = db.ExecContext(d.ctx, "PRAGMA wal_checkpoint(TRUNCATE)") // as a database is that grew over years
			require.NoError(b, err)
			for b.Loop() {
				told := 0
				require.NoError(b, d.ReviewCases(d.ctx, aDay, func(store.ReviewCase) error {
					told++
					return nil
				}))
				require.Equal(b, size, told)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*size), "µs/case")
		})
	}
}
