package store_test

import "testing"

// suite is what the store promises; both databases are held to all of it.
func suite(t *testing.T, open opener) {
	for _, part := range []struct {
		name string
		test func(*testing.T, opener)
	}{
		{"create", testCreate}, {"create numbers by region and year", testReferences},
		{"create at once", testCreateAtOnce}, {"create twice at once", testCreateTwiceAtOnce},
		{"create from another text", testCreateWrongText},
		{"apply twice", testApplyTwice}, {"apply diverged", testApplyDiverged}, {"apply at once", testApplyAtOnce},
		{"apply a text of another", testApplyWrongText}, {"a life with two rounds", testTwoRounds},
		{"content changed before QA", testContentChangedBeforeQA}, {"content changed after approval", testContentChangedAfterApproval},
		{"editors", testEditors}, {"history", testHistoryReads},
		{"save", testSave}, {"save refused", testSaveRefused}, {"save at once", testSaveAtOnce}, {"first uses at once", testFirstUses},
		{"append only", testAppendOnly}, {"payloads", testPayloads},
		{"points", testPoints}, {"point unknown to the database", testPointDiverged}, {"submissions", testSubmissions},
		{"figure", testFigure}, {"first submissions", testFirstSubmissions}, {"figure of nothing", testFigureOfNothing},
		{"list scopes and filters", testListFilters}, {"list search", testListSearch},
		{"list cursor", testListCursor}, {"list bad cursor", testListBadCursor},
		{"idempotency", testIdempotency}, {"idempotency at once", testIdempotencyAtOnce},
		{"users", testUsers}, {"access log", testAccessLog},
		{"import", testImport}, {"import twice", testImportTwice}, {"import refused", testImportRefused},
		{"import references", testImportReferences},
		{"schema", testSchemaSnapshot}, {"clock", testClock},
	} {
		t.Run(part.name, func(t *testing.T) {
			t.Parallel()
			part.test(t, open)
		})
	}
}

func TestSQLite(t *testing.T) { suite(t, openSQLite) }

func TestPostgres(t *testing.T) { suite(t, openPostgres) }
