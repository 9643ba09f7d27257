package store_test

import "testing"

// suite is what the store promises; both databases must keep all of it.
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
		{"save", testSave}, {"save refused", testSaveRefused}, {"save at once", testSaveAtOnce}, {"last edits", testLastEdits}, {"copied sections", testCopies}, {"first uses at once", testFirstUses},
		{"append only", testAppendOnly}, {"payloads", testPayloads},
		{"points", testPoints}, {"point unknown to the database", testPointDiverged}, {"submissions", testSubmissions},
		{"figure", testFigure}, {"lines", testLines}, {"corrections", testCorrections}, {"outcome follows decision", testOutcomeFollowsDecision}, {"triage", testTriageCounts}, {"first submissions", testFirstSubmissions}, {"figure of nothing", testFigureOfNothing}, {"figure and QA", testFigureAndQA}, {"figure cases", testFigureCases},
		{"list scopes and filters", testListFilters}, {"list search", testListSearch}, {"list search of numbers and dates", testListSearchOfNumbersAndDates}, {"same text", testSameText}, {"likenesses", testLikenesses}, {"relatives", testRelatives},
		{"list cursor", testListCursor}, {"list bad cursor", testListBadCursor},
		{"queues", testQueues}, {"queues for nobody", testQueuesForNobody}, {"queue returned", testQueueReturned}, {"queue times", testQueueTimes}, {"queue cursor", testQueueCursor},
		{"notices", testNotices}, {"notices read", testNoticesRead}, {"notices cursor", testNoticesCursor}, {"notices out of reach", testNoticesOutOfReach},
		{"reminders", testRemind}, {"reminders too late", testRemindTooLate}, {"reminders to whom", testRemindWhom}, {"reminders in place of who left", testRemindInPlaceOf},
		{"letters", testLetters}, {"letters of many kinds", testLettersKinds}, {"letters taken", testLettersTaken},
		{"letters refused", testLettersRefused}, {"letters refused meanwhile", testLettersRefusedMeanwhile}, {"letters daily", testLettersDaily},
		{"letters not sent", testLettersNotSent}, {"letters at once twice", testLettersAtOnceTwice}, {"letters bounded", testLettersBounded},
		{"want letters", testWantLetters}, {"numbers", testNumbers},
		{"idempotency", testIdempotency}, {"named version", testNamedVersion}, {"refusal or event", testRefusalOrEvent}, {"together", testTogether}, {"idempotency at once", testIdempotencyAtOnce},
		{"users", testUsers}, {"users kept", testUsersKept}, {"emergencies", testEmergencies}, {"access log", testAccessLog},
		{"import", testImport}, {"import twice", testImportTwice}, {"import refused", testImportRefused},
		{"import references", testImportReferences},
		{"waiting", testWaiting}, {"latest safe day", testLatestSafe}, {"latest safe day moves on", testLatestSafeMovesOn}, {"timetable", testTimetable},
		{"restrictions", testRestrictions}, {"restricted notices", testRestrictedNotices}, {"queue counts", testQueueCounts}, {"queue counts at once", testQueueCountsAtOnce},
		{"notices of actions", testNoticesOfActions}, {"no notices of records", testNoNoticesOfRecords},
		{"named in the request", testNamed}, {"named later", testNamedLater}, {"named in any encoding", testNamedInAnyEncoding},
		{"names are found as read", testNamesAreFoundAsRead}, {"usernames look different", testUsernamesLookDifferent}, {"checklist", testChecklist}, {"approve changed content", testApproveChangedContent},
		{"reasons become points", testReasonsBecomePoints}, {"conflict", testConflictRow},
		{"covers", testCovers}, {"lists of covers", testCoverLists}, {"cover of", testCoverOf}, {"states of a cover", testCoverStates},
		{"covers at once", testCoversAtOnce}, {"held", testHeld},
		{"points in preparation", testDraftPoints}, {"notes", testNotes}, {"files", testFiles}, {"files of a version", testVersionFiles}, {"answers so far", testAnswersSoFar}, {"answers about terms", testTermAnswers}, {"review cases", testReviewCases}, {"review cases in chunks", testReviewCasesInChunks},
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
