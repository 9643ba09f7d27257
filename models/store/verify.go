package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
)

// VerifyAll checks every record of the database against its seal, every chain against its signed end and against the
// heads that were kept elsewhere, and every history against the rules. The report names the first thing that differs.
func (s *Store) VerifyAll(ctx context.Context, kept []audit.Head) (audit.Report, error) {
	started := time.Now()
	var report audit.Report
	err := s.Together(ctx, func(view *Store) error {
		v := view.verification(&report, kept)
		if err := v.chains(ctx, ""); err != nil {
			return err
		}
		for _, name := range sealedNames() {
			if err := v.records(ctx, sealedTables[name], "1 = 1"); err != nil {
				return err
			}
		}
		v.missing()
		return view.histories(ctx, &report)
	})
	report.Took = time.Since(started)
	return report, err
}

// VerifyApplication holds the records of one application against their seals, and its history against the rules.
func (s *Store) VerifyApplication(ctx context.Context, id string) (audit.Report, error) {
	var report audit.Report
	v := s.verification(&report, nil)
	if err := v.chains(ctx, id); err != nil {
		return report, err
	}
	for _, name := range sealedNames() {
		table := sealedTables[name]
		if table.chain == "" {
			continue
		}
		if err := v.records(ctx, table, table.chain+" = ?", id); err != nil {
			return report, err
		}
	}
	v.missing()
	return report, s.history(ctx, &report, id)
}

type verification struct {
	*Store
	report *audit.Report
	kept   map[string]map[int64]audit.Head // by chain and number
	latest map[string]audit.Entry          // by record
	found  map[string]int64                // records sealed as found, by day
}

func (s *Store) verification(report *audit.Report, kept []audit.Head) *verification {
	v := &verification{Store: s, report: report, kept: map[string]map[int64]audit.Head{}, latest: map[string]audit.Entry{}, found: map[string]int64{}}
	report.Signed = s.keys != nil
	for _, h := range kept {
		report.Heads++
		if !h.Genuine(s.keys) {
			report.Differs("a kept head of chain %s was not signed with a key of this service", h.Chain)
		}
		if v.kept[h.Chain] == nil {
			v.kept[h.Chain] = map[int64]audit.Head{}
		}
		v.kept[h.Chain][h.N] = h
	}
	return v
}

// chains walks the chains, or one.
func (v *verification) chains(ctx context.Context, only string) error {
	heads, err := v.heads(ctx, only)
	if err != nil {
		return err
	}
	tx := v.read.WithContext(ctx).Model(&auditEntryRow{}).Order("chain, n")
	if only != "" {
		tx = tx.Where("chain = ?", only)
	}
	rows, err := tx.Rows()
	if err != nil {
		return fmt.Errorf("read seals: %w", err)
	}
	defer rows.Close()
	var last audit.Entry
	signed, ends := false, map[string]audit.Entry{}
	for rows.Next() {
		var row auditEntryRow
		if err := v.read.ScanRows(rows, &row); err != nil {
			return fmt.Errorf("read seals: %w", err)
		}
		e := row.model()
		if e.Chain != last.Chain {
			last, signed = audit.Entry{Chain: e.Chain}, false
			v.report.Chains++
		}
		v.walk(e, last, &signed)
		last, ends[e.Chain] = e, e
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read seals: %w", err)
	}
	v.ends(heads, ends)
	return nil
}

func (v *verification) walk(e, last audit.Entry, signed *bool) {
	v.report.Entries++
	if wrong := e.Follows(v.keys, last.N, last.Hash); wrong != "" {
		v.report.Differs("%s: %s", e.Chain, wrong)
	}
	if e.Algorithm == audit.Unsigned && *signed {
		v.report.Differs("%s: entry %d, on %s, is not signed", e.Chain, e.N, e.About())
	}
	*signed = *signed || e.Algorithm != audit.Unsigned
	if h, kept := v.kept[e.Chain][e.N]; kept {
		if h.Hash != e.Hash {
			v.report.Differs("%s: entry %d is another than the head that was kept elsewhere", e.Chain, e.N)
		}
		delete(v.kept[e.Chain], e.N)
	}
	if e.Chain != serviceChain && e.Kind != audit.Alarm {
		v.latest[e.About()] = e
	}
	if e.Kind == audit.Found && e.Chain != serviceChain {
		v.found[time.UnixMicro(e.At).UTC().Format(time.DateOnly)]++
	}
}

// ends compares where each chain ends with where it was signed to end.
func (v *verification) ends(heads map[string]audit.Head, ends map[string]audit.Entry) {
	for _, chain := range slices.Sorted(maps.Keys(ends)) {
		end, head := ends[chain], heads[chain]
		switch {
		case head.N != end.N || head.Hash != end.Hash:
			v.report.Differs("%s: the chain ends at entry %d, and was signed to end at %d", chain, end.N, head.N)
		case end.Algorithm != audit.Unsigned && !head.Genuine(v.keys):
			v.report.Differs("%s: the end of the chain was not signed with a key of this service", chain)
		}
		delete(heads, chain)
	}
	for _, chain := range slices.Sorted(maps.Keys(heads)) {
		v.report.Differs("%s: the chain is missing", chain)
	}
	for _, chain := range slices.Sorted(maps.Keys(v.kept)) {
		for _, n := range slices.Sorted(maps.Keys(v.kept[chain])) {
			v.report.Differs("%s: entry %d, which was kept elsewhere, is missing", chain, n)
		}
	}
	if v.keys != nil && v.keys.Sealed != nil && len(ends) == 0 {
		v.report.Differs("the database was sealed on %s and has no seals", v.keys.Sealed.Format(time.DateOnly))
	}
}

func (v *verification) heads(ctx context.Context, only string) (map[string]audit.Head, error) {
	tx := v.read.WithContext(ctx)
	if only != "" {
		tx = tx.Where("chain = ?", only)
	}
	var rows []auditHeadRow
	if err := tx.Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the ends of the chains: %w", err)
	}
	heads := make(map[string]audit.Head, len(rows))
	for _, r := range rows {
		heads[r.Chain] = r.model()
	}
	return heads, nil
}

// records holds rows against the last entry on each.
func (v *verification) records(ctx context.Context, t *sealedTable, where string, args ...any) error {
	return t.each(v.read.WithContext(ctx), where, args, func(key, chain, hash string) error {
		about := audit.About(t.name, key)
		e, sealed := v.latest[about]
		switch {
		case !sealed:
			v.report.Differs("%s was never sealed", about)
		case e.RowHash != hash || e.Chain != chain:
			v.report.Differs("%s is not as it was sealed (entry %d of %s)", about, e.N, e.Chain)
		case v.keys != nil && e.Algorithm == audit.Unsigned:
			v.report.Differs("the seal of %s is not signed", about)
		}
		delete(v.latest, about)
		v.report.Records++
		return nil
	})
}

// missing names what is sealed but missing.
func (v *verification) missing() {
	for _, about := range slices.Sorted(maps.Keys(v.latest)) {
		v.report.Differs("%s was sealed and is missing", about)
	}
	for _, day := range slices.Sorted(maps.Keys(v.found)) {
		v.report.Found = append(v.report.Found, audit.FoundOn{Day: day, Rows: v.found[day]})
	}
}

// histories holds every application against its events.
func (s *Store) histories(ctx context.Context, report *audit.Report) error {
	var ids []string
	if err := s.read.WithContext(ctx).Model(&applicationRow{}).Order("id").Pluck("id", &ids).Error; err != nil {
		return fmt.Errorf("read applications: %w", err)
	}
	for _, id := range ids {
		if err := s.history(ctx, report, id); err != nil {
			return err
		}
	}
	return nil
}

// history holds an application's row, events, texts and versions against one another.
func (s *Store) history(ctx context.Context, report *audit.Report, id string) error {
	events, err := s.Events(ctx, id)
	if err != nil {
		return err
	}
	var row struct {
		State models.State
		Seq   int
	}
	if err := s.read.WithContext(ctx).Model(&applicationRow{}).Select("state, seq").Where("id = ?", id).Take(&row).Error; err != nil {
		return notFound(err)
	}
	state, err := models.VerifyHistory(events)
	if err != nil {
		report.Differs("events %s: %v", id, err)
	}
	if state != row.State || len(events) != row.Seq {
		report.Differs("applications %s: the row says %q after %d events, the history %q after %d", id, row.State, row.Seq, state, len(events))
	}
	texts, err := s.hashes(ctx, "payloads", "ref", "body", id)
	if err != nil {
		return err
	}
	for _, e := range events {
		if text, there := texts[e.PayloadRef]; there && (text.made != e.PayloadHash || text.kept != e.PayloadHash) {
			report.Differs("payloads %s: the text is not the one of event %d of %s", e.PayloadRef, e.Seq, id)
		}
	}
	frozen, err := s.hashes(ctx, "versions", "n", "content", id)
	for n, v := range frozen {
		if v.made != v.kept {
			report.Differs("versions %s %s: the content is not the one of its hash", id, n)
		}
	}
	return err
}

// hashed is the hash of a text, calculated again, and the one that is stored with it.
type hashed struct{ made, kept string }

// hashes gives the hash of each text of an application, made again.
func (s *Store) hashes(ctx context.Context, table, key, text, id string) (map[string]hashed, error) {
	rows, err := s.read.WithContext(ctx).Table(table).Select(strings.Join([]string{key, text, "hash"}, ", ")).Where("application_id = ?", id).Rows()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", table, err)
	}
	defer rows.Close()
	all := map[string]hashed{}
	for rows.Next() {
		values, err := scanAny(rows, 3)
		if err != nil {
			return nil, err
		}
		all[plain(values[0])] = hashed{made: models.HashOf([]byte(plain(values[1]))), kept: plain(values[2])}
	}
	return all, rows.Err()
}

// Heads lists the ends of the chains that were signed since a time, for keeping elsewhere.
func (s *Store) Heads(ctx context.Context, since time.Time) ([]audit.Head, error) {
	var rows []auditHeadRow
	if err := s.read.WithContext(ctx).Where("at >= ? AND n > 0", micros(since)).Order("at, chain").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the ends of the chains: %w", err)
	}
	heads := make([]audit.Head, len(rows))
	for i, r := range rows {
		heads[i] = r.model()
	}
	return heads, nil
}

// SealOf is the first entry on a record. ErrNotFound when it was never sealed.
func (s *Store) SealOf(ctx context.Context, table, chain string, key ...any) (audit.Entry, error) {
	var row auditEntryRow
	about := sealedRow{table: sealedTables[table], key: key}
	err := s.read.WithContext(ctx).Where("chain = ? AND tbl = ? AND row_key = ?", chain, table, about.keyText()).Order("n").Take(&row).Error
	if err != nil {
		return audit.Entry{}, notFound(err)
	}
	return row.model(), nil
}
