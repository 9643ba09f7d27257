package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// file is a file of the force as it is added.
func file(application, id string) models.Attachment {
	return models.Attachment{
		ID: id, ApplicationID: application, Origin: models.FromForce, Blob: "blob-" + id, Name: id + ".pdf", Type: "application/pdf", Size: 12, SHA256: "hash-" + id,
		Kind: "map", Title: "Map “A”", Marking: "OFFICIAL", Served: models.NotServed, Withheld: "A name", WithheldWhy: "A child", Scan: models.ScanWaiting, By: writer.ID,
		Links: models.Links{Evidence: []string{"e1"}, Documents: []string{}, Terms: []string{"t1", "t2"}, Points: []string{}},
	}
}

func testFiles(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	a, err := l.AddAttachment(l.ctx, file(l.id, "f1"))
	require.NoError(t, err)
	want := file(l.id, "f1")
	want.At = a.At
	require.Equal(t, want, a)
	other := file(l.id, "f1")
	other.Blob = "other"
	again, err := l.AddAttachment(l.ctx, other)
	require.NoError(t, err)
	require.Equal(t, a, again, "the first stays")
	all, err := l.Attachments(l.ctx, l.id)
	require.NoError(t, err)
	require.Equal(t, []models.Attachment{a}, all)
	_, err = l.Attachment(l.ctx, "another", "f1")
	require.ErrorIs(t, err, models.ErrNotFound)
	_, err = l.AddAttachment(l.ctx, file("nowhere", "f9"))
	require.ErrorIs(t, err, models.ErrNotFound)
	paper := file(l.id, "paper1")
	paper.Origin = models.FromAnswer
	_, err = l.AddAttachment(l.ctx, paper)
	require.ErrorIs(t, err, models.ErrNotEditable)

	waiting, err := l.Unscanned(l.ctx, 10)
	require.NoError(t, err)
	require.Len(t, waiting, 1)
	require.NoError(t, l.Scanned(l.ctx, "f1", models.ScanClean))
	require.NoError(t, l.Scanned(l.ctx, "f1", models.ScanInfected), "which it is not any more")
	a, err = l.Attachment(l.ctx, l.id, "f1")
	require.NoError(t, err)
	require.Equal(t, models.ScanClean, a.Scan)

	unclaimed := func(before time.Time) []string {
		keys, err := l.Unclaimed(l.ctx, []string{"blob-f1", "orphan"}, before)
		require.NoError(t, err)
		return keys
	}
	require.Equal(t, []string{"orphan"}, unclaimed(l.clock.now().Add(time.Hour)))
	require.NoError(t, l.RemoveAttachment(l.ctx, l.id, "f1", writer.ID))
	require.ErrorIs(t, l.RemoveAttachment(l.ctx, l.id, "f1", writer.ID), models.ErrNotFound)
	require.Equal(t, []string{"orphan"}, unclaimed(l.clock.now().Add(-time.Hour)), "a backup may be running")
	require.Equal(t, []string{"blob-f1", "orphan"}, unclaimed(l.clock.now().Add(time.Hour)))

	for n := range models.MaxAttachments {
		_, err := l.AddAttachment(l.ctx, file(l.id, fmt.Sprintf("g%d", n)))
		require.NoError(t, err)
	}
	_, err = l.AddAttachment(l.ctx, file(l.id, "last"))
	require.ErrorIs(t, err, models.ErrTooManyFiles)
}

func testVersionFiles(t *testing.T, open opener) {
	l := newDesk(t, open).create("surrey", "serocu", draft("X"))
	for _, id := range []string{"f1", "f2", "f3"} {
		_, err := l.AddAttachment(l.ctx, file(l.id, id))
		require.NoError(t, err)
	}
	require.NoError(t, l.RemoveAttachment(l.ctx, l.id, "f3", writer.ID))
	l.do(models.SubmitForQA, writer, `{}`)
	_, err := l.AddAttachment(l.ctx, file(l.id, "late"))
	require.ErrorIs(t, err, models.ErrNotEditable)
	require.ErrorIs(t, l.RemoveAttachment(l.ctx, l.id, "f1", writer.ID), models.ErrFrozenFile)
	l.do(models.Claim, officer, `{}`)
	l.do(models.Return, officer, point)
	require.ErrorIs(t, l.RemoveAttachment(l.ctx, l.id, "f1", writer.ID), models.ErrFrozenFile)
	of := func(n int) (ids []string) {
		frozen, err := l.VersionFiles(l.ctx, l.id, n)
		require.NoError(t, err)
		for _, a := range frozen {
			require.True(t, a.Frozen)
			ids = append(ids, a.ID)
		}
		return ids
	}
	require.Equal(t, []string{"f1", "f2"}, of(1))
	require.Empty(t, of(2))
	sent, err := l.SentFiles(l.ctx, l.id)
	require.NoError(t, err)
	require.Empty(t, sent, "nothing went to the CPS")
	l.do(models.AnswerPoint, writer, `{"pointId": "p1", "answer": "done", "text": "Narrowed."}`)
	l.save(writer, draft("Y"))
	l.do(models.SubmitForQA, writer, `{}`)
	l.do(models.Claim, officer, `{}`)
	l.do(models.ResolvePoint, officer, `{"pointId": "p1", "resolution": "resolved"}`)
	l.do(models.Approve, officer, `{"checklist": {"H1": "yes"}}`)
	l.do(models.SubmitToCPS, officer, `{}`)
	sent, err = l.SentFiles(l.ctx, l.id)
	require.NoError(t, err)
	require.Equal(t, map[string]bool{"f1": true, "f2": true}, sent)
	paper := file(l.id, "paper1")
	paper.Origin = models.FromAnswer
	_, err = l.AddAttachment(l.ctx, paper)
	require.NoError(t, err)
	require.NoError(t, l.RemoveAttachment(l.ctx, l.id, "paper1", officer.ID))

	db, err := l.DB()
	require.NoError(t, err)
	for _, statement := range []string{"DELETE FROM version_files", "UPDATE version_files SET sha256 = 'x'", "DELETE FROM attachments"} {
		_, err := db.ExecContext(l.ctx, statement)
		require.Error(t, err, statement)
	}
}
