// Package fill makes a SQLite database as large as a benchmark needs it.
package fill

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	_ "modernc.org/sqlite" // the driver
)

// Copies adds copies of the newest application until there are total, spread over four forces of
// two regions, the states of a long-used service and the years before. Copies are for lists: they
// have no history and no workflow, and nothing may be done to them.
func Copies(ctx context.Context, path string, total int) (err error) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(60000)")
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	_, err = db.ExecContext(ctx, `
		WITH RECURSIVE n (i) AS (SELECT (SELECT COUNT(*) FROM applications) + 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?),
		original AS (SELECT * FROM applications ORDER BY created_at DESC LIMIT 1)
		INSERT INTO applications (id, reference, force, region, state, seq, version, round, holder, submitted,
			standing, content_hash, subject, search, received_subject, received_search, created_at, created_by, updated_at, updated_by, content)
		SELECT printf('copy-%08d', i), printf('COPY/%08d', i),
			CASE i % 4 WHEN 0 THEN 'surrey' WHEN 1 THEN 'sussex' WHEN 2 THEN 'kent' ELSE 'essex' END,
			CASE WHEN i % 4 < 2 THEN 'serocu' ELSE 'ersou' END,
			CASE i % 10 WHEN 0 THEN 'drafting' WHEN 1 THEN 'in-qa' WHEN 2 THEN 'with-cps' WHEN 3 THEN 'withdrawn' ELSE 'closed' END,
			o.seq, o.version, o.round, '', i % 10 > 3, o.standing, o.content_hash, o.subject, printf('copy%08d', i), o.subject, printf('copy%08d', i),
			o.created_at - i * 600000000, o.created_by, o.updated_at, o.updated_by, o.content
		FROM n, original o WHERE i <= ?`, total, total)
	if err != nil {
		return fmt.Errorf("copy applications: %w", err)
	}
	_, err = db.ExecContext(ctx, `
		INSERT INTO waiting (application_id, region, force, desk, latest_safe, since)
		SELECT id, region, force, CASE state WHEN 'drafting' THEN 'draft' WHEN 'in-qa' THEN 'qa' ELSE 'cps' END,
			date('2026-01-01', '+' || (CAST(substr(id, 6) AS INTEGER) % 700) || ' days'), updated_at
		FROM applications WHERE id LIKE 'copy-%' AND state IN ('drafting', 'in-qa', 'with-cps')
			AND id NOT IN (SELECT application_id FROM waiting)`)
	if err != nil {
		return fmt.Errorf("queue copies: %w", err)
	}
	_, err = db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}
